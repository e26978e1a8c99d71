//! The connection doctor: what the answers and silences of a registry mean together, how sure that is, and which lines
//! of configuration cure it. Pure functions; the asking is `registry::examine`, the words are `text::doctor`.

mod case;
mod diagnose;
mod evidence;
mod reach;
pub mod recipes;
mod rule_out;
mod tell;

pub use case::{Case, Clue, Diagnosis, Sure};
pub use diagnose::{deletes, diagnose};
pub use evidence::Evidence;
pub use reach::{Reach, reach};
pub use rule_out::{Open, RuledOut, rule_out};
pub use tell::{Tells, tells};
