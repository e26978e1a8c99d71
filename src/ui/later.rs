//! What a first visit does not show: most pages of a registry, and the dialogs. It is the greater part of the console
//! and comes when the first of it is opened.
//!
//! The functions at the end are where the release build cuts the wasm: whatever only they reach is in the second
//! half. So nothing else may name what they name.

use super::dialogs::{Commands, Palette};
use super::hooks::{Console, Over, use_resource, use_words};
use super::notice::Notice;
use super::pages::account::{AccountPage, SignUpPage};
use super::pages::connect::{Outcome, OutcomeProps, SignInDialog};
use super::pages::doctor::DoctorPage;
use super::pages::help::HelpPage;
use super::pages::image::{ComparePage, ComparePageProps, ImagePage, ImagePageProps};
use super::pages::insert::InsertPage;
use super::pages::preferences::PreferencesPage;
use super::pages::repositories::{New, Nothing, NothingProps, Results, ResultsProps};
use super::pages::repository::RepositoryPage;
use super::root::{Closed, ClosedProps, Gate, KeySheet, Leads, Unknown, WrongSettings};
use crate::console::route::{Place, Route};
use crate::console::settings::SettingsError;
use crate::name::Origin;
use crate::registry::error::{Error, ErrorKind};
use crate::web::{later, upload};
use std::rc::Rc;
use yew::prelude::*;

/// What comes [`Later`].
#[derive(Properties, PartialEq)]
pub struct LaterProps {
    /// Draws it, by one of the functions below.
    pub show: Callback<(), Html>,
}

/// Shows it once its half of the wasm is here; until then that it is coming, or why it did not.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let words = use_words();
    let half = use_resource((), |()| async {
        later::load().await.map_err(|failure| Error::new(ErrorKind::Transport(failure)))
    });
    if later::is_here() {
        return props.show.emit(());
    }
    html! {
        <div class="pt-sheet" aria-busy={half.loading.to_string()}>
            if let Some(error) = &half.error {
                <Notice error={error.clone()} attempt={words.shell.later().to_owned()} on_retry={half.reload.clone()} />
            } else {
                <p class="pt-counting">{ words.shell.later() }</p>
            }
        </div>
    }
}

/// Which page an address shows. Pages are keyed by what they show and by who is signed in, so that nothing of one
/// repository or person is ever seen under another.
#[inline(never)]
pub(super) fn page(console: &Console, turns: u32) -> Html {
    let who = |place: &Place| {
        format!("{turns} {} {}", console.api(place).as_str(), console.user(place).unwrap_or_default())
    };
    match &*console.route {
        Route::Unknown(text) => return html! { <Unknown text={text.clone()} /> },
        Route::Help { page } => return html! { <HelpPage key={page.as_str()} page={page.clone()} /> },
        Route::Preferences => return html! { <PreferencesPage /> },
        _ => {}
    }
    let Some(place) = console.route.place() else { return Html::default() };
    upload::begin();
    let page = match &*console.route {
        Route::Connect { .. }
        | Route::Help { .. }
        | Route::Preferences
        | Route::Unknown(_)
        | Route::Repositories { .. } => return Html::default(),
        Route::SignUp { .. } => html! { <SignUpPage place={place.clone()} /> },
        Route::Account { .. } => html! { <AccountPage key={who(place)} place={place.clone()} /> },
        // It stands before the gate: what the gate finds out is what cannot be found out here.
        Route::Doctor { .. } => {
            let key = format!("{} {}", who(place), console.route.to_hash());
            return html! { <DoctorPage {key} place={place.clone()} /> };
        }
        Route::Image { repository, selector, part, .. } => {
            let image = ImagePageProps {
                place: place.clone(),
                repository: repository.clone(),
                selector: selector.clone(),
            };
            // Not by the platform: its switch stays where it is.
            let named = Route::image(place.clone(), repository.clone(), selector.clone()).to_hash();
            let key = format!("{} {named}", who(place));
            html! { <ImagePage {key} {image} part={part.clone()} /> }
        }
        Route::Compare { left, right, part, differences, .. } => {
            let compared = ComparePageProps {
                place: place.clone(),
                left: left.clone(),
                right: right.clone(),
                part: part.clone(),
                differences: *differences,
            };
            html! { <ComparePage key={format!("{} {left} {right}", who(place))} ..compared /> }
        }
        // Not keyed by who is signed in: what was chosen outlives a sign-in in the middle.
        Route::Insert { repository, on, .. } => html! {
            <InsertPage key={console.route.to_hash()} place={place.clone()} repository={repository.clone()}
                on={on.clone()} />
        },
        Route::Repository { repository, view, list, selected, .. } => {
            let key = format!("{} {repository}", who(place));
            html! {
                <RepositoryPage {key} place={place.clone()} repository={repository.clone()} view={*view}
                    list={list.clone()} selected={selected.clone()} />
            }
        }
    };
    html! { <Gate key={place.origin.to_string()} place={place.clone()}>{ page }</Gate> }
}

/// What came of an address that was typed.
#[inline(never)]
pub(super) fn outcome(props: &OutcomeProps) -> Html {
    html! { <Outcome ..props.clone() /> }
}

/// What stands where the page of a registry is not shown.
#[inline(never)]
pub(super) fn closed(props: &ClosedProps) -> Html {
    html! { <Closed ..props.clone() /> }
}

/// What stands where a registry lists no repositories.
#[inline(never)]
pub(super) fn nothing(props: &NothingProps) -> Html {
    html! { <Nothing ..props.clone() /> }
}

/// What a registry finds for some words.
#[inline(never)]
pub(super) fn results(props: &ResultsProps) -> Html {
    html! { <Results ..props.clone() /> }
}

/// The sign-in over a page.
#[inline(never)]
pub(super) fn sign_in_dialog(origin: &Origin) -> Html {
    html! { <SignInDialog origin={origin.clone()} /> }
}

/// What stands over any page.
#[inline(never)]
pub(super) fn over(over: Over) -> Html {
    match over {
        Over::Nothing => Html::default(),
        Over::Keys => html! { <KeySheet /> },
        Over::Palette => html! { <Palette /> },
        Over::Commands => html! { <Commands /> },
        Over::Create => html! { <New /> },
        Over::Leads(letter) => html! { <Leads {letter} /> },
    }
}

/// What is wrong with the settings.
#[inline(never)]
pub(super) fn wrong_settings(error: &Rc<SettingsError>, file: &AttrValue) -> Html {
    html! { <WrongSettings error={error.clone()} file={file.clone()} /> }
}
