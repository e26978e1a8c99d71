//! The registries one can go to with one press: those of the settings, and those this browser has used; on a first
//! visit, the samples.

use super::first;
use crate::console::route::{Api, Place, Route};
use crate::console::session::Action;
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::parts::head::Head;
use crate::ui::root::{Rhumbs, leave};
use yew::prelude::*;

#[component]
pub(super) fn Lists() -> Html {
    let (words, console) = (use_words(), use_console());
    let first = first::is_first(&console);
    let used: Vec<Place> = if first {
        first::places()
    } else {
        let known = console.preferences.registries.iter().map(|known| &known.place);
        known.filter(|place| console.settings.registry(&place.origin).is_none()).cloned().collect()
    };
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
            <Head title={if first { words.connect.try_head() } else { words.connect.used() }}>
                if !first && !used.is_empty() {
                    <button type="button" class="pt-link" onclick={forget}>{ words.connect.forget_all() }</button>
                }
            </Head>
            if first {
                { first::offered(&words) }
            } else if used.is_empty() {
                <p class="pt-hint">{ words.connect.nothing_used() }</p>
            }
            <ul class="pt-places">{ for used.iter().map(|place| {
                let speaks = match place.api {
                    Some(Api::V2) => words.shell.speaks_v2(),
                    _ => words.shell.speaks_hub(),
                };
                entry(&words, &console, place, first.then(|| speaks.to_owned()), false)
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
