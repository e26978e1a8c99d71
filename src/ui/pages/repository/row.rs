//! One tag: what it points at, and what is known of that. Two lines where there is no room for one.

use super::cells;
use super::picked::Selection;
use super::table::{TableProps, Whole};
use crate::console::route::{Column, Place, Route};
use crate::console::show;
use crate::console::tag_table::{self, Neighbours};
use crate::console::target::{TagRow, Target, Unit};
use crate::name::{Heard, Repository, Selector, Tag};
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::choices::Check;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::flag::flag_class;
use crate::ui::parts::icon::Icon;
use std::rc::Rc;
use yew::prelude::*;

/// What a [`Row`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// The table.
    pub(super) whole: Whole,
    /// Its place among the rows.
    pub(super) at: usize,
}

/// One row.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (texts, shown) = (&words.tags, &*console.preferences);
    let whole = &props.whole.0;
    let TableProps { place, repository, tags, rows, details, selection, .. } = &**whole;
    let Some(row) = rows.get(props.at).and_then(|at| tags.get(*at)) else { return Html::default() };
    let TagRow { tag, target } = row;
    let unit = row.unit();
    let error = unit.as_ref().and_then(|unit| details.error(unit));
    let coming = unit.is_some() && error.is_none();
    let facts = match (unit, error) {
        (Some(unit), Some(error)) => cells::failed(&words, shown, details, &unit, &error),
        (Some(Unit::Image(id)), None) => cells::image(&words, shown, details, &id),
        (Some(Unit::Tag(tag)), None) => cells::manifest(&words, shown, details, &tag),
        (None, _) => cells::nothing(shown, target.is_none()),
    };
    let picked = tag.valid().is_some_and(|tag| selection.tags.contains(tag));
    let neighbours = tag_table::neighbours(tags, rows, props.at);
    let select = words.fill(texts.select(), &[("name", &show::visible(&tag.to_string()))]);
    html! {
        <tr role="row" aria-rowindex={(props.at + 2).to_string()} aria-selected={picked.then_some("true")}>
            <td class="pt-pick" role="cell">
                if tag.valid().is_some() {
                    <Check label={select} alone={true} on={picked} on_change={on_pick(whole, props.at)} />
                }
            </td>
            <td class="pt-l1" role="cell"><TagName place={place.clone()} repository={repository.clone()} tag={tag.clone()} /></td>
            if shown.shows(Column::Image) {
                { target_cell(&words, target.as_ref(), neighbours, coming) }
            }
            { facts }
        </tr>
    }
}

/// A row is ticked or not; with shift, so is everything from the row that was changed before it.
fn on_pick(whole: &Rc<TableProps>, at: usize) -> Callback<(bool, bool)> {
    let whole = whole.clone();
    Callback::from(move |(on, shift)| {
        let whole = whole.clone();
        let on_select = whole.on_select.clone();
        on_select.emit(Box::new(move |selection: Selection| {
            let from = selection.last.filter(|_| shift).unwrap_or(at);
            let range = from.min(at)..=from.max(at);
            let places = range.filter_map(|row| whole.rows.get(row));
            let tags: Vec<Tag> = places.filter_map(|at| whole.tags.get(*at)?.tag.valid().cloned()).collect();
            Selection { last: Some(at), ..selection.with_all(tags, on) }
        }));
    })
}

#[derive(Properties, PartialEq)]
struct TagNameProps {
    place: Place,
    repository: Repository,
    tag: Heard<Tag>,
}

/// The tag as a link to its image; one that is no tag leads nowhere.
#[component]
fn TagName(props: &TagNameProps) -> Html {
    let (words, console) = (use_words(), use_console());
    match &props.tag {
        Heard::Valid(tag) => {
            let selector = Selector::Tag(tag.clone());
            let route = Route::image(props.place.clone(), props.repository.clone(), selector);
            html! { <a class="pt-tagname" href={console.href(&route)}>{ tag.as_str().to_owned() }</a> }
        }
        Heard::Odd(text) => {
            let why = words.tags.odd_tag().to_owned();
            html! {
                <span class="pt-odd pt-mono" title={why.clone()}>
                    <Icon name="unsure" />{ show::visible(show::clamp(text, 128).text).into_owned() }<span class="pt-sr">{ why }</span>
                </span>
            }
        }
    }
}

/// What the tag points at, or a ditto mark under the row that has said it.
fn target_cell(words: &Words, target: Option<&Heard<Target>>, neighbours: Neighbours, coming: bool) -> Html {
    let texts = &words.tags;
    let target = match target {
        Some(Heard::Valid(target)) => target,
        None => {
            let cell = if coming {
                html! { <Ghost width={3} /> }
            } else {
                Html::default()
            };
            return html! { <td class="pt-l2" role="cell">{ cell }</td> };
        }
        Some(Heard::Odd(text)) => {
            let said = show::visible(show::clamp(text, 40).text).into_owned();
            return html! { <td class="pt-l2 pt-unsure" role="cell"><Icon name="unsure" />{ " " }{ said }<span class="pt-sr">{ texts.odd_image() }</span></td> };
        }
    };
    let Neighbours { before, after } = neighbours;
    let mut class = classes!("pt-l2");
    if before || after {
        class.push("pt-same");
        class.push(flag_class(target.hex()));
        class.push((!before).then_some("pt-same-first"));
        class.push((!after).then_some("pt-same-last"));
    }
    if !before {
        return html! { <td {class} role="cell"><Chip full={target.to_string()} /></td> };
    }
    let same_as = words.fill(texts.same_as(), &[("id", target.short())]);
    html! {
        <td {class} role="cell">
            <span class="pt-ditto" aria-hidden="true">{ "″" }</span>
            <span class="pt-hint">{ texts.same_image() }<span class="pt-sr">{ " " }{ same_as }</span></span>
        </td>
    }
}
