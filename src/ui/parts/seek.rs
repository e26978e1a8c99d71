//! The field that filters a list while one types. `/` leads to it: the console's key listener looks for the field
//! that carries `aria-keyshortcuts="/"`.

use super::icon::Icon;
use crate::web::form;
use yew::prelude::*;

/// What a [`SeekField`] shows.
#[derive(Properties, PartialEq)]
pub struct SeekFieldProps {
    /// Its name, also shown while it is empty.
    pub label: AttrValue,
    /// What is in it.
    pub value: AttrValue,
    /// Told of every change.
    pub on_input: Callback<String>,
    /// Told of Enter, where that does something.
    #[prop_or_default]
    pub on_enter: Option<Callback<String>>,
    /// What the button says that empties it.
    pub clear: AttrValue,
}

/// A filter field.
#[component]
pub fn SeekField(props: &SeekFieldProps) -> Html {
    let oninput = props.on_input.reform(|event: InputEvent| form::value(&event));
    let onkeydown = {
        let (on_input, on_enter, empty) =
            (props.on_input.clone(), props.on_enter.clone(), props.value.is_empty());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" if !empty => {
                event.prevent_default();
                event.stop_propagation();
                on_input.emit(String::new());
            }
            "Enter" => on_enter.iter().for_each(|enter| enter.emit(form::value(&event))),
            _ => {}
        })
    };
    let clear = props.on_input.reform(|_: MouseEvent| String::new());
    html! {
        <search class="pt-seek">
            <label>
                <Icon name="filter" />
                <span class="pt-sr">{ &props.label }</span>
                <input class="pt-input" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-keyshortcuts="/" placeholder={&props.label} value={&props.value} {oninput} {onkeydown} />
            </label>
            if props.value.is_empty() {
                <kbd class="pt-key" aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="pt-btn" data-kind="icon" aria-label={&props.clear} title={&props.clear}
                    onclick={clear}><Icon name="close" /></button>
            }
        </search>
    }
}
