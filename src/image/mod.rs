//! What things are: images, their configuration, ancestry and files. Data and pure functions; no I/O, no words
//! for people. Sizes are bytes, and their names say whether compressed or unpacked.

mod ancestry;
mod files;
pub mod forest;
mod record;
mod timestamp;

pub use ancestry::Ancestry;
pub use files::{Change, Changes, FileEntry, FileKind};
pub use record::{Image, RunConfig};
pub use timestamp::Timestamp;
