//! Which tags of a repository share which layers: from the manifests that its tags point at. Read only when asked for,
//! since it costs a request for each tag and each manifest: so many at a press, and from there on at the next.

mod press;

use super::freeing::{Bound, Freeing, Over};
use super::platforms::choices;
use super::tag_list::{Extent, TagList};
use crate::image::manifest::{Descriptor, Manifest};
use crate::name::{Digest, Tag};
pub use press::{AT_A_PRESS, read_on};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::rc::Rc;

/// How many images are looked at under one index.
pub const UNDER: usize = 32;

/// What the tags of a repository share, as far as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sharing {
    /// The tags whose images have a layer.
    pub on: BTreeMap<Digest, BTreeSet<Tag>>,
    /// The tags that point at a manifest.
    pub at: BTreeMap<Digest, BTreeSet<Tag>>,
    /// How many tags were read.
    pub read: usize,
    /// How many images under indexes were not looked at: past [`UNDER`] in one, or in an index within an index.
    pub passed_over: usize,
    /// Bytes of layers, compressed, where a manifest says it.
    sizes: BTreeMap<Digest, u64>,
    /// The tags that are still to be read.
    waiting: VecDeque<Tag>,
    /// Those that could not be read. They are asked for again at the next press.
    failed: Vec<Tag>,
    /// How many have names that cannot be asked for.
    odd: usize,
    names: TagList,
    /// What was read, so that nothing is read twice.
    manifests: HashMap<Digest, Rc<Under>>,
}

/// What a manifest holds of its own.
#[derive(Debug, Default, PartialEq, Eq)]
struct Under {
    layers: BTreeMap<Digest, Option<u64>>,
    images: Vec<Digest>,
    passed_over: usize,
}

impl Sharing {
    /// How many tags are known and were not read yet.
    #[must_use]
    pub fn left(&self) -> usize {
        self.waiting.len()
    }

    /// How many tags could not be read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.failed.len() + self.odd
    }

    /// Whether the list of names goes on.
    #[must_use]
    pub fn list_goes_on(&self) -> bool {
        self.names.extent == Extent::Partly
    }

    /// Whether the list of names breaks off where nothing more can be asked for.
    #[must_use]
    pub fn list_is_astray(&self) -> bool {
        matches!(self.names.extent, Extent::Astray | Extent::Capped)
    }

    /// Whether another press would read more.
    #[must_use]
    pub fn can_go_on(&self) -> bool {
        !self.waiting.is_empty() || !self.failed.is_empty() || self.list_goes_on()
    }

    /// Whether every tag was read.
    #[must_use]
    pub fn has_every_tag(&self) -> bool {
        self.waiting.is_empty() && self.unread() == 0 && self.names.extent == Extent::Whole
    }

    /// What deleting these tags and what they point at would free: what none of the other tags that were read reaches.
    #[must_use]
    pub fn freed(&self, going: &BTreeSet<Tag>) -> Freeing {
        let free: Vec<&Digest> =
            self.on.iter().filter(|(_, tags)| tags.is_subset(going)).map(|(layer, _)| layer).collect();
        let sizes: Vec<u64> = free.iter().filter_map(|layer| self.sizes.get(*layer).copied()).collect();
        let read = |tag: &Tag| self.at.values().any(|tags| tags.contains(tag));
        let uncounted = self.passed_over > 0 || sizes.len() < free.len() || !going.iter().all(read);
        let held_unseen = !free.is_empty() && (!self.has_every_tag() || self.passed_over > 0);
        Freeing {
            tags: going.clone(),
            layers: free.len(),
            bytes: sizes.into_iter().fold(0, u64::saturating_add),
            bound: Bound::of(uncounted, held_unseen),
            over: Over::Tags { read: self.read, all: self.has_every_tag() },
        }
    }

    /// Notes what was read of a manifest.
    fn note(&mut self, digest: Digest, under: Under) {
        self.passed_over += under.passed_over;
        self.manifests.insert(digest, Rc::new(under));
    }

    /// Counts a tag, if all that it reaches was read; says whether it was.
    fn settle(&mut self, tag: &Tag, digest: &Digest) -> bool {
        let Some(top) = self.manifests.get(digest).cloned() else { return false };
        let under: Option<Vec<Rc<Under>>> =
            top.images.iter().map(|image| self.manifests.get(image).cloned()).collect();
        let Some(under) = under else { return false };
        for (layer, size) in under.iter().chain([&top]).flat_map(|one| &one.layers) {
            self.on.entry(layer.clone()).or_default().insert(tag.clone());
            if let Some(size) = size {
                self.sizes.insert(layer.clone(), *size);
            }
        }
        self.at.entry(digest.clone()).or_default().insert(tag.clone());
        self.read += 1;
        true
    }
}

impl Under {
    fn of(manifest: &Manifest) -> Self {
        let stored = |layer: &Descriptor| Some((layer.digest.valid()?.clone(), layer.size));
        match manifest {
            Manifest::Image(image) => {
                Self { layers: image.layers.iter().filter_map(stored).collect(), ..Self::default() }
            }
            Manifest::Schema1(schema1) => {
                let made = schema1.layers.iter().filter(|layer| !layer.throwaway);
                let layers = made.filter_map(|layer| Some((layer.blob.valid()?.clone(), None)));
                Self { layers: layers.collect(), ..Self::default() }
            }
            Manifest::Index(index) => {
                let all = choices(index);
                let images: Vec<Digest> =
                    all.iter().filter(|one| !one.nested).take(UNDER).map(|one| one.digest.clone()).collect();
                Self { passed_over: all.len() - images.len(), images, ..Self::default() }
            }
            Manifest::Other(_) => Self::default(),
        }
    }
}
