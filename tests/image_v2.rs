//! What the screen of a v2 image reads: the way through indexes, what is attached, what layers are shared, and both
//! sides of a comparison.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::attachments::{By, attachments, beside};
use portolan::console::compare::{Comparison, Is};
use portolan::console::route::{Api, Named, Part};
use portolan::console::running::Fact;
use portolan::console::sided;
use portolan::console::trail::{End, Kept, Trail, follow};
use portolan::image::manifest::{Kind, Warning};
use portolan::name::{Digest, Selector};
use portolan::registry::Registry;
use portolan::registry::error::{Error, ErrorKind};
use portolan::registry::v2::{At, Fetched};
use portolan_sandbox::{Sandbox, SandboxTransport};
use std::rc::Rc;
use support::script::{Script, answer};
use support::{repository, tag};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const MANIFEST: &str = "application/vnd.oci.image.manifest.v1+json";

fn sandbox() -> Registry<SandboxTransport> {
    let sandbox = Sandbox::v2();
    Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index)
}

async fn top(registry: &Registry<SandboxTransport>, name: &str, of: &str) -> Rc<Fetched> {
    Rc::new(registry.manifest(&repository(name), &At::Tag(tag(of))).await.unwrap())
}

async fn way(name: &str, of: &str, part: Option<&str>) -> Trail {
    let registry = sandbox();
    let top = top(&registry, name, of).await;
    let part: Option<Part> = part.map(|part| part.parse().unwrap());
    follow(&registry, &repository(name), top, part.as_ref(), &Kept::default()).await.unwrap()
}

fn named(name: &str, of: &str) -> Named {
    Named { repository: repository(name), selector: Selector::Tag(tag(of)) }
}

#[tokio::test]
async fn the_way_leads_to_the_platform_that_is_named_or_to_the_common_one() {
    let common = way("team/tide-api", "latest", None).await;
    assert_eq!(common.levels[0].choice().unwrap().platform.as_deref(), Some("linux/amd64"));
    let arm = way("team/tide-api", "latest", Some("linux/arm64/v8")).await;
    let End::Manifest(leaf) = &arm.end else { panic!("{:?}", arm.end) };
    let digest = &arm.levels[0].choice().unwrap().digest;
    assert_eq!(leaf.digest, *digest);
    assert_ne!(common.end, arm.end);
    assert_eq!(arm.warnings, []);
    let none = way("team/tide-api", "latest", Some("plan9/mips")).await;
    assert_eq!(none.end, End::NoSuchPart);
    assert_eq!(none.levels[0].choices.len(), 3, "the choice stays open");
    assert!(none.levels[0].chosen.is_none());
}

#[tokio::test]
async fn an_index_in_an_index_is_opened_where_it_is() {
    let plain = way("team/platform/ingress-gate", "2.0-all", None).await;
    assert!(plain.levels.len() > 1, "an index of indexes");
    assert!(matches!(plain.end, End::Manifest(_)));
    // A manifest of the second index is found by its digest alone.
    let deep = plain.levels.last().unwrap().choices.last().unwrap().digest.to_string();
    let found = way("team/platform/ingress-gate", "2.0-all", Some(&deep)).await;
    assert_eq!(found.levels.len(), plain.levels.len());
    let End::Manifest(leaf) = found.end else { panic!("{:?}", found.end) };
    assert_eq!(leaf.digest.to_string(), deep);
}

/// Indexes that lie in each other, the outermost last.
fn nested(depth: usize) -> Vec<(Digest, String)> {
    let config = r#"{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"x","size":2}"#;
    let leaf = format!(r#"{{"schemaVersion":2,"mediaType":"{MANIFEST}","config":{config},"layers":[]}}"#);
    let mut all = vec![(Digest::of(leaf.as_bytes()), leaf)];
    for _ in 0..depth {
        let (digest, inner) = all.last().unwrap();
        let kind = if all.len() == 1 { MANIFEST } else { INDEX };
        let size = inner.len();
        let text = format!(
            r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{{"mediaType":"{kind}","digest":"{digest}","size":{size}}}]}}"#
        );
        all.push((Digest::of(text.as_bytes()), text));
    }
    all
}

async fn descend(depth: usize, part: Option<Part>) -> Result<Trail, Error> {
    let all = nested(depth);
    let mut script = Script::new();
    for (at, (digest, text)) in all.iter().enumerate() {
        let kind = if at == 0 { MANIFEST } else { INDEX };
        let answer = answer(200, text.clone()).field("Content-Type", kind);
        script = script.on(&format!("GET /v2/acme/web/manifests/{digest}"), answer);
    }
    let (registry, name) = (support::registry(&script), repository("acme/web"));
    let (outermost, _) = all.last().unwrap();
    let top = registry.manifest(&name, &At::Digest(outermost.clone())).await?;
    follow(&registry, &name, Rc::new(top), part.as_ref(), &Kept::default()).await
}

// R6
#[tokio::test]
async fn indexes_in_indexes_end_at_the_fourth() {
    for depth in 1..=4 {
        let trail = descend(depth, None).await.unwrap();
        assert!(matches!(trail.end, End::Manifest(_)), "{depth} deep");
        assert_eq!(trail.levels.len(), depth);
    }
    assert_eq!(descend(5, None).await.unwrap().end, End::TooDeep);
    let leaf = Part::Digest(nested(0)[0].0.clone());
    assert!(matches!(descend(4, Some(leaf.clone())).await.unwrap().end, End::Manifest(_)));
    assert_eq!(descend(5, Some(leaf)).await.unwrap().end, End::NoSuchPart, "nobody looks that deep");
}

