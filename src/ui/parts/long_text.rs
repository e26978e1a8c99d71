//! A text that may be very long, or bend what one sees: the beginning at first, the rest when asked for, and
//! everything hidden in it made visible (security notes D5, D7).

use crate::console::show;
use crate::ui::hooks::use_words;
use yew::prelude::*;

/// What a [`LongText`] shows.
#[derive(Properties, PartialEq)]
pub struct LongTextProps {
    /// The text, as a server or an image has it.
    pub text: AttrValue,
    /// How many characters of it are shown at first.
    #[prop_or(400)]
    pub most: usize,
}

/// A text as it is, or its beginning with a button for the rest.
#[component]
pub fn LongText(props: &LongTextProps) -> Html {
    let words = use_words();
    let whole = use_state_eq(|| false);
    let clamped = show::clamp(&props.text, props.most);
    if *whole || clamped.more == 0 {
        return html! { <code>{ show::visible_lines(&props.text).into_owned() }</code> };
    }
    let more = words.count(words.parts.show_more(), clamped.more);
    let onclick = move |_: MouseEvent| whole.set(true);
    html! {
        <>
            <code>{ show::visible_lines(clamped.text).into_owned() }{ "…" }</code>{ " " }
            <button class="pt-link" type="button" {onclick}>{ more }</button>
        </>
    }
}
