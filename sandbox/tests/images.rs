//! Images are read, pushed and listed as docker-registry 0.9.1 does (registry-v1 sheet sections 6 and 7).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::{Manner, Request, Response, Sandbox, checksum};

fn ask(sandbox: &Sandbox, method: &str, target: &str) -> Response {
    sandbox.handle(&Request::new(method, target))
}

fn latest(sandbox: &Sandbox) -> String {
    let text = ask(sandbox, "GET", "/v1/repositories/team/checkout-api/tags/latest").text();
    text.trim_matches('"').to_owned()
}

fn new_id(digit: char) -> String {
    digit.to_string().repeat(64)
}

#[test]
fn image_answers_may_be_kept_for_a_year_and_any_date_is_recent_enough() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    for part in ["json", "layer", "ancestry", "files"] {
        let target = format!("/v1/images/{id}/{part}");
        let answer = ask(&sandbox, "GET", &target);
        assert_eq!(answer.status, 200, "{part}");
        assert_eq!(answer.get("cache-control"), Some("public, max-age=31536000"), "{part}");
        assert!(answer.get("last-modified").unwrap().contains("1970"), "{part}");
        assert_eq!(answer.get("pragma"), None, "{part}");
        let again = sandbox.handle(&Request::new("GET", &target).header("If-Modified-Since", "whenever"));
        assert_eq!((again.status, again.body.len()), (304, 0), "{part}");
    }
    let absent = format!("/v1/images/{}/json", new_id('0'));
    let again = sandbox.handle(&Request::new("GET", &absent).header("If-Modified-Since", "whenever"));
    assert_eq!(again.status, 304, "even for an image that is not there");
}

#[test]
fn image_json_tells_the_stored_size_and_the_checksum() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    let json = ask(&sandbox, "GET", &format!("/v1/images/{id}/json"));
    let layer = ask(&sandbox, "GET", &format!("/v1/images/{id}/layer"));
    assert_eq!(json.get("x-docker-size").unwrap(), layer.body.len().to_string());
    assert_eq!(json.get("x-docker-checksum-payload").unwrap(), checksum(&json.body, &layer.body));
    assert_eq!(layer.get("content-type"), Some("application/octet-stream"));
}

#[test]
fn ranges_are_answered_as_oddly_as_seen() {
    let sandbox = Sandbox::standalone();
    let id = ask(&sandbox, "GET", "/v1/repositories/library/debian/tags/squeeze")
        .text()
        .trim_matches('"')
        .to_owned();
    let root = ask(&sandbox, "GET", &format!("/v1/images/{id}/ancestry")).text();
    let root = root.rsplit('"').nth(1).unwrap().to_owned();
    let whole = ask(&sandbox, "GET", &format!("/v1/images/{root}/layer"));
    let size = whole.body.len();
    assert_eq!(whole.get("accept-ranges"), Some("bytes"));
    let ranged = |range: &str| {
        sandbox.handle(&Request::new("GET", &format!("/v1/images/{root}/layer")).header("Range", range))
    };
    let part = ranged("bytes=10-99");
    assert_eq!((part.status, &part.body[..]), (206, &whole.body[10..100]));
    assert_eq!(part.get("content-range").unwrap(), format!("10-99/{size}"), "without the unit");
    let rest = ranged("bytes=100-");
    assert_eq!((rest.status, rest.body.len()), (206, size - 100));
    assert_eq!(rest.get("content-length").unwrap(), (size - 99).to_string(), "one byte too many");
    assert_eq!(ranged("bytes=-500").body.len(), size);
    assert_eq!(ranged("bytes=1-2,5-6").body.len(), size);
    assert_eq!(ranged("bytes=7-7").status, 416);
}

#[test]
fn head_is_get_without_a_body() {
    let sandbox = Sandbox::standalone();
    let id = latest(&sandbox);
    let target = format!("/v1/images/{id}/layer");
    let (get, head) = (ask(&sandbox, "GET", &target), ask(&sandbox, "HEAD", &target));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.get("content-length"), get.get("content-length"));
}

