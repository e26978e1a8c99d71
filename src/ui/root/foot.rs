//! The foot: since when and with whom one is connected, the version, the keys.

use crate::console::guide::Page;
use crate::console::route::Route;
use crate::registry::RateLimit;
use crate::registry::detect::Kind;
use crate::ui::hooks::{Console, Over, Words, use_console, use_words};
use crate::ui::parts::icon::Icon;
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub(super) fn Foot() -> Html {
    let (words, console) = (use_words(), use_console());
    let limit = use_limit(&console);
    let speaks = console.route.place().and_then(|place| {
        let kind = console.session.connection(&place.origin)?.speaks(place.api)?;
        let text = match kind {
            Kind::V1(facts) if facts.standalone => words.shell.speaks_v1(),
            Kind::V1(_) => words.shell.speaks_hub(),
            Kind::V2(_) => words.shell.speaks_v2(),
        };
        Some((place.origin.to_string(), text.to_owned()))
    });
    html! {
        <footer class="pt-foot" role={(!console.tools.host.owns_page).then_some("none")}>
            if let Some((origin, speaks)) = speaks {
                <span><code>{ origin }</code></span>
                <span>{ speaks }</span>
            }
            if let Some(limit) = limit {
                <span>{ left(&words, limit) }</span>
            }
            if console.framed {
                <span class="pt-unsure">{ words.shell.framed() }</span>
            }
            if !console.kept {
                <span class="pt-unsure">{ words.shell.unkept() }</span>
            }
            <span>{ concat!("Portolan ", env!("CARGO_PKG_VERSION")) }</span>
            { for console.settings.help.iter().map(|help| html! {
                <a href={help.address.clone()} target="_blank" rel="noopener noreferrer nofollow">
                    { help.label.as_deref().unwrap_or(words.shell.help()) }</a>
            }) }
            if let Some(full) = console.settings.full_at(&console.route).filter(|_| !console.tools.host.owns_page) {
                <a href={full} target="_blank" rel="noopener noreferrer">{ words.shell.full() }<Icon name="away" /></a>
            }
            <a href={Route::Preferences.to_hash()}>{ words.shell.preferences() }</a>
            <a href={Route::Help { page: Page::first() }.to_hash()}>{ words.shell.guide() }</a>
            if console.route.place().is_some() {
                { opener(&console, Over::Commands, "$", words.shell.commands()) }
            }
            { opener(&console, Over::Keys, "?", words.shell.keys()) }
        </footer>
    }
}

/// A button for what stands over the page.
fn opener(console: &Console, over: Over, sign: &'static str, label: &str) -> Html {
    let console = console.clone();
    html! {
        <button type="button" onclick={move |_| console.show(over)}>
            <kbd class="pt-key" aria-hidden="true">{ sign }</kbd>{ label }
        </button>
    }
}

/// How many requests the registry lets one make still, where it says so.
#[hook]
fn use_limit(console: &Console) -> Option<RateLimit> {
    let drawn = use_force_update();
    let registry = console.route.place().map(|place| console.registry(place));
    use_effect_with(registry.clone(), move |registry| {
        let listener: Rc<dyn Fn()> = Rc::new(move || drawn.force_update());
        registry.iter().for_each(|registry| registry.on_rate_limit(Some(listener.clone())));
        let registry = registry.clone();
        move || registry.iter().for_each(|registry| registry.on_rate_limit(None))
    });
    registry?.rate_limit()
}

fn left(words: &Words, limit: RateLimit) -> String {
    let number = |n: u64| words.number(n);
    let (left, all) = (number(limit.remaining), number(limit.limit));
    let hours = limit.window.map(|seconds| seconds / 3600).filter(|hours| *hours > 0);
    match hours {
        Some(hours) => words.count_with(
            words.shell.left_within(),
            usize::try_from(hours).unwrap_or(usize::MAX),
            &[("left", &left), ("all", &all)],
        ),
        None => words.fill(words.shell.left(), &[("left", &left), ("all", &all)]),
    }
}
