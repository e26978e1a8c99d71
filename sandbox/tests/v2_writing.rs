//! The writing half of v2: blobs by sessions, in one request and by mount; manifests by tag and digest; deletions and
//! what they take along (registry-v2 sheet section 2, real-servers sheet section 3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::v2::{Manners, digest_of};
use portolan_sandbox::{Request, Response, Sandbox};
use serde_json::{Value, json};

const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const DOCKER: &str = "application/vnd.docker.distribution.manifest.v2+json";

fn distribution() -> Sandbox {
    let sandbox = Sandbox::v2();
    sandbox.set_manners(Manners::distribution());
    sandbox
}

fn ask(sandbox: &Sandbox, method: &str, target: &str, body: &[u8]) -> Response {
    sandbox.handle(&Request::new(method, target).body(body))
}

/// The path and query of a Location, whole or from the root.
fn location(response: &Response) -> String {
    let location = response.get("location").unwrap();
    location.strip_prefix("https://registry.harbour.example").unwrap_or(location).to_owned()
}

fn code(response: &Response) -> String {
    let read: Value = serde_json::from_slice(&response.body).unwrap();
    read["errors"][0]["code"].as_str().unwrap().to_owned()
}

fn answered(response: &Response) -> (u16, String) {
    (response.status, code(response))
}

fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

/// Pushes a blob as browsers do: a session, then all of it at once.
fn push(sandbox: &Sandbox, repository: &str, bytes: &[u8]) -> String {
    let begun = ask(sandbox, "POST", &format!("/v2/{repository}/blobs/uploads/"), b"");
    let digest = digest_of(bytes);
    let to = location(&begun);
    let mark = if to.contains('?') { '&' } else { '?' };
    let end = ask(sandbox, "PUT", &format!("{to}{mark}digest={digest}"), bytes);
    assert_eq!((end.status, end.get("docker-content-digest")), (201, Some(digest.as_str())));
    digest
}

fn manifest(sandbox: &Sandbox, repository: &str, word: &str) -> Vec<u8> {
    let config = push(sandbox, repository, format!("{{\"word\":\"{word}\"}}").as_bytes());
    json!({
        "schemaVersion": 2, "mediaType": OCI,
        "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": config, "size": 1 },
        "layers": [],
    })
    .to_string()
    .into_bytes()
}

fn put(sandbox: &Sandbox, target: &str, media_type: &str, body: &[u8]) -> Response {
    sandbox.handle(&Request::new("PUT", target).header("Content-Type", media_type).body(body))
}

fn tags(sandbox: &Sandbox, repository: &str) -> Value {
    let answer = ask(sandbox, "GET", &format!("/v2/{repository}/tags/list"), b"");
    serde_json::from_slice::<Value>(&answer.body).unwrap()["tags"].clone()
}

#[test]
fn a_blob_comes_in_chunks_and_the_session_tells_how_far_it_is() {
    for sandbox in [Sandbox::v2(), distribution()] {
        let begun = ask(&sandbox, "POST", "/v2/new/thing/blobs/uploads/", b"");
        assert_eq!((begun.status, begun.get("range")), (202, Some("0-0")));
        assert_eq!(begun.get("docker-upload-uuid").map(str::len), Some(36));
        let chunk = ask(&sandbox, "PATCH", &location(&begun), b"hello ");
        assert_eq!((chunk.status, chunk.get("range")), (202, Some("0-5")));
        let state = ask(&sandbox, "GET", &location(&chunk), b"");
        assert_eq!((state.status, state.get("range")), (204, Some("0-5")));
        let digest = digest_of(b"hello world");
        let to = location(&state);
        let mark = if to.contains('?') { '&' } else { '?' };
        let end = ask(&sandbox, "PUT", &format!("{to}{mark}digest={digest}"), b"world");
        assert_eq!(end.status, 201);
        let blob = ask(&sandbox, "GET", &location(&end), b"");
        assert_eq!(blob.text(), "hello world");
        assert_eq!(ask(&sandbox, "GET", &to, b"").status, 404, "the session is over");
    }
}

#[test]
fn a_blob_that_is_not_what_it_says_is_refused_and_its_session_is_over() {
    let sandbox = Sandbox::v2();
    let begun = location(&ask(&sandbox, "POST", "/v2/new/thing/blobs/uploads/", b""));
    assert_eq!(answered(&ask(&sandbox, "PUT", &begun, b"x")), refused(400, "DIGEST_INVALID"));
    let wrong = format!("{begun}?digest={}", digest_of(b"y"));
    assert_eq!(answered(&ask(&sandbox, "PUT", &wrong, b"x")), refused(400, "DIGEST_INVALID"));
    assert_eq!(answered(&ask(&sandbox, "GET", &begun, b"")), refused(404, "BLOB_UPLOAD_UNKNOWN"));
    let sha512 = format!("sha512:{}", "0".repeat(128));
    let target = format!("/v2/new/thing/blobs/uploads/?digest={sha512}");
    assert_eq!(ask(&sandbox, "POST", &target, b"x").status, 400);
}

