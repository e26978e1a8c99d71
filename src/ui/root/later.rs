//! The pages of a registry, which are the greater part of the console and come when the first of them is opened.
//!
//! [`page`] is where the release build cuts the wasm: whatever only it reaches is in the second half. So nothing
//! else may name these pages.

use super::gate::Gate;
use crate::console::route::{Place, Route};
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Console, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::account::{AccountPage, SignUpPage};
use crate::ui::pages::image::ImagePage;
use crate::ui::pages::insert::InsertPage;
use crate::ui::pages::repositories::RepositoriesPage;
use crate::ui::pages::repository::RepositoryPage;
use crate::web::later;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LaterProps {
    /// How many times someone signed in or out.
    pub(super) turns: u32,
}

/// The page of a registry that the address names, once its half of the wasm is here.
#[component]
pub(super) fn Later(props: &LaterProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let half = use_resource((), |()| async {
        later::load().await.map_err(|failure| Error::new(ErrorKind::Transport(failure)))
    });
    if later::is_here() {
        return page(&console, props.turns);
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
fn page(console: &Console, turns: u32) -> Html {
    let who = |place: &Place| format!("{turns} {}", console.user(place).unwrap_or_default());
    let Some(place) = console.route.place() else { return Html::default() };
    let page = match &*console.route {
        Route::Connect { .. } | Route::Unknown(_) => return Html::default(),
        Route::SignUp { .. } => html! { <SignUpPage place={place.clone()} /> },
        Route::Account { .. } => html! { <AccountPage key={who(place)} place={place.clone()} /> },
        Route::Repositories { list, .. } => html! {
            <RepositoriesPage key={who(place)} place={place.clone()} list={list.clone()} />
        },
        Route::Image { repository, selector, .. } => {
            let key = format!("{} {}", who(place), console.route.to_hash());
            html! {
                <ImagePage {key} place={place.clone()} repository={repository.clone()} selector={selector.clone()} />
            }
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
