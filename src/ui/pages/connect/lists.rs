//! The registries one can go to with one press: those of the settings, and those this browser has used.

use crate::console::preferences::Known;
use crate::console::route::{Api, Place, Route};
use crate::console::session::Action;
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::parts::head::Head;
use crate::ui::root::{Rhumbs, leave};
use yew::prelude::*;

#[component]
pub(super) fn Lists() -> Html {
    let (words, console) = (use_words(), use_console());
    let used: Vec<&Known> = console
        .preferences
        .registries
        .iter()
        .filter(|known| console.settings.registry(&known.place.origin).is_none())
        .collect();
    let forget = {
        let console = console.clone();
        Callback::from(move |_: MouseEvent| {
            for known in &console.preferences.registries {
                leave(&console, &known.place.origin);
                console.tell(Action::Forgotten { origin: known.place.origin.clone() });
            }
        })
    };
    html! {
        <aside>
            if !console.settings.registries.is_empty() {
                <Head title={html! { words.connect.from_settings() }} />
                <ul class="pt-places">{ for console.settings.registries.iter().map(|registry| {
                    let name = registry.name.clone();
                    entry(&words, &console, &registry.place, name, registry.read_only)
                }) }</ul>
            }
            <Head title={html! { words.connect.used() }}>
                if !used.is_empty() {
                    <button type="button" class="pt-link" onclick={forget}>{ words.connect.forget_all() }</button>
                }
            </Head>
            if used.is_empty() {
                <p class="pt-hint">{ words.connect.nothing_used() }</p>
            }
            <ul class="pt-places">{ for used.into_iter().map(|known| {
                entry(&words, &console, &known.place, None, false)
            }) }</ul>
            <Rhumbs />
        </aside>
    }
}

fn entry(words: &Words, console: &Console, place: &Place, name: Option<String>, reads_only: bool) -> Html {
    let api = match place.api {
        Some(Api::V1) => "v1",
        Some(Api::V2) => "v2",
        None => words.connect.api_unknown(),
    };
    let api =
        if reads_only { words.fill(words.connect.reads_only(), &[("api", api)]) } else { api.to_owned() };
    let who = match console.session.user(&place.origin) {
        Some(user) => words.fill(words.connect.signed_in_as(), &[("user", user)]),
        None => words.connect.not_signed_in().to_owned(),
    };
    let line = name.map_or(who.clone(), |name| format!("{name}, {who}"));
    html! {
        <li>
            <a href={Route::repositories(place.clone()).to_hash()}><code>{ place.origin.authority() }</code></a>
            <span class="pt-hint pt-end">{ api }</span>
            <p class="pt-hint">{ line }</p>
        </li>
    }
}
