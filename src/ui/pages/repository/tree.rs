//! The tree of the repository, on how much of its tags it stands, and the dialog that deletes what is picked in it.

use super::extent::extent;
use crate::console::capability::Act;
use crate::console::freeing::Freeing;
use crate::console::route::{Api, Place};
use crate::console::tag_list::Extent;
use crate::console::target::TagRow;
use crate::name::{Repository, Tag};
use crate::ui::dialogs::{DeleteManifests, DeleteTags, Goes};
use crate::ui::hooks::names::Names;
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::tree::{Doomed, Tree};
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::icon::Icon;
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
    /// Its tags, as far as they are read.
    pub(super) names: Names,
}

/// The view.
#[component]
pub(super) fn TreeView(props: &TreeViewProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let picked = use_state_eq(|| None::<(Rc<[Tag]>, Option<Freeing>)>);
    let TreeViewProps { place, repository, names } = props;
    // A list that grows would begin the tree anew with each page: it stands on what it stood on until that is read.
    let settled = use_mut_ref(|| None::<Rc<Vec<TagRow>>>);
    if !(names.loading && names.extent == Extent::Partly) {
        settled.replace(names.rows.clone());
    }
    let Some(tags) = settled.borrow().clone() else {
        return html! {
            <>
                { standing(&words, props, 0) }
                if names.loading {
                    <Ghost width={5} />
                }
            </>
        };
    };
    let on_delete = {
        let picked = picked.setter();
        Callback::from(move |(tags, frees): Doomed| picked.set(Some((tags.into(), frees))))
    };
    let close = {
        let picked = picked.setter();
        Callback::from(move |()| picked.set(None))
    };
    let on_done = {
        let (close, reload) = (close.clone(), names.reload.clone());
        Callback::from(move |()| {
            close.emit(());
            reload.emit(());
        })
    };
    let no_delete = why_not(&words, &console, place, Act::DeleteTag);
    html! {
        <>
            { standing(&words, props, tags.len()) }
            <Tree place={place.clone()} repository={repository.clone()} tags={tags.clone()} turn={names.turn}
                some={names.are_some()} {on_delete} {no_delete} />
            if let (Some((picked, frees)), Api::V2) = (&*picked, console.api(place)) {
                <DeleteManifests place={place.clone()} repository={repository.clone()} goes={Goes::Tags(picked.clone())} frees={frees.clone()}
                    on_close={close} {on_done} />
            } else if let Some((picked, _)) = &*picked {
                <DeleteTags place={place.clone()} repository={repository.clone()} picked={picked.clone()}
                    {tags} on_close={close} {on_done} />
            }
        </>
    }
}

/// On how many tags the tree stands, where the list of them is not whole: why not, and the way on.
fn standing(words: &Words, props: &TreeViewProps, tags: usize) -> Html {
    let (names, tree) = (&props.names, &words.tree);
    let some = names.are_some() && tags > 0;
    let on_some = || html! { <p>{ words.fill(tree.sentences(), &[("a", &words.count(tree.on_some(), tags)), ("b", tree.on_some_why())]) }</p> };
    if let Some(error) = names.error.clone().filter(|_| !names.loading) {
        let attempt = words.fill(words.tags.attempt_tags(), &[("name", props.repository.as_str())]);
        return html! {
            <Notice {error} {attempt} stale={names.rows.is_some() && !some} on_retry={names.again()}>
                if some {
                    { on_some() }
                }
            </Notice>
        };
    }
    if !names.are_some() {
        return html! {};
    }
    if !some {
        return html! { <p class="pt-reading pt-hint" role="status">{ extent(words, names) }</p> };
    }
    html! {
        <div class="pt-notice" data-kind="warn">
            <Icon name="unsure" />
            <div>
                { on_some() }
                <p class="pt-hint" role="status">{ extent(words, names) }</p>
            </div>
        </div>
    }
}
