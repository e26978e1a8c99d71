//! The list that the first address shows is asked for while its bar is being drawn: its page comes a turn later, or with
//! the second half of the program.

use crate::console::route::{Api, Route, View};
use crate::registry::Registry;
use crate::ui::hooks::Console;
use crate::web::Fetch;
use yew::prelude::*;

/// Asks for it, at once, unless the settings are wrong: then no registry is asked for anything. Gives it up where the person
/// goes elsewhere before it is taken.
#[hook]
pub(super) fn use_ahead(console: &Console, settings_are_right: bool) {
    let asked = use_memo((), |()| if settings_are_right { ask(console) } else { None });
    use_effect_with(console.route.clone(), move |_| move || asked.iter().for_each(Registry::forget_ahead));
}

/// Only where it is sure to be taken: of a registry that may be contacted (this is before its gate), and of which is known
/// what it speaks.
fn ask(console: &Console) -> Option<Registry<Fetch>> {
    let Console { settings, preferences, session, route, .. } = console;
    let place = route.place()?;
    let may = session.may_contact(&place.origin, settings, preferences);
    if !may || session.known(place, settings, preferences).place.api != Some(Api::V2) {
        return None;
    }
    let registry = console.registry(place);
    match &**route {
        Route::Repositories { .. } => registry.ask_ahead(None),
        Route::Repository { repository, view: View::Tags, .. } => registry.ask_ahead(Some(repository)),
        _ => return None,
    }
    Some(registry)
}
