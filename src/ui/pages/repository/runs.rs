//! The rows of the table in runs: those near the window are drawn, and the others are room before and after them.

use super::row::Row;
use super::table::Whole;
use crate::console::near::Near;
use crate::ui::parts::window::{RUN, use_drawn, use_gap, use_rows_in_view};
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// What the [`Runs`] are of.
#[derive(Properties, PartialEq)]
pub(super) struct RunsProps {
    /// The table.
    pub(super) whole: Whole,
}

#[derive(Default, PartialEq)]
struct Held(Near);

enum Told {
    Room(Range<usize>, usize),
    Run(usize, bool),
}

impl Reducible for Held {
    type Action = Told;

    fn reduce(self: Rc<Self>, told: Told) -> Rc<Self> {
        let near = self.0.clone();
        Rc::new(Self(match told {
            Told::Room(runs, all) => near.with(runs, all),
            Told::Run(run, is) => near.told(run, is),
        }))
    }
}

/// All rows of the table. Apart from it, so that scrolling draws nothing anew that stays.
#[component]
pub(super) fn Runs(props: &RunsProps) -> Html {
    let near = use_reducer_eq(Held::default);
    let all = props.whole.0.rows.len();
    let runs = all.div_ceil(RUN);
    let drawn = near.0.of(runs);
    let on_room = {
        let near = near.dispatcher();
        use_callback(runs, move |rows: Range<usize>, runs| {
            near.dispatch(Told::Room(rows.start / RUN..rows.end.div_ceil(RUN), *runs));
        })
    };
    let on_run = {
        let near = near.dispatcher();
        use_callback((), move |(run, is), ()| near.dispatch(Told::Run(run, is)))
    };
    let room = |rows: Range<usize>, key: &'static str| {
        (!rows.is_empty()).then(|| html! { <Room {key} {rows} on_near={on_room.clone()} /> })
    };
    let run =
        |at: usize| html! { <Run key={at} {at} whole={props.whole.clone()} on_near={on_run.clone()} /> };
    html! {
        <>
            { for room(0..drawn.start * RUN, "before") }
            { for drawn.clone().map(run) }
            { for room((drawn.end * RUN).min(all)..all, "after") }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RoomProps {
    rows: Range<usize>,
    on_near: Callback<Range<usize>>,
}

/// The room of rows that are far from the window.
#[component]
fn Room(props: &RoomProps) -> Html {
    let node = use_node_ref();
    use_gap(&node, &props.rows, props.on_near.clone());
    html! { <tbody ref={node} class="pt-room" role="rowgroup">{ gap() }</tbody> }
}

fn gap() -> Html {
    html! { <tr class="pt-gap" aria-hidden="true"><td colspan="8"></td></tr> }
}

#[derive(Properties, PartialEq)]
struct RunProps {
    at: usize,
    whole: Whole,
    on_near: Callback<(usize, bool)>,
}

/// Some rows that are drawn together.
#[component]
fn Run(props: &RunProps) -> Html {
    let node = use_node_ref();
    let (at, whole) = (props.at, &props.whole.0);
    let first = at * RUN;
    let rows = &whole.rows[first.min(whole.rows.len())..whole.rows.len().min(first + RUN)];
    let (near, drawn) = use_drawn(&node, rows.len(), if at == 0 { RUN } else { 0 });
    let on_view = whole.on_view.clone().filter(|_| at == 0);
    use_rows_in_view(&node, on_view.as_ref().map(|_| rows.len()), on_view.unwrap_or_default());
    use_effect_with((near, props.on_near.clone()), move |(near, on_near)| on_near.emit((at, *near)));
    use_effect_with((drawn > 0, whole.on_sight.clone()), move |(seen, on_sight)| {
        let left = seen.then(|| on_sight.clone());
        on_sight.emit((at, *seen));
        move || left.iter().for_each(|on_sight| on_sight.emit((at, false)))
    });
    let row = |(at, place): (usize, &usize)| {
        let one = whole.tags.get(*place)?;
        Some(html! { <Row key={one.tag.to_string()} whole={props.whole.clone()} at={first + at} /> })
    };
    html! {
        <tbody ref={node} role="rowgroup">
            { for rows.iter().enumerate().take(drawn).filter_map(row) }
            if drawn < rows.len() {
                { gap() }
            }
        </tbody>
    }
}
