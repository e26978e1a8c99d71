//! What a deletion takes, manifest by manifest, and what came of it.

use super::super::unheard::unheard;
use super::run::{Deletes, Stop};
use crate::console::bulk::ItemState;
use crate::console::removal::{Group, Removal, Step, Way};
use crate::console::target::TagRow;
use crate::image::Attached;
use crate::name::Tag;
use crate::registry::error::Error;
use crate::ui::hooks::Words;
use crate::ui::notice::reason;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// The manifests, each with the tags on it and whether it goes.
pub(super) fn groups(words: &Words, removal: &Removal, whole: bool) -> Html {
    let texts = &words.manifests;
    let row = |group: &Group| {
        let goes = removal.way(group, whole) == Way::Manifest;
        let (class, beside) =
            if goes { ("pt-unsure", texts.goes_too()) } else { ("pt-hint", texts.tag_stays()) };
        let holds = if goes { texts.index_loses() } else { texts.index_keeps() };
        html! {
            <li>
                <Chip full={group.digest.to_string()} />
                <ul>
                    if group.picked.is_empty() && group.beside.is_empty() {
                        <li class="pt-hint">{ texts.manifest_untagged() }</li>
                    }
                    { for group.picked.iter().map(|tag| html! { <li>{ name(tag) }</li> }) }
                    { for group.beside.iter().map(|tag| html! { <li {class}>{ sentence(beside, &[("name", name(tag))]) }</li> }) }
                    { for group.held_by.iter().map(|tag| html! {
                        <li class={goes.then_some("pt-unsure")}>{ sentence(holds, &[("name", name(tag))]) }</li>
                    }) }
                    { for group.inside.iter().map(|index| {
                        let said = if goes { texts.inside_loses() } else { texts.inside_keeps() };
                        html! {
                            <li class={goes.then_some("pt-unsure")}>
                                { sentence(said, &[("id", html! { <Chip full={index.to_string()} /> })]) }
                            </li>
                        }
                    }) }
                </ul>
                <span class="pt-hint">{ if goes { texts.image_goes() } else { texts.image_stays() } }</span>
            </li>
        }
    };
    html! { <ul class="pt-goes">{ for removal.groups.iter().map(row) }</ul> }
}

/// What has to be known beside it.
pub(super) fn notes(words: &Words, removal: &Removal, whole: bool, rows: &[TagRow]) -> Html {
    let texts = &words.manifests;
    let going = |group: &&Group| removal.way(group, whole) == Way::Manifest;
    let untags = removal.groups.iter().any(|group| !going(&group) && !group.picked.is_empty());
    let indexes = removal.groups.iter().filter(going).any(|group| group.is_index);
    let signed = rows
        .iter()
        .filter_map(|row| Attached::read(row.tag.valid()?))
        .filter(|(of, _)| removal.groups.iter().filter(going).any(|group| group.digest == *of));
    let picked = removal.groups.iter().flat_map(|group| &group.picked);
    let taken = picked.filter(|tag| Attached::read(tag).is_some()).count();
    let signed = signed.count().saturating_sub(taken);
    let unknown: Vec<&str> = removal.unknown.iter().map(Tag::as_str).collect();
    html! {
        <>
            if untags {
                <p class="pt-hint">{ texts.untag_how() }</p>
            }
            if indexes {
                <p class="pt-hint">{ texts.index_parts() }</p>
            }
            if signed > 0 {
                <p class="pt-hint">{ words.count(texts.stays_signed(), signed) }</p>
            }
            if removal.cut {
                <p class="pt-unsure"><Icon name="unsure" />{ " " }{ texts.inside_unread() }</p>
            }
            if !unknown.is_empty() {
                <p class="pt-unsure"><Icon name="unsure" />{ " " }{ sentence(texts.not_touched(), &[("names", name(unknown.join(", ")))]) }</p>
            }
            if removal.groups.iter().any(|group| going(&group)) {
                <p class="pt-hint">{ texts.space_back() }</p>
            }
        </>
    }
}

