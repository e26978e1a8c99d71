//! The client reads from Debian's Distribution 2.8.2. What the server holds is pushed by `tests/e2e/support/seeds.mjs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::image::manifest::{Kind as ManifestKind, Manifest, Warning};
use portolan::image::{ImageConfig, Matched};
use portolan::name::{Digest, Heard, Repository};
use portolan::registry::Registry;
use portolan::registry::detect::Kind;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::{At, Fetched};
use support::distribution::server;
use support::native::Native;
use support::{repository, tag};

const OPEN: &str = r#"{"auth":"none","seed":"fleet"}"#;
const CROWD: &str = r#"{"auth":"none","seed":"crowd"}"#;
const PASSWORDS: &str = r#"{"auth":"htpasswd","front":"none"}"#;
const TOKENS: &str = r#"{"auth":"token","front":"none"}"#;

#[tokio::test]
async fn each_way_of_running_it_is_found_out_with_what_it_asks_for() {
    for (kind, schemes) in [(OPEN, vec![]), (PASSWORDS, vec!["basic"]), (TOKENS, vec!["bearer"])] {
        let server = server(kind);
        let found = server.registry().detect().await.unwrap();
        let Some(Kind::V2(facts)) = found.kind else { panic!("{found:?}") };
        assert_eq!(facts.version.as_deref(), Some("registry/2.0"));
        assert_eq!(facts.schemes, schemes);
        assert_eq!(facts.wants_sign_in, kind != OPEN);
        assert_eq!(facts.realm, server.tokens.as_ref().map(|tokens| format!("{tokens}/token")));
        assert_eq!(found.probes.len(), 1, "nothing else is asked");
    }
}

/// Every page of the catalog: how many names each had, and all of them.
async fn catalog(registry: &Registry<Native>) -> (Vec<usize>, Vec<String>) {
    let (mut pages, mut names, mut next) = (Vec::new(), Vec::new(), None);
    loop {
        let page = registry.catalog(next).await.unwrap();
        pages.push(page.repositories.len());
        names.extend(page.repositories.iter().map(Heard::to_string));
        assert_eq!(page.complete, page.next.is_none());
        next = page.next;
        if next.is_none() {
            return (pages, names);
        }
    }
}

async fn tags(registry: &Registry<Native>, repository: &Repository) -> (usize, Vec<String>) {
    let (mut pages, mut names, mut next) = (0, Vec::new(), None);
    loop {
        let page = registry.tag_names(repository, next).await.unwrap();
        pages += 1;
        names.extend(page.tags.iter().map(Heard::to_string));
        assert_eq!(page.complete, page.next.is_none());
        next = page.next;
        if next.is_none() {
            names.sort();
            return (pages, names);
        }
    }
}

#[tokio::test]
async fn a_catalog_of_250_is_read_to_its_end_in_pages() {
    let (pages, names) = catalog(&server(CROWD).registry()).await;
    assert_eq!(pages, [100, 150]);
    let expected: Vec<String> = (0..250).map(|at| format!("crowd/ship-{at:04}")).collect();
    assert_eq!(names, expected);
}

#[tokio::test]
async fn tags_1200_come_at_once_and_100_are_not_taken_for_a_page() {
    let registry = server(CROWD).registry();
    let expected: Vec<String> = (0..1200).map(|at| format!("2024.{at:04}")).collect();
    assert_eq!(tags(&registry, &repository("crowd/ship-0000")).await, (1, expected.clone()));
    // As many as were asked for: the next page is asked for by the last tag, and is the same.
    assert_eq!(tags(&registry, &repository("crowd/ship-0001")).await, (2, expected[..100].to_vec()));
}

#[tokio::test]
async fn a_repository_without_tags_and_one_that_is_not_there_are_told_apart() {
    let server = server(OPEN);
    let registry = server.registry();
    assert!(catalog(&registry).await.1.contains(&"harbour/emptied".to_owned()));
    assert_eq!(tags(&registry, &repository("harbour/emptied")).await, (1, Vec::new()));
    let unknown = registry.tag_names(&repository("harbour/unheard-of"), None).await.unwrap_err();
    assert_eq!((unknown.kind, unknown.code.as_deref()), (ErrorKind::NotFound, Some("NAME_UNKNOWN")));
    // One segment stays one.
    assert_eq!(tags(&registry, &repository("buoy")).await.1, server.tags("buoy").await);
}

async fn fetch(name: &str, tag_name: &str) -> Fetched {
    server(OPEN).registry().manifest(&repository(name), &At::Tag(tag(tag_name))).await.unwrap()
}

