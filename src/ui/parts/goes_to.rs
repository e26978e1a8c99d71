//! Where a secret goes: said large above whatever asks for one.

use crate::name::Origin;
use yew::prelude::*;

/// What [`GoesTo`] shows.
#[derive(Properties, PartialEq)]
pub struct GoesToProps {
    /// The origin.
    pub origin: Origin,
    /// What happens to it.
    pub label: AttrValue,
}

/// The origin that receives a secret, large.
#[component]
pub fn GoesTo(props: &GoesToProps) -> Html {
    html! {
        <p class="pt-goes-to">
            <span class="pt-label">{ &props.label }</span>
            <strong class="pt-name"><small>{ props.origin.scheme().as_str() }{ "://" }</small>
                { props.origin.authority() }</strong>
        </p>
    }
}
