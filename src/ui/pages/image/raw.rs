//! The image's JSON as it is: set out for reading, as text, to be copied byte for byte.

use crate::console::{pretty, show};
use crate::ui::hooks::use_words;
use crate::ui::parts::copy::CopyButton;
use std::rc::Rc;
use yew::prelude::*;

/// Whose JSON.
#[derive(Properties, PartialEq)]
pub(super) struct RawProps {
    /// What it is.
    pub title: AttrValue,
    /// The bytes.
    pub json: Rc<[u8]>,
}

/// A section that is closed at first: set out and drawn only when asked for.
#[component]
pub(super) fn Raw(props: &RawProps) -> Html {
    let words = use_words();
    let open = use_state_eq(|| false);
    let whole = String::from_utf8_lossy(&props.json);
    let (value, unit) = words.bytes(props.json.len() as u64);
    let onclick = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    html! {
        <section>
            <div class="pt-head">
                <h2>{ &props.title }</h2>
                <span class="pt-head-end pt-hint">{ value }<span class="pt-unit">{ unit }</span></span>
            </div>
            <div class="pt-acts">
                <button class="pt-btn" type="button" aria-expanded={open.to_string()} {onclick}>
                    { if *open { words.image.hide_json() } else { words.image.show_json() } }
                </button>
                <CopyButton text={whole.clone().into_owned()} />
            </div>
            if *open {
                <pre class="pt-code pt-raw" tabindex="0">{ show::visible_lines(&pretty::pretty(&whole)).into_owned() }</pre>
            }
        </section>
    }
}
