//! A choice that may be among thousands: a drop-down with a stretch of them, and always with what is chosen (security
//! notes D7).

use super::choices::{Select, SelectProps};
use super::stretch::use_stretch_over;
use yew::prelude::*;

/// Up to so many are in one drop-down.
const MOST: usize = 200;

/// The drop-down, and the ways to the rest where there is one.
#[component]
pub fn LongSelect(props: &SelectProps) -> Html {
    let stretch = use_stretch_over(props.options.len(), MOST);
    let mut options = props.options[stretch.rows.clone()].to_vec();
    let is_chosen = |(value, _): &&(AttrValue, AttrValue)| *value == props.value;
    if !options.iter().any(|option| is_chosen(&option)) {
        options.extend(props.options.iter().find(is_chosen).cloned());
    }
    html! {
        <>
            <Select label={&props.label} {options} value={&props.value} on_change={props.on_change.clone()}
                inline={props.inline} />
            { stretch.turn(&props.label) }
        </>
    }
}
