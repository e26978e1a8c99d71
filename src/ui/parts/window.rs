//! The window over a long list: rows are drawn in runs, and only the runs in sight or near it. What is not drawn
//! keeps its room, by a height that CSS works out from the number of rows.

use crate::web::clock::{self, Due};
use crate::web::cssom;
use crate::web::dom::{self, Listener};
use crate::web::sight::{Element, Part, Sight};
use std::ops::Range;
use yew::prelude::*;

/// How far from the window a run is drawn already, in CSS pixels.
const NEAR: u32 = 500;

/// How far it is when it is drawn no longer. The room that takes its place may be higher than it was, and must not be near
/// again at once.
const FAR: u32 = NEAR + 300;

/// How many rows make a run.
pub const RUN: usize = 40;

/// How many rows of a run that has come near are drawn in one frame.
const PER_FRAME: usize = 8;

/// How long a list has to stand still until it is read for, in milliseconds.
const REST: u32 = 120;

/// Whether the node is in sight or near it. Also tells the style sheet, as `--pt-n`, how many rows the node stands
/// for while they are not drawn.
#[hook]
pub fn use_in_sight(node: &NodeRef, rows: usize, at_first: bool) -> bool {
    let seen = use_near(node, NEAR, at_first);
    use_room(node, rows);
    seen
}

/// Whether a run is near the window, as which it begins, and how many of its rows are drawn, from the first on: none while
/// it is far away, and then some more with each frame, since as many as make a run would hold a frame up. Tells the style
/// sheet of the others as [`use_in_sight`] does.
#[hook]
pub fn use_drawn(node: &NodeRef, rows: usize, at_first: usize) -> (bool, usize) {
    let near = use_near(node, FAR, true);
    let drawn = use_state_eq(|| at_first);
    let now = if near { (*drawn).min(rows) } else { 0 };
    use_effect_with((near, now, rows), {
        let drawn = drawn.setter();
        move |&(near, now, rows)| {
            let more = match (near, now) {
                (false, _) => {
                    drawn.set(0);
                    None
                }
                // What is before it has its height by now, so that nothing is moved by its rows.
                (true, 0) => {
                    drawn.set(PER_FRAME);
                    None
                }
                _ => (now < rows).then(|| clock::at_frame(move || drawn.set(now + PER_FRAME))),
            };
            move || drop(more)
        }
    });
    use_room(node, rows - now);
    (near, now)
}

/// The room that rows take while they are not drawn. Tells which of them come near, again whenever they are others.
#[hook]
#[allow(clippy::cast_precision_loss)]
pub fn use_gap(node: &NodeRef, rows: &Range<usize>, on_near: Callback<Range<usize>>) {
    use_room(node, rows.len());
    let node = node.clone();
    // Anew for other rows: a watch that goes on says nothing while some of them are near as others were before.
    use_effect_with(rows.clone(), move |rows| {
        let (first, count) = (rows.start, rows.len());
        let sight = node.cast::<Element>().and_then(|element| {
            // Where its edge has only been touched, the first whole row tells once more.
            Sight::of_parts(&element, NEAR, [1.0 / count as f64], move |part| {
                let near = in_view(part, count);
                on_near.emit(first + near.start..first + near.end);
            })
        });
        move || drop(sight)
    });
}

#[hook]
fn use_near(node: &NodeRef, margin: u32, at_first: bool) -> bool {
    let seen = use_state_eq(|| at_first);
    use_effect_with(margin, {
        let (node, seen) = (node.clone(), seen.setter());
        move |margin| {
            let element = node.cast::<Element>();
            let sight = element.and_then(|element| Sight::new(&element, *margin, move |is| seen.set(is)));
            move || drop(sight)
        }
    });
    *seen
}

#[hook]
fn use_room(node: &NodeRef, rows: usize) {
    let node = node.clone();
    use_effect_with(rows, move |rows| {
        if let Some(element) = node.cast::<Element>() {
            // Lists are far shorter than 2^52.
            #[allow(clippy::cast_precision_loss)]
            cssom::set_number(&element, "--pt-n", *rows as f64);
        }
    });
}

/// Calls back once a list has stood still: some time after what comes of this was last called, and the page last scrolled.
/// What passes by is neither read for nor drawn again for what was read: that made frames three times as long.
#[hook]
pub fn use_settled(settled: Callback<()>) -> Callback<()> {
    let due = use_mut_ref(|| None::<Due>);
    let moved = {
        let due = due.clone();
        use_callback(settled, move |(), settled| {
            let settled = settled.clone();
            *due.borrow_mut() = Some(clock::after(REST, move || settled.emit(())));
        })
    };
    use_effect_with(moved.clone(), move |moved| {
        let moved = moved.clone();
        let scrolled = move |_| {
            let waits = due.borrow().as_ref().is_some_and(Due::is_pending);
            if waits {
                moved.emit(());
            }
        };
        let listener = dom::window().map(|page| Listener::new(&page, "scroll", scrolled));
        move || drop(listener)
    });
    moved
}

/// Tells which rows of a node are in view, at first and whenever that changes; nothing while that is not asked.
#[hook]
#[allow(clippy::cast_precision_loss)]
pub fn use_rows_in_view(node: &NodeRef, rows: Option<usize>, on_view: Callback<Range<usize>>) {
    let node = node.clone();
    use_effect_with(rows, move |rows| {
        let sight = rows.and_then(|rows| {
            let told = move |part| on_view.emit(in_view(part, rows));
            let each = (1..rows).map(|row| row as f64 / rows as f64);
            Sight::of_parts(&node.cast::<Element>()?, 0, each, told)
        });
        move || drop(sight)
    });
}

/// The rows of equal height that a part of the whole lies on.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
fn in_view(part: Part, rows: usize) -> Range<usize> {
    // What only touches a row does not show it. A float that is too small or no number becomes the first row.
    let first = (part.from * rows as f64 + 0.01).floor() as usize;
    let last = (part.to * rows as f64 - 0.01).ceil() as usize;
    first..last.min(rows)
}
