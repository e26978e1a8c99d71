//! One tag: what it points at, and what is known of that. Two lines where there is no room for one.

use super::reading::{Details, Total};
use crate::console::route::{Place, Route};
use crate::console::show;
use crate::console::tag_table::Neighbours;
use crate::console::target::{TagRow, Target, Unit};
use crate::name::{Heard, ImageId, Repository, Selector, Tag};
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::notice::reason;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::choices::Check;
use crate::ui::parts::figures::{Ghost, Size, When};
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
    let words = use_words();
    let texts = &words.tags;
    let TagRow { tag, target } = &props.row;
    let select = words.fill(texts.select(), &[("name", &show::visible(&tag.to_string()))]);
    html! {
        <tr role="row" aria-rowindex={(props.at + 2).to_string()} aria-selected={props.picked.then_some("true")}>
            <td class="pt-pick" role="cell">
                if tag.valid().is_some() {
                    <Check label={select} alone={true} on={props.picked} on_change={props.on_pick.clone()} />
                }
            </td>
            <td class="pt-l1" role="cell"><TagName place={props.place.clone()} repository={props.repository.clone()} tag={tag.clone()} /></td>
            { target_cell(&words, target.as_ref(), props.neighbours) }
            if let Some(id) = props.row.image() {
                { facts(&words, props, id) }
            } else {
                <td class="pt-off" role="cell" colspan="5"></td>
            }
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
fn target_cell(words: &Words, target: Option<&Heard<Target>>, neighbours: Neighbours) -> Html {
    let texts = &words.tags;
    let target = match target {
        Some(Heard::Valid(target)) => target,
        None => return html! { <td class="pt-l2" role="cell"><Ghost width={3} /></td> },
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

/// What the image says of itself; ghosts until it has, and the reason when it did not.
fn facts(words: &Words, props: &RowProps, id: &ImageId) -> Html {
    let details = &props.details;
    let unit = Unit::Image(id.clone());
    if let Some(error) = details.error(&unit) {
        return failed(words, details, unit, &error);
    }
    let compressed = details.compressed();
    let image = details.image(id).and_then(Result::ok);
    let parents = details.ancestry(id).and_then(Result::ok).map(|ancestry| ancestry.ids().len() - 1);
    let parents = parents.map(|parents| Html::from(words.number(parents as u64)));
    let itself = image.as_ref().map(|_| html! { <Size bytes={details.own(id, compressed)} /> });
    let platform = image
        .as_ref()
        .map(|_| Html::from(details.platform(id).unwrap_or_else(|| words.common.unknown().to_owned())));
    let made = image.as_ref().map(|image| html! { <When at={image.created} /> });
    let total = details.total(id, compressed).map(total);
    let or_ghost = |cell: Option<Html>, width: u8| cell.unwrap_or_else(|| html! { <Ghost {width} /> });
    html! {
        <>
            <td class="pt-off pt-num" role="cell">{ or_ghost(parents, 1) }</td>
            <td class="pt-off pt-num" role="cell">{ or_ghost(itself, 2) }</td>
            <td class="pt-off pt-hint" role="cell">{ or_ghost(platform, 2) }</td>
            <td class="pt-num pt-l1" role="cell">{ or_ghost(total, 2) }</td>
            <td class="pt-num pt-l2" role="cell">{ or_ghost(made, 2) }</td>
        </>
    }
}

fn total(total: Total) -> Html {
    if total.unknown && !total.counting {
        return html! { <Size bytes={None} /> };
    }
    html! { <Size bytes={total.bytes} counting={total.counting} /> }
}

/// Why the image could not be read, and the way to ask again.
fn failed(words: &Words, details: &Details, unit: Unit, error: &Error) -> Html {
    let texts = &words.tags;
    let said = match error.kind {
        ErrorKind::BeingUploaded => texts.being_uploaded().to_owned(),
        _ => reason(words, error),
    };
    let again = {
        let details = details.clone();
        Callback::from(move |_: MouseEvent| details.retry(&unit))
    };
    let not_read = html! { <span class="pt-hint">{ texts.not_read() }</span> };
    html! {
        <>
            <td class="pt-row-fault pt-unsure" role="cell" colspan="3">
                <Icon name="unsure" />{ " " }{ said }{ " " }
                <button type="button" class="pt-link" onclick={again}>{ words.common.try_again() }</button>
            </td>
            <td class="pt-num pt-l1 pt-off" role="cell">{ not_read.clone() }</td>
            <td class="pt-num pt-l2 pt-off" role="cell">{ not_read }</td>
        </>
    }
}
