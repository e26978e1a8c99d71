//! What came of an insert: how far it got, what that means, and the way on.

use super::run::{Begun, Run};
use crate::console::route::{Place, Route, View};
use crate::name::{Repository, Selector};
use crate::registry::v1::{StepKind, StepState};
use crate::ui::hooks::{Console, Words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// A notice, once it is over, failed or was stopped.
pub(super) fn outcome(
    words: &Words,
    console: &Console,
    place: &Place,
    run: &Run,
    on_more: &Callback<()>,
) -> Html {
    let Some(begun) = run.begun.as_deref().filter(|_| !run.busy) else { return Html::default() };
    if begun.is_over() {
        return finished(words, console, place, begun, on_more);
    }
    let kind = begun.current().map(|(_, step)| &step.kind);
    let attempt = attempt(words, kind);
    match &run.error {
        Some(error) => html! { <Notice {error} {attempt}>{ rest(words, run, begun) }</Notice> },
        None => html! {
            <div class="pt-notice" data-kind="warn" role="status">
                <Icon name="unsure" />
                <div><p><b>{ words.fill(words.insert.stopped(), &[("attempt", &attempt)]) }</b></p>{ rest(words, run, begun) }</div>
            </div>
        },
    }
}

fn attempt(words: &Words, kind: Option<&StepKind>) -> String {
    let text = &words.insert;
    let of = |message: &str, id: &crate::name::ImageId| words.fill(message, &[("id", id.short())]);
    match kind {
        Some(StepKind::Json(id)) => of(text.attempt_json(), id),
        Some(StepKind::Layer(id)) => of(text.attempt_layer(), id),
        Some(StepKind::Checksum(id)) => of(text.attempt_checksum(), id),
        Some(StepKind::Tag(tag)) => words.fill(text.attempt_tag(), &[("tag", tag.as_str())]),
        Some(StepKind::Announce) => text.attempt_announce().to_owned(),
        Some(StepKind::HubList) => text.attempt_list().to_owned(),
        None => text.attempt_insert().to_owned(),
    }
}

/// The four counts, what they mean, and *retry the rest*.
fn rest(words: &Words, run: &Run, begun: &Begun) -> Html {
    let text = &words.insert;
    let counts = begun.counts();
    let number = |count: usize| words.number(count as u64);
    let said = words.fill(
        text.counts(),
        &[
            ("done", &number(counts.done)),
            ("skipped", &number(counts.skipped)),
            ("failed", &number(counts.failed)),
            ("left", &number(counts.not_tried)),
        ],
    );
    let tag_left =
        begun.insert.steps.iter().any(|s| matches!(s.kind, StepKind::Tag(_)) && !s.state.is_settled());
    let current = begun.current().map(|(_, step)| &step.kind);
    let half = matches!(current, Some(StepKind::Layer(_) | StepKind::Checksum(_)));
    let left = counts.failed + counts.not_tried;
    let again = matches!(current, Some(StepKind::Layer(_)));
    html! {
        <>
            <p class="pt-quiet">
                { said }
                if tag_left {
                    { " " }{ text.tag_not_set() }
                }
                if half {
                    { " " }{ text.half_way() }
                }
            </p>
            <div class="pt-acts">
                <Button kind={Kind::Main} label={text.retry_rest().to_owned()} on_press={run.retry.clone()} />
                <Button kind={Kind::Bare} label={text.leave_it().to_owned()} on_press={run.forget.clone()} />
            </div>
            <p class="pt-hint">
                { words.count(text.rest_is(), left) }
                if again {
                    { " " }{ text.from_first_byte() }
                }
            </p>
        </>
    }
}

fn finished(words: &Words, console: &Console, place: &Place, begun: &Begun, on_more: &Callback<()>) -> Html {
    let text = &words.insert;
    let insert = &begun.insert;
    let counts = begun.counts();
    let untouched = insert
        .steps
        .iter()
        .filter(|step| matches!(step.kind, StepKind::Json(_)) && step.state == StepState::Skipped);
    let there = untouched.count();
    let tagged = insert
        .tag
        .as_ref()
        .map(|(tag, id)| sentence(text.tag_points(), &[("tag", name(tag)), ("id", name(id.short()))]));
    let image = insert.tag.as_ref().map(|(tag, _)| Selector::Tag(tag.clone()));
    let image = image.or_else(|| insert.images.last().map(|image| Selector::Image(image.id.clone())));
    html! {
        <div class="pt-notice" data-kind="ok" role="status">
            <Icon name="check" />
            <div>
                <p><b>{ words.count(text.all_in(), insert.images.len()) }</b></p>
                <p class="pt-quiet">
                    { for tagged }
                    if there > 0 {
                        { " " }{ words.count(text.were_there(), there) }
                    }
                    if counts.skipped == 0 && insert.tag.is_none() {
                        { text.no_tag() }
                    }
                </p>
                <div class="pt-acts">
                    if let Some(selector) = image {
                        <Button kind={Kind::Main} label={text.open_image().to_owned()}
                            href={console.href(&image_route(place, &insert.repository, selector))} />
                    }
                    <Button label={text.open_tree().to_owned()}
                        href={console.href(&Route::repository(place.clone(), insert.repository.clone(), View::Tree))} />
                    <Button kind={Kind::Bare} label={text.insert_more().to_owned()} on_press={on_more.clone()} />
                </div>
            </div>
        </div>
    }
}

fn image_route(place: &Place, repository: &Repository, selector: Selector) -> Route {
    Route::image(place.clone(), repository.clone(), selector)
}
