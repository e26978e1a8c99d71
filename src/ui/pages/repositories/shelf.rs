//! What one has at hand: pinned and recent repositories, and the way to one by its name.

use super::run::{Item, Name};
use crate::console::preferences::Bookmark;
use crate::console::route::{Place, Route, View};
use crate::name::{Heard, Repository};
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::field::Field;
use crate::ui::parts::head::Head;
use yew::prelude::*;

/// Which registry.
#[derive(Properties, PartialEq)]
pub(super) struct ShelfProps {
    /// The registry, by its address.
    pub(super) place: Place,
}

/// Pinned and recent repositories of this registry; nothing when there are none.
#[component]
pub(super) fn Shelf(props: &ShelfProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let editing = use_state_eq(|| false);
    let here = |list: &[Bookmark]| -> Vec<Repository> {
        list.iter().filter(|one| one.origin == props.place.origin).map(|one| one.repository.clone()).collect()
    };
    let pinned = here(&console.preferences.pinned);
    let recent: Vec<Repository> =
        here(&console.preferences.recent).into_iter().filter(|one| !pinned.contains(one)).take(8).collect();
    let texts = &words.repositories;
    let toggle = {
        let editing = editing.clone();
        Callback::from(move |_: MouseEvent| editing.set(!*editing))
    };
    let edit = if *editing { texts.pins_done() } else { texts.edit_pins() };
    let row = |repository: &Repository, forget: bool| {
        let item = Item {
            name: repository.as_str().to_owned().into(),
            repository: Heard::Valid(repository.clone()),
            about: None,
        };
        html! {
            <Name {item} place={props.place.clone()}>
                if *editing {
                    <Drop place={props.place.clone()} repository={repository.clone()} {forget} />
                }
            </Name>
        }
    };
    html! {
        <>
            if !pinned.is_empty() {
                <Head title={texts.pinned()}>
                    <button type="button" class="pt-link" aria-pressed={editing.to_string()} onclick={toggle.clone()}>{ edit }</button>
                </Head>
                <ul class="pt-index pt-index-flat">{ for pinned.iter().map(|one| row(one, false)) }</ul>
            }
            if !recent.is_empty() {
                <Head title={texts.recent()}>
                    if pinned.is_empty() {
                        <button type="button" class="pt-link" aria-pressed={editing.to_string()} onclick={toggle}>{ edit }</button>
                    }
                </Head>
                <ul class="pt-index pt-index-flat">{ for recent.iter().map(|one| row(one, true)) }</ul>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct DropProps {
    place: Place,
    repository: Repository,
    forget: bool,
}

/// The button that takes a repository off the shelf.
#[component]
fn Drop(props: &DropProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let message = if props.forget { words.repositories.forget() } else { words.repositories.unpin() };
    let label = words.fill(message, &[("name", props.repository.as_str())]);
    let (bookmark, forget) =
        (Bookmark { origin: props.place.origin.clone(), repository: props.repository.clone() }, props.forget);
    let on_press =
        Callback::from(move |()| {
            let bookmark = bookmark.clone();
            console.prefer(move |preferences| {
                if forget { preferences.gone(&bookmark) } else { preferences.pin(bookmark, false) }
            });
        });
    html! { <span class="pt-count"><Button kind={Kind::Icon} icon="close" {label} {on_press} /></span> }
}

/// A field that opens a repository by its name, for registries that list none.
#[component]
pub(super) fn ByName(props: &ShelfProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    let tried = use_state_eq(|| false);
    let parsed = typed.trim().parse::<Repository>();
    let texts = &words.repositories;
    let error = (*tried && parsed.is_err()).then(|| AttrValue::from(texts.bad_name().to_owned()));
    let open = {
        let (parsed, place, tried) = (parsed, props.place.clone(), tried.setter());
        Callback::from(move |()| match &parsed {
            Ok(repository) => {
                console.go(&Route::repository(place.clone(), repository.clone(), View::default()))
            }
            Err(_) => tried.set(true),
        })
    };
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        open.emit(());
    });
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    html! {
        <form class="pt-by-name" {onsubmit} novalidate={true}>
            <Field id="pt-by-name" label={texts.open_by_name()} value={(*typed).clone()} mono={true} {on_input} {error}
                placeholder={texts.open_placeholder().to_owned()} />
            <button type="submit" class="pt-btn" data-kind="main">{ texts.open() }</button>
        </form>
    }
}