#[test]
fn files_are_eight_tuples_out_of_the_tar() {
    let sandbox = Sandbox::standalone();
    let id = ask(&sandbox, "GET", "/v1/repositories/attic/signal-flags/tags/final").text();
    let files = ask(&sandbox, "GET", &format!("/v1/images/{}/files", id.trim_matches('"')));
    assert_eq!(files.text(), r#"[["srv/flags/alpha.svg", "f", false, 2000, 1415000000, 420, 1000, 1000]]"#);
}

#[test]
fn an_image_is_pushed_step_by_step() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let id = new_id('a');
    let json = format!(r#"{{"id":"{id}"}}"#);
    let put = |target: &str, body: &str| sandbox.handle(&Request::new("PUT", target).body(body));
    let created = put("/v1/repositories/acme/app/", &format!(r#"[{{"id":"{id}"}}]"#));
    assert_eq!((created.status, created.text().as_str()), (200, r#""""#));
    assert!(created.get("x-docker-token").unwrap().ends_with("access=write"));
    let image = |part: &str| format!("/v1/images/{id}/{part}");
    assert_eq!(put(&image("layer"), "layer").text(), r#"{"error": "Image not found"}"#);
    assert_eq!(put(&image("json"), &json).text(), "true");
    let early = ask(&sandbox, "GET", &image("json"));
    assert_eq!(
        (early.status, early.text().as_str()),
        (400, r#"{"error": "Image is being uploaded, retry later"}"#)
    );
    assert_eq!(put(&image("layer"), "layer").text(), "true");
    let sum = |value: &str| {
        sandbox.handle(&Request::new("PUT", &image("checksum")).header("X-Docker-Checksum-Payload", value))
    };
    assert_eq!(put(&image("checksum"), "").status, 412);
    assert_eq!(sum("").text(), r#"{"error": "Missing Image's checksum"}"#);
    assert_eq!(sum("sha256:00").text(), r#"{"error": "Checksum mismatch"}"#);
    assert_eq!(sum(&checksum(json.as_bytes(), b"layer")).text(), "true");
    let again = sum(&checksum(json.as_bytes(), b"layer"));
    assert_eq!(
        (again.status, again.text().as_str()),
        (409, r#"{"error": "Cannot set this image checksum"}"#)
    );
    let again = put(&image("json"), &json);
    assert_eq!((again.status, again.text().as_str()), (409, r#"{"error": "Image already exists"}"#));
    assert_eq!(put(&image("layer"), "layer").status, 409);
    assert_eq!(put("/v1/repositories/acme/app/tags/1.0", &format!("\"{id}\"")).text(), "true");
    let sums = format!(r#"[{{"id":"{id}","checksum":"sha256:1"}}]"#);
    assert_eq!(put("/v1/repositories/acme/app/images", &sums).status, 204);
    let list = ask(&sandbox, "GET", "/v1/repositories/acme/app/images").text();
    assert_eq!(list, format!(r#"[{{"checksum": "sha256:1", "id": "{id}"}}]"#), "merged, not repeated");
    assert!(ask(&sandbox, "GET", "/v1/search?q=acme").text().contains("acme/app"));
}

#[test]
fn a_push_is_refused_in_the_words_of_docker_registry() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let (id, parent) = (new_id('a'), new_id('b'));
    for (body, words) in [
        ("?".to_owned(), "Invalid JSON"),
        ("[]".to_owned(), "Invalid JSON"),
        ("{}".to_owned(), "Missing key `id' in JSON"),
        (format!(r#"{{"id":"{parent}"}}"#), "JSON data contains invalid id"),
        (format!(r#"{{"id":"{id}","parent":"{parent}"}}"#), "Image depends on a non existing parent"),
    ] {
        let answer = sandbox.handle(&Request::new("PUT", &format!("/v1/images/{id}/json")).body(body));
        assert_eq!((answer.status, answer.text()), (400, format!(r#"{{"error": "{words}"}}"#)));
    }
}

#[test]
fn a_checksum_is_taken_over_json_newline_and_layer() {
    let expected = "sha256:a156458e53c55aa77931778f7d9e62d681abd652f13db995edcf02f57fc58a79";
    assert_eq!(checksum(br#"{"id":"x"}"#, b"layer"), expected);
}

/// Pushes a layer under an image of its own, and asks for its files.
fn files_of(sandbox: &Sandbox, digit: char, layer: &[u8]) -> Response {
    let id = new_id(digit);
    let json = format!(r#"{{"id":"{id}"}}"#);
    let image = |part: &str| format!("/v1/images/{id}/{part}");
    let sum = checksum(json.as_bytes(), layer);
    for request in [
        Request::new("PUT", &image("json")).body(json),
        Request::new("PUT", &image("layer")).body(layer),
        Request::new("PUT", &image("checksum")).header("X-Docker-Checksum-Payload", &sum),
    ] {
        assert_eq!(sandbox.handle(&request).status, 200, "{} {}", request.method, request.path);
    }
    ask(sandbox, "GET", &image("files"))
}

#[test]
fn files_are_read_from_plain_tars_too_and_whiteouts_at_the_root_are_told() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let mut archive = tar::Builder::new(Vec::new());
    for (path, kind, link) in [
        ("./", tar::EntryType::Directory, None),
        ("./bin/", tar::EntryType::Directory, None),
        ("./bin/sh", tar::EntryType::Symlink, Some("dash")),
        ("./bin/ash", tar::EntryType::Link, Some("bin/sh")),
        ("./.wh.old", tar::EntryType::Regular, None),
        ("./.wh..wh.plnk", tar::EntryType::Regular, None),
        ("dev/null", tar::EntryType::Char, None),
    ] {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        if let Some(link) = link {
            header.set_link_name(link).unwrap();
        }
        header.set_entry_type(kind);
        header.set_mode(0o755);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(7);
        header.set_size(0);
        header.set_cksum();
        archive.append(&header, std::io::empty()).unwrap();
    }
    let answer = files_of(&sandbox, 'a', &archive.into_inner().unwrap());
    let expected = [
        r#"["/", "d", false"#,
        r#"["/bin", "d", false"#,
        r#"["/bin/sh", "s", false"#,
        r#"["/bin/ash", "l", false"#,
        r#"["/old", "f", true"#,
        r#"["dev/null", "c", false"#,
    ];
    let expected: Vec<String> = expected.iter().map(|start| format!("{start}, 0, 7, 493, 0, 0]")).collect();
    assert_eq!(answer.text(), format!("[{}]", expected.join(", ")));
}

#[test]
fn a_layer_that_is_no_tar_has_no_files() {
    let answer = files_of(&Sandbox::empty(Manner::Standalone), 'a', &[7; 4_000]);
    assert_eq!((answer.status, answer.text().as_str()), (400, r#"{"error": "Layer format not supported"}"#));
}
