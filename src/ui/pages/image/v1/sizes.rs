//! The sizes along a chain. Two are known of a layer, and they are never mixed: compressed as the registry keeps
//! it, which not every registry lets a page read, and unpacked, by the image's own word.

use super::chain::{Chain, Link};
use crate::image::Image;

/// Which size is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// As the registry keeps it.
    Compressed,
    /// By the image's own word.
    Unpacked,
}

impl Measure {
    /// The one that is known of most images read so far; compressed when it is known of all that the other is.
    pub(super) fn of(chain: &Chain) -> Self {
        let known = |measure: Self| {
            chain.links.iter().filter_map(Link::image).filter(|image| measure.size(image).is_some()).count()
        };
        if known(Self::Unpacked) > known(Self::Compressed) { Self::Unpacked } else { Self::Compressed }
    }

    /// The size of an image's own layer.
    pub(super) fn size(self, image: &Image) -> Option<u64> {
        match self {
            Self::Compressed => image.compressed,
            Self::Unpacked => image.unpacked,
        }
    }
}

/// The sizes along a chain, root first: itself, and with everything below.
pub(super) struct Sizes {
    /// What is counted.
    pub measure: Measure,
    /// Of each layer, where it is known.
    pub own: Vec<Option<u64>>,
    /// Of each layer with all below it, where all of them are known.
    pub with_parents: Vec<Option<u64>>,
}

impl Sizes {
    /// Counts.
    pub(super) fn of(chain: &Chain) -> Self {
        let measure = Measure::of(chain);
        let own: Vec<Option<u64>> =
            chain.links.iter().map(|link| link.image().and_then(|image| measure.size(image))).collect();
        let mut sum = Some(0_u64);
        let with_parents = own
            .iter()
            .map(|own| {
                sum = sum.zip(*own).map(|(sum, own)| sum.saturating_add(own));
                sum
            })
            .collect();
        Self { measure, own, with_parents }
    }

    /// Everything, if all of it is known.
    pub(super) fn total(&self) -> Option<u64> {
        self.with_parents.last().copied().flatten()
    }
}
