//! A list of facts that may have thousands of lines: the first of them, and all when asked for (security notes D7).

use crate::ui::hooks::use_words;
use yew::prelude::*;

/// Lines shown at first.
const FIRST: usize = 40;

/// What a [`Few`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct FewProps {
    /// The section's head.
    pub title: AttrValue,
    /// The lines, each of them a part of a list of facts.
    pub rows: Vec<Html>,
}

/// A section with a count at its end.
#[component]
pub(super) fn Few(props: &FewProps) -> Html {
    let words = use_words();
    let all = use_state_eq(|| false);
    let count = props.rows.len();
    let shown = if *all || count <= FIRST + FIRST / 4 { count } else { FIRST };
    let onclick = move |_: MouseEvent| all.set(true);
    html! {
        <>
            <div class="pt-head">
                <h2>{ &props.title }</h2>
                <span class="pt-head-end pt-hint">{ words.number(count as u64) }</span>
            </div>
            <dl class="pt-dl pt-names">{ for props.rows.iter().take(shown).cloned() }</dl>
            if shown < count {
                <p class="pt-more">
                    <button class="pt-link" type="button" {onclick}>
                        { words.fill(words.image.show_all(), &[("n", &words.number(count as u64))]) }
                    </button>
                </p>
            }
        </>
    }
}
