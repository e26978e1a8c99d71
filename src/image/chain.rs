//! Chain ids: what a layer is called together with everything below it (OCI image specification, "Layer ChainID").
//! Two images stand on one stack of layers exactly as far as their chain ids are the same, so that trees grow from
//! them as from the image ids of v1.

use crate::name::{Digest, Heard};
use std::fmt;

/// The id of a layer upon all layers below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChainId(Digest);

impl ChainId {
    /// The digest it is.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        &self.0
    }

    /// The first 12 digits, as shown in chips.
    #[must_use]
    pub fn short(&self) -> &str {
        self.0.short()
    }

    /// What this chain with one more layer is called.
    fn with(&self, diff_id: &Digest) -> Self {
        Self(Digest::of(format!("{} {diff_id}", self.0).as_bytes()))
    }
}

impl fmt::Display for ChainId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The chain id of each layer, base first; nothing when there are none or one of the diff ids is no digest, since
/// every chain above it would be unknown.
#[must_use]
pub fn chain_ids(diff_ids: &[Heard<Digest>]) -> Option<Vec<ChainId>> {
    let mut chain: Vec<ChainId> = Vec::with_capacity(diff_ids.len());
    for diff_id in diff_ids {
        let diff_id = diff_id.valid()?;
        let next = chain.last().map_or_else(|| ChainId(diff_id.clone()), |below| below.with(diff_id));
        chain.push(next);
    }
    (!chain.is_empty()).then_some(chain)
}

/// The same from the newest to the base, as a forest is grown from.
#[must_use]
pub fn ancestry(diff_ids: &[Heard<Digest>]) -> Option<Vec<ChainId>> {
    let mut chain = chain_ids(diff_ids)?;
    chain.reverse();
    Some(chain)
}
