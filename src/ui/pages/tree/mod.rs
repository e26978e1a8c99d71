//! The tree of a repository: the ancestry of all its tags in one picture and one list.
//!
//! Of v1 the ancestries are read first and drawn; sizes and build steps stream in behind. Of v2 manifests and
//! configurations are read, which say all of it at once; there several repositories may stand in one tree. What is pure
//! about it is in `image::forest`, `console::chart` and `console::tree`. By the look's sections "Tree" and "Tree list".

mod ancestries;
mod berths;
mod chains;
mod drawn;
mod export;
mod fleet;
mod frees;
mod grown;
mod legend;
mod list;
mod marks;
mod missing;
mod panel;
mod rounds;
mod row;
mod scene;
mod sea;
mod sizes;
mod state;
mod tools;
mod view;
mod water;
mod written;

use crate::console::route::{Api, Place};
use crate::console::target::TagRow;
use crate::console::tree::{Leaves, usual_platform};
use crate::name::Repository;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::lists::Empty;
use ancestries::use_ancestries;
use chains::{Fleet, use_chains};
use drawn::Drawn;
use fleet::{FleetTools, Platforms};
pub(in crate::ui::pages) use frees::Doomed;
use missing::Missing;
use scene::Same;
use std::rc::Rc;
use yew::prelude::*;

/// Whose tree.
#[derive(Properties)]
pub struct TreeProps {
    /// The registry, by its address.
    pub place: Place,
    /// The repository. Key the component by it.
    pub repository: Repository,
    /// Its tags. When they are read again, what is known of the others stays.
    pub tags: Rc<Vec<TagRow>>,
    /// How often they were read anew.
    pub turn: u32,
    /// Whether there are or may be more of them than these.
    pub some: bool,
    /// Told of tags that are to be deleted, all of one image, before anything asks for confirmation.
    pub on_delete: Callback<Doomed>,
    /// Why nothing can be deleted, if nothing can.
    #[prop_or_default]
    pub no_delete: Option<AttrValue>,
}

impl PartialEq for TreeProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.tags, &other.tags)
            && (&self.place, &self.repository, &self.no_delete, self.turn, self.some)
                == (&other.place, &other.repository, &other.no_delete, other.turn, other.some)
            && self.on_delete == other.on_delete
    }
}

/// The tree, from the moment its tags are known.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let is_v2 = console.api(&props.place) == Api::V2;
    let leaves = use_memo(Same(props.tags.clone()), |tags| {
        let of_v1: Vec<_> = tags.0.iter().filter_map(TagRow::to_v1).collect();
        Rc::new(Leaves::of_v1(&of_v1))
    });
    let (others, platform) = (use_state(Rc::<Vec<Repository>>::default), use_state_eq(usual_platform));
    let fleet = Fleet {
        registry: registry.clone(),
        repository: props.repository.clone(),
        rows: props.tags.clone(),
        turn: props.turn,
        some: props.some,
        others: (*others).clone(),
        platform: (*platform).clone(),
    };
    let of_v1 = use_ancestries(&registry, &props.repository, &leaves);
    let of_v2 = use_chains(is_v2.then_some(fleet));
    let read = if is_v2 { of_v2 } else { of_v1 };
    if props.tags.is_empty() {
        return html! {
            <Empty title={words.tree.empty().to_owned()}><p>{ words.tree.empty_why() }</p></Empty>
        };
    }
    let progress = html! { <Reading progress={read.progress} on_stop={read.stop.clone()} /> };
    let Some(grown) = read.grown.clone() else {
        return html! {
            <>
                { progress }
                <Coming />
            </>
        };
    };
    html! {
        <>
            if is_v2 {
                <Platforms platforms={grown.platforms.clone()} chosen={(*platform).clone()}
                    on_choose={let platform = platform.setter(); move |one| platform.set(one)} />
            }
            <Missing grown={grown.clone()} loading={read.loading} on_again={read.again.clone()} />
            if read.loading {
                { progress }
            }
            if !grown.forest.nodes().is_empty() {
                <Drawn place={props.place.clone()} repository={props.repository.clone()} {grown}
                    on_delete={props.on_delete.clone()} no_delete={props.no_delete.clone()} />
            }
            if is_v2 {
                <FleetTools own={props.repository.clone()} others={(*others).clone()}
                    on_change={let others = others.setter(); move |list| others.set(Rc::new(list))} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReadingProps {
    progress: (usize, usize),
    on_stop: Callback<()>,
}

/// How many ancestries have been read, with stop.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let words = use_words();
    let (done, total) = props.progress;
    let (n, all) = (words.number(done as u64), words.number(total as u64));
    let said = words.fill(words.tree.ancestries_read(), &[("n", &n), ("total", &all)]);
    html! {
        <div class="pt-reading pt-hint">
            <span>{ &said }</span>
            <progress class="pt-progress" max={total.max(1).to_string()} value={done.to_string()}
                aria-label={words.tree.reading_ancestry().to_owned()}>{ said.clone() }</progress>
            <Button label={words.tree.stop().to_owned()} kind={Kind::Bare} on_press={props.on_stop.clone()} />
        </div>
    }
}

/// The shape of what is coming.
#[component]
fn Coming() -> Html {
    let row = |width: u8| html! { <li><Ghost width={2} /><Ghost {width} /></li> };
    html! {
        <div class="pt-chart pt-chart-solo" aria-busy="true">
            <figure>
                <div class="pt-neatline" aria-hidden="true"></div>
                <ul class="pt-coming" aria-hidden="true">{ for [3, 5, 4, 2, 5, 3, 4].into_iter().map(row) }</ul>
            </figure>
        </div>
    }
}
