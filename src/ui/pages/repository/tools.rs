//! The line over the tags: filter, grouping and order, and how far the reading is that an order needs.

use super::extent::extent;
use crate::console::route::{Column, ListState, Sort};
use crate::ui::hooks::names::Names;
use crate::ui::hooks::{Words, use_console, use_rested, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::{Check, Select};
use crate::ui::parts::seek::SeekField;
use yew::prelude::*;

/// What the [`Tools`] work on.
#[derive(Properties, PartialEq)]
pub(super) struct ToolsProps {
    /// Filter and order.
    pub(super) list: ListState,
    /// Whether rows are grouped by image.
    pub(super) group: bool,
    /// Leads to another filter or order.
    pub(super) go: Callback<ListState>,
    /// How many tags there are.
    pub(super) all: usize,
    /// How many pass the filter.
    pub(super) shown: usize,
    /// How many images the tags point at.
    pub(super) images: usize,
    /// How many of them the order still needs.
    pub(super) missing: usize,
    /// Whether they are being read.
    pub(super) reading: bool,
    /// Told whether to read them.
    pub(super) agree: Callback<bool>,
    /// How far the list of names is.
    pub(super) names: Names,
}

/// The line over the tags.
#[component]
pub(super) fn Tools(props: &ToolsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.tags;
    let on_filter = {
        let (go, list) = (props.go.clone(), props.list.clone());
        Callback::from(move |text: String| {
            let filter = text.chars().take(ListState::LONGEST_FILTER).collect();
            go.emit(ListState { filter, ..list.clone() });
        })
    };
    let on_group = Callback::from(move |(on, _)| {
        console.prefer(move |mut preferences| {
            preferences.group_tags = on;
            preferences
        });
    });
    let newest = Some(Sort { column: Column::Made, descending: true });
    let (label, sort) = match props.list.sort {
        None => (texts.newest_first(), newest),
        Some(_) => (texts.by_version(), None),
    };
    let on_press = {
        let (go, list) = (props.go.clone(), ListState { sort, ..props.list.clone() });
        Callback::from(move |()| go.emit(list.clone()))
    };
    let said = use_rested(some(&words, props).unwrap_or_default());
    // What is typed into the filter changes the line with every key.
    let tells = props.missing > 0 || props.list.filter.is_empty();
    let busy = props.reading || props.names.loading;
    html! {
        <div class="pt-tools">
            <SeekField label={texts.filter().to_owned()} value={props.list.filter.clone()} on_input={on_filter}
                clear={texts.clear_filter().to_owned()} />
            <Check label={texts.group().to_owned()} on={props.group} on_change={on_group} />
            // What an order asks follows on the order; the style sheet puts it before.
            <span class="pt-wide pt-order"><Button label={label.to_owned()} kind={Kind::Bare} {on_press} /></span>
            <span class="pt-narrow pt-order">{ order(&words, props) }</span>
            <span class="pt-sr" role="status">{ said }</span>
            <span class="pt-end pt-hint" role={tells.then_some("status")} aria-busy={busy.then_some("true")}>
                { extent(&words, &props.names) }{ " " }
                { progress(&words, props) }
            </span>
        </div>
    }
}

/// How far the reading is, or the question whether to begin it.
fn progress(words: &Words, props: &ToolsProps) -> Html {
    let texts = &words.tags;
    let link = |label: &str, yes: bool| {
        let onclick = props.agree.reform(move |_: MouseEvent| yes);
        html! { <button type="button" class="pt-link" {onclick}>{ label }</button> }
    };
    match (props.missing, props.reading) {
        (0, _) => some(words, props).map(Html::from).unwrap_or_default(),
        (missing, true) => {
            let (n, all) = (words.number((props.images - missing) as u64), words.number(props.images as u64));
            let said = words.fill(texts.reading(), &[("n", &n), ("all", &all)]);
            html! { <>{ said }{ " · " }{ link(texts.stop(), false) }</> }
        }
        (missing, false) => {
            html! { <>{ words.count(texts.order_needs(), missing) }{ " · " }{ link(texts.read_them(), true) }</> }
        }
    }
}

/// How many tags pass the filter, unless all do.
fn some(words: &Words, props: &ToolsProps) -> Option<String> {
    let (shown, all) = (words.number(props.shown as u64), words.number(props.all as u64));
    let said = || words.fill(words.tags.some_tags(), &[("shown", &shown), ("all", &all)]);
    (props.shown < props.all).then(said)
}

/// The order as a select, where the heads of the columns are not shown.
fn order(words: &Words, props: &ToolsProps) -> Html {
    let texts = &words.tags;
    let sorts = [
        ("", texts.sort_version(), None),
        ("newest", texts.sort_newest(), Some((Column::Made, true))),
        ("oldest", texts.sort_oldest(), Some((Column::Made, false))),
        ("largest", texts.sort_largest(), Some((Column::Total, true))),
        ("smallest", texts.sort_smallest(), Some((Column::Total, false))),
    ]
    .map(|(value, label, sort)| (value, label, sort.map(|(column, descending)| Sort { column, descending })));
    let value = sorts.iter().find(|(.., sort)| *sort == props.list.sort).map_or("", |(value, ..)| value);
    let options: Vec<(AttrValue, AttrValue)> =
        sorts.iter().map(|(value, label, _)| ((*value).into(), (*label).to_owned().into())).collect();
    let on_change = {
        let (go, list) = (props.go.clone(), props.list.clone());
        let sorts = sorts.map(|(value, _, sort)| (value, sort));
        Callback::from(move |chosen: String| {
            let sort = sorts.iter().find(|(value, _)| *value == chosen).and_then(|(_, sort)| *sort);
            go.emit(ListState { sort, ..list.clone() });
        })
    };
    html! { <Select label={texts.sort().to_owned()} {options} {value} {on_change} /> }
}
