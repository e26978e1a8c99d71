//! The sample holds together: chains, checksums, archives, and the oddities it was given on purpose.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::{Manner, Request, Sandbox, checksum, sample};
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::Read;

fn json(sandbox: &Sandbox, target: &str) -> Value {
    let response = sandbox.handle(&Request::new("GET", target));
    assert_eq!(response.status, 200, "{target}: {}", response.text());
    serde_json::from_slice(&response.body).unwrap()
}

fn repositories(sandbox: &Sandbox) -> Vec<String> {
    let found = json(sandbox, "/v1/search");
    found["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["name"].as_str().unwrap().to_owned())
        .collect()
}

fn tags(sandbox: &Sandbox, repository: &str) -> Vec<(String, String)> {
    let map = json(sandbox, &format!("/v1/repositories/{repository}/tags"));
    map.as_object().unwrap().iter().map(|(tag, id)| (tag.clone(), id.as_str().unwrap().to_owned())).collect()
}

/// Every image that a tag reaches and that is not being uploaded, with the ancestry of each tag.
fn ancestries(sandbox: &Sandbox) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for repository in repositories(sandbox) {
        for (_, id) in tags(sandbox, &repository) {
            let response = sandbox.handle(&Request::new("GET", &format!("/v1/images/{id}/ancestry")));
            if response.status == 200 {
                all.push(serde_json::from_slice(&response.body).unwrap());
            }
        }
    }
    all
}

