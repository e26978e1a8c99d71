//! What a person has folded and unfolded.

use super::{Forest, Kind, Place, Shown};
use std::collections::HashSet;
use std::hash::Hash;

/// What is folded. Kept by name, so that it survives when the forest is grown again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folds<I: Eq + Hash> {
    /// Whether runs are folded: images without tags, one on the other, with nothing else between them.
    pub runs: bool,
    /// Runs that are unfolded all the same, by their last image.
    pub opened: HashSet<I>,
    /// Images whose subtree is folded shut.
    pub shut: HashSet<I>,
}

impl<I: Eq + Hash> Default for Folds<I> {
    fn default() -> Self {
        Self { runs: true, opened: HashSet::new(), shut: HashSet::new() }
    }
}

impl<I: Clone + Eq + Hash> Folds<I> {
    /// Folds what is unfolded and the other way round: of a run its layers, of anything else what stands on it.
    /// What is shut opens first. Whether that changed anything is the answer.
    pub fn toggle(&mut self, forest: &Forest<I>, shown: &Shown, mark: usize) -> bool {
        let Some(it) = shown.marks().get(mark) else { return false };
        match (it.is_shut(), it.kind, it.in_run) {
            (true, ..) => self.set_shut(forest, it.place, false),
            (_, Kind::Run, _) => self.set_opened(forest, it.place, true),
            (_, _, Some(last)) => self.set_opened(forest, last, false),
            _ => self.set_shut(forest, it.place, true),
        }
    }

    /// Folds what stands on an image shut, or opens it.
    pub fn set_shut(&mut self, forest: &Forest<I>, place: Place, shut: bool) -> bool {
        let Some(node) = forest.nodes().get(place) else { return false };
        if shut {
            !node.children.is_empty() && self.shut.insert(node.id.clone())
        } else {
            self.shut.remove(&node.id)
        }
    }

    /// Unfolds a run, named by its last image, or folds it again.
    pub fn set_opened(&mut self, forest: &Forest<I>, last: Place, opened: bool) -> bool {
        let Some(node) = forest.nodes().get(last) else { return false };
        if opened { self.opened.insert(node.id.clone()) } else { self.opened.remove(&node.id) }
    }

    /// Folds all runs, or none, and forgets what was said of single ones.
    pub fn set_runs(&mut self, runs: bool) {
        self.runs = runs;
        self.opened.clear();
    }
}
