//! What looks like a secret: masked, until someone presses to see it (security notes C19).

use crate::console::mask::MASK;
use crate::console::show;
use crate::ui::hooks::use_words;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::long_text::LongText;
use yew::prelude::*;

/// What is masked.
#[derive(Properties, PartialEq)]
pub(super) struct MaskedProps {
    /// What it is called.
    pub name: AttrValue,
    /// All of it.
    pub value: AttrValue,
    /// What is shown of it at first; nothing of it unless said otherwise.
    #[prop_or(AttrValue::Static(MASK))]
    pub masked: AttrValue,
}

/// A mask with a button that lifts it.
#[component]
pub(super) fn Masked(props: &MaskedProps) -> Html {
    let words = use_words();
    let shown = use_state_eq(|| false);
    let label = if *shown { words.image.hide_value() } else { words.image.show_value() };
    let label = words.fill(label, &[("name", &show::visible(show::clamp(&props.name, 200).text))]);
    let text = if *shown { &props.value } else { &props.masked };
    let onclick = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(!*shown)
    };
    html! {
        <span class="pt-masked">
            <span class={(!*shown && props.masked == MASK).then_some("pt-hint")}><LongText {text} /></span>
            <button class="pt-btn" data-kind="icon" type="button" aria-label={label} aria-pressed={shown.to_string()}
                {onclick}><Icon name="show" /></button>
            <span class="pt-word pt-unsure">{ words.image.looks_secret() }</span>
        </span>
    }
}
