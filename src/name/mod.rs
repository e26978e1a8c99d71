//! What things are called: origin, repository, tag, digest, image id, reference.
//!
//! A name is parsed once, at the edge where a person typed it, an address carried it or a server sent it.
//! Below that edge nothing takes `&str` for one. Nothing here does I/O or knows a protocol.
//! Grammar: registry-v1 sheet section 4, OCI distribution specification for digests and tags.

mod digest;
mod error;
mod heard;
mod image_id;
mod origin;
mod reference;
mod repository;
mod tag;

pub use digest::{Algorithm, Digest};
pub use error::NameError;
pub use heard::Heard;
pub use image_id::ImageId;
pub use origin::{Origin, Scheme};
pub use reference::{Pasted, Reference, Selector};
pub use repository::Repository;
pub use tag::Tag;
