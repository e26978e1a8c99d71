//! What deleting tags would free, and how sure that is. The figure never promises more than is known.

use crate::name::Tag;
use std::collections::BTreeSet;

/// How a figure stands to the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// It is exact.
    Exact,
    /// It may be more.
    AtLeast,
    /// It may be less.
    AtMost,
    /// It may be either.
    Roughly,
}

impl Bound {
    /// By whether it may be more, because something was not counted, and less, because something unknown may hold it.
    #[must_use]
    pub fn of(may_be_more: bool, may_be_less: bool) -> Self {
        match (may_be_more, may_be_less) {
            (false, false) => Self::Exact,
            (true, false) => Self::AtLeast,
            (false, true) => Self::AtMost,
            (true, true) => Self::Roughly,
        }
    }
}

/// Over what it was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// The tags of the repository, every platform of them.
    Tags {
        /// How many.
        read: usize,
        /// Whether these are all.
        all: bool,
    },
    /// What a tree is drawn of.
    Tree {
        /// How many repositories.
        repositories: usize,
        /// The one platform that is counted, where images of others go as well.
        platform: Option<String>,
    },
}

/// What deleting some tags would free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Freeing {
    /// The tags.
    pub tags: BTreeSet<Tag>,
    /// How many layers, each once.
    pub layers: usize,
    /// Their bytes, compressed.
    pub bytes: u64,
    /// How that stands to the truth.
    pub bound: Bound,
    /// Over what it was counted.
    pub over: Over,
}
