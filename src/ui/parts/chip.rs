//! A digest or image id: its flag and twelve digits, all of it on hover and focus, copied with a click.

use super::flag::flag_class;
use crate::ui::hooks::{use_console, use_copy, use_words};
use yew::prelude::*;

/// What a [`Chip`] stands for.
#[derive(Properties, PartialEq)]
pub struct ChipProps {
    /// The whole of it, as it is copied: `sha256:…`, or the 64 digits of an image id.
    pub full: AttrValue,
}

/// A chip.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (_, copy) = use_copy();
    let hex = props.full.rsplit(':').next().unwrap_or_default().to_owned();
    let short: String = hex.chars().take(12).collect();
    let onclick = {
        let (full, said) = (props.full.to_string(), words.common.copied().to_owned());
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            copy.emit(full.clone());
            console.announce(said.clone());
        })
    };
    html! {
        <button type="button" class={classes!("pt-chip", flag_class(&hex))} {onclick}
            aria-label={format!("{} {}", words.common.copy(), props.full)}>
            { short }<span aria-hidden="true">{ &props.full }</span>
        </button>
    }
}
