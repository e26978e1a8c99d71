//! What is known of v1 images: what each says of itself, and what it stands on.

use super::{AT_ONCE, Answer, Depth, Details, Task};
use crate::console::tag_table::Known;
use crate::image::{Ancestry, Image};
use crate::name::ImageId;
use crate::registry::error::Error;
use futures::{StreamExt, stream};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The answers so far.
#[derive(Default)]
pub(super) struct Answers {
    images: HashMap<ImageId, Answer<Image>>,
    ancestries: HashMap<ImageId, Answer<Ancestry>>,
}

/// A sum of sizes that may still grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct Total {
    /// The bytes so far.
    pub(in crate::ui) bytes: u64,
    /// Whether images are missing that may still be read.
    pub(in crate::ui) counting: bool,
    /// Whether an image gives no size, so that the sum is not known.
    pub(in crate::ui) unknown: bool,
}

impl Answers {
    pub(super) fn error(&self, id: &ImageId) -> Option<Rc<Error>> {
        let image = self.images.get(id).and_then(|answer| answer.as_ref().err());
        let ancestry = self.ancestries.get(id).and_then(|answer| answer.as_ref().err());
        image.or(ancestry).cloned()
    }

    /// Why what it stands on could not be read in full.
    fn error_below(&self, id: &ImageId) -> Option<Rc<Error>> {
        let ancestry = self.ancestries.get(id)?.as_ref().ok()?;
        ancestry.ids().iter().find_map(|id| self.images.get(id)?.as_ref().err().cloned())
    }

    pub(super) fn forget_failed(&mut self) {
        self.images.retain(|_, answer| answer.is_ok());
        self.ancestries.retain(|_, answer| answer.is_ok());
    }

    pub(super) fn lacks(&self, id: &ImageId, depth: Depth) -> bool {
        let no_image = |id: &ImageId| !self.images.contains_key(id);
        no_image(id)
            || match (depth, self.ancestries.get(id)) {
                (Depth::Itself, _) => false,
                (_, None) => true,
                (Depth::Below, _) | (Depth::Whole, Some(Err(_))) => false,
                (Depth::Whole, Some(Ok(ancestry))) => ancestry.ids().iter().any(no_image),
            }
    }
}

impl Details {
    /// What an image says of itself; nothing while it was not read.
    pub(in crate::ui) fn image(&self, id: &ImageId) -> Option<Answer<Image>> {
        self.answers.borrow().v1.images.get(id).cloned()
    }

    /// What it stands on.
    pub(in crate::ui) fn ancestry(&self, id: &ImageId) -> Option<Answer<Ancestry>> {
        self.answers.borrow().v1.ancestries.get(id).cloned()
    }

    /// Why something that it stands on could not be read.
    pub(in crate::ui) fn error_below(&self, id: &ImageId) -> Option<Rc<Error>> {
        self.answers.borrow().v1.error_below(id)
    }

    /// Whether the registry tells compressed sizes; where it tells none, all sizes are unpacked ones.
    pub(in crate::ui) fn compressed(&self) -> bool {
        let answers = &self.answers.borrow().v1;
        let mut read = answers.images.values().filter_map(|answer| answer.as_ref().ok()).peekable();
        read.peek().is_none() || read.any(|image| image.compressed.is_some())
    }

    /// An image's own size, compressed or unpacked as [`Details::compressed`] says.
    pub(in crate::ui) fn own(&self, id: &ImageId, compressed: bool) -> Option<u64> {
        let image = self.image(id)?.ok()?;
        if compressed { image.compressed } else { image.unpacked }
    }

    /// An image with everything it stands on.
    pub(in crate::ui) fn total(&self, id: &ImageId, compressed: bool) -> Option<Total> {
        let ancestry = self.ancestry(id)?.ok()?;
        let mut total = Total::default();
        for id in ancestry.ids() {
            match (self.image(id), self.own(id, compressed)) {
                (_, Some(bytes)) => total.bytes = total.bytes.saturating_add(bytes),
                (None, None) => total.counting = true,
                (Some(_), None) => total.unknown = true,
            }
        }
        Some(total)
    }

    /// Operating system and architecture, as far as the image names them.
    pub(in crate::ui) fn platform(&self, id: &ImageId) -> Option<String> {
        let image = self.image(id)?.ok()?;
        match (&image.os, &image.architecture) {
            (Some(os), Some(architecture)) => Some(format!("{os}/{architecture}")),
            (one, other) => one.clone().or_else(|| other.clone()),
        }
    }

    pub(super) fn known_image(&self, id: &ImageId, compressed: bool) -> Known {
        let total = self.total(id, compressed).filter(|total| !total.counting && !total.unknown);
        Known {
            parents: self.ancestry(id).and_then(Result::ok).map(|ancestry| ancestry.ids().len() - 1),
            itself: self.own(id, compressed),
            total: total.map(|total| total.bytes),
            platform: self.platform(id),
            made: self.image(id).and_then(Result::ok).and_then(|image| image.created),
        }
    }
}

impl Task {
    /// What images say of themselves and what they stand on, then the sizes of what they stand on.
    pub(super) async fn read_images(&self, wanted: &[(&ImageId, Depth)]) {
        let first = stream::iter(wanted.iter().map(|(id, depth)| async move {
            self.image(id).await;
            if *depth != Depth::Itself {
                self.ancestry(id).await;
            }
        }));
        first.buffer_unordered(AT_ONCE).collect::<()>().await;
        let below: HashSet<ImageId> = {
            let answers = &self.answers.borrow().v1;
            let whole = wanted.iter().filter(|(_, depth)| *depth == Depth::Whole);
            let chains = whole.filter_map(|(id, _)| answers.ancestries.get(id)?.as_ref().ok());
            chains.flat_map(|chain| chain.ids().iter().cloned()).collect()
        };
        let second = stream::iter(below.iter().map(|id| self.image(id)));
        second.buffer_unordered(AT_ONCE).collect::<()>().await;
    }

    async fn image(&self, id: &ImageId) {
        if !self.answers.borrow().v1.images.contains_key(id) {
            let answer = self.registry.image(&self.repository, id).await;
            let answer = answer.map(Rc::new).map_err(Rc::new);
            self.came(|answers| drop(answers.v1.images.insert(id.clone(), answer)));
        }
    }

    async fn ancestry(&self, id: &ImageId) {
        if !self.answers.borrow().v1.ancestries.contains_key(id) {
            let answer = self.registry.ancestry(&self.repository, id).await;
            let answer = answer.map(Rc::new).map_err(Rc::new);
            self.came(|answers| drop(answers.v1.ancestries.insert(id.clone(), answer)));
        }
    }
}
