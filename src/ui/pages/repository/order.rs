//! What has to be read for the rows that are in sight, for an order, and for a grouping.

use crate::console::first_look::FirstLook;
use crate::console::route::{Api, Column, Sort};
use crate::console::target::{TagRow, Unit};
use crate::image::Attached;
use crate::name::Tag;
use crate::ui::hooks::reading::{Depth, units};
use crate::ui::parts::window::RUN;
use std::collections::BTreeSet;
use std::rc::Rc;

/// How much an order and a grouping need of everything. In v1 the list itself says what tags point at.
pub(super) fn needed(api: Api, sort: Option<Sort>, group: bool) -> Option<Depth> {
    let by_target = group.then_some(Depth::Itself);
    let column = sort.map(|sort| sort.column);
    match (api, column) {
        (Api::V1, None | Some(Column::Name | Column::Image | Column::Stars)) => None,
        (Api::V1, Some(Column::Made | Column::Itself | Column::Platform)) => Some(Depth::Itself),
        (Api::V1, Some(Column::Parents)) => Some(Depth::Below),
        (Api::V1, Some(Column::Total)) | (Api::V2, Some(Column::Made | Column::Platform)) => {
            Some(Depth::Whole)
        }
        (Api::V2, Some(Column::Total)) => Some(Depth::Below),
        (Api::V2, Some(Column::Image)) => Some(Depth::Itself),
        (Api::V2, None | Some(Column::Name | Column::Stars | Column::Itself | Column::Parents)) => by_target,
    }
}

/// What is to be read: everything of the rows in sight, or, as long as an order lacks something, what it lacks of all
/// images, always in the same sequence, so that rows that change their places do not begin the reading anew.
pub(super) fn wanted(
    tags: &[TagRow],
    rows: &[usize],
    in_sight: &BTreeSet<usize>,
    look: FirstLook,
    all: &[Unit],
    depth: Option<Depth>,
) -> Rc<[(Unit, Depth)]> {
    if let Some(depth) = depth {
        return all.iter().map(|unit| (unit.clone(), depth)).collect();
    }
    let rows = &rows[..look.most(rows.len(), RUN)];
    let runs = in_sight.iter().flat_map(|run| rows.iter().skip(run * RUN).take(RUN)).copied();
    units(tags, runs).into_iter().map(|unit| (unit, Depth::Whole)).collect()
}

/// The first tags in the order of the rows; of all where none is shown.
pub(super) fn in_order(tags: &[TagRow], rows: &[usize]) -> Vec<Tag> {
    let valid = |at: &usize| tags.get(*at)?.tag.valid().cloned();
    let first: Vec<Tag> = rows.iter().filter_map(valid).take(100).collect();
    if first.is_empty() {
        tags.iter().filter_map(|one| one.tag.valid().cloned()).take(100).collect()
    } else {
        first
    }
}

/// Whether a tag is none that people made, but holds what belongs to another manifest.
pub(super) fn is_attached(row: &TagRow) -> bool {
    row.tag.valid().is_some_and(|tag| Attached::read(tag).is_some())
}
