//! A list of facts that may have thousands of lines: the first of them, then all or a stretch at a time when asked for
//! (security notes D7).

use crate::ui::hooks::use_words;
use crate::ui::parts::stretch::use_stretch_over;
use yew::prelude::*;

/// Lines shown at first.
const FIRST: usize = 40;
/// Up to so many are shown by one press; more are turned over.
const ALL: usize = 200;

/// What a [`Few`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct FewProps {
    /// The section's head.
    pub title: AttrValue,
    /// How many lines there are.
    pub count: usize,
    /// Draws one, a part of a list of facts.
    pub row: Callback<usize, Html>,
}

/// A section with a count at its end.
#[component]
pub(super) fn Few(props: &FewProps) -> Html {
    let words = use_words();
    let all = use_state_eq(|| false);
    let count = props.count;
    let stretch = use_stretch_over(count, ALL);
    let folded = stretch.is_all() && !*all && count > FIRST + FIRST / 4;
    let rows = if folded { 0..FIRST } else { stretch.rows.clone() };
    let onclick = move |_: MouseEvent| all.set(true);
    html! {
        <>
            <div class="pt-head">
                <h2>{ &props.title }</h2>
                <span class="pt-head-end pt-hint">{ words.number(count as u64) }</span>
            </div>
            <dl class="pt-dl pt-names">{ for rows.map(|at| props.row.emit(at)) }</dl>
            if folded {
                <p class="pt-more">
                    <button class="pt-link" type="button" {onclick}>
                        { words.fill(words.image.show_all(), &[("n", &words.number(count as u64))]) }
                    </button>
                </p>
            }
            { stretch.turn(&props.title) }
        </>
    }
}
