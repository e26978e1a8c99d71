//! The flag of a digest or image id: two colours from its first two bytes, the same wherever it is seen.

use yew::prelude::*;

/// The classes that colour a flag, from the digits of a digest or an image id. Text that is no hexadecimal flies no
/// flag.
#[must_use]
pub fn flag_class(hex: &str) -> Classes {
    let hue = |at: usize| {
        let byte = hex.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok())?;
        Some(u32::from(byte) * 36 / 256)
    };
    match (hue(0), hue(2)) {
        (Some(a), Some(b)) => classes!(format!("pt-a{a}"), format!("pt-b{b}")),
        _ => Classes::new(),
    }
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