#[tokio::test]
async fn every_kind_of_manifest_is_read_and_has_the_digest_that_the_server_says() {
    let rows = [
        ("harbour/pilot", "latest", "image"),
        ("harbour/ledger", "5.0", "image"),
        ("harbour/ledger-of-old", "5.0", "schema1"),
        ("harbour/lighthouse", "2.0.0", "index"),
        ("harbour/ferry", "3.1", "index"),
        ("harbour/convoy", "1", "index"),
        ("charts/tide-tables", "1.0.0", "chart"),
        ("harbour/logbook", "may", "artifact"),
    ];
    for (name, tag_name, kind) in rows {
        let fetched = fetch(name, tag_name).await;
        let digest = server(OPEN).digest(name, tag_name).await.unwrap();
        assert_eq!(fetched.digest.to_string(), digest, "{name}: {:?}", fetched.warnings);
        assert_eq!(fetched.declared.map(|declared| declared.to_string()), Some(digest.clone()));
        let unverified = fetched.warnings.contains(&Warning::NotContentVerified);
        assert_eq!(unverified, kind == "schema1", "{name}: {:?}", fetched.warnings);
        let seen = match &fetched.manifest {
            Manifest::Image(image) => match image.kind() {
                ManifestKind::Image => "image",
                ManifestKind::HelmChart => "chart",
                ManifestKind::Artifact(_) => "artifact",
                _ => "something else",
            },
            Manifest::Index(_) => "index",
            Manifest::Schema1(_) => "schema1",
            Manifest::Other(_) => "other",
        };
        assert_eq!(seen, kind, "{name}");
        let registry = server(OPEN).registry();
        let by_tag = registry.resolve(&repository(name), &At::Tag(tag(tag_name))).await.unwrap();
        assert_eq!(by_tag.to_string(), digest);
        let by_digest = registry.manifest(&repository(name), &At::Digest(by_tag)).await.unwrap();
        // A signed manifest is signed anew whenever it is asked for; its digest is that of what is signed.
        assert!(by_digest.bytes == fetched.bytes || kind == "schema1", "{name}");
        assert_eq!(by_digest.digest, fetched.digest);
    }
}

#[tokio::test]
async fn an_index_tells_its_platforms_from_its_attestations() {
    let Manifest::Index(index) = fetch("harbour/lighthouse", "latest").await.manifest else {
        panic!("an index")
    };
    let platforms: Vec<String> =
        index.platforms().map(|child| child.platform.as_ref().unwrap().to_string()).collect();
    assert_eq!(platforms, ["linux/amd64", "linux/arm64/v8", "linux/arm/v7"]);
    let amd64 = index.platforms().next().unwrap().digest.valid().unwrap();
    assert_eq!(index.attestations_of(amd64).count(), 1);
    assert_eq!(index.attestations().count(), 1);
}

/// The configuration of an image, and how many layers its manifest has.
async fn config(name: &str, tag_name: &str) -> (ImageConfig, usize) {
    let Manifest::Image(image) = fetch(name, tag_name).await.manifest else { panic!("an image") };
    let config = server(OPEN).registry().config(&repository(name), &image.config).await.unwrap();
    (config, image.layers.len())
}

#[tokio::test]
async fn history_and_layers_are_matched_and_versions_share_their_base() {
    let (old, layers) = config("harbour/pilot", "1.0.0").await;
    let Matched::Aligned(steps) = old.matched(layers) else { panic!("{:?}", old.history) };
    let empty: Vec<bool> = steps.iter().map(|step| step.layer.is_none()).collect();
    assert_eq!(empty, [false, true, true, false, true, false, true]);
    assert_eq!(layers, 3);
    let (new, _) = config("harbour/pilot", "latest").await;
    let (old, new) = (old.ancestry().unwrap(), new.ancestry().unwrap());
    assert_eq!((old.len(), new.len()), (3, 3));
    assert_ne!(old[0], new[0], "each version has something of its own");
    assert_eq!(old[1..], new[1..], "and stands on the same");
    let (arm, _) = config("harbour/ledger", "5.0").await;
    assert_eq!(arm.ancestry().unwrap()[1..], old[1..], "in Docker's words as well");
}

#[tokio::test]
async fn a_layer_comes_whole_and_is_what_its_digest_says() {
    let Manifest::Image(image) = fetch("harbour/pilot", "1.2.0").await.manifest else { panic!("an image") };
    let registry = server(OPEN).registry();
    for layer in &image.layers {
        let mut download = registry.download(&repository("harbour/pilot"), layer).await.unwrap();
        let mut bytes = Vec::new();
        while let Some(chunk) = download.next().await {
            bytes.extend(chunk.unwrap());
        }
        assert_eq!(download.verify().checksum_fits, Some(true));
        assert_eq!(Some(bytes.len() as u64), layer.size);
        assert_eq!(Some(&Digest::of(&bytes)), layer.digest.valid());
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_as_not_found() {
    let registry = server(OPEN).registry();
    let absent = At::Digest(Digest::of(b"absent"));
    for (name, at) in
        [("harbour/pilot", At::Tag(tag("none"))), ("harbour/pilot", absent), ("no/such", At::Tag(tag("1")))]
    {
        let error = registry.manifest(&repository(name), &at).await.unwrap_err();
        assert_eq!((error.kind, error.code.as_deref()), (ErrorKind::NotFound, Some("MANIFEST_UNKNOWN")));
        assert_eq!(registry.resolve(&repository(name), &at).await.unwrap_err().kind, ErrorKind::NotFound);
    }
}
