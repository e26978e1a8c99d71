//! What things are called: origin, repository, tag, digest, media type, image id, reference.
//!
//! A name is parsed once, at the edge where a person typed it, an address carried it or a server sent it.
//! Below that edge nothing takes `&str` for one. Nothing here does I/O or knows a protocol.
//! Grammar: registry-v1 sheet section 4, OCI distribution specification for digests and tags.

pub(crate) mod digest;
mod error;
mod heard;
mod image_id;
mod media_type;
mod origin;
mod reference;
mod repository;
pub mod sample;
mod tag;

pub use digest::{Algorithm, Digest};
pub use error::NameError;
pub use heard::Heard;
pub use image_id::ImageId;
pub use media_type::MediaType;
pub use origin::{Origin, Scheme};
pub use reference::{Pasted, Reference, Selector};
pub use repository::Repository;
pub use tag::Tag;
