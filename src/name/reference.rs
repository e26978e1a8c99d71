//! A reference: a repository and what in it is meant; and what people paste when asked for one.

use super::{Digest, ImageId, NameError, Origin, Repository, Scheme, Tag};
use std::fmt;

/// What of a repository is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selector {
    /// A tag: `repo:tag`.
    Tag(Tag),
    /// A digest: `repo@sha256:…`.
    Digest(Digest),
    /// A v1 image id: `repo@64 digits`. Not a form Docker knows, but v1 images have no other name.
    Image(ImageId),
}

/// A repository, or one tag, manifest or image of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The repository.
    pub repository: Repository,
    /// What of it is meant; nothing means the repository itself.
    pub selector: Option<Selector>,
}

impl Reference {
    /// Reads `ns/repo`, `ns/repo:tag`, `ns/repo@sha256:…` or `ns/repo@imageid`.
    ///
    /// # Errors
    /// Whatever is wrong with the part that does not fit.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        if let Some((repository, rest)) = text.split_once('@') {
            // `repo:tag@digest` is common in pasted text; the digest says more than the tag.
            let repository = repository.rsplit_once(':').map_or(repository, |(name, _)| name);
            let selector = match rest.parse() {
                Ok(digest) => Selector::Digest(digest),
                Err(error) if rest.contains(':') => return Err(error),
                Err(_) => Selector::Image(rest.parse()?),
            };
            return Ok(Self { repository: repository.parse()?, selector: Some(selector) });
        }
        match text.rsplit_once(':') {
            Some((repository, tag)) => {
                Ok(Self { repository: repository.parse()?, selector: Some(Selector::Tag(tag.parse()?)) })
            }
            None => Ok(Self { repository: text.parse()?, selector: None }),
        }
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.repository.fmt(f)?;
        match &self.selector {
            None => Ok(()),
            Some(Selector::Tag(tag)) => write!(f, ":{tag}"),
            Some(Selector::Digest(digest)) => write!(f, "@{digest}"),
            Some(Selector::Image(id)) => write!(f, "@{id}"),
        }
    }
}

/// What a person pasted into the one field of Connect: an address, a reference, or both in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The registry named, if one was.
    pub origin: Option<Origin>,
    /// Whether the text named the scheme itself; otherwise it was guessed: https, and http for loopback.
    pub scheme_given: bool,
    /// What of the registry is meant, if anything.
    pub reference: Option<Reference>,
    /// `user` of `https://user:password@host`, to be offered in the sign-in form. A password typed into an address
    /// is dropped at once and never kept (security notes C12).
    pub user: Option<String>,
}

impl Pasted {
    /// Reads what was pasted. The first segment is a host when it has a dot, a colon or is `localhost`, as Docker
    /// decides it, or when a scheme stands before it.
    ///
    /// # Errors
    /// Whatever is wrong with the part that does not fit.
    pub fn parse(text: &str) -> Result<Self, NameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NameError::Empty);
        }
        let (scheme, rest) = split_scheme(text)?;
        let (first, path) = rest.split_once('/').map_or((rest, ""), |(first, path)| (first, path));
        let (user, authority) = split_userinfo(first);
        let is_host = scheme.is_some()
            || user.is_some()
            || (path.is_empty() && looks_like_host_alone(authority))
            || (!path.is_empty() && looks_like_host(authority));
        if !is_host {
            let reference = Some(Reference::parse(rest)?);
            return Ok(Self { origin: None, scheme_given: false, reference, user: None });
        }
        let origin = match scheme {
            Some(scheme) => Origin::from_authority(scheme, authority)?,
            None => guess_scheme(authority)?,
        };
        let path = api_path_removed(path.split(['?', '#']).next().unwrap_or_default());
        let reference = if path.is_empty() { None } else { Some(Reference::parse(path)?) };
        Ok(Self { origin: Some(origin), scheme_given: scheme.is_some(), reference, user })
    }
}

fn split_scheme(text: &str) -> Result<(Option<Scheme>, &str), NameError> {
    match text.split_once("://") {
        None => Ok((None, text)),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => Ok((Some(Scheme::Https), rest)),
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => Ok((Some(Scheme::Http), rest)),
        Some(_) => Err(NameError::BadScheme),
    }
}

fn split_userinfo(first: &str) -> (Option<String>, &str) {
    match first.rsplit_once('@') {
        // `repo@sha256:…` has an `@` too: userinfo is only what stands before something like a host.
        Some((user, host))
            if !host.starts_with("sha256:") && !host.starts_with("sha512:") && host.len() != 64 =>
        {
            let user = user.split(':').next().unwrap_or_default();
            (Some(user.to_owned()), host)
        }
        _ => (None, first),
    }
}

fn looks_like_host(first: &str) -> bool {
    first == "localhost" || first.contains(['.', ':'])
}

/// Alone on the line, `host:5000` and `repo:tag` look alike: a port is made of digits, and hosts have dots.
fn looks_like_host_alone(text: &str) -> bool {
    if text.contains('@') {
        return false;
    }
    match text.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !port.is_empty() => {
            looks_like_host(host) || port.len() >= 3
        }
        Some(_) => text.starts_with('['),
        None => text == "localhost" || text.contains('.'),
    }
}

fn guess_scheme(authority: &str) -> Result<Origin, NameError> {
    let guess = Origin::from_authority(Scheme::Https, authority)?;
    if guess.is_loopback() { Origin::from_authority(Scheme::Http, authority) } else { Ok(guess) }
}

/// `/v1/` and `/v2/` behind the host are how addresses were written in Docker's own settings.
fn api_path_removed(path: &str) -> &str {
    let path = path.trim_matches('/');
    if matches!(path, "v1" | "v2") { "" } else { path }
}
