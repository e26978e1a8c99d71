//! The table of tags, with heads that order it.

use super::picked::Selection;
use super::runs::Runs;
use crate::console::route::{Api, Column, ListState, Place};
use crate::console::target::TagRow;
use crate::name::{Repository, Tag};
use crate::ui::hooks::reading::Details;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::choices::Check;
use crate::ui::parts::icon::Icon;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// A change of what is selected.
pub(super) type Select = Callback<Box<dyn FnOnce(Selection) -> Selection>>;

/// What a [`Table`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct TableProps {
    /// The registry.
    pub(super) place: Place,
    /// What it speaks.
    pub(super) api: Api,
    /// The repository.
    pub(super) repository: Repository,
    /// The tags as the registry sent them.
    pub(super) tags: Rc<Vec<TagRow>>,
    /// The places of those that are shown, in order.
    pub(super) rows: Rc<[usize]>,
    /// What is known of their images.
    pub(super) details: Details,
    /// What is selected.
    pub(super) selection: Rc<Selection>,
    /// Filter and order.
    pub(super) list: ListState,
    /// Changes what is selected.
    pub(super) on_select: Select,
    /// Told which runs come into sight and leave it.
    pub(super) on_sight: Callback<(usize, bool)>,
    /// Told which rows of the first run are in view; nothing once that does not count.
    pub(super) on_view: Option<Callback<Range<usize>>>,
    /// Leads to another order.
    pub(super) go: Callback<Column>,
}

/// The table.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let words = use_words();
    let texts = &words.tags;
    if props.rows.is_empty() {
        let none = words.fill(texts.no_match(), &[("filter", &props.list.filter)]);
        return html! { <p class="pt-hint" role="status">{ none }</p> };
    }
    let whole = Whole(Rc::new(clone(props)));
    let shown = props.rows.len();
    html! {
        <table class="pt-table pt-stack pt-tags" role="table" data-api={props.api.as_str()} aria-rowcount={(shown + 1).to_string()}>
            <Heads whole={whole.clone()} />
            <Runs {whole} />
        </table>
    }
}

/// The properties of the table, for its own pieces.
#[derive(Clone)]
pub(super) struct Whole(pub(super) Rc<TableProps>);

impl PartialEq for Whole {
    /// Two are equal when they are of one drawing of the table, which is drawn anew only when something of it changed. Were
    /// they looked through, each of the runs would look through all rows.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn clone(props: &TableProps) -> TableProps {
    TableProps {
        place: props.place.clone(),
        api: props.api,
        repository: props.repository.clone(),
        tags: props.tags.clone(),
        rows: props.rows.clone(),
        details: props.details.clone(),
        selection: props.selection.clone(),
        list: props.list.clone(),
        on_select: props.on_select.clone(),
        on_sight: props.on_sight.clone(),
        on_view: props.on_view.clone(),
        go: props.go.clone(),
    }
}

#[derive(Properties, PartialEq)]
struct HeadsProps {
    whole: Whole,
}

#[component]
fn Heads(props: &HeadsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.tags;
    let TableProps { api, selection, list, on_select, go, .. } = &*props.whole.0;
    // Looked through only where something is picked: they may be a hundred thousand.
    let (picked, whole) = match selection.tags.is_empty() {
        true => (false, false),
        false => valid(&props.whole).fold((false, true), |(some, all), tag| {
            let is = selection.tags.contains(tag);
            (some || is, all && is)
        }),
    };
    let on_change = {
        let (on_select, shown) = (on_select.clone(), props.whole.clone());
        Callback::from(move |(on, _)| {
            let valid: Vec<Tag> = valid(&shown).cloned().collect();
            on_select.emit(Box::new(move |selection: Selection| selection.with_all(valid, on)));
        })
    };
    let head = |column: Column, label: &str, class: &'static str| {
        if !console.preferences.shows(column) {
            return Html::default();
        }
        let sorted = list.sort.filter(|sort| sort.column == column);
        let order = sorted.map(|sort| if sort.descending { "descending" } else { "ascending" });
        html! {
            <th scope="col" role="columnheader" class={class} aria-sort={order}>
                <button type="button" onclick={go.reform(move |_: MouseEvent| column)}>
                    { label.to_owned() }
                    if sorted.is_some() {
                        { " " }<Icon name="sorted" />
                    }
                </button>
            </th>
        }
    };
    html! {
        <thead role="rowgroup"><tr role="row">
            <th class="pt-pick" role="columnheader">
                <Check label={texts.select_all().to_owned()} alone={true} on={picked && whole} some={picked && !whole} {on_change}
                    disabled={valid(&props.whole).next().is_none()} />
            </th>
            { head(Column::Name, texts.col_tag(), "") }
            if *api == Api::V1 {
                { head(Column::Image, texts.col_image(), "") }
                { head(Column::Parents, texts.col_parents(), "pt-num pt-parents") }
                { head(Column::Itself, texts.col_itself(), "pt-num") }
                { head(Column::Platform, texts.col_platform(), "") }
                { head(Column::Total, texts.col_total(), "pt-num") }
            } else {
                { head(Column::Image, words.manifests.col_digest(), "") }
                { head(Column::Platform, words.manifests.col_platforms(), "") }
                { head(Column::Total, words.manifests.col_compressed(), "pt-num") }
            }
            { head(Column::Made, texts.col_made(), "pt-num") }
        </tr></thead>
    }
}

/// The tags that are shown and can be picked.
fn valid(whole: &Whole) -> impl Iterator<Item = &Tag> {
    whole.0.rows.iter().filter_map(|at| whole.0.tags.get(*at)?.tag.valid())
}
