//! The client copies within Debian's Distribution 2.8.2: blobs mounted, manifests put as they are. What came of it is
//! asked of the server behind the client's back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::{Manifest, Warning};
use portolan::name::Digest;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{At, CopyProgress};
use std::cell::RefCell;
use std::rc::Rc;
use support::distribution::server;
use support::native::Native;
use support::{repository, tag};

const OPEN: &str = r#"{"auth":"none","seed":"fleet"}"#;
const TOKENS: &str = r#"{"auth":"token","front":"none","seed":"fleet"}"#;

/// Copies one thing and says what was told on the way.
async fn copy(
    registry: &Registry<Native>,
    (name, from): (&str, &str),
    (to_name, to): (&str, &str),
) -> (Result<Digest, ErrorKind>, Vec<CopyProgress>) {
    let told: Rc<RefCell<Vec<CopyProgress>>> = Rc::default();
    let heard = told.clone();
    let on_progress = Rc::new(move |progress| heard.borrow_mut().push(progress));
    let (from, at) = (repository(name), At::Tag(tag(from)));
    let copied = registry.copy(&from, &at, &repository(to_name), &tag(to), on_progress).await;
    let told = told.borrow().clone();
    (copied.map_err(|error| error.kind), told)
}

#[tokio::test]
async fn whatever_has_a_tag_is_copied_whole_under_its_own_digest() {
    let server = server(OPEN);
    let registry = server.registry();
    for (name, from) in [
        ("harbour/pilot", "1.2.0"),
        ("harbour/ledger", "5.0"),
        // Indexes: with an attestation, Docker's list, and one within another.
        ("harbour/lighthouse", "2.0.0"),
        ("harbour/ferry", "3.1"),
        ("harbour/convoy", "1"),
        ("charts/tide-tables", "1.0.0"),
        ("harbour/logbook", "may"),
    ] {
        let copy_name = format!("copies/{}", name.replace('/', "-"));
        let (copied, told) = copy(&registry, (name, from), (&copy_name, "new")).await;
        let copied = copied.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(server.digest(name, from).await, Some(copied.to_string()), "{name}");
        assert_eq!(server.digest(&copy_name, "new").await, Some(copied.to_string()), "{name}");
        let of = told[0].of;
        let done: Vec<usize> = told.iter().map(|progress| progress.done).collect();
        assert_eq!(done, (0..of).collect::<Vec<_>>(), "{name}: each is mounted at once");
        // All that it lists is there as well, and can be read from there.
        let (there, at) = (repository(&copy_name), At::Digest(copied));
        let walk = registry.walk_index(&there, &at).await.unwrap();
        assert!(walk.missing.is_empty() && !walk.cut, "{name}");
        for node in &walk.nodes {
            assert_eq!(node.fetched.warnings, [], "{name}");
            if let Manifest::Image(image) = &node.fetched.manifest {
                registry.blob(&there, &image.config, 1024 * 1024).await.unwrap();
            }
        }
    }
}

// I5
#[tokio::test]
async fn a_manifest_of_schema_1_keeps_the_name_it_was_signed_with() {
    let registry = server(OPEN).registry();
    let (copied, _) = copy(&registry, ("harbour/ledger-of-old", "5.0"), ("copies/of-old", "5.0")).await;
    let there = registry.manifest(&repository("copies/of-old"), &At::Tag(tag("5.0"))).await.unwrap();
    assert_eq!(copied, Ok(there.digest));
    let other = Warning::OtherRepository("harbour/ledger-of-old".into());
    assert_eq!(there.warnings, [Warning::NotContentVerified, other]);
}

#[tokio::test]
async fn within_a_repository_a_copy_is_a_tag() {
    let server = server(OPEN);
    let (copied, told) =
        copy(&server.registry(), ("harbour/shared", "next"), ("harbour/shared", "candidate")).await;
    assert_eq!(server.digest("harbour/shared", "candidate").await, Some(copied.unwrap().to_string()));
    assert!(told.is_empty());
}

#[tokio::test]
async fn by_tokens_a_copy_asks_to_read_there_and_to_write_here() {
    let server = server(TOKENS);
    let signed_in = async |user: &str, password: &str| {
        let registry = server.registry();
        registry.trust_realm(server.tokens.clone().unwrap());
        let basic = Basic { user: user.into(), password: password.into() };
        registry.sign_in_v2(basic, false).await.unwrap();
        registry
    };
    let captain = signed_in("captain", "harbour-1914").await;
    let (copied, told) = copy(&captain, ("harbour/pilot", "latest"), ("copies/pilot", "new")).await;
    assert_eq!(server.digest("harbour/pilot", "latest").await, None, "nobody is let in without a token");
    let there = captain.resolve(&repository("copies/pilot"), &At::Tag(tag("new"))).await.unwrap();
    assert_eq!(copied, Ok(there));
    assert!(told.iter().all(|progress| progress.moving.is_none()), "mounted, not carried");
    let deckhand = signed_in("deckhand", "bilge-water").await;
    let (refused, _) = copy(&deckhand, ("harbour/pilot", "latest"), ("copies/theft", "new")).await;
    assert_eq!(refused, Err(ErrorKind::Forbidden));
}
