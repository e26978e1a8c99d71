//! How far long work is: the browser's own progress bar, and the same in words.

use crate::ui::hooks::use_words;
use yew::prelude::*;

/// What a [`Progress`] shows.
#[derive(Properties, PartialEq)]
pub struct ProgressProps {
    /// What is going on, for those who do not see the bar.
    pub label: AttrValue,
    /// Bytes so far.
    pub done: u64,
    /// Bytes in all, where that is known.
    #[prop_or_default]
    pub all: Option<u64>,
    /// Whether it stopped there; the bar is red and stays.
    #[prop_or_default]
    pub failed: bool,
}

/// Words and a bar.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let words = use_words();
    let said = match props.all {
        Some(all) => {
            let ((done, unit), (_, all_unit)) = (words.bytes(props.done), words.bytes(all));
            // Of two like units the first is left out.
            let done = if unit == all_unit { done } else { words.size(props.done) };
            words.fill(words.parts.of_all(), &[("done", &done), ("all", &words.size(all))])
        }
        None => words.size(props.done),
    };
    // Without a length the bar would swim from side to side; words alone tell more.
    html! {
        <span class="pt-bytes">
            <span>{ &said }</span>
            if let Some(all) = props.all.filter(|all| *all > 0) {
                <progress class="pt-progress" max={all.to_string()} value={props.done.min(all).to_string()}
                    data-kind={props.failed.then_some("danger")} aria-label={&props.label}>{ &said }</progress>
            }
        </span>
    }
}
