//! Where images of registry v2 stand in the tree, and what deleting one frees when layers are stored once.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::tree::{Chained, Leaf, Leaves, NodeId, pick, usual_platform};
use portolan::image::ImageConfig;
use portolan::image::forest::Forest;
use portolan::image::manifest::{ImageManifest, Index, Manifest, Platform, read};
use portolan::name::{Digest, Heard, Repository, Selector};
use proptest::prelude::*;
use std::rc::Rc;

const IMAGE: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";

fn digest(text: &str) -> Digest {
    Digest::of(text.as_bytes())
}

/// A manifest of some layers, each of as many bytes as its name is long.
fn manifest(layers: &[&str]) -> ImageManifest {
    let layers: Vec<String> = layers
        .iter()
        .map(|layer| format!(r#"{{"digest":"{}","size":{}}}"#, digest(layer), layer.len()))
        .collect();
    let config = digest("config");
    let json = format!(
        r#"{{"schemaVersion":2,"config":{{"digest":"{config}","size":2}},"layers":[{}]}}"#,
        layers.join(",")
    );
    match read(Some(IMAGE), json.as_bytes()).unwrap().manifest {
        Manifest::Image(image) => *image,
        other => panic!("{other:?}"),
    }
}

/// A configuration of as many diff ids, with a step for each and one that makes no layer between.
fn config(diffs: &[&str]) -> ImageConfig {
    let ids: Vec<String> = diffs.iter().map(|diff| format!("\"{}\"", digest(diff))).collect();
    let steps: Vec<String> = diffs
        .iter()
        .map(|diff| {
            let comment = if *diff == "base" { "debuerreotype 0.15" } else { "buildkit.dockerfile.v0" };
            format!(r#"{{"created_by":"RUN make {diff}","comment":"{comment}"}},{{"created_by":"ENV A=b","empty_layer":true}}"#)
        })
        .collect();
    let json = format!(
        r#"{{"rootfs":{{"type":"layers","diff_ids":[{}]}},"history":[{}]}}"#,
        ids.join(","),
        steps.join(",")
    );
    ImageConfig::read(json.into_bytes().into()).unwrap()
}

fn chained(layers: &[&str], diffs: &[&str]) -> Chained {
    Chained::of(&manifest(layers), &config(diffs)).unwrap()
}

fn leaf(tag: &str, chained: &Chained) -> Leaf {
    let node = chained.chain.first().cloned();
    Leaf { tag: Heard::new(tag), elsewhere: None, node, partly: false, instead: None }
}

#[test]
fn each_layer_has_its_own_step_size_and_digest_and_the_newest_stands_first() {
    let image = chained(&["base!", "app"], &["base", "app"]);
    let steps: Vec<String> = image.facts.iter().map(|f| f.step.clone().unwrap().arguments).collect();
    assert_eq!(steps, ["make app", "make base"]);
    assert_eq!(image.facts.iter().map(|f| f.compressed).collect::<Vec<_>>(), [Some(3), Some(5)]);
    assert_eq!(image.facts[0].layer, Some(digest("app")));
    let comments: Vec<Option<&str>> = image.facts.iter().map(|f| f.comment.as_deref()).collect();
    assert_eq!(comments, [None, Some("debuerreotype 0.15")], "BuildKit's mark says nothing");
    let NodeId::Chain(base) = &image.chain[1] else { panic!("a chain") };
    assert_eq!(base.digest(), &digest("base"), "the chain id of a base is its diff id");
    assert!(image.chain[1].is(&Selector::Digest(digest("base"))));
}

#[test]
fn where_manifest_and_configuration_disagree_nothing_is_guessed() {
    let image = chained(&["one"], &["one", "two"]);
    assert_eq!(image.chain.len(), 2, "the chain is the configuration's");
    assert!(image.facts.iter().all(|facts| facts.compressed.is_none() && facts.layer.is_none()));
}

#[test]
fn an_image_without_layers_or_with_an_odd_diff_id_stands_nowhere() {
    assert_eq!(Chained::of(&manifest(&[]), &config(&[])), None);
    let odd = br#"{"rootfs":{"diff_ids":["sha256:../../etc"]}}"#;
    let odd = ImageConfig::read(odd.to_vec().into()).unwrap();
    assert_eq!(Chained::of(&manifest(&["a"]), &odd), None);
}

#[test]
fn images_of_one_base_part_where_their_layers_part() {
    let (web, job) = (chained(&["b", "w"], &["b", "w"]), chained(&["b", "j"], &["b", "j"]));
    let leaves = Leaves::new(vec![leaf("web", &web), leaf("job", &job)]);
    let forest = Forest::grow(&leaves.tips(), [&*web.chain, &*job.chain]);
    assert_eq!((forest.bases().len(), forest.nodes().len()), (1, 3));
    assert_eq!(forest.nodes()[forest.bases()[0]].tags_on, 2);
}

/// Two bases, and the very same layer upon each: it is stored once.
#[test]
fn a_layer_that_lies_on_two_bases_is_freed_only_with_both_and_then_once() {
    let (old, new) = (chained(&["old", "app"], &["old", "app"]), chained(&["new", "app"], &["new", "app"]));
    let leaves = Leaves::new(vec![leaf("1", &old), leaf("2", &new)]);
    let forest = Forest::grow(&leaves.tips(), [&*old.chain, &*new.chain]);
    let layer = |place: usize| {
        let id = &forest.nodes()[place].id;
        [&old, &new].iter().find_map(|image| {
            let at = image.chain.iter().position(|node| node == id)?;
            image.facts[at].layer.clone()
        })
    };
    let first = forest.freed_once(&[0], layer);
    assert_eq!((first.images.len(), first.stay), (1, 1), "its base goes, what both hold stays");
    let both = forest.freed_once(&[0, 1], layer);
    assert_eq!((both.images.len(), both.stay), (3, 0), "two bases and the one layer");
    assert_eq!(forest.freed(&[0, 1]).images.len(), 4, "by nodes alone it would count twice");
}

#[test]
fn tags_of_another_repository_carry_its_name_and_are_not_ones_own() {
    let image = chained(&["a"], &["a"]);
    let elsewhere: Repository = "team/tools".parse().unwrap();
    let mut other = leaf("1.0", &image);
    other.elsewhere = Some(Rc::new(elsewhere));
    let leaves = Leaves::new(vec![leaf("1.0", &image), other]);
    assert_eq!((leaves.name(0), leaves.name(1)), ("1.0".into(), "team/tools:1.0".into()));
    assert!(leaves.own(0).is_some() && leaves.own(1).is_none());
}

fn index(platforms: &[(&str, &str, bool)]) -> Index {
    let listed: Vec<String> = platforms
        .iter()
        .map(|(os, architecture, attests)| {
            let attests = if *attests {
                r#","annotations":{"vnd.docker.reference.type":"attestation-manifest"}"#
            } else {
                ""
            };
            format!(
                r#"{{"digest":"{}","size":1,"platform":{{"os":"{os}","architecture":"{architecture}"}}{attests}}}"#,
                digest(architecture)
            )
        })
        .collect();
    let json = format!(r#"{{"schemaVersion":2,"manifests":[{}]}}"#, listed.join(","));
    match read(Some(INDEX), json.as_bytes()).unwrap().manifest {
        Manifest::Index(index) => *index,
        other => panic!("{other:?}"),
    }
}

/// The digest of what is drawn, and what it stands in by.
fn drawn(index: &Index, wanted: &Platform) -> (Digest, Option<Option<String>>) {
    let (listed, instead) = pick(index, wanted).unwrap();
    (listed.digest.valid().unwrap().clone(), instead.map(|instead| instead.drawn))
}

#[test]
fn of_an_index_the_wanted_platform_is_drawn_and_never_an_attestation() {
    let three = [("unknown", "unknown", true), ("linux", "arm64", false), ("linux", "amd64", false)];
    let index = index(&three);
    assert_eq!(drawn(&index, &usual_platform()), (digest("amd64"), None));
    let arm = index.manifests[1].platform.clone().unwrap();
    assert_eq!(drawn(&index, &arm), (digest("arm64"), None));
}

#[test]
fn an_index_without_the_wanted_platform_is_drawn_by_another_and_says_by_which() {
    let usual = usual_platform();
    let without = index(&[("linux", "s390x", false), ("linux", "arm64", false)]);
    assert_eq!(drawn(&without, &usual), (digest("s390x"), Some(Some("linux/s390x".into()))));
    let windows = Platform { os: Some("windows".into()), ..usual };
    let both = index(&[("linux", "arm64", false), ("linux", "amd64", false)]);
    assert_eq!(drawn(&both, &windows), (digest("amd64"), Some(Some("linux/amd64".into()))));
    let unnamed = index(&[("unknown", "unknown", false)]);
    assert_eq!(drawn(&unnamed, &windows), (digest("unknown"), Some(None)));
}

#[test]
fn an_index_of_attestations_alone_is_drawn_as_nothing() {
    assert_eq!(pick(&index(&[("unknown", "unknown", true)]), &usual_platform()), None);
}

proptest! {
    /// However images share layers, deleting all tags frees every stored layer, and each once.
    #[test]
    fn deleting_every_tag_frees_every_stored_layer_once(
        images in prop::collection::vec(prop::collection::vec(0_u8..6, 1..6), 1..8)
    ) {
        let names: Vec<Vec<String>> =
            images.iter().map(|image| image.iter().map(u8::to_string).collect()).collect();
        let all: Vec<Chained> = names
            .iter()
            .map(|image| {
                let layers: Vec<&str> = image.iter().map(String::as_str).collect();
                chained(&layers, &layers)
            })
            .collect();
        let leaves = Leaves::new(all.iter().enumerate().map(|(at, one)| leaf(&format!("t{at}"), one)).collect());
        let forest = Forest::grow(&leaves.tips(), all.iter().map(|one| one.chain.as_slice()));
        let layer = |place: usize| {
            let id = &forest.nodes()[place].id;
            all.iter().find_map(|one| {
                let at = one.chain.iter().position(|node| node == id)?;
                one.facts[at].layer.clone()
            })
        };
        let everything: Vec<usize> = (0..leaves.all().len()).collect();
        let freed = forest.freed_once(&everything, layer);
        let mut stored: Vec<&u8> = images.iter().flatten().collect();
        stored.sort_unstable();
        stored.dedup();
        prop_assert_eq!(freed.images.len(), stored.len());
    }
}
