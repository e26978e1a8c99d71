//! Which layers have a part of their own in a strip of shares. A strip of some hundred pixels can show some hundred
//! layers; of an image with more, the largest have one, and all others together the last.

use std::cmp::Reverse;

/// How many layers have a part of their own.
pub const MOST: usize = 128;

/// The parts of a strip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The places of the layers that have one, in their order. What has no size has none.
    pub own: Vec<usize>,
    /// How many others there are.
    pub others: usize,
    /// Their size together.
    pub size: u64,
}

impl Parts {
    /// The parts of layers of these sizes.
    #[must_use]
    pub fn of(sizes: &[u64]) -> Self {
        let mut own: Vec<usize> = (0..sizes.len()).filter(|at| sizes[*at] > 0).collect();
        if own.len() <= MOST {
            return Self { own, ..Self::default() };
        }
        own.sort_unstable_by_key(|at| (Reverse(sizes[*at]), *at));
        let others = own.split_off(MOST - 1);
        own.sort_unstable();
        let size = others.iter().fold(0_u64, |sum, at| sum.saturating_add(sizes[*at]));
        Self { own, others: others.len(), size }
    }

    /// How many parts there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.own.len() + usize::from(self.others > 0)
    }
}
