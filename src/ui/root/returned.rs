//! Coming back from a Hub where one agreed that the console may see the account (hub-v1 sheet section 8). The answer
//! counts only in the tab that asked, once; what it brought is taken out of the address before anything is drawn, and
//! kept in memory (security notes C18).

use crate::console::route::Route;
use crate::registry::hub::{OAuthState, Returned};
use crate::web::location::{self, Address};
use crate::web::storage::{self, Kept};
use std::cell::RefCell;

/// Where this tab keeps what it asked: one entry for each question, named by its state.
const ASKED: &str = "portolan.oauth.";

thread_local! {
    static RETURNED: RefCell<Option<(Route, Result<String, String>)>> = const { RefCell::new(None) };
}

/// Notes a question before one leaves to have it answered. Nothing is left of earlier ones. Says whether the browser
/// lets the page keep it.
pub(in crate::ui) fn ask(state: &OAuthState, account: &Route) -> bool {
    storage::remove_all(Kept::Tab, ASKED);
    storage::write(Kept::Tab, &format!("{ASKED}{}", state.as_str()), &account.to_hash())
}

/// What was brought back for an account, once: a code, or the word for why there is none. What is for another one waits
/// for that: a code must not get to another's service.
pub(in crate::ui) fn take(account: &Route) -> Option<Result<String, String>> {
    RETURNED.with_borrow_mut(|brought| brought.take_if(|(of, _)| of == account)).map(|(_, outcome)| outcome)
}

/// The account for which one comes back, if one does. A query that answers no question of this tab is left alone.
pub(super) fn arrive(address: &Address) -> Option<Route> {
    let returned = Returned::parse(&location::query()).filter(|_| address.owns_page())?;
    let key = format!("{ASKED}{}", returned.state);
    let account = storage::read(Kept::Tab, &key)?;
    storage::remove(Kept::Tab, &key);
    let route = Route::parse(&account);
    location::replace(&format!("{}{}", location::base(), route.to_hash()), true);
    RETURNED.set(Some((route.clone(), returned.outcome)));
    Some(route)
}
