//! Which page an address shows. Pages are keyed by what they show and by who is signed in, so that nothing of one
//! repository or person is ever seen under another.

use super::gate::{Gate, Unknown, WrongSettings};
use crate::console::route::{Place, Route};
use crate::console::settings::SettingsError;
use crate::ui::hooks::use_console;
use crate::ui::pages::account::{AccountPage, SignUpPage};
use crate::ui::pages::connect::ConnectPage;
use crate::ui::pages::image::ImagePage;
use crate::ui::pages::insert::InsertPage;
use crate::ui::pages::repositories::RepositoriesPage;
use crate::ui::pages::repository::RepositoryPage;
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
    let who = |place: &Place| format!("{} {}", props.turns, console.user(place).unwrap_or_default());
    match &*console.route {
        Route::Connect { proposal } => html! { <ConnectPage proposal={proposal.clone()} /> },
        Route::Unknown(text) => html! { <Unknown text={text.clone()} /> },
        Route::SignUp { place } => html! {
            <Gate key={place.origin.to_string()} place={place.clone()}><SignUpPage place={place.clone()} /></Gate>
        },
        Route::Account { place } => html! {
            <Gate key={place.origin.to_string()} place={place.clone()}>
                <AccountPage key={who(place)} place={place.clone()} />
            </Gate>
        },
        Route::Repositories { place, list } => html! {
            <Gate key={place.origin.to_string()} place={place.clone()}>
                <RepositoriesPage key={who(place)} place={place.clone()} list={list.clone()} />
            </Gate>
        },
        Route::Image { place, repository, selector } => {
            let key = format!("{} {}", who(place), console.route.to_hash());
            html! {
                <Gate key={place.origin.to_string()} place={place.clone()}>
                    <ImagePage {key} place={place.clone()} repository={repository.clone()} selector={selector.clone()} />
                </Gate>
            }
        }
        Route::Insert { place, repository, on } => {
            // Not keyed by who is signed in: what was chosen outlives a sign-in in the middle.
            let key = console.route.to_hash();
            html! {
                <Gate key={place.origin.to_string()} place={place.clone()}>
                    <InsertPage {key} place={place.clone()} repository={repository.clone()} on={on.clone()} />
                </Gate>
            }
        }
        Route::Repository { place, repository, view, list, selected } => {
            let key = format!("{} {repository}", who(place));
            html! {
                <Gate key={place.origin.to_string()} place={place.clone()}>
                    <RepositoryPage {key} place={place.clone()} repository={repository.clone()} view={*view}
                        list={list.clone()} selected={selected.clone()} />
                </Gate>
            }
        }
    }
}
