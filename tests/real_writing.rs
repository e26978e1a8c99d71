//! The client changes what Debian's Distribution 2.8.2 holds: tags set, moved and taken away, manifests deleted. What came
//! of it is asked of the server behind the client's back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::Manifest;
use portolan::name::{Digest, MediaType, Tag};
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{At, How, Untag};
use support::distribution::{Server, server};
use support::native::Native;
use support::{repository, tag};

/// Each test changes repositories that no other looks at.
const OPEN: &str = r#"{"auth":"none","seed":"fleet"}"#;
const DELETES_OFF: &str = r#"{"auth":"none","seed":"fleet","deletes":false}"#;
const TOKENS: &str = r#"{"auth":"token","front":"none","seed":"fleet"}"#;

fn at(name: &str) -> At {
    At::Tag(tag(name))
}

/// What the server has behind a tag.
async fn digest(server: &Server, name: &str, tag_name: &str) -> Option<Digest> {
    server.digest(name, tag_name).await.map(|digest| digest.parse().expect("a digest"))
}

// I9: the other tags on the digest stay.
#[tokio::test]
async fn one_of_four_tags_on_a_digest_is_taken_away_and_the_three_stay() {
    let server = server(OPEN);
    let (registry, shared) = (server.registry(), repository("harbour/shared"));
    let before = digest(server, "harbour/shared", "stable").await.unwrap();
    assert_eq!(digest(server, "harbour/shared", "1.4.2").await.as_ref(), Some(&before));
    let untagged = registry.untag(&shared, &tag("stable"), &before).await.unwrap();
    assert_eq!(untagged, Untag::Moved, "Distribution 2.8 deletes no tag by itself");
    assert_eq!(server.tags("harbour/shared").await, ["1", "1.4", "1.4.2", "next"]);
    for tag_name in ["1", "1.4", "1.4.2"] {
        assert_eq!(digest(server, "harbour/shared", tag_name).await.as_ref(), Some(&before));
    }
    let again = registry.untag(&shared, &tag("stable"), &before).await.unwrap_err();
    assert_eq!(again.kind, ErrorKind::NotFound);
    // I7: what has moved since it was looked at stays where it is.
    let other = digest(server, "harbour/shared", "next").await.unwrap();
    let moved = registry.untag(&shared, &tag("next"), &before).await.unwrap_err();
    assert_eq!(moved.kind, ErrorKind::TagMoved(other.clone()));
    assert_eq!(digest(server, "harbour/shared", "next").await, Some(other));
}

#[tokio::test]
async fn two_who_take_off_one_tag_at_the_same_moment_leave_nothing_of_it() {
    let server = server(OPEN);
    let (one, other, pilot) = (server.registry(), server.registry(), repository("harbour/pilot"));
    let of = one.manifest(&pilot, &at("1.0.0")).await.unwrap();
    for round in 0..20 {
        let twice = format!("twice-{round}");
        one.put_manifest(&pilot, &at(&twice), &of.media_type, of.bytes.clone()).await.unwrap();
        let name = tag(&twice);
        let (first, second) =
            tokio::join!(one.untag(&pilot, &name, &of.digest), other.untag(&pilot, &name, &of.digest));
        assert!(first.is_ok() || second.is_ok(), "{first:?} {second:?}");
        for outcome in [first, second] {
            let gone = matches!(&outcome, Err(error) if error.kind == ErrorKind::NotFound);
            assert!(gone || outcome == Ok(Untag::Moved), "{round}: {outcome:?}");
        }
        assert!(!server.tags("harbour/pilot").await.contains(&twice), "{twice} is still listed");
    }
    assert_eq!(digest(server, "harbour/pilot", "1.0.0").await, Some(of.digest));
}