#[test]
fn a_chunk_out_of_order_is_refused_where_that_is_looked_at() {
    for (sandbox, status) in [(Sandbox::v2(), 416), (distribution(), 202)] {
        let begun = location(&ask(&sandbox, "POST", "/v2/new/thing/blobs/uploads/", b""));
        let chunk = Request::new("PATCH", &begun).header("Content-Range", "5-7").body("abc");
        assert_eq!(sandbox.handle(&chunk).status, status);
    }
}

#[test]
fn an_upload_can_be_given_up() {
    let sandbox = Sandbox::v2();
    let begun = location(&ask(&sandbox, "POST", "/v2/new/thing/blobs/uploads/", b""));
    assert_eq!(ask(&sandbox, "DELETE", &begun, b"").status, 204);
    assert_eq!(ask(&sandbox, "DELETE", &begun, b"").status, 404);
}

#[test]
fn one_post_is_enough_for_oci_and_opens_a_session_for_distribution() {
    let target = format!("/v2/new/thing/blobs/uploads/?digest={}", digest_of(b"all"));
    assert_eq!(ask(&Sandbox::v2(), "POST", &target, b"all").status, 201);
    assert_eq!(ask(&distribution(), "POST", &target, b"all").status, 202);
}

#[test]
fn a_blob_is_mounted_from_a_repository_that_has_it() {
    let sandbox = Sandbox::v2();
    let digest = push(&sandbox, "one/here", b"shared");
    let mount = |from: &str| {
        ask(&sandbox, "POST", &format!("/v2/two/there/blobs/uploads/?mount={digest}&from={from}"), b"")
    };
    assert_eq!(mount("three/nowhere").status, 202);
    let mounted = mount("one/here");
    assert_eq!((mounted.status, mounted.get("docker-content-digest")), (201, Some(digest.as_str())));
    assert_eq!(ask(&sandbox, "GET", &location(&mounted), b"").text(), "shared");
}

#[test]
fn addresses_are_told_from_the_root_or_whole() {
    let oci = ask(&Sandbox::v2(), "POST", "/v2/new/thing/blobs/uploads/", b"");
    assert!(oci.get("location").unwrap().starts_with("/v2/new/thing/blobs/uploads/"));
    let old = ask(&distribution(), "POST", "/v2/new/thing/blobs/uploads/", b"");
    let location = old.get("location").unwrap();
    assert!(location.starts_with("https://registry.harbour.example/v2/") && location.contains("?_state="));
}

#[test]
fn a_manifest_is_kept_byte_for_byte_and_its_tag_moves() {
    let sandbox = Sandbox::v2();
    let (one, two) = (manifest(&sandbox, "new/thing", "one"), manifest(&sandbox, "new/thing", "two"));
    let target = "/v2/new/thing/manifests/latest";
    let made = put(&sandbox, target, OCI, &one);
    assert_eq!((made.status, made.get("docker-content-digest").unwrap()), (201, digest_of(&one).as_str()));
    assert_eq!(ask(&sandbox, "GET", &location(&made), b"").body[..], one[..]);
    assert_eq!(put(&sandbox, target, OCI, &two).status, 201);
    assert_eq!(ask(&sandbox, "GET", target, b"").body[..], two[..]);
    assert_eq!(ask(&sandbox, "GET", &location(&made), b"").status, 200, "the older one stays, without a tag");
    let by_digest = format!("/v2/new/thing/manifests/{}", digest_of(&two));
    assert_eq!(put(&sandbox, &by_digest, OCI, &two).status, 201);
    assert_eq!(answered(&put(&sandbox, &by_digest, OCI, &one)), refused(400, "DIGEST_INVALID"));
}

#[test]
fn a_manifest_that_does_not_hold_together_is_refused() {
    let sandbox = distribution();
    let good = manifest(&sandbox, "new/thing", "good");
    let text = String::from_utf8(good.clone()).unwrap();
    let target = "/v2/new/thing/manifests/bad";
    let invalid = refused(400, "MANIFEST_INVALID");
    for (media_type, body) in [
        (DOCKER, text.clone()),
        ("text/plain", text.clone()),
        (INDEX, text.replace(OCI, INDEX)),
        (OCI, "hello".to_owned()),
        (OCI, String::new()),
        (OCI, text.replace("\"schemaVersion\":2", "\"schemaVersion\":1")),
    ] {
        assert_eq!(
            answered(&put(&sandbox, target, media_type, body.as_bytes())),
            invalid,
            "{media_type} {body}"
        );
    }
    let config =
        serde_json::from_slice::<Value>(&good).unwrap()["config"]["digest"].as_str().unwrap().to_owned();
    let missing = text.replace(&config, &format!("sha256:{}", "1".repeat(64)));
    assert_eq!(
        answered(&put(&sandbox, target, OCI, missing.as_bytes())),
        refused(400, "MANIFEST_BLOB_UNKNOWN")
    );
    let index = json!({
        "schemaVersion": 2, "mediaType": INDEX,
        "manifests": [{ "mediaType": OCI, "size": 1, "digest": digest_of(&good) }],
    });
    let index = index.to_string().into_bytes();
    assert_eq!(answered(&put(&sandbox, target, INDEX, &index)), refused(400, "MANIFEST_BLOB_UNKNOWN"));
    assert_eq!(put(&sandbox, "/v2/new/thing/manifests/good", OCI, &good).status, 201);
    assert_eq!(put(&sandbox, target, INDEX, &index).status, 201, "once its child is there");
    assert_eq!(put(&sandbox, target, OCI, &vec![b' '; 5 * 1024 * 1024]).status, 413);
}

