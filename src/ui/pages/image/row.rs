//! One line of a list of facts.

use crate::console::show;
use crate::name::{Digest, Heard};
use crate::ui::parts::chip::Chip;
use yew::prelude::*;

/// A fact under its label, which the console gives.
pub(super) fn row(label: &str, value: Html) -> Html {
    html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> }
}

/// A fact under a name, which the image gives and which is not to be trusted.
pub(super) fn name_row(name: &str, value: Html) -> Html {
    let shown = show::visible(show::clamp(name, 200).text).into_owned();
    html! { <div><dt class="pt-key-name"><code>{ shown }</code></dt><dd>{ value }</dd></div> }
}

/// A digest that a document names, or what stands in its place.
pub(super) fn heard_digest(heard: &Heard<Digest>) -> Html {
    match heard {
        Heard::Valid(digest) => html! { <Chip full={digest.to_string()} /> },
        Heard::Odd(text) => {
            let shown = show::visible(show::clamp(text, 80).text).into_owned();
            html! { <span class="pt-unsure pt-mono">{ shown }</span> }
        }
    }
}
