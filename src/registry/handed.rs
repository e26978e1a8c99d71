//! Tokens that whoever embeds the console hands over, in place of a password. One is asked for when the registry first
//! wants to know who asks, kept in memory for its origin alone, and asked for again once it is refused. A person who
//! signs in has the say.

use super::Registry;
use super::credential::is_private;
use crate::http::Transport;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

/// Gives a token that the registry takes as `Authorization: Bearer …`, or nothing.
pub type Giver = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Option<String>>>>>;

impl<T: Transport> Registry<T> {
    /// Asks this giver whenever a token is wanted. It is never asked where a token would go in clear over a network.
    pub fn take_tokens_from(&self, giver: Giver) {
        if is_private(self.origin()) {
            *self.shared.giver.borrow_mut() = Some(giver);
        }
    }

    /// Whether there is a token other than the one that was refused, which stands in `Authorization` after its scheme.
    pub(super) async fn fresh_from_giver(&self, refused: Option<String>) -> bool {
        let Some(giver) = self.shared.giver.borrow().clone() else { return false };
        // One at a time: a screen that opens is refused many things at once.
        let _door = self.shared.giver_door.enter().await;
        let epoch = {
            let keyring = self.shared.keyring.borrow();
            if keyring.user().is_some() {
                return false;
            }
            if keyring.handed.as_ref().is_some_and(|held| is_other(held, &refused)) {
                return true;
            }
            keyring.epoch
        };
        // What a header field cannot hold is no token.
        let given = giver().await.filter(|token| {
            !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic()) && is_other(token, &refused)
        });
        let mut keyring = self.shared.keyring.borrow_mut();
        if keyring.epoch == epoch {
            keyring.handed = given;
        }
        keyring.handed.is_some()
    }
}

fn is_other(token: &str, refused: &Option<String>) -> bool {
    refused.as_ref().is_none_or(|refused| refused.strip_prefix("Bearer ") != Some(token))
}
