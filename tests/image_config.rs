//! The configuration of images: history beside layers, chain ids, and what odd JSON does to them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::image::forest::Forest;
use portolan::image::{
    Attached, ChainId, HistoryEntry, ImageConfig, Matched, Step, Timestamp, ancestry, chain_ids,
    match_history,
};
use portolan::name::{Digest, Heard};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use std::collections::HashSet;

fn diff(digit: char) -> Heard<Digest> {
    let digits: String = std::iter::repeat_n(digit, 64).collect();
    Heard::Valid(format!("sha256:{digits}").parse().unwrap())
}

fn step(empty_layer: bool) -> HistoryEntry {
    HistoryEntry { empty_layer, ..HistoryEntry::default() }
}

fn config(text: &str) -> ImageConfig {
    ImageConfig::read(text.as_bytes().into()).expect("a configuration")
}

/// What skopeo and BuildKit write, with every container field either there or null.
const WHOLE: &str = r#"{
  "created":"2026-01-02T03:04:05.6Z","author":"ada","architecture":"arm64","variant":"v8","os":"linux",
  "config":{"User":"app","Env":["A=1"],"Cmd":["serve"],"Entrypoint":null,"ExposedPorts":{"80/tcp":{}},
    "Volumes":null,"Labels":{"a":"1","b":"2","a":"3"},"StopSignal":"SIGINT","Shell":["/bin/sh","-c"],
    "Healthcheck":{"Test":["CMD","ping"],"Interval":1.5e9}},
  "rootfs":{"type":"layers","diff_ids":["sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]},
  "history":[{"created_by":"COPY app","created":"2026-01-02T03:04:05Z"},{"created_by":"CMD","empty_layer":true}]}"#;

#[test]
fn a_configuration_is_read_field_by_field() {
    let config = config(WHOLE);
    assert_eq!(config.created, Timestamp::parse("2026-01-02T03:04:05.600Z"));
    assert_eq!(config.platform.to_string(), "linux/arm64/v8");
    assert_eq!(config.run.env, ["A=1"]);
    assert_eq!(config.run.exposed_ports, ["80/tcp"]);
    assert!(config.run.entrypoint.is_empty() && config.run.volumes.is_empty());
    assert_eq!(config.run.stop_signal.as_deref(), Some("SIGINT"));
    assert_eq!(config.run.health_check, ["CMD", "ping"]);
    // The last of a key that stands twice counts, in the first one's place.
    assert_eq!(config.run.labels, [("a".into(), "3".into()), ("b".into(), "2".into())]);
    assert_eq!(config.diff_ids, [diff('a')]);
    let steps = vec![Step { history: Some(0), layer: Some(0) }, Step { history: Some(1), layer: None }];
    assert_eq!(config.matched(1), Matched::Aligned(steps));
}

// D12
#[test]
fn a_field_of_a_wrong_type_spoils_nothing_but_itself() {
    let config = config(
        r#"{"created":7,"architecture":["x"],"os":"linux","config":[],"history":{"a":1},
            "rootfs":{"diff_ids":["sha256:../../x",null,3]}}"#,
    );
    assert_eq!(config.created, None);
    assert_eq!(config.platform.to_string(), "linux/?");
    assert!(config.history.is_empty());
    assert_eq!(config.diff_ids.len(), 3);
    assert!(config.diff_ids.iter().all(|id| id.valid().is_none()));
    assert_eq!(config.ancestry(), None);
    assert_eq!(ImageConfig::read(b"[]".as_slice().into()), None);
    assert_eq!(ImageConfig::read(b"{".as_slice().into()), None);
}

