//! A line of two images beside each other: a sign between them, and the words marked that differ.

use crate::console::compare::{Is, Piece};
use crate::console::show;
use crate::ui::hooks::Words;
use crate::ui::parts::long_text::LongText;
use yew::prelude::*;

/// What is in a row.
pub(super) struct Cells {
    /// What it is about.
    pub key: Html,
    /// Whether that is only its place.
    pub number: bool,
    /// How the sides are to each other.
    pub is: Is,
    /// At the left.
    pub left: Option<Html>,
    /// At the right.
    pub right: Option<Html>,
}

/// A row; one that differs can take the focus, by its place among those.
pub(super) fn row(words: &Words, cells: Cells, nth: Option<usize>) -> Html {
    let text = &words.compare;
    let (is, sign, word) = match cells.is {
        Is::Same => ("same", "=", text.same()),
        Is::Changed => ("changed", "≠", text.changed()),
        Is::Left => ("left", "‹", text.only_left()),
        Is::Right => ("right", "›", text.only_right()),
    };
    let side = |content: Option<Html>| {
        content.unwrap_or_else(|| {
            html! { <span class="pt-void"><span class="pt-sr">{ text.not_there() }</span></span> }
        })
    };
    html! {
        <tr role="row" data-is={is} data-nth={nth.map(|at| at.to_string())} tabindex={nth.map(|_| "-1")}>
            <th scope="row" role="rowheader" class={cells.number.then_some("pt-n")}>{ cells.key }</th>
            <td role="cell" class="pt-lhs">{ side(cells.left) }</td>
            <td role="cell" class="pt-sign"><span aria-hidden="true">{ sign }</span><span class="pt-sr">{ word.to_owned() }</span></td>
            <td role="cell" class="pt-rhs">{ side(cells.right) }</td>
        </tr>
    }
}

/// A text, what differs in it marked.
pub(super) fn texts(pieces: &[Piece]) -> Html {
    match pieces {
        [Piece { text, changed: false }] => html! { <LongText text={text.clone()} /> },
        [Piece { text, changed: true }] => html! { <mark><LongText text={text.clone()} /></mark> },
        many => {
            let piece = |piece: &Piece| {
                let text = show::visible_lines(&piece.text).into_owned();
                if piece.changed {
                    html! { <mark>{ text }</mark> }
                } else {
                    html! { { text } }
                }
            };
            html! { <code>{ for many.iter().map(piece) }</code> }
        }
    }
}
