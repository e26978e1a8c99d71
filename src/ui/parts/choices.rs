//! A check, and a choice among few: the browser's own controls, drawn in the console's lines.

use crate::web::form;
use yew::prelude::*;

/// What a [`Check`] asks.
#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// Its words.
    pub label: AttrValue,
    /// Whether it stands alone in a row, its words only read out.
    #[prop_or_default]
    pub alone: bool,
    /// Whether it is ticked.
    pub on: bool,
    /// Whether only a part of what it stands for is ticked.
    #[prop_or_default]
    pub some: bool,
    /// Told of a change, and whether shift was held.
    pub on_change: Callback<(bool, bool)>,
    /// Whether it can be changed.
    #[prop_or_default]
    pub disabled: bool,
}

/// A check.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let node = use_node_ref();
    use_effect_with(props.some, {
        let node = node.clone();
        move |some| {
            if let Some(node) = node.get() {
                form::set_indeterminate(&node, *some);
            }
        }
    });
    let onclick = props.on_change.reform(|event: MouseEvent| (form::is_ticked(&event), event.shift_key()));
    let name = props.alone.then(|| props.label.clone());
    let field = html! {
        <input ref={node} class="pt-tick" type="checkbox" aria-label={name} checked={props.on} {onclick}
            disabled={props.disabled} />
    };
    if props.alone {
        return field;
    }
    html! { <label class="pt-check">{ field }{ &props.label }</label> }
}

/// What a [`Select`] offers.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its name.
    pub label: AttrValue,
    /// What can be chosen: a value and its words.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What is chosen.
    pub value: AttrValue,
    /// Told of a choice.
    pub on_change: Callback<String>,
    /// Whether it stands in a command line, without an edge of its own.
    #[prop_or_default]
    pub inline: bool,
}

/// A choice among few, as a drop-down.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = props.on_change.reform(|event: Event| form::value(&event));
    let option = |(value, words): &(AttrValue, AttrValue)| {
        html! { <option {value} selected={*value == props.value}>{ words }</option> }
    };
    html! {
        <select class={(!props.inline).then_some("pt-input")} aria-label={&props.label} {onchange}>
            { for props.options.iter().map(option) }
        </select>
    }
}

/// What a [`Choice`] offers.
#[derive(Properties, PartialEq)]
pub struct ChoiceProps {
    /// Its name.
    pub label: AttrValue,
    /// What tells its radio buttons from others on the screen.
    pub group: AttrValue,
    /// What can be chosen: a value and its words.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What is chosen.
    pub value: AttrValue,
    /// Told of a choice.
    pub on_change: Callback<AttrValue>,
    /// Why nothing can be chosen, if nothing can.
    #[prop_or_default]
    pub reason: Option<AttrValue>,
}

/// A choice among two or three, all in view.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let again = use_force_update();
    let option = |(value, words): &(AttrValue, AttrValue)| {
        let choose = {
            let (on_change, value, again) = (props.on_change.clone(), value.clone(), again.clone());
            Callback::from(move |_: MouseEvent| {
                on_change.emit(value.clone());
                // What is chosen comes back from the page, once it is so. Refusing the press instead would have the
                // browser undo what was drawn meanwhile: the arrow keys would choose nothing.
                again.force_update();
            })
        };
        html! {
            <label>
                <input type="radio" name={&props.group} checked={*value == props.value} onclick={choose}
                    disabled={props.reason.is_some()} />
                { words }
            </label>
        }
    };
    html! {
        <span class="pt-choice" role="radiogroup" aria-label={&props.label} title={props.reason.clone()}
            aria-description={props.reason.clone()}>{ for props.options.iter().map(option) }</span>
    }
}
