//! The v2 sample holds together: every digest, size, diff id and line of history; and it has the oddities it was given
//! on purpose.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::v2::{Heap, Manners, digest_of};
use portolan_sandbox::{Request, Response, Sandbox};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

fn get(sandbox: &Sandbox, target: &str) -> Response {
    let response = sandbox.handle(&Request::new("GET", target));
    assert_eq!(response.status, 200, "{target}: {}", response.text());
    response
}

fn read(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

fn strings(value: &Value) -> Vec<String> {
    serde_json::from_value(value.clone()).unwrap()
}

fn repositories(sandbox: &Sandbox) -> Vec<String> {
    strings(&read(&get(sandbox, "/v2/_catalog?n=1000"))["repositories"])
}

fn tags(sandbox: &Sandbox, repository: &str) -> Vec<String> {
    strings(&read(&get(sandbox, &format!("/v2/{repository}/tags/list")))["tags"])
}

/// Every manifest that a tag reaches: repository, media type, digest, manifest.
fn manifests(sandbox: &Sandbox) -> BTreeMap<(String, String), (String, Value)> {
    let mut found = BTreeMap::new();
    for repository in repositories(sandbox) {
        let mut left = tags(sandbox, &repository);
        while let Some(reference) = left.pop() {
            let answer = get(sandbox, &format!("/v2/{repository}/manifests/{reference}"));
            let digest = answer.get("docker-content-digest").unwrap().to_owned();
            let media_type = answer.get("content-type").unwrap().to_owned();
            let manifest = read(&answer);
            for child in manifest["manifests"].as_array().into_iter().flatten() {
                let target = format!("/v2/{repository}/manifests/{}", child["digest"].as_str().unwrap());
                let child_answer = get(sandbox, &target);
                assert_eq!(child["size"].as_u64().unwrap(), child_answer.body.len() as u64);
                assert_eq!(child["mediaType"].as_str(), child_answer.get("content-type"));
                left.push(child["digest"].as_str().unwrap().to_owned());
            }
            found.insert((repository.clone(), digest), (media_type, manifest));
        }
    }
    found
}

fn blob(sandbox: &Sandbox, repository: &str, descriptor: &Value) -> Vec<u8> {
    let digest = descriptor["digest"].as_str().unwrap();
    let bytes = get(sandbox, &format!("/v2/{repository}/blobs/{digest}")).body.to_vec();
    assert_eq!(digest_of(&bytes), digest);
    assert_eq!(bytes.len() as u64, descriptor["size"].as_u64().unwrap());
    bytes
}

fn unpacked(bytes: &[u8]) -> Vec<u8> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return bytes.to_vec();
    }
    let mut plain = Vec::new();
    flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
    plain
}

#[test]
fn names_have_one_segment_two_and_three() {
    let names = repositories(&Sandbox::v2());
    assert!((12..=16).contains(&names.len()), "{names:?}");
    let segments: BTreeSet<usize> = names.iter().map(|name| name.split('/').count()).collect();
    assert_eq!(segments, BTreeSet::from([1, 2, 3]));
}

#[test]
fn every_image_is_of_real_layers_whose_diff_ids_and_history_fit() {
    let sandbox = Sandbox::v2();
    let (mut images, mut bytes, mut layers) = (0, 0, BTreeMap::new());
    for ((repository, _), (_, manifest)) in manifests(&sandbox) {
        let config_type = manifest["config"]["mediaType"].as_str().unwrap_or_default();
        let is_image =
            config_type.ends_with("image.config.v1+json") || config_type.ends_with("container.image.v1+json");
        let list = manifest["layers"].as_array().cloned().unwrap_or_default();
        if !is_image || list.iter().any(|layer| !layer["mediaType"].as_str().unwrap().contains("tar")) {
            continue;
        }
        images += 1;
        let config: Value =
            serde_json::from_slice(&blob(&sandbox, &repository, &manifest["config"])).unwrap();
        let diffs = strings(&config["rootfs"]["diff_ids"]);
        assert_eq!(diffs.len(), list.len());
        let history = config["history"].as_array().unwrap();
        let full = history.iter().filter(|line| line["empty_layer"].as_bool() != Some(true)).count();
        assert_eq!(full, list.len(), "{repository}");
        assert_eq!(config["created"], history.last().unwrap()["created"]);
        for (layer, diff) in list.iter().zip(&diffs).filter(|(layer, _)| layer.get("urls").is_none()) {
            let (digest, stored) =
                (layer["digest"].as_str().unwrap().to_owned(), blob(&sandbox, &repository, layer));
            bytes += layers.insert(digest, stored.len()).map_or(stored.len(), |_| 0);
            let plain = unpacked(&stored);
            assert_eq!(digest_of(&plain), *diff);
            let mut archive = tar::Archive::new(&plain[..]);
            assert!(archive.entries().unwrap().all(|entry| entry.is_ok()));
        }
    }
    assert!(images > 60, "{images}");
    assert!(bytes < 6_000_000, "{bytes}: it is made anew by every test process");
    assert!(*layers.values().max().unwrap() > 100_000);
}

