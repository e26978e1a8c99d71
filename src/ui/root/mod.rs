//! The root: reads the settings and the language, then draws the shell. Everything of the console hangs below it,
//! inside one shadow root.

mod bar;
mod foot;
mod gate;
mod keys;
mod later;
pub(super) mod logins;
mod router;
mod shell;
mod start;
mod state;

pub(super) use bar::{Rhumbs, lead, leave};
pub(super) use gate::{find, probes};
pub use start::{Options, Root};
