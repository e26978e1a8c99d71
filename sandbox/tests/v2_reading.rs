//! The reading half of v2: detection, lists and their pages, manifests under every Accept, blobs and ranges, referrers
//! (registry-v2 sheet sections 1, 2, 4, 6, 7 and 8; real-servers sheet section 3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::v2::{Catalog, Manners, Server, digest_of};
use portolan_sandbox::{Request, Response, Sandbox};
use serde_json::{Value, json};

const DOCKER: &str = "application/vnd.docker.distribution.manifest.v2+json";
const LIST: &str = "application/vnd.docker.distribution.manifest.list.v2+json";
const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const SIGNED: &str = "application/vnd.docker.distribution.manifest.v1+prettyjws";

fn get(sandbox: &Sandbox, target: &str) -> Response {
    sandbox.handle(&Request::new("GET", target))
}

fn accepting(sandbox: &Sandbox, target: &str, accept: &str) -> Response {
    sandbox.handle(&Request::new("GET", target).header("Accept", accept))
}

fn read(response: &Response) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

fn distribution() -> Sandbox {
    let sandbox = Sandbox::v2();
    sandbox.set_manners(Manners::distribution());
    sandbox
}

fn code(response: &Response) -> String {
    read(response)["errors"][0]["code"].as_str().unwrap().to_owned()
}

#[test]
fn the_base_says_which_protocol_it_is_and_v1_is_not_there() {
    let sandbox = Sandbox::v2();
    let base = get(&sandbox, "/v2/");
    assert_eq!((base.status, base.text().as_str()), (200, "{}"));
    assert_eq!(base.get("docker-distribution-api-version"), Some("registry/2.0"));
    assert_eq!(get(&sandbox, "/v1/_ping").status, 404);
    assert_eq!(get(&Sandbox::standalone(), "/v2/").status, 404, "and v1 alone has no v2");
    let both = Sandbox::both();
    assert_eq!((get(&both, "/v2/").status, get(&both, "/v1/_ping").status), (200, 200));
}

#[test]
fn the_catalog_is_sorted_and_its_pages_are_linked() {
    let sandbox = Sandbox::v2();
    let all = read(&get(&sandbox, "/v2/_catalog"))["repositories"].clone();
    let all: Vec<String> = serde_json::from_value(all).unwrap();
    assert!(all.is_sorted() && (10..=16).contains(&all.len()), "{all:?}");
    let mut seen: Vec<String> = Vec::new();
    let mut next = Some("/v2/_catalog?n=5".to_owned());
    while let Some(target) = next {
        let page = get(&sandbox, &target);
        let names: Vec<String> = serde_json::from_value(read(&page)["repositories"].clone()).unwrap();
        assert!(names.len() <= 5);
        seen.extend(names);
        next = page.get("link").map(|link| {
            let (target, relation) = link.split_once(">; ").unwrap();
            assert_eq!(relation, "rel=\"next\"");
            target.trim_start_matches('<').to_owned()
        });
    }
    assert_eq!(seen, all);
    let link = get(&sandbox, "/v2/_catalog?n=1").get("link").unwrap().to_owned();
    assert_eq!(link, "</v2/_catalog?last=attic%2Fempty-quay&n=1>; rel=\"next\"");
    assert_eq!(read(&get(&sandbox, "/v2/_catalog?n=0"))["repositories"], json!([]));
    let refused = get(&sandbox, "/v2/_catalog?n=100000");
    assert_eq!((refused.status, code(&refused).as_str()), (400, "PAGINATION_NUMBER_INVALID"));
}

#[test]
fn a_number_that_is_none_is_refused_or_passed_over() {
    assert_eq!(get(&Sandbox::v2(), "/v2/_catalog?n=x").status, 400);
    assert_eq!(get(&distribution(), "/v2/_catalog?n=x").status, 200);
}

#[test]
fn the_catalog_may_be_missing_or_refused() {
    let sandbox = Sandbox::v2();
    for (catalog, status) in [(Catalog::Off, 404), (Catalog::Refused, 401)] {
        sandbox.set_manners(Manners { catalog, ..Manners::default() });
        assert_eq!(get(&sandbox, "/v2/_catalog").status, status);
        assert_eq!(get(&sandbox, "/v2/halyard/tags/list").status, 200);
    }
}

#[test]
fn tags_are_sorted_and_paged_by_oci_and_neither_by_distribution() {
    let target = "/v2/team/pilotage/tags/list?n=3&last=2.0.0";
    let oci = get(&Sandbox::v2(), target);
    assert_eq!(read(&oci)["tags"], json!(["2.1.0", "2.2.0", "2.2.1"]));
    assert_eq!(oci.get("link"), Some("</v2/team/pilotage/tags/list?last=2.2.1&n=3>; rel=\"next\""));
    let old = get(&distribution(), target);
    let tags: Vec<String> = serde_json::from_value(read(&old)["tags"].clone()).unwrap();
    assert!(tags.len() > 25 && !tags.is_sorted() && old.get("link").is_none(), "{tags:?}");
}

