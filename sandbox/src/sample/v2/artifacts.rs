//! What lies in a registry and is no image: indexes, attestations, signatures, bills of materials, a chart, and a
//! thing of a type nobody has heard of.

use super::dock::Dock;
use super::manifest::{Descriptor, Family, One, notes};
use crate::sample::content::{noise, prose};
use crate::sample::layer::{Layer, gzip};
use crate::v2::media::OCI;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

/// The type of a blob that says nothing, and is always the same.
const NOTHING: &str = "application/vnd.oci.empty.v1+json";

const CONFIG: &str = "application/vnd.oci.image.config.v1+json";
const IN_TOTO: &str = "application/vnd.in-toto+json";
const SPDX: &str = "application/spdx+json";

/// Makes the repositories that hold nothing else.
pub(super) fn fill(dock: &mut Dock) {
    chart(dock);
    semaphore(dock);
}

/// An index over manifests that lie there, under some tags.
pub(super) fn tag_index(
    dock: &mut Dock,
    repository: &str,
    family: Family,
    manifests: Vec<Descriptor>,
    tags: &[&str],
) -> Descriptor {
    let index = dock.manifest(repository, family.index(), family.list(manifests, &[]));
    dock.tag(repository, &index.digest, tags);
    index
}

/// How BuildKit says where an image came from: beside it in its index, for a platform that is none.
pub(super) fn attestation(dock: &mut Dock, repository: &str, image: &Descriptor) -> Descriptor {
    let hex = image.digest.trim_start_matches("sha256:");
    let statement = json!({
        "_type": "https://in-toto.io/Statement/v0.1",
        "predicateType": "https://slsa.dev/provenance/v0.2",
        "subject": [{ "name": format!("pkg:docker/{repository}"), "digest": { "sha256": hex } }],
        "predicate": {
            "builder": { "id": "https://build.harbour.example/" },
            "buildType": "https://mobyproject.org/buildkit@v1",
            "metadata": { "completeness": { "parameters": true, "environment": true, "materials": false } },
        },
    });
    let layer = dock
        .blob(repository, IN_TOTO, statement.to_string().into_bytes())
        .noted(&[("in-toto.io/predicate-type", "https://slsa.dev/provenance/v0.2")]);
    let config = json!({
        "architecture": "unknown", "os": "unknown", "config": {},
        "rootfs": { "type": "layers", "diff_ids": [layer.digest] },
    });
    let config = dock.blob(repository, CONFIG, config.to_string().into_bytes());
    let made = dock.manifest(repository, OCI, Family::Oci.manifest(config, vec![layer]));
    let made = made.noted(&[
        ("vnd.docker.reference.digest", &image.digest),
        ("vnd.docker.reference.type", "attestation-manifest"),
    ]);
    Descriptor { platform: Some(json!({ "architecture": "unknown", "os": "unknown" })), ..made }
}

/// A signature as cosign has long laid it: beside what it signs, under a tag made of the digest. By nobody.
pub(super) fn signature(dock: &mut Dock, repository: &str, of: &Descriptor) {
    let payload = json!({
        "critical": {
            "identity": { "docker-reference": format!("registry.harbour.example/{repository}") },
            "image": { "docker-manifest-digest": of.digest },
            "type": "cosign container image signature",
        },
        "optional": { "creator": "release@harbour.example" },
    });
    let signature = STANDARD.encode(noise(&of.digest, 71));
    let layer = dock
        .blob(
            repository,
            "application/vnd.dev.cosign.simplesigning.v1+json",
            payload.to_string().into_bytes(),
        )
        .noted(&[("dev.cosignproject.cosign/signature", &signature)]);
    let config = json!({
        "architecture": "", "created": "0001-01-01T00:00:00Z", "os": "", "config": {},
        "history": [{ "created": "0001-01-01T00:00:00Z" }],
        "rootfs": { "type": "layers", "diff_ids": [layer.digest] },
    });
    let config = dock.blob(repository, CONFIG, config.to_string().into_bytes());
    let made = dock.manifest(repository, OCI, Family::Oci.manifest(config, vec![layer]));
    let tag = format!("{}.sig", fallback(of));
    dock.tag(repository, &made.digest, &[&tag]);
}

