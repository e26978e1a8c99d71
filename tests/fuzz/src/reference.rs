//! Names, references and addresses.

use portolan::http::Url;
use portolan::image::{Attached, Timestamp};
use portolan::name::{Digest, ImageId, MediaType, Origin, Pasted, Reference, Repository, Tag};
use std::fmt::{Debug, Display};
use std::str::FromStr;

/// Reads a text as everything that a text can be.
pub fn read(bytes: &[u8]) {
    let text = &*String::from_utf8_lossy(bytes);
    settles::<Origin>(text);
    settles::<MediaType>(text);
    settles::<Digest>(text);
    settles::<ImageId>(text);
    if let Some(tag) = settles::<Tag>(text) {
        one_segment(tag.as_str());
        if let Some((digest, what)) = Attached::read(&tag) {
            assert_eq!(what.tag(&digest), Some(tag));
        }
    }
    if let Some(repository) = settles::<Repository>(text) {
        repository.segments().for_each(one_segment);
    }
    if let Ok(reference) = Reference::parse(text) {
        assert_eq!(Reference::parse(&reference.to_string()), Ok(reference));
    }
    if let Ok(pasted) = Pasted::parse(text) {
        pasted.origin.iter().for_each(|origin| assert_eq!(origin.to_string().parse(), Ok(origin.clone())));
        // C12
        assert!(pasted.user.is_none_or(|user| !user.contains(':')));
    }
    if let Some(url) = Url::read(text) {
        // Where there is no path the slash is left out or not, which is one address.
        let written = url.to_string();
        assert_eq!(Url::read(&written).map(|url| url.to_string()), Some(written.clone()));
        assert_eq!(url.resolve(&written).map(|url| url.to_string()), Some(written));
    }
    if let Some(moment) = Timestamp::parse(text) {
        assert_eq!(
            Timestamp::parse(&moment.to_string()).map(|again| again.0 / 1000),
            Some(moment.0.div_euclid(1000))
        );
    }
}

/// What is read can be written, and is then read as the same.
fn settles<N: FromStr + Display + Debug + PartialEq>(text: &str) -> Option<N> {
    let name: N = text.parse().ok()?;
    assert_eq!(name.to_string().parse().ok().as_ref(), Some(&name));
    Some(name)
}

/// I8, I13: a name that bends the path of a request would name something else.
fn one_segment(segment: &str) {
    let home: Origin = "https://registry.example".parse().expect("an origin");
    let url = Url::at(&home).push(segment).expect("a segment");
    assert_eq!((url.path().matches('/').count(), url.query_string()), (1, ""));
    assert!(Url::read(&url.to_string()).is_some(), "{url}");
}
