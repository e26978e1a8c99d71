//! The tags of a repository: first the list, from one request; what the images say of themselves only for rows in
//! sight, or for all when an order asks for it.

use super::delete_tags::DeleteTags;
use super::picked::{Picked, Selection};
use super::pull::PullLine;
use super::reading::{Depth, use_details, use_reading};
use super::set_tag::SetTag;
use super::table::Table;
use super::tools::Tools;
use crate::console::route::{Column, ListState, Place, Route, Sort, View};
use crate::console::tag_table;
use crate::console::target::{TagRow, Target, Unit};
use crate::name::{Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::lists::Empty;
use crate::ui::parts::window::RUN;
use crate::web::Fetch;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;
use yew::prelude::*;

/// Up to so many images are read without asking when an order needs them.
const FREELY: usize = 100;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct TagsProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The registry's handle.
    pub(super) registry: Registry<Fetch>,
    /// Filter and order.
    pub(super) list: ListState,
    /// The tags, once they are read.
    pub(super) tags: Option<Rc<Vec<TagRow>>>,
    /// Whether they are being read.
    pub(super) loading: bool,
    /// Why they could not be read.
    pub(super) error: Option<Rc<Error>>,
    /// Reads them again.
    pub(super) reload: Callback<()>,
}

/// The view, from the moment the list is asked for.
#[component]
pub(super) fn Tags(props: &TagsProps) -> Html {
    let words = use_words();
    let attempt = words.fill(words.tags.attempt_tags(), &[("name", props.repository.as_str())]);
    html! {
        <>
            if let Some(error) = &props.error {
                <Notice error={error.clone()} {attempt} stale={props.tags.is_some()} on_retry={props.reload.clone()} />
            }
            if let Some(tags) = &props.tags {
                if tags.is_empty() {
                    { empty(&words, props) }
                } else {
                    <Listed place={props.place.clone()} repository={props.repository.clone()}
                        registry={props.registry.clone()} list={props.list.clone()} tags={tags.clone()} reload={props.reload.clone()} />
                }
            } else if props.loading {
                { waiting() }
            }
        </>
    }
}

/// The table before the list is there.
fn waiting() -> Html {
    let row = |at: u8| {
        html! {
            <tr>
                <td class="pt-pick"></td><td class="pt-l1"><Ghost width={at % 3 + 1} /></td>
                <td class="pt-l2"><Ghost width={3} /></td><td class="pt-num pt-l1"><Ghost width={2} /></td>
                <td class="pt-num pt-l2"><Ghost width={2} /></td>
            </tr>
        }
    };
    html! { <table class="pt-table pt-stack" aria-busy="true"><tbody>{ for (0..6).map(row) }</tbody></table> }
}

fn empty(words: &Words, props: &TagsProps) -> Html {
    let texts = &words.tags;
    let name = format!("{}/{}:1.0", props.place.origin.authority(), props.repository);
    html! {
        <Empty title={texts.empty_title()}>
            <p class="pt-quiet">{ texts.empty() }</p>
            <pre class="pt-code" tabindex="0">{ format!("docker tag my-image {name}\ndocker push {name}") }</pre>
            <p class="pt-hint">{ texts.pull_hint() }</p>
        </Empty>
    }
}

#[derive(Properties, PartialEq)]
struct ListedProps {
    place: Place,
    repository: Repository,
    registry: Registry<Fetch>,
    list: ListState,
    tags: Rc<Vec<TagRow>>,
    reload: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    SetTag(Option<Target>),
    Delete(Rc<[Tag]>),
}

