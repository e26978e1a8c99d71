//! Facts in rows, and what stands where there is nothing yet.

use yew::prelude::*;

/// Facts, each a name and what it is.
#[derive(Properties, PartialEq)]
pub struct FactsProps {
    /// The facts, in order.
    pub facts: Vec<(AttrValue, Html)>,
}

/// A list of facts.
#[component]
pub fn Facts(props: &FactsProps) -> Html {
    let row = |(name, value): &(AttrValue, Html)| {
        html! { <div><dt>{ name }</dt><dd>{ value.clone() }</dd></div> }
    };
    html! { <dl class="pt-dl">{ for props.facts.iter().map(row) }</dl> }
}

/// What there is not.
#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    /// What would be here.
    pub title: Html,
    /// How to get it, and what to press.
    #[prop_or_default]
    pub children: Html,
}

/// Where there is nothing yet: a small rose, what would be here, how to get it.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="pt-nothing">
            <svg viewBox="0 0 96 96" aria-hidden="true">
                <path d={RHUMBS} /><path d={RINGS} />
            </svg>
            <div>
                <h2>{ props.title.clone() }</h2>
                { props.children.clone() }
            </div>
        </div>
    }
}

/// Rhumb lines from sixteen winds, tied to their neighbours' neighbours.
const RHUMBS: &str = "M48 3v90M3 48h90M16.2 16.2l63.6 63.6M79.8 16.2 16.2 79.8\
M30.8 6.4l34.4 83.2M65.2 6.4 30.8 89.6M6.4 30.8l83.2 34.4M89.6 30.8 6.4 65.2\
M48 3 79.8 16.2 93 48 79.8 79.8 48 93 16.2 79.8 3 48 16.2 16.2z\
M30.8 6.4 65.2 6.4 89.6 30.8 89.6 65.2 65.2 89.6 30.8 89.6 6.4 65.2 6.4 30.8z";
const RINGS: &str = "M48 20a28 28 0 1 1 0 56 28 28 0 1 1 0-56M48 40a8 8 0 1 1 0 16 8 8 0 1 1 0-16";
