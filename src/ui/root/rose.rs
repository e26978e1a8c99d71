//! The compass rose, and the lines that spread from it.

use crate::console::tenths::Tenths;
use yew::prelude::*;

/// The compass rose of the mark.
#[component]
pub(crate) fn Rose() -> Html {
    html! {
        <svg class="pt-icon" viewBox="0 0 20 20" aria-hidden="true">
            <path class="pt-full" d="M10 1.500 11.400 8.600 10 10 8.600 8.600ZM10 18.500 8.600 11.400 10 10l1.400 1.400ZM1.500 10l7.100-1.400L10 10l-1.400 1.400ZM18.500 10l-7.100 1.400L10 10l1.400-1.400Z" />
            <path d="m4.600 4.600 3.300 3.300M15.400 4.600l-3.300 3.300M4.600 15.400l3.300-3.300M15.400 15.400l-3.300-3.300" />
        </svg>
    }
}

/// The rhumb lines behind Connect: sixteen points of a circle, each joined to those nearly opposite.
#[component]
pub(crate) fn Rhumbs() -> Html {
    // 96 times the sine of every sixteenth of a turn, which is the cosine four sixteenths before.
    const ACROSS: [f64; 16] = {
        let [a, b, c] = [36.7, 67.9, 88.7];
        [0.0, a, b, c, 96.0, c, b, a, 0.0, -a, -b, -c, -96.0, -c, -b, -a]
    };
    let point = |at: usize| (Tenths(100.0 + ACROSS[at % 16]), Tenths(100.0 - ACROSS[(at + 4) % 16]));
    let mut path = String::new();
    for from in 0..16 {
        for step in [1, 5, 7, 8] {
            let ((x, y), (to_x, to_y)) = (point(from), point(from + step));
            path.push_str(&format!("M{x} {y}L{to_x} {to_y}"));
        }
    }
    html! { <svg class="pt-rhumbs" viewBox="0 0 200 200" aria-hidden="true"><path d={path} /></svg> }
}
