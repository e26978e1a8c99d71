//! Two images beside each other: what both have, what differs, and what only one has. Pure, and of no protocol: an
//! image of v1 and one of v2 are the same [`Side`]. Layers are told apart by digest or image id, lines by their text;
//! secrets are compared and not shown (security notes C19).

mod align;
mod alike;
mod effort;
mod marks;
mod rows;
mod rules;
mod sides;

pub use effort::Effort;
pub use marks::{Piece, marks};
pub use rows::{Row, Rows, Section};

use super::running::Fact;
use super::show::variable;

/// An image, as far as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Its layers, base first.
    pub layers: Vec<Layer>,
    /// What it runs with, each fact in one line.
    pub facts: Vec<(Fact, String)>,
    /// `KEY=value` lines.
    pub env: Vec<String>,
    /// Labels.
    pub labels: Vec<(String, String)>,
    /// The lines of its history, oldest first.
    pub steps: Vec<Step>,
}

/// A layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its digest, or the id of the v1 image it belongs to.
    pub name: String,
    /// Its size in bytes, if that is known.
    pub size: Option<u64>,
}

/// A line of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// `RUN`, `COPY`, …
    pub keyword: String,
    /// What follows it.
    pub arguments: String,
    /// Which layer it made, if that is known.
    pub layer: Option<usize>,
}

/// How two sides are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    /// Both have it.
    Same,
    /// Both have something here, and not the same.
    Changed,
    /// Only the left has it.
    Left,
    /// Only the right has it.
    Right,
}

/// Something of either side or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// How the sides are to each other.
    pub is: Is,
    /// At the left.
    pub left: Option<T>,
    /// At the right.
    pub right: Option<T>,
}

impl<T> Pair<T> {
    fn new(left: Option<T>, right: Option<T>, same: bool) -> Self {
        let is = match (&left, &right) {
            (Some(_), None) => Is::Left,
            (None, Some(_)) => Is::Right,
            _ if same => Is::Same,
            _ => Is::Changed,
        };
        Self { is, left, right }
    }
}

/// A line of history and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place on its own side.
    pub at: usize,
    /// What follows the keyword, secrets masked, differences marked.
    pub pieces: Vec<Piece>,
}

/// How many lines are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// On both sides the same.
    pub same: usize,
    /// On both sides, and not the same.
    pub changed: usize,
    /// Only at the left.
    pub left: usize,
    /// Only at the right.
    pub right: usize,
}

impl Counts {
    /// Counts.
    pub fn of(lines: impl IntoIterator<Item = Is>) -> Self {
        lines.into_iter().fold(Self::default(), |mut counts, is| {
            match is {
                Is::Same => counts.same += 1,
                Is::Changed => counts.changed += 1,
                Is::Left => counts.left += 1,
                Is::Right => counts.right += 1,
            }
            counts
        })
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn all_same(self) -> bool {
        self.changed == 0 && self.left == 0 && self.right == 0
    }
}

/// Two images, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Layers, by their places.
    pub layers: Vec<Pair<usize>>,
    /// What they run with.
    pub facts: Vec<(Fact, Pair<Vec<Piece>>)>,
    /// The environment, by the names of the variables.
    pub env: Vec<(String, Pair<Vec<Piece>>)>,
    /// Labels, by their names.
    pub labels: Vec<(String, Pair<Vec<Piece>>)>,
    /// The history.
    pub steps: Vec<Pair<Line>>,
}

impl Comparison {
    /// Compares.
    #[must_use]
    pub fn of(left: &Side, right: &Side) -> Self {
        Self::within(left, right, &mut Effort::default())
    }

    /// The same, and the steps that it took.
    pub fn within(left: &Side, right: &Side, effort: &mut Effort) -> Self {
        let env = |side: &Side| {
            let variables = side.env.iter().map(|line| variable(line));
            variables.map(|v| (v.key.to_owned(), v.value.unwrap_or_default().to_owned())).collect::<Vec<_>>()
        };
        Self {
            layers: rules::layers(&left.layers, &right.layers, effort),
            facts: rules::facts(&left.facts, &right.facts, effort),
            env: rules::named(&env(left), &env(right), effort),
            labels: rules::named(&left.labels, &right.labels, effort),
            steps: rules::steps(&left.steps, &right.steps, effort),
        }
    }

    /// The bytes in layers of both sides; nothing if one of them is not known.
    #[must_use]
    pub fn shared(&self, left: &Side) -> Option<u64> {
        let shared = self.layers.iter().filter(|pair| pair.is == Is::Same).filter_map(|pair| pair.left);
        shared.map(|at| left.layers[at].size).try_fold(0_u64, |sum, size| Some(sum.saturating_add(size?)))
    }

    /// How many lines of text are what; layers are counted by themselves.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let facts = self.facts.iter().map(|(_, pair)| pair.is);
        let named = self.env.iter().chain(&self.labels).map(|(_, pair)| pair.is);
        Counts::of(facts.chain(named).chain(self.steps.iter().map(|pair| pair.is)))
    }
}
