//! What of a forest is drawn: runs folded into one mark, subtrees folded shut, and the steps from mark to mark.

use super::{Folds, Forest, Place};
use std::hash::Hash;

/// The three shapes of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An image that stands on nothing.
    Base,
    /// One image.
    Layer,
    /// A folded run.
    Run,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its shape.
    pub kind: Kind,
    /// The image it stands for; of a run the last one, on which others stand.
    pub place: Place,
    /// How many images it stands for.
    pub layers: usize,
    /// The mark it stands on.
    pub parent: Option<usize>,
    /// The marks that stand on it. None when it is shut.
    pub children: Vec<usize>,
    /// How many marks lie below it.
    pub level: usize,
    /// How many images are folded away above it, when it is shut.
    pub hidden: usize,
    /// The last image of the unfolded run it is part of.
    pub in_run: Option<Place>,
}

impl Mark {
    /// Whether its subtree is folded shut.
    #[must_use]
    pub fn is_shut(&self) -> bool {
        self.hidden > 0
    }
}

/// A step from one mark to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what it stands on.
    Parent,
    /// To the first that stands on it.
    Child,
    /// To the one before it on the same level, siblings first.
    Before,
    /// To the one after it on the same level.
    After,
    /// To the one listed before it.
    Up,
    /// To the one listed after it.
    Down,
    /// To the very first.
    First,
    /// To the very last.
    Last,
}

/// What is drawn of a forest: marks, each after its parent and before what stands on it, branch by branch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    marks: Vec<Mark>,
    bases: Vec<usize>,
    mark_of: Vec<usize>,
}

impl Shown {
    /// Folds a forest.
    #[must_use]
    pub fn new<I: Eq + Hash>(forest: &Forest<I>, folds: &Folds<I>) -> Self {
        let above = images_above(forest);
        let mut shown =
            Self { marks: Vec::new(), bases: Vec::new(), mark_of: vec![usize::MAX; forest.nodes().len()] };
        let mut waiting: Vec<(Place, Option<usize>, Option<Place>)> =
            forest.bases().iter().rev().map(|base| (*base, None, None)).collect();
        while let Some((first, parent, in_run)) = waiting.pop() {
            let run = if in_run.is_some() { vec![first] } else { run_from(forest, folds, first) };
            let last = run.last().copied().unwrap_or(first);
            let opened = run.len() > 1 && folds.opened.contains(&forest.nodes()[last].id);
            let (drawn, in_run) = if opened { (&run[..1], Some(last)) } else { (&run[..], in_run) };
            let place = drawn.last().copied().unwrap_or(first);
            let node = &forest.nodes()[place];
            let shut = folds.shut.contains(&node.id);
            let at = shown.put(drawn, place, parent, in_run, if shut { above[place] } else { 0 });
            if shown.marks[at].is_shut() {
                continue;
            }
            // The rest of an unfolded run is known to belong to it; what stands on the run is not part of it.
            let next = in_run.filter(|last| *last != place);
            waiting.extend(node.children.iter().rev().map(|child| (*child, Some(at), next)));
        }
        shown.cover_hidden(forest);
        shown
    }

    fn put(
        &mut self,
        drawn: &[Place],
        place: Place,
        parent: Option<usize>,
        in_run: Option<Place>,
        hidden: usize,
    ) -> usize {
        let at = self.marks.len();
        let kind = match (parent, drawn.len()) {
            (None, _) => Kind::Base,
            (Some(_), 1) => Kind::Layer,
            (Some(_), _) => Kind::Run,
        };
        let level = parent.map_or(0, |parent| self.marks[parent].level + 1);
        let layers = drawn.len();
        self.marks.push(Mark { kind, place, layers, parent, children: Vec::new(), level, hidden, in_run });
        for place in drawn {
            self.mark_of[*place] = at;
        }
        match parent {
            Some(parent) => self.marks[parent].children.push(at),
            None => self.bases.push(at),
        }
        at
    }

    /// Images that are folded away belong to the mark that hides them.
    fn cover_hidden<I>(&mut self, forest: &Forest<I>) {
        for (place, node) in forest.nodes().iter().enumerate() {
            if let (usize::MAX, Some(parent)) = (self.mark_of[place], node.parent) {
                self.mark_of[place] = self.mark_of[parent];
            }
        }
    }

    /// Every mark.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The marks that stand on nothing.
    #[must_use]
    pub fn bases(&self) -> &[usize] {
        &self.bases
    }

    /// The mark an image is in: its own, that of its run, or the one that hides it.
    #[must_use]
    pub fn mark_of(&self, place: Place) -> Option<usize> {
        self.mark_of.get(place).copied().filter(|at| *at != usize::MAX)
    }

    /// A mark and those below it, down to the base.
    pub fn down_from(&self, mark: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.marks.get(mark).map(|_| mark), |at| self.marks[*at].parent)
    }

    /// The marks that have the same parent, this one among them.
    #[must_use]
    pub fn siblings(&self, mark: usize) -> &[usize] {
        match self.marks.get(mark).and_then(|mark| mark.parent) {
            Some(parent) => &self.marks[parent].children,
            None => &self.bases,
        }
    }

    /// Where a step from a mark leads; nothing where there is nothing in that direction.
    #[must_use]
    pub fn step(&self, from: usize, step: Step) -> Option<usize> {
        let mark = self.marks.get(from)?;
        let level = |at: &usize| self.marks[*at].level == mark.level;
        match step {
            Step::Parent => mark.parent,
            Step::Child => mark.children.first().copied(),
            Step::Before => (0..from).rev().find(level),
            Step::After => (from + 1..self.marks.len()).find(level),
            Step::Up => from.checked_sub(1),
            Step::Down => Some(from + 1).filter(|at| *at < self.marks.len()),
            Step::First => Some(0),
            Step::Last => self.marks.len().checked_sub(1),
        }
    }
}

/// The run that begins at a node, or the node alone. Whatever has no tags and is no base may be in a run; it goes
/// on while exactly one such image stands on the last.
fn run_from<I: Eq + Hash>(forest: &Forest<I>, folds: &Folds<I>, first: Place) -> Vec<Place> {
    let fits = |at: Place| forest.nodes()[at].parent.is_some() && forest.nodes()[at].tags.is_empty();
    let mut run = vec![first];
    if !folds.runs || !fits(first) {
        return run;
    }
    let mut last = first;
    while let [only] = forest.nodes()[last].children[..] {
        if !fits(only) {
            break;
        }
        run.push(only);
        last = only;
    }
    run
}

/// How many images stand on each.
fn images_above<I>(forest: &Forest<I>) -> Vec<usize> {
    let mut above = vec![0; forest.nodes().len()];
    for at in (0..above.len()).rev() {
        if let Some(parent) = forest.nodes()[at].parent {
            above[parent] += above[at] + 1;
        }
    }
    above
}
