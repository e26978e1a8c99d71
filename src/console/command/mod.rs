//! Commands to copy: how to pull, and what each screen asks and each act does by curl and by the tools people have.
//!
//! Built only from parts that fit their grammar and quoted for a POSIX shell where one could mean something to it, so
//! that nothing a server says can reach a shell (security notes D6). No secret is among them: a password is asked for by
//! the tool, and a token stays in a variable of the shell.

mod at;
mod curl;
mod pull;
mod screen;
mod shell;
mod task;
mod tools;
mod v1;
mod v2;

pub use at::{At, Login};
pub use pull::{NoCommand, Pull, Tool};
pub use screen::{Seen, screen};
pub use task::{By, Spot, Task};
