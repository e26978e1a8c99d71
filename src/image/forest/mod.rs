//! The ancestry of every tag of a repository as one forest: bases below, branches where images part.
//!
//! Generic over what a node is called, so that v1 image ids and, later, chains of diff ids grow alike. Tags are
//! numbers, the place of a tag in the caller's list; the forest knows no names, no sizes and no server. Sizes are
//! laid over it by [`Weights`], since they arrive later; what is drawn of it is decided by [`Shown`].
//!
//! Every walk has a visited set and an end (security notes R5). A node is always made after its parent, so its
//! [`Place`] is larger: no circle can exist, and one pass over the places, up or down, is every sum there is.

mod fold;
mod folds;
mod freed;
mod grow;
mod weights;

pub use fold::{Kind, Mark, Shown, Step};
pub use folds::Folds;
pub use freed::Freed;
pub use weights::{Sum, Weights};

/// The longest ancestry that is grown, and the depth no node lies past.
pub const DEPTH_MAX: usize = 1_000;

/// Where a node is in its forest. A parent's place is smaller than its child's.
pub type Place = usize;

/// One image, once, however many ancestries run through it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<I> {
    /// What it is called.
    pub id: I,
    /// What it stands on; nothing for a base.
    pub parent: Option<Place>,
    /// What stands directly on it, in the order of the first tag of each.
    pub children: Vec<Place>,
    /// The tags that point at it, by their place in the caller's list.
    pub tags: Vec<usize>,
    /// How many tags stand on it, its own among them.
    pub tags_on: usize,
    /// How many images lie below it.
    pub depth: usize,
}

/// Something a server said of ancestry that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity<I> {
    /// An ancestry names this image twice. The second time was passed over.
    Circle(I),
    /// Two ancestries put this image on different parents. It was left where the first one put it.
    TwoParents {
        /// The image.
        id: I,
        /// What it stands on here.
        kept: Option<I>,
        /// What another ancestry says it stands on.
        other: Option<I>,
    },
    /// The ancestry of this image is longer than [`DEPTH_MAX`]; what lies past that was left out.
    TooDeep(I),
}

/// The forest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forest<I> {
    nodes: Vec<Node<I>>,
    bases: Vec<Place>,
    tags: Vec<Option<Place>>,
    oddities: Vec<Oddity<I>>,
}

impl<I> Forest<I> {
    /// Every node, parents before children.
    #[must_use]
    pub fn nodes(&self) -> &[Node<I>] {
        &self.nodes
    }

    /// The nodes that stand on nothing, in the order of the first tag on each.
    #[must_use]
    pub fn bases(&self) -> &[Place] {
        &self.bases
    }

    /// Where a tag stands; nothing when no ancestry holds the image it points at.
    #[must_use]
    pub fn place_of_tag(&self, tag: usize) -> Option<Place> {
        self.tags.get(tag).copied().flatten()
    }

    /// The tags that stand nowhere, because the ancestry of their image is not known.
    pub fn unplaced(&self) -> impl Iterator<Item = usize> + '_ {
        self.tags.iter().enumerate().filter(|(_, place)| place.is_none()).map(|(tag, _)| tag)
    }

    /// What was said that cannot be, the first ten thousand of it.
    #[must_use]
    pub fn oddities(&self) -> &[Oddity<I>] {
        &self.oddities
    }

    /// A node and what it stands on, down to its base.
    pub fn down_from(&self, place: Place) -> impl Iterator<Item = Place> + '_ {
        std::iter::successors(self.nodes.get(place).map(|_| place), |at| self.nodes[*at].parent)
    }

    /// Every tag that stands on a node, its own first, then branch by branch.
    #[must_use]
    pub fn tags_above(&self, place: Place) -> Vec<usize> {
        let mut tags = Vec::new();
        let mut waiting = vec![place];
        while let Some(node) = waiting.pop().and_then(|at| self.nodes.get(at)) {
            tags.extend_from_slice(&node.tags);
            waiting.extend(node.children.iter().rev());
        }
        tags
    }
}

impl<I: PartialEq> Forest<I> {
    /// Where an image is.
    #[must_use]
    pub fn find(&self, id: &I) -> Option<Place> {
        self.nodes.iter().position(|node| node.id == *id)
    }

    /// Whether an image's own word of its parent fits where it stands (security notes R5).
    #[must_use]
    pub fn agrees(&self, place: Place, parent: Option<&I>) -> bool {
        let Some(node) = self.nodes.get(place) else { return false };
        node.parent.map(|at| &self.nodes[at].id) == parent
    }
}
