//! Pieces of sound answers, each with every field that is read of it.

use super::id;
use serde_json::{Value, json};

/// A digest of one digit, 64 times.
pub fn digest(digit: char) -> String {
    format!("sha256:{}", id(digit))
}

/// A descriptor with every field there is.
pub fn descriptor(kind: &str, digit: char) -> Value {
    json!({
        "mediaType": kind, "digest": digest(digit), "size": 7, "urls": ["https://far.example/layer"], "data": "e30=",
        "annotations": {"vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": digest('b')},
        "artifactType": "application/vnd.example", "platform": platform(),
    })
}

/// A platform with every field there is.
pub fn platform() -> Value {
    json!({"os": "linux", "architecture": "arm64", "variant": "v8", "os.version": "1.0", "os.features": ["win32k"]})
}

/// What an image runs with.
pub fn run_config() -> Value {
    json!({
        "Hostname": "h", "User": "app", "WorkingDir": "/srv", "Env": ["A=1"], "Cmd": ["serve"], "Entrypoint": ["sh"],
        "ExposedPorts": {"80/tcp": {}}, "Volumes": {"/data": {}}, "OnBuild": ["RUN make"], "StopSignal": "SIGINT",
        "Shell": ["/bin/sh", "-c"], "Healthcheck": {"Test": ["CMD", "ping"]}, "Labels": {"a": "1"},
    })
}

/// What a v1 image says of itself.
pub fn image_json() -> Value {
    json!({
        "id": id('a').as_str(), "parent": id('b').as_str(), "created": "2014-11-03T09:21:44.120934118Z",
        "container": "77aa", "container_config": {"Cmd": ["/bin/sh", "-c", "true"]}, "docker_version": "1.3.1",
        "author": "Ada", "comment": "harbour", "config": run_config(), "architecture": "amd64", "os": "linux",
        "Size": 120, "checksum": digest('c'),
    })
}

/// The same of one that made no layer.
pub fn thrown_away() -> Value {
    let mut image = image_json();
    image["throwaway"] = json!(true);
    image
}

/// What a v1 registry noted of a push.
pub fn facts() -> Value {
    json!({
        "last_update": 1_415_006_504, "docker_version": "1.3.1", "docker_go_version": "go1.3.3", "arch": "amd64",
        "os": "linux", "kernel": "3.16.0",
    })
}
