//! The root: reads the settings and the language, then draws the shell. Everything of the console hangs below it,
//! inside one shadow root.

mod ahead;
mod astray;
mod bar;
mod closed;
mod foot;
mod gate;
mod kept;
mod keys;
mod leads;
pub(super) mod logins;
mod other;
mod pasted;
pub(super) mod returned;
mod rose;
mod router;
mod sheet;
mod shell;
mod start;
mod state;
mod tools;

pub(super) use astray::{Unknown, WrongSettings};
pub(super) use bar::{leave, leave_aloud};
pub(super) use closed::{Closed, ClosedProps, probes};
pub(super) use gate::{Gate, find};
pub(super) use leads::{Leads, name as lead_name};
pub(super) use other::Other;
pub(super) use pasted::{lead, read_pasted};
pub(super) use rose::Rhumbs;
pub(super) use sheet::KeySheet;
pub use start::{Options, Root, RootProps};
