//! A forest as it was read, by either protocol, and what is missing from it.

use super::sizes::Answers;
use crate::console::tag_list::Extent;
use crate::console::tree::{Leaves, NodeId};
use crate::image::forest::Forest;
use crate::image::manifest::Platform;
use crate::name::Repository;
use crate::registry::error::Error;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// Requests under way at once; the registry's own gate lets no more through anyway.
pub(super) const AT_ONCE: usize = 6;

/// Why a tag stands nowhere.
#[derive(Clone)]
pub(super) enum Cause {
    /// It points at nothing that has layers.
    NoImage,
    /// It was not asked for.
    NotAsked,
    /// It could not be read.
    Failed(Rc<Error>),
}

/// Another repository that is drawn.
#[derive(Clone)]
pub(super) struct Other {
    /// Its name.
    pub repository: Repository,
    /// How many of its tags are listed.
    pub tags: usize,
    /// How far that list is.
    pub extent: Extent,
    /// Why it could not be read on, if it could not.
    pub error: Option<Rc<Error>>,
}

/// A forest and what is missing from it.
pub(super) struct Grown {
    /// The tags it was grown for.
    pub leaves: Rc<Leaves>,
    /// The forest.
    pub forest: Rc<Forest<NodeId>>,
    /// Why tags stand nowhere, by their place among the leaves.
    pub causes: HashMap<usize, Cause>,
    /// How many images were not asked for.
    pub left: usize,
    /// Why the reading ended early, if it did by itself.
    pub halted: Option<Rc<Error>>,
    /// How many ancestries it was grown from.
    pub read: usize,
    /// What is known of every node, where that came with the ancestries.
    pub known: Option<Answers>,
    /// Whether the rest was not asked for because it is much, and nobody said yet that it shall be.
    pub asks: bool,
    /// The other repositories, and how far the lists of their tags are.
    pub others: Vec<Other>,
    /// Whether there are or may be more tags than it was grown for, here or in another repository.
    pub some: bool,
    /// What platform it is of.
    pub platform: Platform,
    /// The platforms one may choose from, where tags point at images of several.
    pub platforms: Vec<Platform>,
}

impl Grown {
    /// Whether something could not be read.
    pub(super) fn has_failed(&self) -> bool {
        self.causes.values().any(|cause| matches!(cause, Cause::Failed(_)))
    }

    /// The other repositories of which not every tag is known.
    pub(super) fn unlisted(&self) -> impl Iterator<Item = &Other> {
        self.others.iter().filter(|other| other.extent != Extent::Whole)
    }
}

/// The ancestries while and after they are read.
pub(super) struct Ancestries {
    /// The forest of the last time through.
    pub grown: Option<Rc<Grown>>,
    /// Whether it is being read.
    pub loading: bool,
    /// How many images are settled, of how many.
    pub progress: (usize, usize),
    /// Ends the reading; what has come is drawn.
    pub stop: Callback<()>,
    /// Asks again for what is missing.
    pub again: Callback<()>,
}
