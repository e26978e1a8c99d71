//! An image of a v2 registry: its manifest, verified, then what is under it if it is an index, then its configuration.
//! What is no image is shown for what it says it is.

mod about;
mod artifact;
mod attached;
mod chains;
mod config;
mod contents;
mod frame;
mod image;
mod layers;
mod lines;
mod page;
mod pull;
mod switch;
mod title;
mod warnings;

pub(super) use page::Page;
pub use page::PageProps;
