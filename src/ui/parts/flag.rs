//! The flag of a digest or image id: two colours from its first two bytes, the same wherever it is seen.

use crate::console::flag::Flag as Colours;
use yew::prelude::*;

/// The classes that colour a flag, from the digits of a digest or an image id. Text that is no hexadecimal flies no
/// flag.
#[must_use]
pub fn flag_class(hex: &str) -> Classes {
    Colours::of(hex)
        .map(|colours| classes!(format!("pt-a{}", colours.a), format!("pt-b{}", colours.b)))
        .unwrap_or_default()
}

/// Whose flag.
#[derive(Properties, PartialEq)]
pub struct FlagProps {
    /// The digits.
    pub hex: AttrValue,
}

/// A flag by itself, as beside a layer.
#[component]
pub fn Flag(props: &FlagProps) -> Html {
    html! { <span class={classes!("pt-flag", flag_class(&props.hex))} aria-hidden="true"></span> }
}