#[test]
fn a_subject_is_confirmed_where_referrers_are_known() {
    let body = |sandbox: &Sandbox| {
        let mut one: Value = serde_json::from_slice(&manifest(sandbox, "new/thing", "sbom")).unwrap();
        one["subject"] = json!({ "mediaType": OCI, "size": 1, "digest": digest_of(b"subject") });
        one.to_string().into_bytes()
    };
    let (oci, old) = (Sandbox::v2(), distribution());
    let subject = digest_of(b"subject");
    let told = put(&oci, "/v2/new/thing/manifests/sbom", OCI, &body(&oci));
    assert_eq!((told.status, told.get("oci-subject")), (201, Some(subject.as_str())));
    let listed = ask(&oci, "GET", &format!("/v2/new/thing/referrers/{subject}"), b"");
    assert!(listed.text().contains(told.get("docker-content-digest").unwrap()));
    let silent = put(&old, "/v2/new/thing/manifests/sbom", OCI, &body(&old));
    assert_eq!((silent.status, silent.get("oci-subject")), (201, None));
}

#[test]
fn deleting_a_digest_takes_every_tag_on_it_along() {
    for sandbox in [Sandbox::v2(), distribution()] {
        let target = "/v2/team/vessel-tracker/manifests/7.0";
        let list = "application/vnd.docker.distribution.manifest.list.v2+json";
        let answer = sandbox.handle(&Request::new("HEAD", target).header("Accept", list));
        let digest = answer.get("docker-content-digest").unwrap().to_owned();
        let by_digest = format!("/v2/team/vessel-tracker/manifests/{digest}");
        assert_eq!(ask(&sandbox, "DELETE", &by_digest, b"").status, 202);
        let left = tags(&sandbox, "team/vessel-tracker");
        let left: Vec<&str> = left.as_array().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
        assert!(!left.contains(&"7.0") && !left.contains(&"7") && !left.contains(&"latest"), "{left:?}");
        assert!(left.contains(&"6.2"));
        assert_eq!(answered(&ask(&sandbox, "DELETE", &by_digest, b"")), refused(404, "MANIFEST_UNKNOWN"));
    }
}

#[test]
fn a_tag_is_deleted_alone_by_oci_and_not_at_all_by_distribution() {
    let oci = Sandbox::v2();
    assert_eq!(ask(&oci, "DELETE", "/v2/halyard/manifests/latest", b"").status, 202);
    assert_eq!(ask(&oci, "GET", "/v2/halyard/manifests/3", b"").status, 200, "its sister stays");
    assert_eq!(
        answered(&ask(&oci, "DELETE", "/v2/halyard/manifests/latest", b"")),
        refused(404, "MANIFEST_UNKNOWN")
    );
    let old = distribution();
    assert_eq!(
        answered(&ask(&old, "DELETE", "/v2/halyard/manifests/latest", b"")),
        refused(400, "DIGEST_INVALID")
    );
}

#[test]
fn where_deletes_are_off_nothing_goes_not_even_what_cannot_be_there() {
    for manners in [Manners::default(), Manners::distribution()] {
        let sandbox = Sandbox::v2();
        sandbox.set_manners(Manners { deletes: false, ..manners });
        let zeros = format!("sha256:{}", "0".repeat(64));
        for target in ["manifests/latest".to_owned(), format!("manifests/{zeros}"), format!("blobs/{zeros}")]
        {
            let answer = ask(&sandbox, "DELETE", &format!("/v2/halyard/{target}"), b"");
            assert_eq!(answered(&answer), refused(405, "UNSUPPORTED"));
        }
    }
}

#[test]
fn a_blob_goes_from_one_repository_and_stays_in_the_others() {
    let sandbox = Sandbox::v2();
    let digest = push(&sandbox, "one/here", b"twice");
    push(&sandbox, "two/there", b"twice");
    assert_eq!(ask(&sandbox, "DELETE", &format!("/v2/one/here/blobs/{digest}"), b"").status, 202);
    assert_eq!(ask(&sandbox, "GET", &format!("/v2/one/here/blobs/{digest}"), b"").status, 404);
    assert_eq!(ask(&sandbox, "GET", &format!("/v2/two/there/blobs/{digest}"), b"").status, 200);
}

#[test]
fn a_method_a_route_has_not_is_405_with_those_it_has() {
    let sandbox = Sandbox::v2();
    let answer = ask(&sandbox, "DELETE", "/v2/halyard/tags/list", b"");
    assert_eq!((answer.status, answer.get("allow")), (405, Some("GET")));
    assert_eq!(answer.text(), "Method not allowed\n");
}
