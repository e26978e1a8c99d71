//! The window over a long list: rows are drawn in runs, and only the runs in sight or near it. What is not drawn
//! keeps its room, by a height that CSS works out from the number of rows.

use crate::web::cssom;
use crate::web::sight::{Element, Sight};
use yew::prelude::*;

/// How far from the window a run is drawn already, in CSS pixels.
const NEAR: u32 = 500;

/// How many rows make a run.
pub const RUN: usize = 40;

/// Whether the node is in sight or near it. Also tells the style sheet, as `--pt-n`, how many rows the node stands
/// for while they are not drawn.
#[hook]
pub fn use_in_sight(node: &NodeRef, rows: usize, at_first: bool) -> bool {
    let seen = use_state_eq(|| at_first);
    use_effect_with((), {
        let (node, seen) = (node.clone(), seen.setter());
        move |()| {
            let element = node.cast::<Element>();
            let sight = element.and_then(|element| Sight::new(&element, NEAR, move |is| seen.set(is)));
            move || drop(sight)
        }
    });
    use_effect_with(rows, {
        let node = node.clone();
        move |rows| {
            if let Some(element) = node.cast::<Element>() {
                // Lists are far shorter than 2^52.
                #[allow(clippy::cast_precision_loss)]
                cssom::set_number(&element, "--pt-n", *rows as f64);
            }
        }
    });
    *seen
}
