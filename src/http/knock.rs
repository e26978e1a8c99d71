//! What a browser tells apart although it lets a page read nothing.

use super::{Transport, Url};

/// A transport that can also find out whether anybody is there, when no answer could be read.
pub trait Knock: Transport {
    /// Asks for an address without CORS. Nothing of the answer can be read; that there was one can be told.
    async fn knock(&self, url: &Url) -> Knocked;

    /// Whether the browser lets this page into the local network, where it has a word in that.
    async fn local_network(&self) -> Permission;
}

/// What came of knocking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knocked {
    /// Somebody answered.
    Answered,
    /// Nobody did, or the browser kept the request back.
    Nobody,
    /// Nothing came for a long time.
    TimedOut,
    /// The page's own content policy forbids to ask there.
    Forbidden,
    /// This computer is not connected to a network, as far as the browser knows.
    Offline,
}

/// What a browser says of a permission.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Permission {
    /// It is given.
    Granted,
    /// It would be asked for, or the question was passed over.
    Prompt,
    /// It is refused.
    Denied,
    /// This browser has no such permission.
    #[default]
    Unknown,
}
