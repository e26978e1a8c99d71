//! Where an image of registry v2 stands in the tree: its chain of layers, by the chain ids that its configuration
//! yields, and what manifest and history say of each layer.

use super::{NodeFacts, NodeId};
use crate::console::dockerfile;
use crate::console::platforms::stands_for;
use crate::image::manifest::{Descriptor, ImageManifest, Index, Platform, Schema1};
use crate::image::{ChainId, HistoryEntry, ImageConfig, Matched};
use crate::json::Json;
use crate::name::{Heard, MediaType};

/// An image's way from its newest layer to its base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chained {
    /// The nodes, the newest first.
    pub chain: Vec<NodeId>,
    /// What is known of each, in the same order.
    pub facts: Vec<NodeFacts>,
}

impl Chained {
    /// Reads it off a manifest and its configuration. Nothing where there is no layer, or where a diff id is none.
    #[must_use]
    pub fn of(manifest: &ImageManifest, config: &ImageConfig) -> Option<Self> {
        let chain: Vec<ChainId> = config.ancestry().filter(|chain| !chain.is_empty())?;
        let count = chain.len();
        let aligned = manifest.layers.len() == count;
        // The steps that made a layer, in the order of the layers.
        let steps: Vec<Option<usize>> = match config.matched(count) {
            Matched::Aligned(steps) => {
                steps.iter().filter(|step| step.layer.is_some()).map(|step| step.history).collect()
            }
            Matched::Apart => Vec::new(),
        };
        let of_layer = |layer: usize| {
            let step = steps.get(layer).copied().flatten();
            let stored = manifest.layers.get(layer).filter(|_| aligned);
            facts(step.and_then(|at| config.history.get(at)), stored)
        };
        Some(Self {
            chain: chain.into_iter().map(NodeId::Chain).collect(),
            facts: (0..count).rev().map(of_layer).collect(),
        })
    }

    /// Reads it off a manifest of schema 1, which has no diff ids but the ids of v1 images, by its pusher's word.
    #[must_use]
    pub fn of_schema1(manifest: &Schema1) -> Option<Self> {
        let mut chained = Self { chain: Vec::new(), facts: Vec::new() };
        for layer in manifest.layers.iter().rev() {
            let id = Json::parse(&layer.raw)?.text("id")?.parse().ok()?;
            chained.chain.push(NodeId::Image(id));
            let layer_digest = layer.blob.valid().filter(|_| !layer.throwaway).cloned();
            chained.facts.push(NodeFacts { layer: layer_digest, ..facts(Some(&layer.step), None) });
        }
        (!chained.chain.is_empty()).then_some(chained)
    }
}

fn facts(step: Option<&HistoryEntry>, stored: Option<&Descriptor>) -> NodeFacts {
    NodeFacts {
        step: step.and_then(|step| dockerfile::created_by(step.created_by.as_deref()?)),
        comment: step.and_then(|step| dockerfile::remark(step.comment.as_deref()?)).map(str::to_owned),
        created: step.and_then(|step| step.created),
        unpacked: None,
        compressed: stored.and_then(|stored| stored.size),
        says_parent: None,
        layer: stored.and_then(|stored| match &stored.digest {
            Heard::Valid(digest) => Some(digest.clone()),
            Heard::Odd(_) => None,
        }),
    }
}

/// The one of an index's images that is drawn, and what it stands in for where it is not of the wanted platform.
#[must_use]
pub fn pick<'a>(index: &'a Index, wanted: &Platform) -> Option<(&'a Descriptor, Option<Instead>)> {
    let listed = stands_for(index, Some(wanted))?;
    // What an index in an index holds is seen one deeper.
    let nested = listed.media_type.as_ref().is_some_and(MediaType::is_index);
    let platform = listed.platform.as_ref().filter(|platform| !platform.is_empty() && !platform.is_unknown());
    let drawn = platform.map(ToString::to_string);
    let differs = !nested && drawn.as_deref() != Some(&*wanted.to_string());
    Some((listed, differs.then_some(Instead { drawn })))
}

/// That an index has nothing of the platform which the tree is of, and is drawn by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The platform it is drawn by; nothing where its image says none.
    pub drawn: Option<String>,
}

/// The platform that is drawn until a person chooses another.
#[must_use]
pub fn usual_platform() -> Platform {
    Platform { os: Some("linux".into()), architecture: Some("amd64".into()), ..Platform::default() }
}