#[test]
fn there_are_about_a_dozen_repositories_of_users_and_of_the_library() {
    let names = repositories(&Sandbox::standalone());
    assert!((12..=16).contains(&names.len()), "{names:?}");
    assert!(names.iter().filter(|name| name.starts_with("library/")).count() >= 3);
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn every_chain_follows_the_parents_and_ends_at_a_root() {
    let sandbox = Sandbox::standalone();
    for chain in ancestries(&sandbox) {
        for (at, id) in chain.iter().enumerate() {
            let image = json(&sandbox, &format!("/v1/images/{id}/json"));
            assert_eq!(image["id"].as_str(), Some(id.as_str()));
            assert_eq!(image.get("parent").and_then(Value::as_str), chain.get(at + 1).map(String::as_str));
        }
    }
}

#[test]
fn every_checksum_fits_and_every_layer_is_a_gzipped_tar_of_the_size_it_says() {
    let sandbox = Sandbox::standalone();
    let ids: BTreeSet<String> = ancestries(&sandbox).into_iter().flatten().collect();
    assert!(ids.len() > 100, "{}", ids.len());
    let mut sizes = Vec::new();
    for id in ids {
        let response = sandbox.handle(&Request::new("GET", &format!("/v1/images/{id}/json")));
        let layer = sandbox.handle(&Request::new("GET", &format!("/v1/images/{id}/layer"))).body;
        assert_eq!(response.get("x-docker-size").unwrap(), layer.len().to_string());
        assert_eq!(response.get("x-docker-checksum-payload").unwrap(), checksum(&response.body, &layer));
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(&layer[..]).read_to_end(&mut plain).unwrap();
        let mut archive = tar::Archive::new(&plain[..]);
        let mut unpacked = 0;
        for entry in archive.entries().unwrap() {
            let mut entry = entry.unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            assert_eq!(bytes.len() as u64, entry.size());
            assert_ne!(entry.path_bytes().len(), 0);
            unpacked += entry.size();
        }
        let image: Value = serde_json::from_slice(&response.body).unwrap();
        assert_eq!(image["Size"].as_u64(), Some(unpacked));
        sizes.push(layer.len());
    }
    assert!(*sizes.iter().max().unwrap() > 200_000 && *sizes.iter().max().unwrap() < 320_000, "{sizes:?}");
    assert!(sizes.iter().sum::<usize>() < 6_000_000, "it is made anew by every test process");
}

#[test]
fn checkout_api_is_a_tree_worth_drawing() {
    let sandbox = Sandbox::standalone();
    let tags = tags(&sandbox, "team/checkout-api");
    assert_eq!(tags.len(), 31);
    let chains: Vec<Vec<String>> =
        ancestries(&sandbox).into_iter().filter(|chain| tags.iter().any(|(_, id)| *id == chain[0])).collect();
    let bases: BTreeSet<&String> = chains.iter().map(|chain| chain.last().unwrap()).collect();
    assert_eq!(bases.len(), 4);
    let inner = &tags.iter().find(|(tag, _)| tag == "base-21").unwrap().1;
    assert!(chains.iter().filter(|chain| chain[1..].contains(inner)).count() > 3, "a tag on an inner image");
}

#[test]
fn one_chain_is_twenty_five_long_and_bases_are_shared_among_repositories() {
    let chains = ancestries(&Sandbox::standalone());
    assert_eq!(chains.iter().map(Vec::len).max(), Some(25));
    let roots: Vec<&String> = chains.iter().map(|chain| chain.last().unwrap()).collect();
    assert!(roots.iter().collect::<BTreeSet<_>>().len() < 10);
}

#[test]
fn edge_is_half_uploaded_and_one_base_does_not_know_its_age() {
    let sandbox = Sandbox::standalone();
    let tags = tags(&sandbox, "team/tide-tables");
    let id = |name: &str| tags.iter().find(|(tag, _)| tag == name).unwrap().1.clone();
    let edge = sandbox.handle(&Request::new("GET", &format!("/v1/images/{}/json", id("edge"))));
    assert_eq!((edge.status, edge.text().contains("Image is being uploaded")), (400, true));
    let base = json(&sandbox, &format!("/v1/images/{}/json", id("base")));
    assert!(base["created"].as_str().unwrap().starts_with("0001-01-01"));
    let root = json(&sandbox, &format!("/v1/images/{}/json", base["parent"].as_str().unwrap()));
    assert_eq!(root["comment"].as_str(), Some("debian squeeze rootfs, by hand"));
    let listed = json(&sandbox, "/v1/repositories/team/tide-tables/images");
    let unsure: Vec<&Value> =
        listed.as_array().unwrap().iter().filter(|line| line.get("checksum").is_none()).collect();
    assert_eq!(unsure.len(), 1);
    assert_eq!(unsure[0]["id"].as_str(), Some(id("edge").as_str()));
}

#[test]
fn checkout_api_has_a_secret_a_link_and_a_long_label() {
    let sandbox = Sandbox::standalone();
    let latest = json(&sandbox, "/v1/repositories/team/checkout-api/tags/latest");
    let image = json(&sandbox, &format!("/v1/images/{}/json", latest.as_str().unwrap()));
    let text = image["config"]["Env"].to_string();
    assert!(text.contains("PAYMENT_API_TOKEN=") && text.contains("SENTRY_DSN="));
    let labels: Vec<&str> = image["config"]["Labels"]
        .as_object()
        .unwrap()
        .values()
        .map(|value| value.as_str().unwrap())
        .collect();
    assert!(labels.iter().any(|value| value.starts_with("http://")));
    assert!(labels.iter().any(|value| value.len() > 1000));
    assert_eq!(image["config"]["ExposedPorts"].to_string(), r#"{"8080/tcp":{}}"#);
    assert_eq!(image["container_config"]["Cmd"][2].as_str().unwrap().get(..17), Some("#(nop) ENTRYPOINT"));
}

#[test]
fn the_sample_is_the_same_each_time() {
    let one = Sandbox::with_sample(Manner::Standalone);
    let two = Sandbox::with_sample(Manner::Apart);
    assert_eq!(tags(&one, "team/checkout-api"), {
        two.set_manner(Manner::Standalone);
        tags(&two, "team/checkout-api")
    });
    let latest = json(&one, "/v1/repositories/library/debian/tags/latest");
    assert_eq!(latest.as_str().unwrap().len(), 64);
}

#[test]
fn heaps_for_the_bench_are_as_large_as_asked() {
    assert_eq!(repositories(&sample::many_repositories(2_000)).len(), 2_000);
    let sandbox = sample::deep_tree(3_000, 200);
    let chains: Vec<Vec<String>> = ancestries(&sandbox);
    assert_eq!(chains.len(), 200);
    let ids: BTreeSet<&String> = chains.iter().flatten().collect();
    assert_eq!(ids.len(), 3_000, "every image is reached by a tag");
    assert!(chains.iter().all(|chain| chain.len() <= 121));
}
