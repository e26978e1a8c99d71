//! An image of a v1 registry. Reads the image and its ancestry first; the chain, the tags and the notes of the last
//! push come in as they arrive.

mod about;
mod chain;
mod file_rows;
mod files;
mod layers;
mod lines;
mod open;
mod page;
mod reading;
mod sheet;
mod sizes;
mod standing;
mod title;

pub(super) use page::Page;