#[test]
fn a_repository_whose_tags_are_gone_is_still_listed() {
    for (sandbox, tags) in [(Sandbox::v2(), json!([])), (distribution(), Value::Null)] {
        let answer = get(&sandbox, "/v2/attic/empty-quay/tags/list");
        assert_eq!((answer.status, &read(&answer)["tags"]), (200, &tags));
        assert!(get(&sandbox, "/v2/_catalog").text().contains("attic/empty-quay"));
    }
    let unknown = get(&Sandbox::v2(), "/v2/attic/nothing/tags/list");
    assert_eq!((unknown.status, code(&unknown).as_str()), (404, "NAME_UNKNOWN"));
}

#[test]
fn a_manifest_comes_byte_for_byte_under_its_digest() {
    let sandbox = distribution();
    let all = [OCI, INDEX, DOCKER, LIST].join(", ");
    for target in ["halyard/manifests/latest", "keel/manifests/12", "charts/breakwater/manifests/1.0.0"] {
        let answer = accepting(&sandbox, &format!("/v2/{target}"), &all);
        let digest = answer.get("docker-content-digest").unwrap().to_owned();
        assert_eq!(digest, digest_of(&answer.body));
        assert_eq!(answer.get("etag").unwrap(), format!("\"{digest}\""));
        assert_eq!(answer.get("content-type"), read(&answer)["mediaType"].as_str());
        let (name, _) = target.split_once("/manifests").unwrap();
        let by_digest = accepting(&sandbox, &format!("/v2/{name}/manifests/{digest}"), &all);
        assert_eq!(by_digest.body, answer.body);
        let known =
            Request::new("GET", &format!("/v2/{target}")).header("If-None-Match", &format!("\"{digest}\""));
        assert_eq!(sandbox.handle(&known).status, 304);
        let head = sandbox.handle(&Request::new("HEAD", &format!("/v2/{target}")).header("Accept", &all));
        assert_eq!((head.body.len(), head.get("docker-content-digest")), (0, Some(digest.as_str())));
        assert_eq!(head.get("content-length").unwrap(), answer.body.len().to_string());
    }
}

#[test]
fn distribution_turns_docker_manifests_into_schema_1_for_who_does_not_ask() {
    let sandbox = distribution();
    let real = accepting(&sandbox, "/v2/team/pilotage/manifests/latest", DOCKER);
    let answer = accepting(&sandbox, "/v2/team/pilotage/manifests/latest", "*/*");
    assert_eq!(answer.get("content-type"), Some(SIGNED));
    assert_ne!(answer.get("docker-content-digest"), real.get("docker-content-digest"));
    let schema1 = read(&answer);
    let layers = schema1["fsLayers"].as_array().unwrap().len();
    let config = read(&real)["config"]["digest"].as_str().unwrap().to_owned();
    let config = read(&get(&sandbox, &format!("/v2/team/pilotage/blobs/{config}")));
    assert_eq!(layers, config["history"].as_array().unwrap().len());
    assert_eq!(schema1["history"].as_array().unwrap().len(), layers);
    let newest: Value =
        serde_json::from_str(schema1["history"][0]["v1Compatibility"].as_str().unwrap()).unwrap();
    assert_eq!(newest["config"], config["config"], "newest first");
    assert_eq!(
        schema1["fsLayers"][layers - 1]["blobSum"],
        read(&real)["layers"][0]["digest"],
        "the base last"
    );
    let digest = real.get("docker-content-digest").unwrap();
    let by_digest = get(&sandbox, &format!("/v2/team/pilotage/manifests/{digest}"));
    assert_eq!(by_digest.get("content-type"), Some(DOCKER), "by digest nothing is turned");
}

#[test]
fn the_digest_of_schema_1_is_that_of_its_text_without_signatures() {
    use base64::Engine;
    let sandbox = Sandbox::v2();
    let answer = get(&sandbox, "/v2/attic/lighthouse/manifests/0.3");
    assert_eq!(answer.get("content-type"), Some(SIGNED));
    let protected = read(&answer)["signatures"][0]["protected"].as_str().unwrap().to_owned();
    let protected = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(protected).unwrap();
    let protected: Value = serde_json::from_slice(&protected).unwrap();
    let length = usize::try_from(protected["formatLength"].as_u64().unwrap()).unwrap();
    assert_eq!(protected["formatTail"], "Cn0");
    let payload = [&answer.body[..length], b"\n}"].concat();
    assert_eq!(answer.get("docker-content-digest").unwrap(), digest_of(&payload));
    assert_ne!(digest_of(&payload), digest_of(&answer.body));
}

