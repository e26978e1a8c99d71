//! The sandbox against the real thing. All that the sandbox's sample holds is pushed to Debian's Distribution 2.8.2; then
//! the same requests are put to both, the sandbox in Distribution's manners, and what they answer is compared.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan_sandbox::conversation::{self, Answered, Line};
use portolan_sandbox::v2::{Auth, Manners, Preflight, digest_of};
use portolan_sandbox::{Request, Sandbox};
use serde_json::{Value, json};
use std::convert::Infallible;
use support::distribution::{ACCEPT, server};
use support::peer::{Answer, Peer, Raw};

/// Its manifest is of schema 1 with a signature that nobody made, so no real server takes it.
const UNSIGNED: &str = "attic/lighthouse";
const OCI: &str = "application/vnd.oci.image.manifest.v1+json";
const CONFIG: &str = "application/vnd.oci.image.config.v1+json";

/// The sandbox as it compares with a Distribution that nothing stands before.
fn distribution() -> Manners {
    Manners { preflight: Preflight::Authenticated, ..Manners::distribution() }
}

fn get(target: &str) -> Request {
    Request::new("GET", target)
}

/// Puts each request to both.
fn compare(sandbox: &Peer, real: &Peer, requests: &[Request]) {
    let ask = |peer: &Peer| -> Vec<(String, Answer)> {
        let told = |request: &Request| {
            let Request { method, path, query, headers, .. } = request;
            (format!("{method} {path}?{query} {headers:?}"), peer.ask(request).answer())
        };
        requests.iter().map(told).collect()
    };
    agree(ask(sandbox), ask(real));
}

/// Fails with every answer that differs.
fn agree(sandbox: Vec<(String, Answer)>, real: Vec<(String, Answer)>) {
    let count = real.len();
    assert_eq!(sandbox.len(), count);
    let differ = |((what, ours), (_, real)): ((String, Answer), (String, Answer))| {
        (ours != real).then(|| format!("{what}\n  sandbox      {ours}\n  Distribution {real}"))
    };
    let differ: Vec<String> = sandbox.into_iter().zip(real).filter_map(differ).collect();
    assert!(differ.is_empty(), "{} of {count} differ:\n{}", differ.len(), differ.join("\n"));
}

/// Everything in the sandbox, pushed to the other; what was not taken is told.
fn mirror(sandbox: &Peer, real: &Peer) -> Vec<String> {
    let names = |json: &Value| -> Vec<String> { serde_json::from_value(json.clone()).unwrap() };
    let mut refused = Vec::new();
    for name in names(&sandbox.ask(&get("/v2/_catalog?n=1000")).json()["repositories"]) {
        let tags = names(&sandbox.ask(&get(&format!("/v2/{name}/tags/list"))).json()["tags"]);
        for tag in &tags {
            if push(sandbox, real, &name, tag) != 201 {
                refused.push(format!("{name}:{tag}"));
            }
        }
        if tags.is_empty() {
            let manifest = small(real, &name);
            assert_eq!(put(real, &name, "once", OCI, &manifest).status, 201);
            let target = format!("/v2/{name}/manifests/{}", digest_of(&manifest));
            assert_eq!(real.ask(&Request::new("DELETE", &target)).status, 202);
        }
    }
    refused
}

/// Pushes what is behind a tag or digest, with all it stands on.
fn push(sandbox: &Peer, real: &Peer, name: &str, reference: &str) -> u16 {
    let manifest = sandbox.ask(&get(&format!("/v2/{name}/manifests/{reference}")).header("Accept", ACCEPT));
    let json = manifest.json();
    let list = |key: &str| json[key].as_array().cloned().unwrap_or_default();
    for child in list("manifests") {
        push(sandbox, real, name, child["digest"].as_str().unwrap());
    }
    let kept_here = list("layers").into_iter().filter(|layer| layer["urls"].is_null());
    let blobs = kept_here.chain([json["config"].clone()]).map(|blob| blob["digest"].clone());
    let digests = blobs.chain(list("fsLayers").into_iter().map(|layer| layer["blobSum"].clone()));
    for digest in digests.filter_map(|digest| digest.as_str().map(str::to_owned)) {
        let target = format!("/v2/{name}/blobs/{digest}");
        if real.ask(&Request::new("HEAD", &target)).status != 200 {
            upload(real, name, &sandbox.ask(&get(&target)).body);
        }
    }
    put(real, name, reference, manifest.get("content-type").unwrap(), &manifest.body).status
}

