//! The chain an image stands on.

use crate::name::ImageId;
use std::collections::HashSet;

/// How deep an image may stand; Docker itself stops at 127 layers.
const DEPTH_MAX: usize = 1_000;

/// An image and what it stands on: itself first, its root last, none twice (registry-v1 sheet section 5). Never
/// empty, never a circle, never deeper than 1,000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancestry(Vec<ImageId>);

impl Ancestry {
    /// Takes the ids in that order. Nothing when there are none, one comes twice, or there are too many.
    #[must_use]
    pub fn new(ids: Vec<ImageId>) -> Option<Self> {
        let mut seen = HashSet::new();
        let sound = !ids.is_empty() && ids.len() <= DEPTH_MAX && ids.iter().all(|id| seen.insert(id));
        sound.then_some(Self(ids))
    }

    /// From the image itself to its root.
    #[must_use]
    pub fn ids(&self) -> &[ImageId] {
        &self.0
    }
}
