//! A digest or image id: its flag and twelve digits, all of it on hover and focus, copied with a click.

use super::copied::use_copy;
use super::flag::flag_class;
use crate::ui::hooks::use_words;
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
    let words = use_words();
    let node = use_node_ref();
    let (copied, copy) = use_copy(&node);
    let hex = props.full.rsplit(':').next().unwrap_or_default().to_owned();
    let short: String = hex.chars().take(12).collect();
    let onclick = {
        let full = props.full.to_string();
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            copy.emit(full.clone());
        })
    };
    // The whole of it is drawn by the style sheet: the button is named by what is seen, and described by all of it.
    let whole = if copied { words.common.copied().to_owned() } else { props.full.to_string() };
    html! {
        <button ref={node} type="button" class={classes!("pt-chip", flag_class(&hex))} {onclick} data-full={whole}
            aria-label={format!("{} {short}", words.common.copy())} aria-description={props.full.clone()}>{ short }</button>
    }
}
