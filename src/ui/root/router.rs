//! Which page an address shows.

use super::gate::Gate;
use crate::console::route::Route;
use crate::console::settings::SettingsError;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::later::{self, Later};
use crate::ui::pages::connect::ConnectPage;
use crate::ui::pages::repositories::RepositoriesPage;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PageProps {
    /// What is wrong with the settings, if anything.
    pub(super) error: Option<Rc<SettingsError>>,
    /// The file they are in.
    pub(super) config: AttrValue,
    /// How many times someone signed in or out.
    pub(super) turns: u32,
}

#[component]
pub(super) fn Page(props: &PageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    if let Some(error) = &props.error {
        let (error, config) = (error.clone(), props.config.clone());
        return html! { <Later show={Callback::from(move |()| later::wrong_settings(&error, &config))} /> };
    }
    let page = match &*console.route {
        Route::Connect { proposal } => html! { <ConnectPage proposal={proposal.clone()} /> },
        Route::Repositories { place, list } => {
            // By who is signed in, so that nothing one person may see stays under another; and by what is spoken.
            let api = console.api(place).as_str();
            let key = format!("{} {api} {}", props.turns, console.user(place).unwrap_or_default());
            html! {
                <Gate key={place.origin.to_string()} place={place.clone()}>
                    <RepositoriesPage {key} place={place.clone()} list={list.clone()} />
                </Gate>
            }
        }
        _ => {
            let (shown, turns) = (console.clone(), props.turns);
            html! { <Later show={Callback::from(move |()| later::page(&shown, turns))} /> }
        }
    };
    let sample = console.route.place().is_some_and(|place| place.origin.is_sample());
    html! {
        <>
            if sample {
                <p class="pt-sample">{ words.shell.sample() }</p>
            }
            { page }
        </>
    }
}
