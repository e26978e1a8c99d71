//! One line of a list of facts.

use crate::console::show;
use yew::prelude::*;

/// A fact under its label, which the console gives.
pub(super) fn row(label: &str, value: Html) -> Html {
    html! { <div><dt>{ label }</dt><dd>{ value }</dd></div> }
}

/// A fact under a name, which the image gives and which is not to be trusted.
pub(super) fn name_row(name: &str, value: Html) -> Html {
    html! { <div><dt class="pt-key-name"><code>{ show::visible(name).into_owned() }</code></dt><dd>{ value }</dd></div> }
}
