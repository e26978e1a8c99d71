//! The root: reads the settings and the language, then draws the shell. Everything of the console hangs below it,
//! inside one shadow root.

mod astray;
mod bar;
mod closed;
mod foot;
mod gate;
mod kept;
mod keys;
mod leads;
pub(super) mod logins;
pub(super) mod returned;
mod router;
mod sheet;
mod shell;
mod start;
mod state;
mod tools;

pub(super) use astray::{Unknown, WrongSettings};
pub(super) use bar::{Rhumbs, lead, leave, leave_aloud};
pub(super) use closed::{Closed, ClosedProps, probes};
pub(super) use gate::{Gate, find};
pub(super) use leads::{Leads, name as lead_name};
pub(super) use sheet::KeySheet;
pub use start::{Options, Root, RootProps};
