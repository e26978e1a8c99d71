//! A repository: its tags, the tree of their ancestry, its images as the index lists them, and what is said about it.

mod about;
mod about_v2;
mod access;
mod cells;
mod delete;
mod extent;
mod images;
mod listed;
mod order;
mod picked;
mod ping;
mod pull;
mod row;
mod runs;
mod table;
mod tags;
mod title;
mod tools;
mod tree;
mod underneath;

use crate::console::preferences::Bookmark;
use crate::console::route::{Api, ListState, Place, Route, View};
use crate::console::tag_list::Extent;
use crate::console::target::TagRow;
use crate::name::{Repository, Selector};
use crate::ui::hooks::names::{Names, use_names};
use crate::ui::hooks::{HeldTags, Words, use_console, use_words};
use crate::ui::parts::head::{self, Views};
use about::About;
use about_v2::AboutV2;
use images::Images;
use std::rc::Rc;
use tags::Tags;
use title::Title;
use tree::TreeView;
use yew::prelude::*;

/// Which repository, and what of it.
#[derive(Properties, PartialEq)]
pub struct RepositoryProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The view.
    pub view: View,
    /// Filter, order and page.
    pub list: ListState,
    /// What is selected in the view.
    pub selected: Option<Selector>,
}

/// The screen of a repository. Key it by registry, repository and person.
#[component]
pub fn RepositoryPage(props: &RepositoryProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let RepositoryProps { place, repository, view, list, .. } = props;
    let registry = console.registry(place);
    let api = console.api(place);
    let tags = use_names(&registry, repository, api);
    let bookmark = Bookmark { origin: place.origin.clone(), repository: repository.clone() };
    let chosen = console.clone();
    use_effect_with(tags.rows.is_some(), move |is_there| {
        if *is_there {
            chosen.prefer(move |preferences| preferences.opened(bookmark));
        }
    });
    let known = tags.rows.clone();
    use_effect_with((known.clone(), tags.extent == Extent::Whole), {
        let (held, whose, repository) =
            (console.tools.held.clone(), console.whose(place, api), repository.clone());
        move |(rows, whole): &(Option<Rc<Vec<TagRow>>>, bool)| {
            if let Some(rows) = rows.clone() {
                held.hold_tags(HeldTags { whose, repository, rows, whole: *whole });
            }
        }
    });
    let body = match view {
        View::Tags => html! {
            <Tags place={place.clone()} {api} repository={repository.clone()} {registry} list={list.clone()} names={tags.clone()} />
        },
        View::Tree => html! {
            <TreeView place={place.clone()} repository={repository.clone()} names={tags.clone()} />
        },
        View::Images => html! {
            <Images place={place.clone()} repository={repository.clone()} {registry} tags={known} />
        },
        View::About if api == Api::V2 => {
            html! { <AboutV2 place={place.clone()} repository={repository.clone()} {registry} tags={known} /> }
        }
        View::About => html! {
            <About place={place.clone()} repository={repository.clone()} {registry} />
        },
    };
    html! {
        <div class="pt-sheet">
            <Title place={place.clone()} {api} repository={repository.clone()} names={tags.clone()} />
            <Views label={words.repository.views().to_owned()} views={views(&words, props, api, &tags)} />
            { body }
            { extent::unread(&words, &tags, repository) }
        </div>
    }
}

/// The links to the views. Filter and order belong to a view and do not come along.
fn views(words: &Words, props: &RepositoryProps, api: Api, names: &Names) -> Vec<head::View> {
    let texts = &words.repository;
    View::ALL
        .into_iter()
        // The list of images is kept by an index, which v2 has not.
        .filter(|view| api == Api::V1 || *view != View::Images)
        .map(|view| {
            let (label, count) = match view {
                View::Tags => (texts.view_tags(), extent::figure(words, names)),
                View::Tree => (texts.view_tree(), None),
                View::Images => (texts.view_images(), None),
                View::About => (texts.view_about(), None),
            };
            let route = Route::repository(props.place.clone(), props.repository.clone(), view);
            let (count, why) = count.unzip();
            head::View {
                label: label.to_owned().into(),
                count: count.map(Into::into),
                why: why.flatten().map(Into::into),
                href: route.to_hash().into(),
                here: props.view == view,
            }
        })
        .collect()
}
