//! Configurations of images, and the way from them into the tree.

use portolan::console::dockerfile;
use portolan::console::tree::{Chained, NodeId};
use portolan::image::forest::Forest;
use portolan::image::manifest::{Descriptor, ImageManifest};
use portolan::image::{ImageConfig, Matched};
use portolan::name::MediaType;

/// Reads one.
pub fn read(bytes: &[u8]) {
    let Some(config) = ImageConfig::read(bytes.into()) else { return };
    assert_eq!(&*config.raw, bytes);
    for step in &config.history {
        let _ = step.created_by.as_deref().and_then(dockerfile::created_by);
        let _ = step.comment.as_deref().and_then(dockerfile::remark);
    }
    let layers = config.diff_ids.len();
    for count in [0, 1, layers, layers + 1, config.history.len()] {
        if let Matched::Aligned(steps) = config.matched(count) {
            let made: Vec<usize> = steps.iter().filter_map(|step| step.layer).collect();
            assert!(made.iter().copied().eq(0..count), "each layer has one step, in order");
        }
        grow(&config, count);
    }
}

/// Puts the image into a tree, beside a manifest with this many layers.
fn grow(config: &ImageConfig, layers: usize) {
    let layer = Descriptor::of(MediaType::OCI_EMPTY, b"layer");
    let manifest = ImageManifest {
        media_type: MediaType::OCI_MANIFEST,
        artifact_type: None,
        config: Descriptor::of(MediaType::OCI_EMPTY, &config.raw),
        layers: vec![layer; layers],
        subject: None,
        annotations: Vec::new(),
    };
    let Some(chained) = Chained::of(&manifest, config) else { return };
    assert_eq!((chained.chain.len(), chained.facts.len()), (config.diff_ids.len(), config.diff_ids.len()));
    let tip: Option<NodeId> = chained.chain.first().cloned();
    let forest = Forest::grow(&[tip], [&chained.chain[..]]);
    assert!(forest.nodes().len() <= chained.chain.len());
    assert_eq!(forest.freed(&[0]).images.len(), forest.nodes().len(), "it stands there alone");
}
