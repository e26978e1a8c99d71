//! Turning over a list that is too long to be shown whole: which rows stand there, those before and after them, and any
//! by its number.

use super::button::{Button, Kind};
use crate::console::stretch::{HONEST, ROWS, stretch, typed};
use crate::ui::hooks::use_words;
use crate::web::form;
use std::ops::Range;
use yew::prelude::*;

/// What is shown of a list.
#[derive(Clone, PartialEq)]
pub struct Stretch {
    /// The places of the rows that are shown.
    pub rows: Range<usize>,
    /// Leads to the stretch in which a place is.
    pub show: Callback<usize>,
    count: usize,
}

/// The first stretch of a list of so many rows at first, and all of it where it is no longer than an honest image's.
#[hook]
pub fn use_stretch(count: usize) -> Stretch {
    use_stretch_over(count, HONEST)
}

/// The same, of a list that is shown whole up to another length.
#[hook]
pub fn use_stretch_over(count: usize, whole: usize) -> Stretch {
    let row = use_state_eq(|| 0_usize);
    let show = {
        let row = row.setter();
        use_callback((), move |place: usize, ()| row.set(place))
    };
    Stretch { rows: stretch(count, whole, *row), show, count }
}

impl Stretch {
    /// Whether it is all there is.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.rows.len() == self.count
    }

    /// The ways to the other rows; nothing where there are none.
    pub fn turn(&self, label: &str) -> Html {
        if self.is_all() {
            return Html::default();
        }
        html! { <Turn label={label.to_owned()} stretch={self.clone()} /> }
    }
}

#[derive(Properties, PartialEq)]
struct TurnProps {
    label: AttrValue,
    stretch: Stretch,
}

#[component]
fn Turn(props: &TurnProps) -> Html {
    let words = use_words();
    let text = &words.parts;
    let Stretch { rows, show, count } = &props.stretch;
    let number = |row: usize| words.number(row as u64);
    let said = words.fill(
        text.rows_shown(),
        &[("from", &number(rows.start + 1)), ("to", &number(rows.end)), ("all", &number(*count))],
    );
    let before = rows.start.checked_sub(ROWS);
    let after = (rows.end < *count).then_some(rows.end);
    let to = |place: Option<usize>| show.reform(move |()| place.unwrap_or_default());
    let onchange = {
        let (show, count) = (show.clone(), *count);
        move |event: Event| {
            if let Some(place) = typed(&form::value(&event), count) {
                show.emit(place);
            }
        }
    };
    html! {
        <div class="pt-acts pt-turn" role="group" aria-label={&props.label}>
            <span class="pt-hint" role="status">{ said }</span>
            <Button kind={Kind::Bare} label={text.rows_before().to_owned()} on_press={to(before)}
                reason={before.is_none().then(|| AttrValue::from(text.rows_first().to_owned()))} />
            <Button kind={Kind::Bare} label={text.rows_after().to_owned()} on_press={to(after)}
                reason={after.is_none().then(|| AttrValue::from(text.rows_last().to_owned()))} />
            <label class="pt-hint">{ text.row() }{ " " }
                <input class="pt-input" type="number" min="1" max={count.to_string()} {onchange} />
            </label>
        </div>
    }
}