fn upload(peer: &Peer, name: &str, bytes: &[u8]) {
    let begun = peer.ask(&Request::new("POST", &format!("/v2/{name}/blobs/uploads/")));
    let request = Request::new("PUT", &format!("{}&digest={}", begun.location(), digest_of(bytes)));
    assert_eq!(peer.ask(&request.header("Content-Type", "application/octet-stream").body(bytes)).status, 201);
}

fn put(peer: &Peer, name: &str, reference: &str, content_type: &str, bytes: &[u8]) -> Raw {
    let request = Request::new("PUT", &format!("/v2/{name}/manifests/{reference}")).body(bytes);
    peer.ask(&request.header("Content-Type", content_type))
}

/// The smallest manifest there is, what it stands on being pushed.
fn small(peer: &Peer, name: &str) -> Vec<u8> {
    upload(peer, name, b"{}");
    let config = json!({ "mediaType": CONFIG, "size": 2, "digest": digest_of(b"{}") });
    json!({ "schemaVersion": 2, "mediaType": OCI, "config": config, "layers": [] }).to_string().into_bytes()
}

/// Every request of the reading half, about everything in the sample.
fn reading(sandbox: &Peer) -> Vec<Request> {
    let mut all: Vec<Request> = [
        "/v2/",
        "/v2",
        "/",
        "/v1/_ping",
        "/v2/nothing/here",
        "/v2/_catalog",
        "/v2/_catalog?n=3",
        "/v2/_catalog?n=3&last=keel",
        "/v2/_catalog?n=0",
        "/v2/_catalog?n=x",
        "/v2/_catalog?n=-1",
        "/v2/_catalog?n=100000",
        "/v2/_catalog?n=3&last=zzz",
        "/v2/attic/nothing/tags/list",
        "/v2/team/pilotage/tags/list/",
        "/v2/team/Pilotage/tags/list",
    ]
    .map(get)
    .into();
    for method in ["HEAD", "OPTIONS", "POST", "PUT", "DELETE"] {
        all.extend(["/v2/", "/v2/_catalog", "/v2/keel/tags/list"].map(|target| Request::new(method, target)));
    }
    let names = sandbox.ask(&get("/v2/_catalog?n=1000")).json()["repositories"].clone();
    for name in serde_json::from_value::<Vec<String>>(names).unwrap() {
        if name == UNSIGNED {
            continue;
        }
        let target = format!("/v2/{name}/tags/list");
        all.extend([get(&target), get(&format!("{target}?n=2&last=1"))]);
        let tags = sandbox.ask(&get(&target)).json()["tags"].clone();
        if let Some(tag) = tags.as_array().and_then(|tags| tags.last()?.as_str()) {
            all.extend(of_manifest(sandbox, &name, tag));
        }
    }
    let zeros = format!("sha256:{}", "0".repeat(64));
    for reference in
        ["none", "-bad", &zeros, "sha256:00", "sha512:00", "md5:d41d8cd98f00b204e9800998ecf8427e"]
    {
        for method in ["GET", "HEAD", "OPTIONS", "POST"] {
            all.push(Request::new(method, &format!("/v2/keel/manifests/{reference}")));
            all.push(Request::new(method, &format!("/v2/keel/blobs/{reference}")));
            all.push(Request::new(method, &format!("/v2/unknown/manifests/{reference}")));
        }
    }
    all
}

