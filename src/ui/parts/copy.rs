//! Text to copy. What comes in is copied as it is shown; callers build commands from names that fit their grammar,
//! and offer none at all where one does not (security notes D6).

use super::copied::use_copy;
use super::icon::Icon;
use crate::ui::hooks::{Offer, use_offers, use_words};
use yew::prelude::*;

/// What a [`CopyButton`] copies.
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// The text.
    pub text: AttrValue,
    /// Its words, where there is more to say than that it copies.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What it is called among the acts of the page, where it is one of them.
    #[prop_or_default]
    pub offer: Option<AttrValue>,
}

/// A button that copies, and says so in its place and to screen readers.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let (copied, copy) = use_copy(&node);
    let act = {
        let text = props.text.clone();
        Callback::from(move |()| copy.emit(text.to_string()))
    };
    let offer = |label: &AttrValue| Offer { label: label.clone(), icon: "copy", act: act.clone() };
    use_offers(props.offer.iter().map(offer).collect());
    let onclick = act.reform(|_: MouseEvent| ());
    html! {
        <button ref={node} class="pt-btn" type="button" data-kind="bare" {onclick}>
            <Icon name={if copied { "check" } else { "copy" }} />
            { match &props.label {
                _ if copied => words.common.copied().to_owned(),
                Some(label) => label.to_string(),
                None => words.common.copy().to_owned(),
            } }
        </button>
    }
}

/// What a [`CopyLine`] shows.
#[derive(Properties, PartialEq)]
pub struct CopyLineProps {
    /// What the command is for, as the name of the group.
    pub label: AttrValue,
    /// The command.
    pub command: AttrValue,
    /// The words of its button, where another thing is copied beside it.
    #[prop_or_default]
    pub copies: Option<AttrValue>,
    /// What copying it is called among the acts of the page, where it is one of them.
    #[prop_or_default]
    pub offer: Option<AttrValue>,
    /// Choices that stand before it, each a `select`.
    #[prop_or_default]
    pub children: Html,
}

/// A command in mono, with a button that copies it.
#[component]
pub fn CopyLine(props: &CopyLineProps) -> Html {
    html! {
        <div class="pt-pull" role="group" aria-label={&props.label}>
            { props.children.clone() }
            <code tabindex="0">{ &props.command }</code>
            <CopyButton text={&props.command} label={props.copies.clone()} offer={props.offer.clone()} />
        </div>
    }
}
