//! The profile of a user at the accounts API of a Hub: the ways to it, what it says, and changing it. Shown only where
//! the settings name such an API.

mod by_token;
mod emails;
mod opened;
mod profile;
mod ways;

use crate::console::route::Place;
use crate::console::settings::AccountsSettings;
use crate::registry::Registry;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::head::Head;
use crate::web::Fetch;
use opened::Opened;
use std::rc::Rc;
use ways::Ways;
use yew::prelude::*;

/// Of which registry.
#[derive(Properties, PartialEq)]
pub(super) struct HubProps {
    /// The registry, whose settings name the API.
    pub(super) place: Place,
}

/// What all parts of the section need.
#[derive(Clone)]
struct Hub {
    api: Registry<Fetch>,
    settings: Rc<AccountsSettings>,
    host: AttrValue,
}

impl PartialEq for Hub {
    fn eq(&self, other: &Self) -> bool {
        self.api == other.api && self.settings == other.settings
    }
}

/// The section; nothing where the settings name no such API.
#[component]
pub(super) fn HubSection(props: &HubProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let Some(settings) = console.settings.registry(&props.place.origin).and_then(|one| one.accounts.clone())
    else {
        return Html::default();
    };
    let api = console.registry(&Place::new(settings.origin.clone()));
    let host = settings.origin.authority();
    let title = words.fill(words.people.head(), &[("host", &host)]);
    let what = words.fill(words.people.what(), &[("host", &host)]);
    let hub = Hub { api, settings: Rc::new(settings), host: host.into() };
    html! {
        <section class="pt-people" aria-labelledby="pt-people">
            <Head id="pt-people" title={html! { title }} />
            <p class="pt-quiet">{ what }</p>
            <Entered place={props.place.clone()} hub={Same(hub)} />
        </section>
    }
}

/// The hub as a property.
#[derive(Clone, PartialEq)]
struct Same(Hub);

#[derive(Properties, PartialEq)]
struct EnteredProps {
    place: Place,
    hub: Same,
}

/// The ways to the profile, or the profile of whom they led to.
#[component]
fn Entered(props: &EnteredProps) -> Html {
    let api = &props.hub.0.api;
    let known = || api.account_token().and_then(|token| token.username).or_else(|| api.signed_in());
    let user = use_state_eq(|| known().map(AttrValue::from));
    let on_user = {
        let user = user.setter();
        Callback::from(move |name: Option<String>| user.set(name.map(AttrValue::from)))
    };
    match &*user {
        None => {
            html! { <Ways place={props.place.clone()} hub={props.hub.clone()} on_user={on_user.reform(Some)} /> }
        }
        Some(user) => html! {
            <Opened key={user.to_string()} place={props.place.clone()} hub={props.hub.clone()} user={user.clone()}
                on_leave={on_user.reform(|()| None)} />
        },
    }
}
