//! The long conversation, with a server that is open to everyone, lets delete and has nothing yet.

use super::Line;
use crate::v2::digest_of;
use crate::v2::media::{DOCKER, INDEX, LIST, OCI};
use serde_json::{Value, json};

const HERE: &str = "/v2/quay/compare";
const LAYER: &[u8] = b"a layer by its own word";
const BYTES: &str = "application/octet-stream";

/// All of it.
#[must_use]
pub fn open() -> Vec<Line> {
    let things = Things::new();
    let mut lines = nothing_yet();
    lines.extend(uploads(&things));
    lines.extend(blobs());
    lines.extend(manifests(&things));
    lines.extend(accepts(&things));
    lines.extend(lists());
    lines.extend(deletions(&things));
    lines
}

/// What is pushed.
struct Things {
    config: Vec<u8>,
    docker: Vec<u8>,
    oci: Vec<u8>,
    list: Vec<u8>,
    index: Vec<u8>,
    artifact: Vec<u8>,
}

impl Things {
    fn new() -> Self {
        let created = "2026-01-01T00:00:00Z";
        let config = json!({
            "architecture": "amd64", "config": { "Cmd": ["quay"], "Env": ["A=b"] }, "created": created,
            "history": [
                { "created": created, "created_by": "ADD layer / # a <b> & c" },
                { "author": "Harbour", "comment": "nothing", "created": "2026-01-01T00:00:00.120Z",
                  "created_by": "LABEL", "empty_layer": true },
                { "created": created, "created_by": "ENV A=b", "empty_layer": true },
            ],
            "os": "linux", "rootfs": { "diff_ids": [digest_of(b"diff")], "type": "layers" },
        });
        let config = config.to_string().into_bytes();
        let image = |media_type: &str, config_type: &str, layer_type: &str, subject: Option<Value>| {
            let mut image = json!({
                "schemaVersion": 2, "mediaType": media_type,
                "config": { "mediaType": config_type, "size": config.len(), "digest": digest_of(&config) },
                "layers": [{ "mediaType": layer_type, "size": LAYER.len(), "digest": digest_of(LAYER) }],
            });
            if let Some(subject) = subject {
                image["subject"] = subject;
            }
            image.to_string().into_bytes()
        };
        let many = |media_type: &str, child_type: &str, child: &[u8]| {
            json!({
                "schemaVersion": 2, "mediaType": media_type,
                "manifests": [{
                    "mediaType": child_type, "size": child.len(), "digest": digest_of(child),
                    "platform": { "architecture": "amd64", "os": "linux" },
                }],
            })
            .to_string()
            .into_bytes()
        };
        let docker = image(
            DOCKER,
            "application/vnd.docker.container.image.v1+json",
            "application/vnd.docker.image.rootfs.diff.tar.gzip",
            None,
        );
        let layer = "application/vnd.oci.image.layer.v1.tar+gzip";
        let oci = image(OCI, "application/vnd.oci.image.config.v1+json", layer, None);
        let subject = json!({ "mediaType": OCI, "size": oci.len(), "digest": digest_of(&oci) });
        let artifact = image(OCI, "application/vnd.harbour.flags.v1+json", layer, Some(subject));
        let (list, index) = (many(LIST, DOCKER, &docker), many(INDEX, OCI, &oci));
        Self { config, docker, oci, list, index, artifact }
    }
}

fn zeros() -> String {
    format!("sha256:{}", "0".repeat(64))
}

fn get(target: impl AsRef<str>) -> Line {
    Line::new("GET", target.as_ref())
}

fn here(method: &'static str, rest: &str) -> Line {
    Line::new(method, format!("{HERE}{rest}"))
}

fn nothing_yet() -> Vec<Line> {
    let zeros = zeros();
    let mut lines: Vec<Line> =
        ["/v2/", "/v2", "/v2/_catalog", "/v2/_catalog?n=0", "/v2/_catalog?n=x"].map(get).into();
    lines.extend(["/v2/_catalog?n=100000", "/v2/nothing/here", "/v1/_ping", "/v2/quay/B/tags/list"].map(get));
    lines.extend([
        Line::new("HEAD", "/v2/"),
        Line::new("OPTIONS", "/v2/"),
        Line::new("OPTIONS", "/v2/_catalog"),
        here("OPTIONS", "/manifests/x"),
        here("OPTIONS", "/tags/list"),
        here("GET", "/tags/list"),
        here("GET", "/tags/list/"),
        here("DELETE", "/tags/list"),
        here("GET", "/manifests/x"),
        here("HEAD", "/manifests/x"),
        here("PUT", "/manifests/-x"),
        here("GET", &format!("/manifests/{zeros}")),
        here("GET", &format!("/blobs/{zeros}")),
        here("GET", "/blobs/sha256:00"),
        here("GET", "/blobs/uploads/"),
        here("PUT", "/blobs/uploads/"),
        here("GET", &format!("/referrers/{zeros}")),
        here("DELETE", "/manifests/x"),
        here("DELETE", "/manifests/sha256:00"),
        here("DELETE", &format!("/manifests/{zeros}")),
        here("DELETE", &format!("/blobs/{zeros}")),
    ]);
    lines
}

