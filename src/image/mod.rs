//! What things are: images, their configuration, ancestry and files. Data and pure functions; no I/O, no words
//! for people. Sizes are bytes, and their names say whether compressed or unpacked.

mod ancestry;
mod attached;
mod chain;
mod config;
mod files;
pub mod forest;
mod history;
pub mod manifest;
mod record;
mod run_config;
mod timestamp;

pub use ancestry::Ancestry;
pub use attached::Attached;
pub use chain::{ChainId, ancestry, chain_ids};
pub use config::ImageConfig;
pub use files::{Change, Changes, FileEntry, FileKind};
pub use history::{HistoryEntry, Matched, Step, match_history};
pub use record::Image;
pub use run_config::RunConfig;
pub(crate) use run_config::words;
pub use timestamp::Timestamp;
