//! The tree of the repository, and the dialog that deletes what is picked in it.

use crate::console::capability::Act;
use crate::console::route::{Api, Place};
use crate::console::target::TagRow;
use crate::name::{Repository, Tag};
use crate::registry::error::Error;
use crate::ui::dialogs::{DeleteManifests, DeleteTags, Goes};
use crate::ui::hooks::{use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::tree::Tree;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::offer::why_not;
use std::rc::Rc;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct TreeViewProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// Its tags, once they are read as far as they will be.
    pub(super) tags: Option<Rc<Vec<TagRow>>>,
    /// Why they could not be read.
    pub(super) error: Option<Rc<Error>>,
    /// Reads them again.
    pub(super) reload: Callback<()>,
}

/// The view.
#[component]
pub(super) fn TreeView(props: &TreeViewProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let picked = use_state_eq(|| None::<Rc<[Tag]>>);
    let TreeViewProps { place, repository, tags, error, reload } = props;
    let attempt = words.fill(words.tags.attempt_tags(), &[("name", repository.as_str())]);
    let notice = error.clone().map(|error| {
        html! { <Notice {error} {attempt} stale={tags.is_some()} on_retry={reload.clone()} /> }
    });
    let Some(tags) = tags else {
        return notice.unwrap_or_else(|| html! { <Ghost width={5} /> });
    };
    let on_delete = {
        let picked = picked.setter();
        Callback::from(move |tags: Vec<Tag>| picked.set(Some(tags.into())))
    };
    let close = {
        let picked = picked.setter();
        Callback::from(move |()| picked.set(None))
    };
    let on_done = {
        let (close, reload) = (close.clone(), reload.clone());
        Callback::from(move |()| {
            close.emit(());
            reload.emit(());
        })
    };
    let no_delete = why_not(&words, &console, place, Act::DeleteTag);
    html! {
        <>
            { for notice }
            <Tree place={place.clone()} repository={repository.clone()} tags={tags.clone()} {on_delete} {no_delete} />
            if let (Some(picked), Api::V2) = (&*picked, console.api(place)) {
                <DeleteManifests place={place.clone()} repository={repository.clone()} goes={Goes::Tags(picked.clone())}
                    on_close={close} {on_done} />
            } else if let Some(picked) = &*picked {
                <DeleteTags place={place.clone()} repository={repository.clone()} picked={picked.clone()}
                    tags={tags.clone()} on_close={close} {on_done} />
            }
        </>
    }
}
