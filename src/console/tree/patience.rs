//! When to stop asking: an error that every other request would meet too ends a series, one image's does not.

use crate::http::TransportError;
use crate::registry::error::{Error, ErrorKind};

/// How many failures on the way in a row end a series.
const BROKEN_IN_A_ROW: u32 = 3;

/// Watches the answers of a series of requests.
#[derive(Clone, Debug, Default)]
pub struct Patience {
    broken_in_a_row: u32,
}

impl Patience {
    /// Hears of an answer; says whether there is no sense in going on.
    pub fn is_over<T>(&mut self, answer: &Result<T, Error>) -> bool {
        match answer.as_ref().map_err(|error| &error.kind) {
            Err(
                ErrorKind::Unauthorized
                | ErrorKind::RateLimited(_)
                | ErrorKind::EndpointNotTrusted(_)
                | ErrorKind::PasswordInClear
                | ErrorKind::Transport(TransportError::Offline | TransportError::Cancelled),
            ) => true,
            // One answer without CORS header fields looks like a broken connection; three in a row are one.
            Err(ErrorKind::Transport(_)) => {
                self.broken_in_a_row += 1;
                self.broken_in_a_row >= BROKEN_IN_A_ROW
            }
            _ => {
                self.broken_in_a_row = 0;
                false
            }
        }
    }
}
