//! Registry API v1: images, tags and repositories, by the registry-v1 sheet.
//!
//! The JSON shapes are private to `wire`. Sizes are bytes. Every verb that names an image also names the
//! repository through which it is reached, since a token is bound to one.

mod images;
mod insert;
mod layers;
mod push;
mod repositories;
mod wire;

pub use insert::{Insert, InsertImage, Step, StepKind, StepState};
pub use layers::LayerFacts;
pub use repositories::{Access, Found, Properties, SearchPage, TagFacts, Tagged};