// Between the two writes of a PUT a deletion finds the manifest and not the tag. The moment is too short to be met, so
// what it leaves is made by hand.
#[tokio::test]
async fn a_name_that_was_left_without_a_manifest_is_freed() {
    let server = server(OPEN);
    let (registry, lighthouse) = (server.registry(), repository("harbour/lighthouse"));
    let of = registry.manifest(&lighthouse, &at("2.0.0")).await.unwrap();
    let index = format!(r#"{{"schemaVersion":2,"mediaType":"{}","manifests":[]}}"#, MediaType::OCI_INDEX);
    let lost = Digest::of(index.as_bytes());
    registry
        .put_manifest(&lighthouse, &at("adrift"), &MediaType::OCI_INDEX, index.into_bytes().into())
        .await
        .unwrap();
    let kept =
        server.storage.join("docker/registry/v2/repositories/harbour/lighthouse/_manifests/revisions/sha256");
    std::fs::remove_dir_all(kept.join(lost.hex())).unwrap();
    assert_eq!(server.digest("harbour/lighthouse", "adrift").await, None);
    assert!(server.tags("harbour/lighthouse").await.contains(&"adrift".to_owned()));

    assert_eq!(registry.untag(&lighthouse, &tag("adrift"), &lost).await.unwrap(), Untag::Moved);
    assert!(!server.tags("harbour/lighthouse").await.contains(&"adrift".to_owned()));
    assert_eq!(digest(server, "harbour/lighthouse", "2.0.0").await, Some(of.digest));
}

#[tokio::test]
async fn the_last_tag_of_a_repository_goes_and_the_repository_stays() {
    let server = server(OPEN);
    let digest = digest(server, "buoy", "1.0").await.unwrap();
    server.registry().untag(&repository("buoy"), &tag("1.0"), &digest).await.unwrap();
    assert!(server.tags("buoy").await.is_empty());
    let names = server.registry().catalog(None).await.unwrap().repositories;
    assert!(names.iter().any(|name| name.to_string() == "buoy"));
    assert!(server.registry().tag_names(&repository("buoy"), None).await.unwrap().tags.is_empty());
    assert!(server.digest("buoy", &digest.to_string()).await.is_some(), "the manifest is still there");
}

// I9: a manifest goes with every tag on it, by its digest alone.
#[tokio::test]
async fn a_manifest_is_deleted_with_its_tags_unless_one_has_moved() {
    let server = server(OPEN);
    let (registry, ferry) = (server.registry(), repository("harbour/ferry"));
    let ours = digest(server, "harbour/ferry", "3.1").await.unwrap();
    let manifest = registry.manifest(&ferry, &at("3.1")).await.unwrap();
    let Manifest::Index(index) = &manifest.manifest else { panic!("a list") };
    let child = index.manifests[0].digest.valid().unwrap().clone();

    let tags: [Tag; 2] = [tag("3.1"), tag("latest")];
    let refused = registry.delete_digest(&ferry, &child, &tags).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::TagMoved(ours.clone()), "they do not point at the child");
    assert_eq!(server.tags("harbour/ferry").await, ["3.1", "latest"]);

    registry.delete_digest(&ferry, &ours, &tags).await.unwrap();
    assert!(server.tags("harbour/ferry").await.is_empty());
    assert_eq!(server.digest("harbour/ferry", &ours.to_string()).await, None);
    assert!(server.digest("harbour/ferry", &child.to_string()).await.is_some(), "its children stay");
    assert_eq!(registry.delete_manifest(&ferry, &ours).await.unwrap_err().kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn a_tag_is_set_and_moved_by_the_same_bytes() {
    let server = server(OPEN);
    let registry = server.registry();
    for (name, from) in
        [("harbour/pilot", "1.2.0"), ("harbour/lighthouse", "2.0.0"), ("charts/tide-tables", "0.9.0")]
    {
        let fetched = registry.manifest(&repository(name), &at(from)).await.unwrap();
        for to in ["candidate", "latest"] {
            let bytes = fetched.bytes.clone();
            registry.put_manifest(&repository(name), &at(to), &fetched.media_type, bytes).await.unwrap();
            assert_eq!(digest(server, name, to).await.as_ref(), Some(&fetched.digest), "{name}:{to}");
        }
    }
    // What it stands on is not in the other repository.
    let pilot = registry.manifest(&repository("harbour/pilot"), &at("1.0.0")).await.unwrap();
    let elsewhere = repository("yard/empty");
    let refused = registry.put_manifest(&elsewhere, &at("1"), &pilot.media_type, pilot.bytes.clone()).await;
    assert_eq!(refused.unwrap_err().kind, ErrorKind::Rejected);
}

#[tokio::test]
async fn referrers_are_read_from_the_fallback_tag_where_there_is_no_list() {
    let registry = server(OPEN).registry();
    let beacon = repository("harbour/beacon");
    let of = registry.resolve(&beacon, &at("1.0")).await.unwrap();
    let found = registry.referrers(&beacon, &of).await.unwrap();
    assert_eq!((found.how, found.complete), (How::FallbackTag, true));
    let types: Vec<_> = found.list.iter().map(|referrer| referrer.artifact_type.as_deref()).collect();
    assert_eq!(types, [Some("application/spdx+json")]);
    let survey =
        registry.manifest(&beacon, &At::Digest(found.list[0].digest.valid().unwrap().clone())).await.unwrap();
    assert_eq!(survey.manifest.subject().unwrap().digest.valid(), Some(&of));
    let ledger = repository("harbour/ledger");
    let of = registry.resolve(&ledger, &at("5.0")).await.unwrap();
    assert_eq!(registry.referrers(&ledger, &of).await.unwrap().how, How::None);
}

#[tokio::test]
async fn where_deletes_are_off_everything_stays_and_that_is_said() {
    let (on, off) = (server(OPEN), server(DELETES_OFF));
    let shared = repository("harbour/shared");
    assert!(on.registry().deletes_are_on(&repository("harbour/ledger")).await.unwrap());
    let registry = off.registry();
    assert!(!registry.deletes_are_on(&shared).await.unwrap());
    let before = digest(off, "harbour/shared", "stable").await.unwrap();
    let untag = registry.untag(&shared, &tag("stable"), &before).await.unwrap_err();
    assert_eq!(untag.kind, ErrorKind::DeletesOff);
    let delete = registry.delete_digest(&shared, &before, &[tag("stable")]).await.unwrap_err();
    assert_eq!(delete.kind, ErrorKind::DeletesOff);
    assert_eq!(digest(off, "harbour/shared", "stable").await, Some(before), "the tag was not moved in vain");
    assert_eq!(off.tags("harbour/shared").await, ["1", "1.4", "1.4.2", "next", "stable"]);
}

async fn signed_in(user: &str, password: &str) -> Registry<Native> {
    let server = server(TOKENS);
    let registry = server.registry();
    registry.trust_realm(server.tokens.clone().unwrap());
    registry.sign_in_v2(Basic { user: user.into(), password: password.into() }, false).await.unwrap();
    registry
}

async fn tags(registry: &Registry<Native>, name: &str) -> Vec<String> {
    let page = registry.tag_names(&repository(name), None).await.unwrap();
    let mut tags: Vec<String> = page.tags.iter().map(ToString::to_string).collect();
    tags.sort();
    tags
}

#[tokio::test]
async fn by_tokens_a_captain_sets_and_takes_away_and_a_deckhand_only_looks() {
    let captain = signed_in("captain", "harbour-1914").await;
    let deckhand = signed_in("deckhand", "bilge-water").await;
    let shared = repository("harbour/shared");
    let stable = deckhand.manifest(&shared, &at("stable")).await.unwrap();
    let put = |registry: Registry<Native>| {
        let (shared, media_type, bytes) = (shared.clone(), stable.media_type.clone(), stable.bytes.clone());
        async move { registry.put_manifest(&shared, &at("new"), &media_type, bytes).await }
    };
    assert_eq!(put(deckhand.clone()).await.unwrap_err().kind, ErrorKind::Forbidden);
    let refused = deckhand.untag(&shared, &tag("stable"), &stable.digest).await.unwrap_err();
    assert_eq!(refused.kind, ErrorKind::Forbidden);
    assert_eq!(tags(&deckhand, "harbour/shared").await, ["1", "1.4", "1.4.2", "next", "stable"]);
    put(captain.clone()).await.unwrap();
    assert_eq!(captain.untag(&shared, &tag("stable"), &stable.digest).await.unwrap(), Untag::Moved);
    assert_eq!(tags(&deckhand, "harbour/shared").await, ["1", "1.4", "1.4.2", "new", "next"]);
}
