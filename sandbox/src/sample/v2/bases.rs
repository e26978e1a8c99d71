//! The bases everything else stands on, named without a namespace: `halyard`, small and for many platforms, as OCI
//! indexes with attestations; and `keel`, of some size, as Docker's manifest lists.

use super::super::library::root;
use super::artifacts::{attestation, tag_index};
use super::dock::{AMD64, ARM, ARM64, Dock, Hull, Platform};
use super::manifest::{Descriptor, Family};
use crate::sample::layer::Layer;
use serde_json::Value;

/// What the other repositories build on, for each platform.
pub(super) struct Bases {
    pub(super) halyard: Vec<(Platform, Hull)>,
    pub(super) keel: Vec<(Platform, Hull)>,
    /// The keel of three years ago.
    pub(super) keel_11: Hull,
}

impl Bases {
    /// The one for amd64.
    pub(super) fn amd64(of: &[(Platform, Hull)]) -> Hull {
        of.iter()
            .find(|(platform, _)| *platform == AMD64)
            .map(|(_, hull)| hull.clone())
            .unwrap_or_else(|| of[0].1.clone())
    }
}

/// Makes `halyard`, `keel` and `mirror/halyard`.
pub(super) fn fill(dock: &mut Dock) -> Bases {
    let mut halyard = Vec::new();
    for (day, version, tags) in [
        ((2024, 5, 22), "3.20.0", &["3.20.0"][..]),
        ((2025, 5, 30), "3.22.0", &["3.22.0"][..]),
        ((2026, 6, 12), "3.24.0", &["3.24.0"][..]),
        ((2026, 10, 8), "3.24.2", &["3.24.2", "3.24", "3", "latest"][..]),
    ] {
        dock.on(day);
        halyard = [AMD64, ARM64, ARM].map(|platform| (platform, small(dock, platform, version))).to_vec();
        let index = publish(dock, "halyard", Family::Oci, &halyard, tags);
        if version == "3.24.2" {
            mirror(dock, "halyard", "mirror/halyard", &index.digest);
            dock.tag("mirror/halyard", &index.digest, &["3.24.2", "latest"]);
        }
    }
    dock.on((2026, 11, 20));
    let edge = [AMD64, ARM64].map(|platform| (platform, small(dock, platform, "edge"))).to_vec();
    publish(dock, "halyard", Family::Oci, &edge, &["edge"]);
    dock.on((2023, 8, 16));
    let old = large(dock, AMD64, "11");
    publish(dock, "keel", Family::Docker, &[(AMD64, old.clone())], &["11", "bullseye"]);
    dock.on((2026, 9, 6));
    let keel = [AMD64, ARM64].map(|platform| (platform, large(dock, platform, "12"))).to_vec();
    publish(dock, "keel", Family::Docker, &keel, &["12", "12.12", "bookworm", "latest"]);
    Bases { halyard, keel, keel_11: old }
}

/// Keeps the very same manifests and blobs under another name as well.
fn mirror(dock: &mut Dock, from: &str, to: &str, digest: &str) {
    let kept = dock.store.repository_mut(from).manifests.get(digest).cloned();
    let Some(manifest) = kept else { return };
    let read: Value = serde_json::from_slice(&manifest.bytes).unwrap_or_default();
    let digests = |key: &str| -> Vec<String> {
        let lines = read[key].as_array().into_iter().flatten();
        lines.filter_map(|line| line["digest"].as_str().map(str::to_owned)).collect()
    };
    digests("manifests").iter().for_each(|child| mirror(dock, from, to, child));
    let there = dock.store.repository_mut(to);
    there.begun = true;
    there.blobs.extend(digests("layers"));
    there.blobs.extend(read["config"]["digest"].as_str().map(str::to_owned));
    there.manifests.insert(digest.to_owned(), manifest);
}

fn small(dock: &mut Dock, platform: Platform, version: &str) -> Hull {
    let layer = root(&format!("halyard-{version}-{}", platform.1), platform.scaled(30_000));
    let hull = dock.base(platform, &format!("halyard-minirootfs-{version}"), &layer);
    let hull = dock.by(&hull, "Harbour Office <office@harbour.example>");
    dock.cmd(&hull, &["/bin/sh"])
}

fn large(dock: &mut Dock, platform: Platform, version: &str) -> Hull {
    let layer = root(&format!("keel-{version}-{}", platform.1), platform.scaled(190_000));
    let hull = dock.base(platform, &format!("keel-{version}-rootfs"), &layer);
    let hull = dock.label(&hull, "org.opencontainers.image.title", "keel");
    let hull = dock.label(&hull, "org.opencontainers.image.version", version);
    let trusted =
        Layer::empty().file("etc/ssl/certs/harbour.pem", format!("-----BEGIN CERTIFICATE-----\n{version}\n"));
    let hull = dock.run(&hull, "update-ca-certificates", &trusted);
    dock.cmd(&hull, &["bash"])
}

/// Lays one image for each platform into a repository, and an index over them; an OCI one with attestations.
pub(super) fn publish(
    dock: &mut Dock,
    repository: &str,
    family: Family,
    hulls: &[(Platform, Hull)],
    tags: &[&str],
) -> Descriptor {
    let images: Vec<Descriptor> =
        hulls.iter().map(|(_, hull)| dock.image(repository, hull, family)).collect();
    let mut manifests = images.clone();
    if family == Family::Oci {
        manifests.extend(images.iter().map(|image| attestation(dock, repository, image)));
    }
    tag_index(dock, repository, family, manifests, tags)
}
