//! The tags of a repository as a table: what is said of them is read only for rows in sight, or for all when an order
//! asks for it.

use super::order::{in_order, is_attached, needed, wanted};
use super::picked::{Picked, Selection};
use super::pull::PullLine;
use super::table::Table;
use super::tags::TagsProps;
use super::tools::Tools;
use super::underneath::Underneath;
use crate::console::first_look::FirstLook;
use crate::console::route::{Api, Column, ListState, Route, View};
use crate::console::tag_table;
use crate::console::target::{TagRow, Target, Unit};
use crate::name::{Heard, Tag};
use crate::ui::dialogs::{CopyTag, DeleteManifests, DeleteTags, Goes, SetTag};
use crate::ui::hooks::reading::{Depth, Details, units, use_details, use_reading};
use crate::ui::hooks::{Console, use_console};
use crate::ui::parts::window::{RUN, use_settled};
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// Up to so many images are read without asking when an order needs them.
const FREELY: usize = 100;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct ListedProps {
    /// Whose tags, and how they are listed.
    pub(super) of: TagsProps,
    /// The tags.
    pub(super) tags: Rc<Vec<TagRow>>,
}

#[derive(Clone, PartialEq)]
enum Open {
    Nothing,
    SetTag(Option<Target>),
    Delete(Rc<[Tag]>),
    Copy(Tag),
}

/// The view of a list that is there and not empty.
#[component]
pub(super) fn Listed(props: &ListedProps) -> Html {
    let console = use_console();
    let TagsProps { place, api, repository, registry, list, names } = &props.of;
    let group = console.preferences.group_tags;
    let in_sight = use_mut_ref(|| BTreeSet::from([0_usize]));
    let look = use_mut_ref(FirstLook::default);
    let look_again = use_force_update();
    let agreed = use_state_eq(|| false);
    let unfolded = use_state_eq(|| false);
    let selection = use_reducer_eq(Selection::default);
    let open = use_state_eq(|| Open::Nothing);
    let details = use_details(names.turn, None);
    let tags = use_targets(&props.tags, &details);
    let attached = use_memo((props.tags.clone(), *api), |(tags, api)| match api {
        Api::V1 => HashSet::new(),
        Api::V2 => tags.iter().enumerate().filter(|(_, row)| is_attached(row)).map(|(at, _)| at).collect(),
    });
    let folded = !attached.is_empty() && !*unfolded;
    let hidden = folded.then(|| attached.clone());
    let rows = use_rows(props, &tags, &details, hidden.as_ref());
    let order = needed(*api, list.sort, group);
    // In v2 each tag is to be read for itself, and of many no order needs any.
    let counts = order.is_some() || *api == Api::V1 || props.tags.len() <= FREELY;
    let all = use_memo((props.tags.clone(), hidden, counts), |(tags, hidden, counts)| {
        let shown = |at: &usize| *counts && hidden.as_ref().is_none_or(|hidden| !hidden.contains(at));
        units(tags, (0..tags.len()).filter(shown))
    });
    let attached = attached.len();
    let free = counts && all.len() <= FREELY;
    let ordering = order.filter(|_| free || *agreed);
    let freeing = (*api == Api::V1 && !selection.tags.is_empty() && (free || selection.work_out))
        .then_some(Depth::Whole);
    let depth = ordering.max(freeing).filter(|depth| details.settled(&all, *depth) < all.len());
    let reading = use_reading(
        &details,
        registry,
        repository,
        wanted(&tags, &rows, &in_sight.borrow(), *look.borrow(), &all, depth),
    );
    let selected = Rc::new(selection.only(&tags));
    let latest = use_mut_ref(|| tags.clone());
    *latest.borrow_mut() = tags.clone();
    let go = {
        let (console, place, repository) = (console.clone(), place.clone(), repository.clone());
        Callback::from(move |list: ListState| {
            let route = Route::repository(place.clone(), repository.clone(), View::Tags);
            console.go(&route.with_list(list));
        })
    };
    let on_select = {
        let selection = selection.dispatcher();
        use_callback((), move |change: Box<dyn FnOnce(Selection) -> Selection>, ()| {
            let tags = latest.borrow().clone();
            selection.dispatch(Box::new(move |selection: Selection| change(selection.only(&tags))));
        })
    };
    let show = |what: Open| {
        let open = open.setter();
        Callback::from(move |()| open.set(what.clone()))
    };
    let opens = |what: fn(Target) -> Open| {
        let open = open.setter();
        Callback::from(move |target| open.set(what(target)))
    };
    let on_delete = {
        let open = open.setter();
        Callback::from(move |tags| open.set(Open::Delete(tags)))
    };
    let on_copy = {
        let open = open.setter();
        Callback::from(move |tag| open.set(Open::Copy(tag)))
    };
    let done = {
        let (open, reload) = (open.setter(), names.reload.clone());
        Callback::from(move |()| {
            open.set(Open::Nothing);
            reload.emit(());
        })
    };
    let settled = {
        let look_again = look_again.clone();
        use_callback((), move |(), ()| look_again.force_update())
    };
    let settle = use_settled(settled);
    let leapt = look.clone();
    let on_sight = use_callback(settle.clone(), move |(run, seen): (usize, bool), settle| {
        // Whoever leaps to where the first run is drawn no longer is not told by it any more what is in view.
        if run == 0 && !seen {
            leapt.replace(FirstLook::Moved);
        }
        let mut runs = in_sight.borrow_mut();
        let changed = if seen { runs.insert(run) } else { runs.remove(&run) };
        if changed {
            settle.emit(());
        }
    });
    let is_first = *look.borrow() != FirstLook::Moved;
    let on_view = use_callback((rows.len().min(RUN), settle), move |seen: Range<usize>, (of, settle)| {
        let now = look.borrow().shows(&seen, *of);
        if look.replace(now) == now {
            return;
        }
        if now == FirstLook::Moved { settle.emit(()) } else { look_again.force_update() }
    });
    let on_view = is_first.then_some(on_view);
    let agree = {
        let agreed = agreed.setter();
        Callback::from(move |yes| agreed.set(yes))
    };
    let unfold = {
        let unfolded = unfolded.setter();
        Callback::from(move |yes| unfolded.set(yes))
    };
    let sorting = use_sorting(&props.of, &console);
    let missing = order.map_or(0, |depth| all.len() - details.settled(&all, depth));
    html! {
        <>
            <PullLine place={place.clone()} api={*api} repository={repository.clone()} tags={in_order(&tags, &rows)} details={details.clone()} />
            <Tools list={list.clone()} {group} {go} all={tags.len() - if folded { attached } else { 0 }} shown={rows.len()} images={all.len()} {missing}
                reading={ordering.is_some() && reading} {agree} names={names.clone()} />
            <Picked place={place.clone()} api={*api} repository={repository.clone()} tags={tags.clone()} selection={selected.clone()}
                details={details.clone()} on_select={on_select.clone()} {on_delete} {on_copy} on_set={opens(|target| Open::SetTag(Some(target)))}
                worked_out={free || selected.work_out} {reading} />
            <Table place={place.clone()} api={*api} repository={repository.clone()} tags={tags.clone()} rows={rows.clone()} details={details.clone()}
                selection={selected} list={list.clone()} {on_select} {on_sight} {on_view} go={sorting} />
            <Underneath api={*api} repository={repository.clone()} tags={tags.clone()} {rows} details={details.clone()} names={names.clone()}
                {attached} {folded} {unfold} />
            if let Open::SetTag(target) = &*open {
                <SetTag place={place.clone()} api={*api} repository={repository.clone()} tags={tags.clone()} target={target.clone()}
                    on_close={show(Open::Nothing)} on_done={done.reform(|_: Tag| ())} />
            }
            if let Open::Copy(tag) = &*open {
                <CopyTag place={place.clone()} repository={repository.clone()} tag={tag.clone()}
                    on_close={show(Open::Nothing)} on_done={done.clone()} />
            }
            if let Open::Delete(picked) = &*open {
                if *api == Api::V1 {
                    <DeleteTags place={place.clone()} repository={repository.clone()} {picked} {tags}
                        on_close={show(Open::Nothing)} on_done={done} />
                } else {
                    <DeleteManifests place={place.clone()} repository={repository.clone()} goes={Goes::Tags(picked.clone())}
                        details={details.clone()} on_close={show(Open::Nothing)} on_done={done} />
                }
            }
        </>
    }
}