fn uploads(things: &Things) -> Vec<Line> {
    let (layer, config) = (digest_of(LAYER), digest_of(&things.config));
    let begin = || here("POST", "/blobs/uploads/");
    let mount = |from: &str| Line::new("POST", format!("/v2/quay/other/blobs/uploads/?mount={layer}{from}"));
    vec![
        begin().keep("chunks"),
        get("{chunks}"),
        Line::new("PATCH", "{chunks}").body(BYTES, &LAYER[..7]).keep("chunks"),
        get("{chunks}").keep("chunks"),
        Line::new("PATCH", "{chunks}").body(BYTES, &LAYER[7..]).keep("chunks"),
        Line::new("PUT", format!("{{chunks}}&digest={layer}")),
        begin().keep("whole"),
        Line::new("PUT", format!("{{whole}}&digest={config}")).body(BYTES, things.config.clone()),
        begin().keep("wrong"),
        Line::new("PUT", format!("{{wrong}}&digest={}", zeros())).body(BYTES, LAYER),
        begin().keep("given up"),
        Line::new("DELETE", "{given up}"),
        Line::new("DELETE", "{given up}"),
        here("PATCH", "/blobs/uploads/11111111-1111-1111-1111-111111111111").body(BYTES, LAYER),
        here("POST", &format!("/blobs/uploads/?digest={layer}")).body(BYTES, LAYER),
        mount("&from=quay/compare"),
        mount("&from=quay/nowhere"),
        mount(""),
        Line::new("GET", format!("/v2/quay/other/blobs/{layer}")),
    ]
}

fn blobs() -> Vec<Line> {
    let layer = format!("/blobs/{}", digest_of(LAYER));
    let ranged = |range: &str| here("GET", &layer).header("Range", range);
    vec![
        here("GET", &layer),
        here("HEAD", &layer),
        ranged("bytes=0-3"),
        ranged("bytes=4-"),
        ranged("bytes=-3"),
        ranged("bytes=4-999"),
        here("GET", &layer).header("If-None-Match", format!("\"{}\"", digest_of(LAYER))),
        here("POST", &layer),
    ]
}

fn manifests(things: &Things) -> Vec<Line> {
    let put = |to: &str, media_type: &str, body: &[u8]| {
        here("PUT", &format!("/manifests/{to}")).body(media_type, body)
    };
    let text = String::from_utf8_lossy(&things.oci).into_owned();
    let missing = text.replace(&digest_of(LAYER), &zeros());
    let childless = String::from_utf8_lossy(&things.index).replace(&digest_of(&things.oci), &zeros());
    vec![
        put("docker", DOCKER, &things.docker),
        put("oci", OCI, &things.oci),
        put("twin", OCI, &things.oci),
        put(&digest_of(&things.oci), OCI, &things.oci),
        put(&digest_of(&things.docker), OCI, &things.oci),
        put("wrong", DOCKER, &things.oci),
        put("wrong", "text/plain", &things.oci),
        put("wrong", OCI, b""),
        put("wrong", OCI, b"hello"),
        put("wrong", OCI, missing.as_bytes()),
        put("wrong", INDEX, childless.as_bytes()),
        put("list", LIST, &things.list),
        put("index", INDEX, &things.index),
        put("artifact", OCI, &things.artifact),
    ]
}

fn accepts(things: &Things) -> Vec<Line> {
    let mut lines = Vec::new();
    for tag in ["docker", "oci", "list", "index", "artifact"] {
        for accept in ["*/*", DOCKER, OCI, LIST, INDEX] {
            lines.push(here("GET", &format!("/manifests/{tag}")).header("Accept", accept));
        }
        lines.push(
            here("HEAD", &format!("/manifests/{tag}"))
                .header("Accept", format!("{LIST}, {INDEX};q=0.5,{OCI}")),
        );
    }
    for bytes in [&things.docker, &things.oci, &things.list] {
        let digest = digest_of(bytes);
        lines.push(here("GET", &format!("/manifests/{digest}")).header("Accept", "*/*"));
        let all = format!("{DOCKER},{OCI},{LIST}");
        let known = here("GET", &format!("/manifests/{digest}")).header("Accept", all);
        lines.push(known.clone().header("If-None-Match", format!("\"{digest}\"")));
        lines.push(known);
    }
    lines
}

fn lists() -> Vec<Line> {
    ["", "?n=1", "?n=1&last=quay%2Fcompare", "?n=1&last=quay%2Fother", "?n=2", "?last=zzz"]
        .into_iter()
        .map(|query| get(format!("/v2/_catalog{query}")))
        .chain([
            here("GET", "/tags/list"),
            here("GET", "/tags/list?n=1&last=docker"),
            get("/v2/quay/other/tags/list"),
        ])
        .collect()
}

fn deletions(things: &Things) -> Vec<Line> {
    let by_digest = |bytes: &[u8]| here("DELETE", &format!("/manifests/{}", digest_of(bytes)));
    let mut lines = vec![
        here("DELETE", "/manifests/docker"),
        by_digest(&things.oci),
        by_digest(&things.oci),
        here("GET", "/tags/list"),
        here("GET", "/manifests/twin").header("Accept", OCI),
        here("GET", "/manifests/index").header("Accept", INDEX),
    ];
    lines.extend(
        [&things.docker, &things.list, &things.index, &things.artifact].map(|bytes| by_digest(bytes)),
    );
    lines.extend([here("GET", "/tags/list"), get("/v2/_catalog")]);
    let layer = format!("/blobs/{}", digest_of(LAYER));
    lines.extend([here("DELETE", &layer), here("GET", &layer), here("DELETE", &layer)]);
    lines
}
