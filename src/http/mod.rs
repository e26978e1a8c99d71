//! The seam between the protocols and whatever carries their bytes.
//!
//! A protocol builds a [`Request`], hands it to a [`Transport`] and reads a [`Response`]. The browser, the
//! sandbox and the native client of the tests are transports. Nothing here knows a registry or a credential.

mod challenge;
mod headers;
mod knock;
mod limit;
mod link;
mod request;
mod response;
mod transport;
mod url;
mod verify;

pub use challenge::Challenge;
pub use headers::Headers;
pub use knock::{Knock, Knocked, Permission};
pub use limit::{Gate, Permit};
pub use link::{LeavesPlace, next_page};
pub use request::{Method, Payload, Progress, Request, Slice, Source, Timeouts};
pub use response::{Body, Chunks, NextChunk, Response, TooLarge};
pub use transport::{Transport, TransportError};
pub use url::{Url, UrlError};
pub use verify::{DigestSum, Sha256Sum};