#[test]
fn distribution_gives_the_child_for_a_list_and_404_for_what_is_oci() {
    let sandbox = distribution();
    let list = accepting(&sandbox, "/v2/keel/manifests/12", LIST);
    let child = accepting(&sandbox, "/v2/keel/manifests/12", DOCKER);
    assert_eq!(read(&list)["manifests"][0]["digest"].as_str(), child.get("docker-content-digest"));
    for (target, words) in [
        ("/v2/halyard/manifests/latest", "OCI index found, but accept header does not support OCI indexes"),
        (
            "/v2/charts/breakwater/manifests/1.0.0",
            "OCI manifest found, but accept header does not support OCI manifests",
        ),
    ] {
        let answer = accepting(&sandbox, target, &format!("{DOCKER}, */*"));
        assert_eq!((answer.status, code(&answer).as_str()), (404, "MANIFEST_UNKNOWN"));
        assert_eq!(read(&answer)["errors"][0]["message"], words);
    }
    assert_eq!(get(&Sandbox::v2(), "/v2/halyard/manifests/latest").status, 200, "OCI asks for no Accept");
}

#[test]
fn what_is_not_there_is_said_with_what_was_asked() {
    let sandbox = Sandbox::v2();
    let zeros = format!("sha256:{}", "0".repeat(64));
    for (target, code_expected, detail) in [
        ("/v2/halyard/manifests/9".to_owned(), "MANIFEST_UNKNOWN", json!({ "Tag": "9" })),
        (
            format!("/v2/halyard/manifests/{zeros}"),
            "MANIFEST_UNKNOWN",
            json!({ "Name": "halyard", "Revision": zeros }),
        ),
        (format!("/v2/halyard/blobs/{zeros}"), "BLOB_UNKNOWN", json!(zeros)),
    ] {
        let answer = get(&sandbox, &target);
        assert_eq!((answer.status, code(&answer).as_str()), (404, code_expected));
        assert_eq!(read(&answer)["errors"][0]["detail"], detail);
    }
    assert_eq!(get(&sandbox, "/v2/halyard/blobs/sha256:00").status, 400);
}

#[test]
fn blobs_come_whole_in_ranges_and_not_at_all_when_known() {
    let sandbox = Sandbox::v2();
    let manifest = read(&get(&sandbox, "/v2/team/pilotage/manifests/latest"));
    let digest = manifest["layers"][0]["digest"].as_str().unwrap();
    let target = format!("/v2/team/pilotage/blobs/{digest}");
    let whole = get(&sandbox, &target);
    assert_eq!(digest_of(&whole.body), digest);
    assert_eq!(whole.body.len() as u64, manifest["layers"][0]["size"].as_u64().unwrap());
    assert_eq!(whole.get("cache-control"), Some("max-age=31536000"));
    let ranged = |range: &str| sandbox.handle(&Request::new("GET", &target).header("Range", range));
    let part = ranged("bytes=10-19");
    assert_eq!((part.status, &part.body[..]), (206, &whole.body[10..20]));
    assert_eq!(part.get("content-range").unwrap(), format!("bytes 10-19/{}", whole.body.len()));
    assert_eq!(ranged("bytes=99999999-").status, 416);
    assert_eq!(ranged("bytes=-5").body[..], whole.body[whole.body.len() - 5..]);
    let known = Request::new("GET", &target).header("If-None-Match", &format!("\"{digest}\""));
    assert_eq!(sandbox.handle(&known).status, 304);
    let elsewhere = format!("/v2/signals/semaphore/blobs/{digest}");
    assert_eq!(get(&sandbox, &elsewhere).status, 404, "a blob is read through a repository that has it");
}

#[test]
fn referrers_are_listed_and_filtered_and_distribution_has_never_heard_of_them() {
    let sandbox = Sandbox::v2();
    let digest =
        get(&sandbox, "/v2/team/tide-api/manifests/1.1.0").get("docker-content-digest").unwrap().to_owned();
    let target = format!("/v2/team/tide-api/referrers/{digest}");
    let all = get(&sandbox, &target);
    assert_eq!((all.get("content-type"), all.get("oci-filters-applied")), (Some(INDEX), None));
    let lines = read(&all)["manifests"].clone();
    assert_eq!(lines.as_array().unwrap().len(), 1);
    assert_eq!(lines[0]["artifactType"], "application/spdx+json");
    let none = get(&sandbox, &format!("{target}?artifactType=text/plain"));
    assert_eq!(
        (&read(&none)["manifests"], none.get("oci-filters-applied")),
        (&json!([]), Some("artifactType"))
    );
    let zeros = format!("/v2/team/tide-api/referrers/sha256:{}", "0".repeat(64));
    assert_eq!(read(&get(&sandbox, &zeros))["manifests"], json!([]));
    let missing = get(&distribution(), &target);
    assert_eq!((missing.status, missing.text().as_str()), (404, "404 page not found\n"));
}

#[test]
fn distributions_router_says_nothing_to_pages_of_other_origins() {
    let sandbox = distribution();
    let is_readable = |target: &str| get(&sandbox, target).get("access-control-allow-origin").is_some();
    assert!(is_readable("/v2/") && is_readable("/v2/halyard/manifests/none"));
    assert!(
        !is_readable("/v1/_ping") && !is_readable("/v2/halyard/referrers/sha256:00") && !is_readable("/")
    );
    sandbox.set_manners(Manners { server: Server::Oci, ..Manners::default() });
    assert!(is_readable("/v1/_ping"));
}
