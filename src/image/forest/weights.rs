//! Sizes laid over a forest. What is not known stays not known: a sum says how many images it could not count.

use super::{Forest, Place};
use std::iter::Sum as IterSum;

/// Bytes added up, and how many images gave no size. With any of those the sum is *at least* this much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The bytes that are known. Stays at the largest number there is rather than wrap (security notes D12).
    pub bytes: u64,
    /// How many images gave no size.
    pub unknown: usize,
}

impl Sum {
    /// One image's size.
    #[must_use]
    pub fn of(size: Option<u64>) -> Self {
        Self { bytes: size.unwrap_or(0), unknown: usize::from(size.is_none()) }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { bytes: self.bytes.saturating_add(other.bytes), unknown: self.unknown + other.unknown }
    }

    /// Whether every image in it was counted.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.unknown == 0
    }
}

impl IterSum for Sum {
    fn sum<T: Iterator<Item = Self>>(sums: T) -> Self {
        sums.fold(Self::default(), Self::and)
    }
}

/// The size of every node, by its place: its own, and with everything it stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights {
    own: Vec<Option<u64>>,
    with_ancestors: Vec<Sum>,
}

impl Weights {
    /// Weighs a forest by what is known so far.
    #[must_use]
    pub fn weigh<I>(forest: &Forest<I>, own: impl Fn(&I) -> Option<u64>) -> Self {
        let own: Vec<Option<u64>> = forest.nodes().iter().map(|node| own(&node.id)).collect();
        let mut with_ancestors: Vec<Sum> = Vec::with_capacity(own.len());
        for (node, size) in forest.nodes().iter().zip(&own) {
            let below = node.parent.map_or_else(Sum::default, |at| with_ancestors[at]);
            with_ancestors.push(below.and(Sum::of(*size)));
        }
        Self { own, with_ancestors }
    }

    /// An image's own size.
    #[must_use]
    pub fn own(&self, place: Place) -> Option<u64> {
        self.own.get(place).copied().flatten()
    }

    /// An image and everything it stands on.
    #[must_use]
    pub fn with_ancestors(&self, place: Place) -> Sum {
        self.with_ancestors.get(place).copied().unwrap_or_default()
    }

    /// The largest of the images' own sizes, as far as they are known.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.own.iter().flatten().copied().max().unwrap_or(0)
    }

    /// Some images together.
    #[must_use]
    pub fn sum(&self, places: &[Place]) -> Sum {
        places.iter().map(|place| Sum::of(self.own(*place))).sum()
    }
}
