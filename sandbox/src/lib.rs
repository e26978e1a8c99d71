//! An in-memory Registry v1, Hub v1 and Registry v2: the twin of the servers Portolan talks to.
//!
//! The core is [`Sandbox::handle`], a function from a request to a response with no clock, no network and no
//! randomness. Native tests and the in-page demonstration wear it as a `Transport` ([`SandboxTransport`]); serve and
//! the end-to-end tests as an HTTP listener (`listener`, behind the feature of that name).
//!
//! Which of the protocols it speaks is a switch ([`Serves`]). It behaves as the registry-v1, hub-v1, registry-v2 and
//! real-servers sheets say, in one of two manners of v1 ([`Manner`]) and in several of v2 ([`v2::Manners`]), and worse
//! when asked to ([`Fault`]).

mod accounts;
mod answer;
pub mod conversation;
mod cors;
mod faults;
mod files;
mod images;
mod index;
#[cfg(feature = "listener")]
pub mod listener;
mod log;
mod message;
mod people;
mod repositories;
mod routes;
pub mod sample;
mod sandbox;
mod search;
mod state;
mod tokens;
mod transport;
pub mod v2;

pub use cors::Cors;
pub use faults::Fault;
pub use images::checksum;
pub use log::Logged;
pub use message::{Delivery, Ending, Place, Request, Response};
pub use sandbox::{Sandbox, Snapshot};
pub use state::{Manner, Places, Serves};
pub use transport::SandboxTransport;
