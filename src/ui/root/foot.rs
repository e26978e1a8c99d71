//! The foot: since when and with whom one is connected, the version, the keys.

use crate::registry::detect::Kind;
use crate::ui::hooks::{use_console, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct FootProps {
    pub(super) on_keys: Callback<()>,
}

#[component]
pub(super) fn Foot(props: &FootProps) -> Html {
    let (words, console) = (use_words(), use_console());
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
        <footer class="pt-foot">
            if let Some((origin, speaks)) = speaks {
                <span><code>{ origin }</code></span>
                <span>{ speaks }</span>
            }
            if console.framed {
                <span class="pt-unsure">{ words.shell.framed() }</span>
            }
            <span>{ concat!("Portolan ", env!("CARGO_PKG_VERSION")) }</span>
            if let Some(help) = &console.settings.help {
                <a href={help.clone()} target="_blank" rel="noopener noreferrer nofollow">{ words.shell.help() }</a>
            }
            <button type="button" class="pt-foot-keys" onclick={props.on_keys.reform(|_| ())}>
                <kbd class="pt-key" aria-hidden="true">{ "?" }</kbd>{ words.shell.keys() }
            </button>
        </footer>
    }
}