#[test]
fn history_that_counts_other_layers_is_listed_apart() {
    assert_eq!(match_history(&[], 2), Matched::Apart);
    assert_eq!(match_history(&[step(false), step(true)], 2), Matched::Apart);
    assert_eq!(match_history(&[step(false), step(false)], 1), Matched::Apart);
    assert_eq!(match_history(&[], 0), Matched::Aligned(Vec::new()));
    // Two layers in the manifest and one diff id: nobody knows which is which.
    let steps = WHOLE.replace(r#","empty_layer":true"#, "");
    assert_eq!(config(&steps).matched(2), Matched::Apart);
}

/// Worked out with Python's `hashlib`.
#[test]
fn chain_ids_are_those_of_the_specification() {
    let chain = chain_ids(&[diff('a'), diff('b'), diff('c')]).unwrap();
    let chain: Vec<String> = chain.iter().map(ChainId::to_string).collect();
    assert_eq!(
        chain,
        [
            "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "sha256:ccd722928bd92476ba1745586fed6e45a102504185ad88cd89e01ff116fd146c",
            "sha256:c1377126441fb2f5ec2c21ae2a60255331d639e830f0ee1b40a36e52d4c40588",
        ]
    );
}

#[test]
fn a_chain_with_an_unknown_layer_is_not_known_at_all() {
    assert_eq!(chain_ids(&[diff('a'), Heard::new("sha256:../x"), diff('c')]), None);
    assert_eq!(ancestry(&[]), None);
}

#[test]
fn images_on_the_same_layers_meet_in_the_tree() {
    let (one, other) = ([diff('a'), diff('b')], [diff('a'), diff('c')]);
    let ancestries = [ancestry(&one).unwrap(), ancestry(&other).unwrap()];
    let tips: Vec<Option<ChainId>> = ancestries.iter().map(|ids| ids.first().cloned()).collect();
    let forest = Forest::grow(&tips, ancestries.iter().map(Vec::as_slice));
    assert_eq!(forest.nodes().len(), 3);
    assert_eq!(forest.bases().len(), 1);
    assert_eq!(forest.nodes()[forest.bases()[0]].tags_on, 2);
    assert!(forest.oddities().is_empty());
}

#[test]
fn the_tags_of_cosign_and_of_referrers_are_told_from_versions() {
    let digest = diff('a').valid().unwrap().clone();
    for what in [Attached::Signature, Attached::Attestation, Attached::Sbom, Attached::Referrers] {
        let tag = what.tag(&digest).unwrap();
        assert_eq!(Attached::read(&tag), Some((digest.clone(), what)), "{tag}");
    }
    for plain in ["latest", "sha256-abc", "1.0.sig", "sha256-abc.sig", "v1.sbom"] {
        assert_eq!(Attached::read(&plain.parse().unwrap()), None, "{plain}");
    }
    let other = format!("{}.txt", Attached::Referrers.tag(&digest).unwrap());
    assert_eq!(Attached::read(&other.parse().unwrap()), None);
    // A SHA-512 is cut to 64 digits to fit a tag.
    let long: Digest = format!("sha512:{}", "b".repeat(128)).parse().unwrap();
    assert_eq!(Attached::Referrers.tag(&long).unwrap().as_str(), format!("sha512-{}", "b".repeat(64)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_layer_has_its_step_or_none_has(empty in prop::collection::vec(any::<bool>(), 0..40), layers in 0_usize..40) {
        let history: Vec<HistoryEntry> = empty.iter().map(|empty| step(*empty)).collect();
        let made = empty.iter().filter(|empty| !**empty).count();
        match match_history(&history, layers) {
            Matched::Apart => prop_assert_ne!(made, layers),
            Matched::Aligned(steps) => {
                prop_assert_eq!(steps.iter().map(|step| step.history.unwrap()).collect::<Vec<_>>(), (0..empty.len()).collect::<Vec<_>>());
                prop_assert_eq!(steps.iter().filter_map(|step| step.layer).collect::<Vec<_>>(), (0..layers).collect::<Vec<_>>());
                prop_assert!(steps.iter().zip(&empty).all(|(step, empty)| step.layer.is_none() == *empty));
            }
        }
    }

    #[test]
    fn a_chain_is_the_hash_of_what_lies_below_and_of_the_layer(digits in prop::collection::vec("[0-9a-f]{64}", 1..12)) {
        let diff_ids: Vec<Heard<Digest>> = digits.iter().map(|hex| Heard::new(&format!("sha256:{hex}"))).collect();
        let mut expected = vec![format!("sha256:{}", digits[0])];
        for hex in &digits[1..] {
            let text = format!("{} sha256:{hex}", expected.last().unwrap());
            let sum: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
            expected.push(format!("sha256:{sum}"));
        }
        let chain: Vec<String> = chain_ids(&diff_ids).unwrap().iter().map(ToString::to_string).collect();
        prop_assert_eq!(&chain, &expected);
        let newest_first: Vec<String> = ancestry(&diff_ids).unwrap().iter().map(ToString::to_string).collect();
        prop_assert!(newest_first.iter().rev().eq(expected.iter()));
        prop_assert_eq!(chain.iter().collect::<HashSet<_>>().len(), chain.len());
    }

    #[test]
    fn no_bytes_upset_the_reader_of_configurations(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = ImageConfig::read(bytes.into());
    }
}
