//! What a first visit is told: what this is, where things go, what a registry has to allow; and that one may try it with
//! the sample registries, without having any.

use crate::console::route::{Api, Place, Route};
use crate::name::sample::{HUB, REGISTRY};
use crate::ui::hooks::{Console, Words};
use crate::web::location;
use yew::prelude::*;

/// Whether nobody has set up or used anything here. What was opened of the sample does not count.
pub(super) fn is_first(console: &Console) -> bool {
    console.settings.registries.is_empty()
        && console.preferences.registries.iter().all(|known| known.place.origin.is_sample())
        && places().iter().all(|place| console.settings.allows(&place.origin))
}

/// The sample registries, the one to begin with first.
pub(super) fn places() -> Vec<Place> {
    let place = |(at, api): (&str, Api)| Some(Place { origin: at.parse().ok()?, api: Some(api) });
    [(REGISTRY, Api::V2), (HUB, Api::V1)].into_iter().filter_map(place).collect()
}

/// The three things to know.
pub(super) fn explained(words: &Words) -> Html {
    let texts = &words.connect;
    let allow = words.fill(texts.first_allow(), &[("origin", &location::page_origin())]);
    let told = [
        (texts.first_what_head(), texts.first_what()),
        (texts.first_where_head(), texts.first_where()),
        (texts.first_allow_head(), &allow),
    ];
    let doctor = places().into_iter().next().map(|place| Route::Doctor { place }.to_hash());
    html! {
        <>
            <dl class="pt-dl pt-first">
                { for told.into_iter().map(|(head, text)| html! { <div><dt>{ head }</dt><dd>{ text }</dd></div> }) }
            </dl>
            <a href={doctor}>{ texts.first_doctor() }</a>
        </>
    }
}

/// The way to try it.
pub(super) fn offered(words: &Words) -> Html {
    let texts = &words.connect;
    let to = places().into_iter().next().map(|place| Route::repositories(place).to_hash());
    html! {
        <>
            <p class="pt-quiet">{ texts.try_hint() }</p>
            <a class="pt-btn" data-kind="main" href={to}>{ texts.try_it() }</a>
        </>
    }
}
