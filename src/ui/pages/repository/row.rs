//! One tag: what it points at, and what is known of that. Two lines where there is no room for one.

use super::cells;
use crate::console::route::{Column, Place, Route};
use crate::console::show;
use crate::console::tag_table::Neighbours;
use crate::console::target::{TagRow, Target, Unit};
use crate::name::{Heard, Repository, Selector, Tag};
use crate::ui::hooks::reading::Details;
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::choices::Check;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::flag::flag_class;
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// What a [`Row`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The tag and what it points at.
    pub(super) row: TagRow,
    /// Its place among the rows.
    pub(super) at: usize,
    /// Whether its neighbours are of the same image.
    pub(super) neighbours: Neighbours,
    /// What is known of that.
    pub(super) details: Details,
    /// Whether it is selected.
    pub(super) picked: bool,
    /// Told whether it is ticked, and whether shift was held.
    pub(super) on_pick: Callback<(bool, bool)>,
}

/// One row.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (texts, shown) = (&words.tags, &*console.preferences);
    let TagRow { tag, target } = &props.row;
    let unit = props.row.unit();
    let error = unit.as_ref().and_then(|unit| props.details.error(unit));
    let coming = unit.is_some() && error.is_none();
    let facts = match (unit, error) {
        (Some(unit), Some(error)) => cells::failed(&words, shown, &props.details, &unit, &error),
        (Some(Unit::Image(id)), None) => cells::image(&words, shown, &props.details, &id),
        (Some(Unit::Tag(tag)), None) => cells::manifest(&words, shown, &props.details, &tag),
        (None, _) => cells::nothing(shown, target.is_none()),
    };
    let select = words.fill(texts.select(), &[("name", &show::visible(&tag.to_string()))]);
    html! {
        <tr role="row" aria-rowindex={(props.at + 2).to_string()} aria-selected={props.picked.then_some("true")}>
            <td class="pt-pick" role="cell">
                if tag.valid().is_some() {
                    <Check label={select} alone={true} on={props.picked} on_change={props.on_pick.clone()} />
                }
            </td>
            <td class="pt-l1" role="cell"><TagName place={props.place.clone()} repository={props.repository.clone()} tag={tag.clone()} /></td>
            if shown.shows(Column::Image) {
                { target_cell(&words, target.as_ref(), props.neighbours, coming) }
            }
            { facts }
        </tr>
    }
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