#[test]
fn bases_are_shared_among_repositories_and_a_mirror_has_the_very_same() {
    let sandbox = Sandbox::v2();
    let mut holders: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for ((repository, _), (_, manifest)) in manifests(&sandbox) {
        if let Some(base) = manifest["layers"][0]["digest"].as_str() {
            holders.entry(base.to_owned()).or_default().insert(repository);
        }
    }
    assert!(holders.values().any(|held| held.len() >= 4), "{holders:?}");
    let digest = |target: &str| {
        let answer = get(&sandbox, &format!("/v2/{target}"));
        answer.get("docker-content-digest").unwrap().to_owned()
    };
    assert_eq!(digest("halyard/manifests/latest"), digest("mirror/halyard/manifests/latest"));
    assert_eq!(digest("team/pilotage/manifests/latest"), digest("team/pilotage/manifests/3.1.0"));
}

#[test]
fn an_index_tells_its_platforms_and_an_attestation_for_each() {
    let sandbox = Sandbox::v2();
    let index = read(&get(&sandbox, "/v2/halyard/manifests/latest"));
    let lines = index["manifests"].as_array().unwrap();
    let (told, attested): (Vec<&Value>, Vec<&Value>) =
        lines.iter().partition(|line| line["platform"]["os"] != "unknown");
    assert_eq!((told.len(), attested.len()), (3, 3));
    for (image, attestation) in told.iter().zip(attested) {
        let notes = &attestation["annotations"];
        assert_eq!(notes["vnd.docker.reference.type"], "attestation-manifest");
        assert_eq!(notes["vnd.docker.reference.digest"], image["digest"]);
    }
    let nested = read(&get(&sandbox, "/v2/team/platform/ingress-gate/manifests/2.0-all"));
    assert!(
        nested["manifests"].as_array().unwrap().iter().all(|line| line["mediaType"] == index["mediaType"])
    );
}

#[test]
fn what_is_no_image_says_what_it_is() {
    let sandbox = Sandbox::v2();
    let manifest = |target: &str| read(&get(&sandbox, &format!("/v2/{target}")));
    let chart = manifest("charts/breakwater/manifests/1.0.0");
    assert_eq!(chart["config"]["mediaType"], "application/vnd.cncf.helm.config.v1+json");
    let odd = manifest("signals/semaphore/manifests/v1");
    assert_eq!(odd["artifactType"], "application/vnd.harbour.semaphore.v1");
    assert_eq!(odd["config"]["digest"], digest_of(b"{}"));
    let signatures: Vec<String> =
        tags(&sandbox, "team/tide-api").into_iter().filter(|tag| tag.ends_with(".sig")).collect();
    assert_eq!(signatures.len(), 3);
    for tag in signatures {
        let signed = tag.replacen('-', ":", 1).replace(".sig", "");
        let signature = manifest(&format!("team/tide-api/manifests/{tag}"));
        let payload = blob(&sandbox, "team/tide-api", &signature["layers"][0]);
        let payload: Value = serde_json::from_slice(&payload).unwrap();
        assert_eq!(payload["critical"]["image"]["docker-manifest-digest"], signed);
        get(&sandbox, &format!("/v2/team/tide-api/manifests/{signed}"));
    }
}

#[test]
fn one_bill_of_materials_is_found_by_the_call_and_one_by_the_fallback_tag() {
    let sandbox = Sandbox::v2();
    let digest = |name: &str| {
        let answer = get(&sandbox, &format!("/v2/{name}/manifests/latest"));
        answer.get("docker-content-digest").unwrap().to_owned()
    };
    let by_call = read(&get(&sandbox, &format!("/v2/team/tide-api/referrers/{}", digest("team/tide-api"))));
    assert_eq!(by_call["manifests"][0]["artifactType"], "application/spdx+json");
    sandbox.set_manners(Manners::distribution());
    let tag = digest_after(&sandbox, "team/vessel-tracker").replace(':', "-");
    let request = Request::new("GET", &format!("/v2/team/vessel-tracker/manifests/{tag}"));
    let index = sandbox.handle(&request.header("Accept", "application/vnd.oci.image.index.v1+json"));
    assert_eq!(read(&index)["manifests"][0]["artifactType"], "application/spdx+json");
}

/// The digest of `latest` as Distribution tells it to who asks for lists.
fn digest_after(sandbox: &Sandbox, name: &str) -> String {
    let request = Request::new("HEAD", &format!("/v2/{name}/manifests/latest"));
    let list = "application/vnd.docker.distribution.manifest.list.v2+json";
    sandbox.handle(&request.header("Accept", list)).get("docker-content-digest").unwrap().to_owned()
}

#[test]
fn heaps_are_as_high_as_asked() {
    let sandbox = Sandbox::empty_v2();
    sandbox.add_heap(Heap::Repositories(250));
    sandbox.add_heap(Heap::Tags(120));
    sandbox.add_heap(Heap::Tree(60, 5));
    assert_eq!(repositories(&sandbox).len(), 252);
    let roll = tags(&sandbox, "fleet/roll-call");
    let digests: BTreeSet<String> = roll
        .iter()
        .map(|tag| get(&sandbox, &format!("/v2/fleet/roll-call/manifests/{tag}")))
        .map(|answer| answer.get("docker-content-digest").unwrap().to_owned())
        .collect();
    assert_eq!((roll.len(), digests.len()), (120, 108));
    assert_eq!(tags(&sandbox, "bench/tree").len(), 5);
}
