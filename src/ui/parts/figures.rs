//! Figures and dates as they stand in rows: the unit lighter than the number, what is not known said in words, what
//! is still being counted shown as such.

use crate::image::Timestamp;
use crate::ui::hooks::use_words;
use yew::prelude::*;

/// Which size.
#[derive(Properties, PartialEq)]
pub struct SizeProps {
    /// Bytes; nothing when the registry does not say.
    pub bytes: Option<u64>,
    /// Whether more is still being added to it.
    #[prop_or_default]
    pub counting: bool,
}

/// A size with its unit.
#[component]
pub fn Size(props: &SizeProps) -> Html {
    let words = use_words();
    let Some(bytes) = props.bytes else {
        return html! { <span class="pt-hint">{ words.common.unknown() }</span> };
    };
    let (value, unit) = words.bytes(bytes);
    html! {
        <span class={props.counting.then_some("pt-counting")}>{ value }<span class="pt-unit">{ unit }</span></span>
    }
}

/// Which moment.
#[derive(Properties, PartialEq)]
pub struct WhenProps {
    /// The moment; nothing when it is not known, or not believed.
    pub at: Option<Timestamp>,
}

/// A date, with the time of day on hover.
#[component]
pub fn When(props: &WhenProps) -> Html {
    let words = use_words();
    let Some(at) = props.at else {
        return html! { <span class="pt-hint">{ words.common.unknown() }</span> };
    };
    let date = words.date(at);
    html! { <time title={format!("{date}, {}", words.time(at))}>{ date }</time> }
}

/// How wide a bar is that stands for something that is coming.
#[derive(Properties, PartialEq)]
pub struct GhostProps {
    /// 1 to 5: 34 to 168 px.
    #[prop_or(3)]
    pub width: u8,
}

/// A bar in the place of something that is coming.
#[component]
pub fn Ghost(props: &GhostProps) -> Html {
    html! { <span class="pt-ghost" data-w={props.width.to_string()} aria-hidden="true"></span> }
}