/// The view of a list that is there and not empty.
#[component]
fn Listed(props: &ListedProps) -> Html {
    let console = use_console();
    let ListedProps { place, repository, registry, list, tags, reload } = props;
    let group = console.preferences.group_tags;
    let in_sight = use_mut_ref(|| BTreeSet::from([0_usize]));
    let look_again = use_force_update();
    let agreed = use_state_eq(|| false);
    let selection = use_state_eq(Selection::default);
    let open = use_state_eq(|| Open::Nothing);
    let details = use_details();
    let compressed = details.compressed();
    let rows: Rc<[usize]> =
        tag_table::rows(tags, &list.filter, list.sort, group, |unit| details.known(unit, compressed)).into();
    let all = units(tags, 0..tags.len());
    let order = needed(list.sort);
    let free = all.len() <= FREELY;
    let ordering = order.filter(|_| free || *agreed);
    let freeing = (!selection.tags.is_empty() && (free || selection.work_out)).then_some(Depth::Whole);
    let depth = ordering.max(freeing).filter(|depth| details.settled(&all, *depth) < all.len());
    let reading =
        use_reading(&details, registry, repository, wanted(tags, &rows, &in_sight.borrow(), &all, depth));
    let selected = Rc::new(selection.only(tags));
    let go = {
        let (console, place, repository) = (console.clone(), place.clone(), repository.clone());
        Callback::from(move |list: ListState| {
            let route = Route::repository(place.clone(), repository.clone(), View::Tags);
            console.go(&route.with_list(list));
        })
    };
    let on_select = {
        let (selection, selected) = (selection.setter(), selected.clone());
        Callback::from(move |change: Box<dyn FnOnce(Selection) -> Selection>| {
            selection.set(change((*selected).clone()))
        })
    };
    let show = |what: Open| {
        let open = open.setter();
        Callback::from(move |()| open.set(what.clone()))
    };
    let on_delete = {
        let open = open.setter();
        Callback::from(move |tags| open.set(Open::Delete(tags)))
    };
    let on_set = {
        let open = open.setter();
        Callback::from(move |target| open.set(Open::SetTag(Some(target))))
    };
    let done = {
        let (open, reload) = (open.setter(), reload.clone());
        Callback::from(move |()| {
            open.set(Open::Nothing);
            reload.emit(());
        })
    };
    let on_sight = Callback::from(move |(run, seen): (usize, bool)| {
        let mut runs = in_sight.borrow_mut();
        let changed = if seen { runs.insert(run) } else { runs.remove(&run) };
        if changed {
            look_again.force_update();
        }
    });
    let agree = {
        let agreed = agreed.setter();
        Callback::from(move |yes| agreed.set(yes))
    };
    let missing = order.map_or(0, |depth| all.len() - details.settled(&all, depth));
    html! {
        <>
            <PullLine place={place.clone()} repository={repository.clone()} tags={in_order(tags, &rows)} />
            <Tools list={list.clone()} {group} {go} all={tags.len()} shown={rows.len()} images={all.len()} {missing}
                reading={ordering.is_some() && reading} {agree} />
            <Picked place={place.clone()} repository={repository.clone()} tags={tags.clone()} selection={selected.clone()}
                details={details.clone()} on_select={on_select.clone()} {on_delete} {on_set} worked_out={free || selected.work_out} {reading} />
            <Table place={place.clone()} repository={repository.clone()} tags={tags.clone()} {rows} {details} selection={selected}
                list={list.clone()} {on_select} {on_sight} go={on_sort(list, props, &console)} />
            if let Open::SetTag(target) = &*open {
                <SetTag place={place.clone()} repository={repository.clone()} tags={tags.clone()} target={target.clone()}
                    on_close={show(Open::Nothing)} on_done={done.reform(|_: Tag| ())} />
            }
            if let Open::Delete(picked) = &*open {
                <DeleteTags place={place.clone()} repository={repository.clone()} {picked} tags={tags.clone()}
                    on_close={show(Open::Nothing)} on_done={done} />
            }
        </>
    }
}

/// What the press of a column's head leads to.
fn on_sort(list: &ListState, props: &ListedProps, console: &crate::ui::hooks::Console) -> Callback<Column> {
    let (console, list) = (console.clone(), list.clone());
    let route = Route::repository(props.place.clone(), props.repository.clone(), View::Tags);
    Callback::from(move |column| {
        let first_down =
            matches!(column, Column::Made | Column::Total | Column::Itself | Column::Parents | Column::Name);
        console.go(&route.clone().with_list(list.clone().pressed(column, first_down)));
    })
}

/// How much of every image an order needs.
fn needed(sort: Option<Sort>) -> Option<Depth> {
    match sort?.column {
        Column::Name | Column::Image | Column::Stars => None,
        Column::Made | Column::Itself | Column::Platform => Some(Depth::Itself),
        Column::Parents => Some(Depth::Below),
        Column::Total => Some(Depth::Whole),
    }
}

/// What is asked for to know of some tags, each once, in order.
fn units(tags: &[TagRow], places: impl IntoIterator<Item = usize>) -> Vec<Unit> {
    let mut seen = HashSet::new();
    let units = places.into_iter().filter_map(|at| tags.get(at)?.unit());
    units.filter(|unit| seen.insert(unit.clone())).collect()
}

/// What is to be read: everything of the rows in sight, or, as long as an order lacks something, what it lacks of all
/// images, always in the same sequence, so that rows that change their places do not begin the reading anew.
fn wanted(
    tags: &[TagRow],
    rows: &[usize],
    in_sight: &BTreeSet<usize>,
    all: &[Unit],
    depth: Option<Depth>,
) -> Rc<[(Unit, Depth)]> {
    if let Some(depth) = depth {
        return all.iter().map(|unit| (unit.clone(), depth)).collect();
    }
    let runs = in_sight.iter().flat_map(|run| rows.iter().skip(run * RUN).take(RUN)).copied();
    units(tags, runs).into_iter().map(|unit| (unit, Depth::Whole)).collect()
}

fn in_order(tags: &[TagRow], rows: &[usize]) -> Vec<Tag> {
    let valid = |at: &usize| tags.get(*at)?.tag.valid().cloned();
    let first: Vec<Tag> = rows.iter().filter_map(valid).take(100).collect();
    if first.is_empty() {
        tags.iter().filter_map(|one| one.tag.valid().cloned()).take(100).collect()
    } else {
        first
    }
}