/// A manifest by tag and by digest under every Accept, and its blobs in parts.
fn of_manifest(sandbox: &Peer, name: &str, tag: &str) -> Vec<Request> {
    let by_tag = format!("/v2/{name}/manifests/{tag}");
    let known = sandbox.ask(&get(&by_tag).header("Accept", ACCEPT));
    let digest = known.get("docker-content-digest").unwrap().to_owned();
    let by_digest = format!("/v2/{name}/manifests/{digest}");
    let own = known.get("content-type").unwrap();
    let mut all = Vec::new();
    for target in [&by_tag, &by_digest] {
        for accept in ["", ACCEPT, own, "*/*", "application/json"] {
            for method in ["GET", "HEAD"] {
                let request = Request::new(method, target);
                all.push(if accept.is_empty() { request } else { request.header("Accept", accept) });
            }
        }
        all.push(get(target).header("Accept", ACCEPT).header("If-None-Match", &format!("\"{digest}\"")));
    }
    all.push(get(&format!("/v2/{name}/referrers/{digest}")));
    if let Some(blob) = known.json()["layers"][0]["digest"].as_str() {
        let target = format!("/v2/{name}/blobs/{blob}");
        all.extend([get(&target), Request::new("HEAD", &target), Request::new("OPTIONS", &target)]);
        let ranges = ["bytes=0-9", "bytes=10-", "bytes=-5", "bytes=99999999-"];
        all.extend(ranges.map(|range| get(&target).header("Range", range)));
        all.push(get(&target).header("If-None-Match", &format!("\"{blob}\"")));
    }
    all
}

#[test]
fn what_is_read_from_the_sandbox_is_what_distribution_would_have_said() {
    let sandbox = Sandbox::v2();
    let (ours, real) = (Peer::Sandbox(&sandbox), Peer::Real(server(r#"{"seed":"empty"}"#)));
    let refused = mirror(&ours, &real);
    assert!(!refused.is_empty() && refused.iter().all(|one| one.starts_with(UNSIGNED)), "{refused:?}");
    let requests = reading(&ours);
    sandbox.set_manners(distribution());
    compare(&ours, &real, &requests);
}

/// Holds a conversation with both.
fn converse(lines: &[Line], manners: Manners, kind: &str) {
    let sandbox = Sandbox::empty_v2();
    sandbox.set_manners(manners);
    let real = server(kind);
    let hold = |peer: &Peer| {
        let send = |line: &Line| {
            let Raw { status, fields, body } = peer.ask(&Request::from(line));
            Ok::<_, Infallible>(Answered { status, headers: fields, body })
        };
        let Ok(heard) = conversation::hold(lines, send);
        heard
    };
    for ((line, ours), (_, real)) in hold(&Peer::Sandbox(&sandbox)).iter().zip(&hold(&Peer::Real(real))) {
        assert_eq!(ours, real, "{line}: the sandbox says the first, Distribution the second");
    }
}

#[test]
fn a_conversation_with_the_sandbox_is_heard_as_one_with_distribution() {
    let empty = r#"{"seed":"empty","cors":{"Access-Control-Allow-Origin":"*"}}"#;
    converse(&conversation::open(), distribution(), empty);
    let off = empty.replacen('{', r#"{"deletes":false,"#, 1);
    converse(&conversation::without_deletes(), Manners { deletes: false, ..distribution() }, &off);
}

#[test]
fn a_conversation_at_the_door_is_heard_the_same_with_passwords_and_with_tokens() {
    for (auth, kind) in [(Auth::Basic, "htpasswd"), (Auth::Bearer, "token")] {
        let kind = format!(r#"{{"auth":"{kind}","front":"none","seed":"empty"}}"#);
        converse(&conversation::behind_a_door(), Manners { auth, ..distribution() }, &kind);
    }
}
