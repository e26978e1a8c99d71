//! Asking before the page goes while something changes at a registry.

use super::Console;
use crate::web::hold;
use yew::prelude::*;

/// Holds the page while this is under way. The page around an embedded console is not held, for it is another's; nor
/// is one in which a part stands by itself, without a console around it.
#[hook]
pub fn use_held(busy: bool) {
    let owns_page = use_context::<Console>().is_some_and(|console| console.tools.host.owns_page);
    use_effect_with(busy && owns_page, |held| {
        let held = held.then(hold::page);
        move || drop(held)
    });
}
