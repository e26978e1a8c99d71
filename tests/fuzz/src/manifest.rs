//! Manifests of every kind.

use portolan::console::platforms::{choices, find, stands_for};
use portolan::console::tree::{Chained, pick, usual_platform};
use portolan::image::manifest::{
    Descriptor, ImageManifest, Index, Kind, Manifest, Schema1, differences, read as read_manifest,
    signed_part,
};

/// Reads the type from the first line and the manifest from what follows; from all of it where that is none.
pub fn read(bytes: &[u8]) {
    let cut = bytes.iter().position(|b| *b == b'\n');
    let (sent, rest) =
        cut.map_or((None, bytes), |at| (std::str::from_utf8(&bytes[..at]).ok(), &bytes[at + 1..]));
    for (sent, bytes) in [(sent, rest), (None, bytes)] {
        // The payload is never longer than what signs and holds it.
        assert!(signed_part(bytes).is_none_or(|payload| payload.len() <= 2 * bytes.len()));
        let Ok(found) = read_manifest(sent, bytes) else { continue };
        assert_eq!(found.manifest.media_type(), &found.media_type);
        found.manifest.subject().into_iter().for_each(descriptor);
        match &found.manifest {
            Manifest::Image(manifest) => image(manifest),
            Manifest::Index(listed) => index(listed),
            Manifest::Schema1(manifest) => schema1(manifest),
            Manifest::Other(_) => {}
        }
    }
}

fn image(manifest: &ImageManifest) {
    assert!(manifest.kind() != Kind::Unknown || manifest.artifact_type.is_none());
    descriptor(&manifest.config);
    manifest.layers.iter().for_each(descriptor);
    let known = manifest.layers.iter().filter_map(|layer| layer.size).max().unwrap_or(0);
    assert!(manifest.compressed().is_none_or(|sum| sum >= known), "a sum that went round");
}

fn index(index: &Index) {
    index.manifests.iter().for_each(descriptor);
    let listed = index.platforms().count() + index.attestations().count();
    assert_eq!(listed, index.manifests.len());
    let choices = choices(index);
    for choice in &choices {
        let found = find(&choices, &choice.part).map(|found| &found.digest);
        assert_eq!(found, Some(&choice.digest), "an address that leads to another");
    }
    let platform = usual_platform();
    assert_eq!(pick(index, &platform).map(|(listed, _)| listed), stands_for(index, Some(&platform)));
}

fn schema1(manifest: &Schema1) {
    let made = manifest.made();
    made.iter().for_each(descriptor);
    assert!(made.len() <= manifest.layers.len());
    if let Some(config) = manifest.config() {
        assert_eq!(config.history.len(), manifest.layers.len());
        assert!(config.diff_ids.is_empty());
    }
    if let Some(chained) = Chained::of_schema1(manifest) {
        assert_eq!(
            (chained.chain.len(), chained.facts.len()),
            (manifest.layers.len(), manifest.layers.len())
        );
    }
}

fn descriptor(descriptor: &Descriptor) {
    assert!(descriptor.kind() != Kind::Image || descriptor.media_type.is_some());
    assert!(!descriptor.is_attestation() || descriptor.annotation("vnd.docker.reference.type").is_some());
    assert!(descriptor.attested().is_none() || !descriptor.annotations.is_empty());
    descriptor.platform.iter().for_each(|platform| assert!(platform.to_string().contains('/')));
    assert!(differences(descriptor, descriptor.size.unwrap_or(7), descriptor.media_type.as_ref()).is_empty());
}