/// The tags with what they point at, as far as that was read.
#[hook]
fn use_targets(tags: &Rc<Vec<TagRow>>, details: &Details) -> Rc<Vec<TagRow>> {
    let filled = use_memo((tags.clone(), details.clone()), |(tags, details)| {
        if !details.has_digests() {
            return tags.clone();
        }
        let filled = |row: &TagRow| match (&row.target, row.tag.valid()) {
            (None, Some(tag)) => {
                let target = details.digest(tag).map(|digest| Heard::Valid(Target::Manifest(digest)));
                TagRow { tag: row.tag.clone(), target }
            }
            _ => row.clone(),
        };
        Rc::new(tags.iter().map(filled).collect())
    });
    (*filled).clone()
}

/// The places of the tags that are shown, in order. They are worked out anew only when something they stand by changed:
/// what comes in of a long list by and by is asked for only where an order, a grouping or a filter goes by it.
#[hook]
fn use_rows(
    props: &ListedProps,
    tags: &Rc<Vec<TagRow>>,
    details: &Details,
    hidden: Option<&Rc<HashSet<usize>>>,
) -> Rc<[usize]> {
    let list = &props.of.list;
    let group = use_console().preferences.group_tags;
    let late = tag_table::looks_deeper(&list.filter, list.sort, group);
    let stands_by = late.then(|| (tags.clone(), details.clone()));
    let by_name = use_memo(props.tags.clone(), |tags| tag_table::by_name(tags));
    let rows = use_memo((props.tags.clone(), list.clone(), group, hidden.cloned(), stands_by), {
        move |(tags, list, group, hidden, late)| {
            let tags = late.as_ref().map_or(tags, |(tags, _)| tags);
            let details = late.as_ref().map(|(_, details)| (details, details.compressed()));
            let known = |unit: &Unit| {
                details.map(|(all, compressed)| all.known(unit, compressed)).unwrap_or_default()
            };
            let mut rows = tag_table::rows(tags, &by_name, &list.filter, list.sort, *group, known);
            if let Some(hidden) = hidden {
                rows.retain(|at| !hidden.contains(at));
            }
            Rc::<[usize]>::from(rows)
        }
    });
    (*rows).clone()
}

/// What the press of a column's head leads to.
#[hook]
fn use_sorting(props: &TagsProps, console: &Console) -> Callback<Column> {
    let of = (props.place.clone(), props.repository.clone(), props.list.clone());
    let console = console.clone();
    use_callback(of, move |column, (place, repository, list)| {
        let first_down =
            matches!(column, Column::Made | Column::Total | Column::Itself | Column::Parents | Column::Name);
        let route = Route::repository(place.clone(), repository.clone(), View::Tags);
        console.go(&route.with_list(list.clone().pressed(column, first_down)));
    })
}
