//! Which page an address shows.

use super::gate::{Unknown, WrongSettings};
use super::later::Later;
use crate::console::route::Route;
use crate::console::settings::SettingsError;
use crate::ui::hooks::use_console;
use crate::ui::pages::connect::ConnectPage;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PageProps {
    /// What is wrong with the settings, if anything.
    pub(super) error: Option<Rc<SettingsError>>,
    /// How many times someone signed in or out.
    pub(super) turns: u32,
}

#[component]
pub(super) fn Page(props: &PageProps) -> Html {
    let console = use_console();
    if let Some(error) = &props.error {
        return html! { <WrongSettings error={error.clone()} /> };
    }
    match &*console.route {
        Route::Connect { proposal } => html! { <ConnectPage proposal={proposal.clone()} /> },
        Route::Unknown(text) => html! { <Unknown text={text.clone()} /> },
        _ => html! { <Later turns={props.turns} /> },
    }
}
