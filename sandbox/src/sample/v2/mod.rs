//! Sample content for v2: the same harbour ten years on. Bases that the others stand on, services in one and in many
//! platforms, artifacts that are no images, and what a long life leaves behind.

mod artifacts;
mod attic;
mod bases;
mod dock;
mod heap;
mod manifest;
mod pilotage;
mod services;

pub(crate) use heap::add;

use crate::v2::Store;
use dock::Dock;

/// Everything.
pub(super) fn make() -> Store {
    let mut dock = Dock::new();
    let bases = bases::fill(&mut dock);
    pilotage::fill(&mut dock, &bases);
    services::fill(&mut dock, &bases);
    artifacts::fill(&mut dock);
    attic::fill(&mut dock, &bases);
    dock.store
}
