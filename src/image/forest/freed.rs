//! What would no longer be reached by any tag of the repository, if some tags were deleted.
//!
//! Counted within one repository, of the tags whose ancestry is known. A v1 registry frees nothing until its own
//! clean-up, and other repositories may hold the same images: the words around the number must say so.

use super::{Forest, Place};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// What deleting some tags would free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Freed {
    /// The images that no other tag of the repository reaches.
    pub images: Vec<Place>,
    /// How many images they stand on that stay, because other tags reach them.
    pub stay: usize,
    /// Other tags that point at the very same images.
    pub beside: Vec<usize>,
    /// How many other tags stand on these images from further up.
    pub above: usize,
    /// How many tags of the repository stand nowhere: what they reach is not known, so with any of these the
    /// images are *at most* those.
    pub unplaced: usize,
}

impl<I> Forest<I> {
    /// What would be freed if all of these tags were deleted.
    #[must_use]
    pub fn freed(&self, tags: &[usize]) -> Freed {
        let mut tags = tags.to_vec();
        tags.sort_unstable();
        tags.dedup();
        let mut gone: HashMap<Place, usize> = HashMap::new();
        for place in tags.iter().filter_map(|tag| self.place_of_tag(*tag)) {
            for at in self.down_from(place) {
                *gone.entry(at).or_default() += 1;
            }
        }
        let mut images: Vec<Place> = Vec::new();
        let mut stay = 0;
        for (&at, &count) in &gone {
            if self.nodes()[at].tags_on == count { images.push(at) } else { stay += 1 }
        }
        images.sort_unstable();
        let (beside, above) = self.others(&tags);
        let unplaced = self.unplaced().filter(|tag| tags.binary_search(tag).is_err()).count();
        Freed { images, stay, beside, above, unplaced }
    }

    /// The same where one layer may lie in several places: what another place still holds is not freed, and what lies in
    /// several that go is freed once. `layer` says what lies in a place, where that is known.
    #[must_use]
    pub fn freed_once<K: Eq + Hash>(&self, tags: &[usize], layer: impl Fn(Place) -> Option<K>) -> Freed {
        let mut freed = self.freed(tags);
        let goes: HashSet<Place> = freed.images.iter().copied().collect();
        let held: HashSet<K> =
            (0..self.nodes().len()).filter(|at| !goes.contains(at)).filter_map(&layer).collect();
        let before = freed.images.len();
        freed.images.retain(|&at| layer(at).is_none_or(|layer| !held.contains(&layer)));
        freed.stay += before - freed.images.len();
        let mut counted = HashSet::new();
        freed.images.retain(|&at| layer(at).is_none_or(|layer| counted.insert(layer)));
        freed
    }

    /// The other tags on the images of these tags, and how many more stand on those.
    fn others(&self, tags: &[usize]) -> (Vec<usize>, usize) {
        let mut places: Vec<Place> = tags.iter().filter_map(|tag| self.place_of_tag(*tag)).collect();
        places.sort_unstable();
        places.dedup();
        let mut beside = Vec::new();
        let mut above = std::collections::BTreeSet::new();
        for &at in &places {
            let own = &self.nodes()[at].tags;
            beside.extend(own.iter().copied().filter(|tag| tags.binary_search(tag).is_err()));
            if self.nodes()[at].tags_on > own.len() {
                above.extend(self.tags_above(at).into_iter().filter(|tag| tags.binary_search(tag).is_err()));
            }
        }
        beside.sort_unstable();
        let above = above.iter().filter(|tag| beside.binary_search(tag).is_err()).count();
        (beside, above)
    }
}
