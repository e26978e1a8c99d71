//! Asking before the page goes while something changes at a registry.

use super::use_console;
use crate::web::hold;
use yew::prelude::*;

/// Holds the page while this is under way. The page around an embedded console is not held: it is another's.
#[hook]
pub fn use_held(busy: bool) {
    let owns_page = use_console().tools.host.owns_page;
    use_effect_with(busy && owns_page, |held| {
        let held = held.then(hold::page);
        move || drop(held)
    });
}
