//! A field with its label, its hint and its rules under it.
//!
//! A rule has an open dot until one types, then a tick or a cross with how far one is. Red comes only after leaving
//! the field, or once it had been right. Browsers are asked not to fill fields in: what they know belongs to this
//! page's origin and not to the registry's (security notes P13).

use super::icon::Icon;
use crate::ui::hooks::use_words;
use crate::web::form;
use yew::prelude::*;

/// One rule of a field.
#[derive(Clone, PartialEq)]
pub struct Rule {
    /// The rule in words.
    pub text: AttrValue,
    /// Whether what is typed keeps it.
    pub kept: bool,
    /// How far one is, such as a count; may be empty.
    pub so_far: AttrValue,
}

/// What a [`Field`] shows.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Its id, the only one of its kind on the screen.
    pub id: AttrValue,
    /// Its label, words or words with a name in them.
    pub label: Html,
    /// What is in it.
    pub value: AttrValue,
    /// Told what is typed.
    pub on_input: Callback<String>,
    /// Told when the focus leaves it.
    #[prop_or_default]
    pub on_leave: Callback<()>,
    /// Whether it holds a name, which is set in mono.
    #[prop_or_default]
    pub mono: bool,
    /// Whether it holds a secret, which is shown as dots until asked for.
    #[prop_or_default]
    pub secret: bool,
    /// A hint under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Its rules, shown from the start.
    #[prop_or_default]
    pub rules: Vec<Rule>,
    /// What an example looks like.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Whether it can be typed into just now.
    #[prop_or_default]
    pub disabled: bool,
    /// `off` unless the page knows that filling in is right.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
}

/// A labelled field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let was_left = use_state_eq(|| false);
    let was_right = use_mut_ref(|| false);
    let shown = use_state_eq(|| false);
    let right = !props.rules.is_empty() && props.rules.iter().all(|rule| rule.kept);
    if right {
        *was_right.borrow_mut() = true;
    }
    let judged = !props.value.is_empty() && (*was_left || *was_right.borrow());
    let invalid = props.error.is_some() || (judged && !props.rules.is_empty() && !right);
    let describes = described_by(props);
    let oninput = props.on_input.reform(|event: InputEvent| form::value(&event));
    let onblur = {
        let (was_left, on_leave) = (was_left.setter(), props.on_leave.clone());
        Callback::from(move |_: FocusEvent| {
            was_left.set(true);
            on_leave.emit(());
        })
    };
    let fallback = if props.secret { "one-time-code" } else { "off" };
    let field = html! {
        <input id={&props.id} class={classes!("pt-input", (props.mono || props.secret).then_some("pt-mono"))}
            type={if props.secret && !*shown { "password" } else { "text" }} value={&props.value}
            {oninput} {onblur} disabled={props.disabled} placeholder={props.placeholder.clone()}
            autocomplete={props.autocomplete.clone().unwrap_or(fallback.into())}
            autocapitalize="none" autocorrect="off" spellcheck="false"
            aria-invalid={invalid.then_some("true")} aria-describedby={describes} />
    };
    html! {
        <div class="pt-field">
            <label for={&props.id}>{ props.label.clone() }</label>
            if props.secret {
                <span class="pt-with">{ field }<Reveal shown={*shown} on_toggle={let shown = shown.clone();
                    Callback::from(move |()| shown.set(!*shown))} controls={&props.id} /></span>
            } else {
                { field }
            }
            if let Some(hint) = &props.hint {
                <p class="pt-hint" id={format!("{}-hint", props.id)}>{ hint }</p>
            }
            if let Some(error) = &props.error {
                <p class="pt-hint pt-bad" id={format!("{}-error", props.id)}>{ error }</p>
            }
            if !props.rules.is_empty() {
                <Rules id={format!("{}-rules", props.id)} rules={props.rules.clone()}
                    typed={!props.value.is_empty()} {judged} />
            }
        </div>
    }
}

fn described_by(props: &FieldProps) -> Option<String> {
    let parts = [
        (props.error.is_some(), "error"),
        (props.hint.is_some(), "hint"),
        (!props.rules.is_empty(), "rules"),
    ];
    let ids: Vec<String> =
        parts.iter().filter(|(is, _)| *is).map(|(_, end)| format!("{}-{end}", props.id)).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[derive(Properties, PartialEq)]
struct RulesProps {
    id: AttrValue,
    rules: Vec<Rule>,
    typed: bool,
    judged: bool,
}

#[component]
fn Rules(props: &RulesProps) -> Html {
    let words = use_words();
    let row = |rule: &Rule| {
        let (is, said) = match (props.typed, rule.kept) {
            (true, true) => (Some("ok"), words.parts.rule_kept()),
            (true, false) if props.judged => (Some("bad"), words.parts.rule_broken()),
            _ => (None, ""),
        };
        html! {
            <li data-is={is}>
                { match is {
                    Some("ok") => html! { <Icon name="check" /> },
                    Some(_) => html! { <Icon name="close" /> },
                    None => html! { <span class="pt-dot"></span> },
                } }
                <span>{ &rule.text }<span class="pt-sr">{ said }</span></span>
                <span>{ &rule.so_far }</span>
            </li>
        }
    };
    html! { <ul class="pt-rules" id={&props.id}>{ for props.rules.iter().map(row) }</ul> }
}

#[derive(Properties, PartialEq)]
struct RevealProps {
    shown: bool,
    on_toggle: Callback<()>,
    controls: AttrValue,
}

#[component]
fn Reveal(props: &RevealProps) -> Html {
    let words = use_words();
    html! {
        <button class="pt-btn" data-kind="icon" type="button" aria-pressed={props.shown.to_string()}
            aria-controls={&props.controls} aria-label={words.parts.show_value().to_owned()}
            onclick={props.on_toggle.reform(|_| ())}><Icon name="show" /></button>
    }
}