// I1
#[tokio::test]
async fn a_manifest_under_an_index_that_is_another_stops_the_way() {
    let all = nested(1);
    let (outermost, text) = &all[1];
    let (leaf, _) = &all[0];
    let script = Script::new()
        .on(
            &format!("GET /v2/acme/web/manifests/{outermost}"),
            answer(200, text.clone()).field("Content-Type", INDEX),
        )
        .on(
            &format!("GET /v2/acme/web/manifests/{leaf}"),
            answer(200, r#"{"schemaVersion":2}"#).field("Content-Type", MANIFEST),
        );
    let (registry, name) = (support::registry(&script), repository("acme/web"));
    let top = Rc::new(registry.manifest(&name, &At::Digest(outermost.clone())).await.unwrap());
    let error = follow(&registry, &name, top, None, &Kept::default()).await.unwrap_err();
    assert!(matches!(error.kind, ErrorKind::DigestMismatch { declared, .. } if declared == *leaf));
}

// I4
#[tokio::test]
async fn what_came_otherwise_than_it_was_announced_is_said() {
    let leaf = nested(0).remove(0);
    let text = format!(
        r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{{"mediaType":"application/vnd.docker.distribution.manifest.v2+json","digest":"{}","size":7}}]}}"#,
        leaf.0
    );
    let outermost = Digest::of(text.as_bytes());
    let script = Script::new()
        .on(
            &format!("GET /v2/acme/web/manifests/{outermost}"),
            answer(200, text).field("Content-Type", INDEX),
        )
        .on(
            &format!("GET /v2/acme/web/manifests/{}", leaf.0),
            answer(200, leaf.1.clone()).field("Content-Type", MANIFEST),
        );
    let (registry, name) = (support::registry(&script), repository("acme/web"));
    let top = Rc::new(registry.manifest(&name, &At::Digest(outermost)).await.unwrap());
    let trail = follow(&registry, &name, top, None, &Kept::default()).await.unwrap();
    let found = leaf.1.len() as u64;
    assert!(trail.warnings.contains(&Warning::Size { declared: 7, found }), "{:?}", trail.warnings);
    assert!(trail.warnings.iter().any(|warning| matches!(warning, Warning::Type { .. })));
}

#[tokio::test]
async fn what_is_attached_is_found_by_the_list_by_cosigns_tags_and_in_the_index() {
    let registry = sandbox();
    let name = repository("team/tide-api");
    let trail = way("team/tide-api", "latest", None).await;
    let level = &trail.levels[0];
    let End::Manifest(leaf) = &trail.end else { panic!("{:?}", trail.end) };
    let found = attachments(&registry, &name, &[leaf.digest.clone(), level.fetched.digest.clone()], None)
        .await
        .unwrap();
    assert!(!found.incomplete);
    let of = |kind: &Kind| found.list.iter().find(|one| one.kind == *kind).unwrap();
    assert_eq!(of(&Kind::Sbom).by, By::Registry);
    assert!(matches!(&of(&Kind::Signature).by, By::Tag(tag) if tag.as_str().ends_with(".sig")));
    assert!(found.list.iter().all(|one| one.subject == level.fetched.digest), "the index was signed");
    let attested = beside(level.index().unwrap(), &leaf.digest);
    assert_eq!(attested.len(), 1, "each platform has its own");
    assert_eq!((&attested[0].kind, &attested[0].by), (&Kind::Attestation, &By::Index));
}

#[tokio::test]
async fn two_images_of_v2_are_compared_by_layers_and_lines() {
    let registry = sandbox();
    let read =
        async |of: &str| sided::read(&registry, Api::V2, &named("team/pilotage", of), None).await.unwrap();
    let (left, right) = (read("1.0.1").await, read("1.1.0").await);
    assert!(left.created.unwrap() < right.created.unwrap());
    let found = Comparison::of(&left.side, &right.side);
    assert!(found.layers.first().is_some_and(|pair| pair.is == Is::Same), "they stand on one base");
    assert!(found.layers.iter().any(|pair| pair.is == Is::Left));
    let (_, version) = found.labels.iter().find(|(name, _)| name.ends_with("image.version")).unwrap();
    assert_eq!(version.is, Is::Changed);
    let (_, runs) = found.facts.iter().find(|(fact, _)| *fact == Fact::Runs).unwrap();
    assert_eq!(runs.is, Is::Same);
    let steps: Vec<_> = left.side.steps.iter().filter(|step| step.layer.is_some()).collect();
    assert_eq!(steps.len(), left.side.layers.len(), "each layer has the line that made it");
    assert!(left.side.size().is_some());
}

#[tokio::test]
async fn the_platform_of_a_comparison_is_that_of_both_sides_or_said_to_lack() {
    let registry = sandbox();
    let part: Part = "linux/arm64/v8".parse().unwrap();
    let named = named("team/tide-api", "latest");
    let arm = sided::read(&registry, Api::V2, &named, Some(&part)).await.unwrap();
    assert_eq!(arm.part, Some(part));
    assert!(arm.choices.len() > 1 && !arm.lacks);
    let none = sided::read(&registry, Api::V2, &named, Some(&"plan9/mips".parse().unwrap())).await.unwrap();
    assert!(none.lacks);
}

#[tokio::test]
async fn two_images_of_v1_are_compared_by_the_same_rules() {
    let sandbox = Sandbox::standalone();
    let registry = Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index);
    registry.assume_standalone(true);
    let named = named("team/checkout-api", "latest");
    let sided = sided::read(&registry, Api::V1, &named, None).await.unwrap();
    assert!(sided.side.layers.len() > 2 && sided.side.steps.len() > 2);
    let found = Comparison::of(&sided.side, &sided.side);
    assert!(found.counts().all_same());
    assert!(found.facts.iter().any(|(fact, _)| *fact == Fact::Platform));
}
