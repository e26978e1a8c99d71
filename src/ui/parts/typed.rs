//! The name that has to be typed before something goes that cannot come back.

use super::field::Field;
use super::sentence::{name, sentence};
use crate::ui::hooks::use_words;
use yew::prelude::*;

/// What a [`TypedConfirm`] asks for.
#[derive(Properties, PartialEq)]
pub struct TypedConfirmProps {
    /// What has to be typed: `host/namespace/repository`.
    pub name: AttrValue,
    /// What is typed so far; the page keeps it and compares with [`fits`].
    pub typed: AttrValue,
    /// Told what is typed.
    pub on_input: Callback<String>,
}

/// Whether what was typed is the name. Space around it does not count, anything else does.
#[must_use]
pub fn fits(typed: &str, name: &str) -> bool {
    typed.trim() == name
}

/// A field that asks for a name.
#[component]
pub fn TypedConfirm(props: &TypedConfirmProps) -> Html {
    let words = use_words();
    let label = sentence(words.parts.type_to_confirm(), &[("name", name(&props.name))]);
    html! {
        <Field id="pt-confirm" {label} value={props.typed.clone()} mono={true} on_input={props.on_input.clone()} />
    }
}