/// A bill of materials; whether it names its subject or leaves that to others.
pub(super) fn sbom(
    dock: &mut Dock,
    repository: &str,
    of: &Descriptor,
    name: &str,
    names_subject: bool,
) -> Descriptor {
    let packages: Vec<_> = ["libc", "busybox", "coreutils", "openssl", name]
        .iter()
        .map(|package| json!({ "SPDXID": format!("SPDXRef-{package}"), "name": package, "versionInfo": "1.2.3" }))
        .collect();
    let document = json!({
        "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": format!("{repository} at {}", of.digest),
        "dataLicense": "CC0-1.0", "packages": packages,
    });
    let text = serde_json::to_vec_pretty(&document).unwrap_or_default();
    let layer =
        dock.blob(repository, SPDX, text).noted(&[("org.opencontainers.image.title", "sbom.spdx.json")]);
    let nothing = dock.blob(repository, NOTHING, b"{}".to_vec());
    let one = One {
        artifact_type: Some(SPDX),
        subject: names_subject.then(|| of.bare()),
        annotations: notes(&[("org.opencontainers.image.created", "2026-08-18T11:02:44Z")]),
        ..One::of(OCI, nothing, vec![layer])
    };
    dock.manifest(repository, OCI, one.write(b"  ")).typed(SPDX)
}

/// Where a registry has no referrers, a tag made of the digest leads to an index of them.
pub(super) fn fall_back(dock: &mut Dock, repository: &str, of: &Descriptor, referrer: &Descriptor) {
    tag_index(dock, repository, Family::Oci, vec![referrer.clone()], &[&fallback(of)]);
}

fn fallback(of: &Descriptor) -> String {
    of.digest.replace(':', "-")
}

/// `charts/breakwater`: a Helm chart.
fn chart(dock: &mut Dock) {
    let here = "charts/breakwater";
    for (version, tags) in [("0.1.0", &["0.1.0"][..]), ("0.2.0", &["0.2.0"][..]), ("1.0.0", &["1.0.0"][..])] {
        let yaml = format!("apiVersion: v2\nname: breakwater\nversion: {version}\nappVersion: \"2.0\"\n");
        let files = Layer::empty()
            .file("breakwater/Chart.yaml", yaml)
            .file("breakwater/values.yaml", "replicas: 2\n")
            .file("breakwater/templates/deployment.yaml", prose(&format!("chart {version}"), 1_500));
        let chart = gzip(&files.archive());
        let layer = dock.blob(here, "application/vnd.cncf.helm.chart.content.v1.tar+gzip", chart);
        let config =
            json!({ "name": "breakwater", "version": version, "apiVersion": "v2", "appVersion": "2.0" });
        let config =
            dock.blob(here, "application/vnd.cncf.helm.config.v1+json", config.to_string().into_bytes());
        let one = One {
            annotations: notes(&[
                ("org.opencontainers.image.title", "breakwater"),
                ("org.opencontainers.image.version", version),
                ("org.opencontainers.image.description", "Keeps the swell out of the cluster."),
            ]),
            ..One::of(OCI, config, vec![layer])
        };
        let made = dock.manifest(here, OCI, one.write(b"  "));
        dock.tag(here, &made.digest, tags);
    }
}

/// `signals/semaphore`: an artifact of a type of its own.
fn semaphore(dock: &mut Dock) {
    let here = "signals/semaphore";
    let layer = dock
        .blob(here, "application/vnd.harbour.flags.v1", noise("flags", 4_096))
        .noted(&[("org.opencontainers.image.title", "flags.bin")]);
    let nothing = dock.blob(here, NOTHING, b"{}".to_vec());
    let one = One {
        artifact_type: Some("application/vnd.harbour.semaphore.v1"),
        annotations: notes(&[("org.opencontainers.image.created", "2026-01-14T06:30:00Z")]),
        ..One::of(OCI, nothing, vec![layer])
    };
    let made = dock.manifest(here, OCI, one.write(b"  "));
    dock.tag(here, &made.digest, &["v1", "latest"]);
}