/// The same dialog while it is done, and after it stopped.
pub(super) fn after(
    words: &Words,
    deletes: &Deletes,
    busy: bool,
    begin: Callback<()>,
    on_close: &Callback<()>,
) -> Html {
    let texts = &words.tags;
    let counts = deletes.counts();
    let all = deletes.items().len();
    let left = all - counts.done;
    let act = (!busy && left > 0).then(|| AttrValue::from(words.count(texts.retry_rest(), left)));
    let title = match deletes.stopped_at() {
        Some((step, _)) if !busy => words.fill(texts.stopped_title(), &[("name", &names(step))]),
        _ => {
            let n = words.number((counts.done + 1).min(all) as u64);
            words.fill(texts.deleting(), &[("n", &n), ("all", &words.number(all as u64))])
        }
    };
    html! {
        <Dialog key="results" {title} danger={true} {busy} way_out={texts.leave_it().to_owned()} {act} on_act={begin}
            on_close={on_close.clone()}>
            if !busy {
                <p class="pt-quiet" role="alert">{ words.fill(texts.stopped_stays(), &[("counts", &outcome(words, deletes))]) }</p>
            }
            { results(words, deletes) }
        </Dialog>
    }
}

/// How much was done, in one sentence without its stop.
pub(super) fn outcome(words: &Words, deletes: &Deletes) -> String {
    let texts = &words.tags;
    let untagged = deletes.items().iter().map(|(step, _)| step).find(|step| step.tags().is_empty());
    if let Some(step) = untagged.filter(|_| deletes.is_done()) {
        return words.fill(words.manifests.manifest_deleted(), &[("digest", step.digest().short())]);
    }
    let tags = |wanted: fn(&ItemState<Stop>) -> bool| -> usize {
        let steps = deletes.items().iter().filter(|(_, state)| wanted(state));
        steps.map(|(step, _)| step.tags().len().max(1)).sum()
    };
    let done = tags(|state| *state == ItemState::Done);
    if deletes.is_done() {
        return words.count(texts.deleted_said(), done);
    }
    let failed = tags(|state| matches!(state, ItemState::Failed(_)));
    let left = tags(|state| *state == ItemState::NotTried);
    let number = |count: usize| words.number(count as u64);
    let (done, failed, left) = (number(done), number(failed), number(left));
    words.fill(texts.stopped_counts(), &[("done", &done), ("failed", &failed), ("left", &left)])
}

/// The tags a step is about; a manifest without any is named itself.
fn names(step: &Step) -> String {
    if step.tags().is_empty() {
        return step.digest().short().to_owned();
    }
    step.tags().iter().map(Tag::as_str).collect::<Vec<_>>().join(", ")
}

/// Every step and what came of it.
fn results(words: &Words, deletes: &Deletes) -> Html {
    let texts = &words.tags;
    let row = |(step, state): &(Step, ItemState<Stop>)| {
        let said = match state {
            ItemState::NotTried => html! { <span class="pt-hint">{ texts.result_not_tried() }</span> },
            ItemState::Running => html! { <span class="pt-counting">{ texts.result_running() }</span> },
            ItemState::Done => {
                html! { <span class="pt-ok"><Icon name="check" />{ " " }{ texts.result_done() }</span> }
            }
            ItemState::Failed(stop) => {
                html! { <span class="pt-bad"><Icon name="close" />{ " " }{ why(words, stop) }{ " " }{ for failure(stop).and_then(|error| unheard(words, error)) }</span> }
            }
        };
        html! { <li><code>{ names(step) }</code><span>{ said }</span></li> }
    };
    html! { <ul class="pt-goes pt-results">{ for deletes.items().iter().map(row) }</ul> }
}

fn failure(stop: &Stop) -> Option<&Error> {
    match stop {
        Stop::Failed(error) => Some(error),
        _ => None,
    }
}

fn why(words: &Words, stop: &Stop) -> String {
    match stop {
        Stop::Failed(error) => reason(words, error),
        Stop::Joined(tag) => words.fill(words.manifests.came_to_it(), &[("name", tag.as_str())]),
        Stop::Lists(tag) => words.fill(words.manifests.came_to_list(), &[("name", tag.as_str())]),
        Stop::Unread(tag, error) => {
            let why = reason(words, error);
            words.fill(words.manifests.not_looked(), &[("name", tag.as_str()), ("why", &why)])
        }
    }
}
