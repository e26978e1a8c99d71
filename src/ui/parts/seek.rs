//! The field that filters a list while one types. `/` leads to it: the console's key listener looks for the field
//! that carries `aria-keyshortcuts="/"`.

use super::icon::Icon;
use crate::web::{clock, form};
use yew::prelude::*;

/// How long keys rest before what was typed counts, in milliseconds. Nobody sees so short a wait; and keys that come as fast
/// as a machine repeats or pastes them cost one look through the list, not one each.
const REST: u32 = 25;

/// What a [`SeekField`] shows.
#[derive(Properties, PartialEq)]
pub struct SeekFieldProps {
    /// Its name, also shown while it is empty.
    pub label: AttrValue,
    /// What is in it.
    pub value: AttrValue,
    /// Told of every change once the keys rest for a moment.
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
    let (typed, oninput) = use_typed(&props.on_input);
    let value = (*typed).clone().map_or_else(|| props.value.clone(), AttrValue::from);
    let told = {
        let (typed, on_input) = (typed.setter(), props.on_input.clone());
        Callback::from(move |text: String| {
            typed.set(None);
            on_input.emit(text);
        })
    };
    let onkeydown = {
        let (told, on_enter, waits) = (told.clone(), props.on_enter.clone(), typed.is_some());
        let empty = value.is_empty();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" if !empty => {
                event.prevent_default();
                event.stop_propagation();
                told.emit(String::new());
            }
            "Enter" => {
                let text = form::value(&event);
                if waits {
                    told.emit(text.clone());
                }
                on_enter.iter().for_each(|enter| enter.emit(text.clone()));
            }
            _ => {}
        })
    };
    let clear = told.reform(|_: MouseEvent| String::new());
    html! {
        <search class="pt-seek">
            <label>
                <Icon name="filter" />
                <span class="pt-sr">{ &props.label }</span>
                <input class="pt-input" type="search" autocomplete="off" autocapitalize="none" spellcheck="false"
                    aria-keyshortcuts="/" placeholder={&props.label} value={&value} {oninput} {onkeydown} />
            </label>
            if value.is_empty() {
                <kbd class="pt-key" aria-hidden="true">{ "/" }</kbd>
            } else {
                <button type="button" class="pt-btn" data-kind="icon" aria-label={&props.clear} title={&props.clear}
                    onclick={clear}><Icon name="close" /></button>
            }
        </search>
    }
}

/// What was typed and not told yet, and what a change of the field is told to.
#[hook]
fn use_typed(on_input: &Callback<String>) -> (UseStateHandle<Option<String>>, Callback<InputEvent>) {
    let typed = use_state_eq(|| None::<String>);
    let on_input = on_input.clone();
    use_effect_with((*typed).clone(), {
        let setter = typed.setter();
        move |text: &Option<String>| {
            let told = text.clone().map(|text| {
                clock::after(REST, move || {
                    setter.set(None);
                    on_input.emit(text);
                })
            });
            move || drop(told)
        }
    });
    let oninput = {
        let typed = typed.setter();
        use_callback((), move |event: InputEvent, ()| typed.set(Some(form::value(&event))))
    };
    (typed, oninput)
}
