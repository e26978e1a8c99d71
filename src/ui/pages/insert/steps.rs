//! The table of steps: a row for each request, grouped by image, with how far it is.

use super::run::Begun;
use crate::name::ImageId;
use crate::registry::v1::{Step, StepKind, StepState};
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::Size;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::progress::Progress;
use std::rc::Rc;
use yew::prelude::*;

/// Of which insert.
#[derive(Properties)]
pub(super) struct StepsProps {
    /// The insert.
    pub begun: Rc<Begun>,
    /// Whether it is under way.
    pub busy: bool,
}

impl PartialEq for StepsProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.begun, &other.begun) && self.busy == other.busy
    }
}

/// What a step belongs to.
#[derive(Clone, PartialEq)]
enum Group {
    Before,
    Image(ImageId),
    After,
}

/// The steps in their order.
#[component]
pub(super) fn Steps(props: &StepsProps) -> Html {
    let words = use_words();
    let text = &words.insert;
    let begun = &*props.begun;
    let mut rows = Vec::new();
    let mut last = None;
    for (at, step) in begun.insert.steps.iter().enumerate() {
        let group = group(begun, at, step);
        if last.as_ref() != Some(&group) {
            rows.push(group_row(&words, begun, &group));
            last = Some(group);
        }
        rows.push(step_row(&words, props, at, step));
    }
    html! {
        <table class="pt-table pt-stack pt-steps" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text.step() }</th>
                <th scope="col" role="columnheader">{ text.asked() }</th>
                <th scope="col" role="columnheader">{ text.sent() }</th>
                <th scope="col" role="columnheader">{ text.result() }</th>
            </tr></thead>
            <tbody role="rowgroup">{ rows }</tbody>
        </table>
    }
}

fn group(begun: &Begun, at: usize, step: &Step) -> Group {
    match step.kind.image() {
        Some(id) => Group::Image(id.clone()),
        None if begun.insert.steps[..at].iter().any(|step| step.kind.image().is_some()) => Group::After,
        None => Group::Before,
    }
}

fn group_row(words: &Words, begun: &Begun, wanted: &Group) -> Html {
    let text = &words.insert;
    let of_group =
        begun.insert.steps.iter().enumerate().filter(|(at, step)| group(begun, *at, step) == *wanted);
    let states: Vec<&StepState> = of_group.map(|(_, step)| &step.state).collect();
    let said = if states.iter().all(|state| **state == StepState::Skipped) {
        text.group_skipped()
    } else if states.iter().all(|state| state.is_settled()) {
        text.group_complete()
    } else if states.iter().all(|state| **state == StepState::NotTried) {
        text.group_not_begun()
    } else {
        text.group_half_way()
    };
    html! {
        <tr role="row" class="pt-group">
            <td role="cell" class="pt-l1" colspan="3">{ group_name(words, begun, wanted) }</td>
            <td role="cell" class="pt-hint pt-l1">{ said }</td>
        </tr>
    }
}

fn group_name(words: &Words, begun: &Begun, group: &Group) -> Html {
    let text = &words.insert;
    match group {
        Group::Before => html! { <span class="pt-strong">{ text.index() }</span> },
        Group::After => html! {
            <>
                if let Some((tag, _)) = &begun.insert.tag {
                    <span class="pt-tagname">{ tag.as_str() }</span>
                }
                if begun.insert.steps.iter().any(|step| step.kind == StepKind::HubList) {
                    if begun.insert.tag.is_some() {
                        <span class="pt-hint">{ text.and_the_list() }</span>
                    } else {
                        <span class="pt-strong">{ text.step_list() }</span>
                    }
                }
            </>
        },
        Group::Image(id) => {
            let parent =
                begun.insert.images.iter().find(|image| image.id == *id).and_then(|i| i.parent.as_ref());
            let said = match parent {
                Some(parent) => words.fill(text.group_parent(), &[("id", parent.short())]),
                None => text.group_root().to_owned(),
            };
            html! { <><Chip full={id.to_string()} /><span class="pt-hint">{ said }</span></> }
        }
    }
}

fn step_row(words: &Words, props: &StepsProps, at: usize, step: &Step) -> Html {
    let text = &words.insert;
    let (name, asked) = match &step.kind {
        StepKind::Announce => (text.step_announce(), "PUT …/".to_owned()),
        StepKind::Json(_) => (text.step_json(), "PUT …/json".to_owned()),
        StepKind::Layer(_) => (text.step_layer(), "PUT …/layer".to_owned()),
        StepKind::Checksum(_) => (text.step_checksum(), "PUT …/checksum".to_owned()),
        StepKind::Tag(tag) => (text.step_tag(), format!("PUT …/tags/{tag}")),
        StepKind::HubList => (text.step_list(), "PUT …/images".to_owned()),
    };
    let bad = matches!(step.state, StepState::Failed(_)) || is_stopped(props, step);
    html! {
        <tr key={at} role="row" data-is={bad.then_some("bad")}>
            <td role="cell" class="pt-l1"><span class="pt-step">{ at + 1 }</span>{ name }</td>
            <td role="cell" class="pt-off"><code>{ asked }</code></td>
            <td role="cell" class="pt-l2">{ sent(words, props, at, step, bad) }</td>
            <td role="cell" class="pt-l1 pt-res">{ result(words, step, is_stopped(props, step)) }</td>
        </tr>
    }
}

/// A step that was under way when the person stopped the insert.
fn is_stopped(props: &StepsProps, step: &Step) -> bool {
    !props.busy && matches!(step.state, StepState::Sending(_))
}

fn sent(words: &Words, props: &StepsProps, at: usize, step: &Step, bad: bool) -> Html {
    let sent = props.begun.sent.get(at).copied().unwrap_or_default();
    match (&step.kind, &step.state) {
        (StepKind::Layer(_), StepState::NotTried | StepState::Skipped) => html! {
            <span class="pt-hint">
                { words.fill(words.parts.of_all(), &[("done", &words.number(0)), ("all", &words.size(step.bytes))]) }
            </span>
        },
        (StepKind::Layer(_), state) => {
            let done = if *state == StepState::Done { step.bytes } else { sent };
            html! { <Progress label={words.insert.sent().to_owned()} {done} all={step.bytes} failed={bad} /> }
        }
        (StepKind::Json(_), _) => html! { <Size bytes={step.bytes} /> },
        (StepKind::Announce | StepKind::HubList, _) => html! {
            <span class="pt-hint">{ words.count(words.insert.ids(), props.begun.insert.images.len()) }</span>
        },
        _ => Html::default(),
    }
}

fn result(words: &Words, step: &Step, stopped: bool) -> Html {
    let text = &words.insert;
    let (class, icon, said) = match &step.state {
        StepState::NotTried => return html! { <span class="pt-hint">{ text.not_tried() }</span> },
        StepState::Sending(_) if stopped => ("pt-bad", "close", text.was_stopped().to_owned()),
        StepState::Sending(_) => return html! { <span class="pt-counting">{ sending(words, step) }</span> },
        StepState::Done => ("pt-ok", "check", done(words, step).to_owned()),
        StepState::Skipped if matches!(step.kind, StepKind::Json(_)) => {
            ("pt-quiet", "minus", text.exists_already().to_owned())
        }
        StepState::Skipped => ("pt-quiet", "minus", text.not_needed().to_owned()),
        StepState::Failed(error) => (
            "pt-bad",
            "close",
            match error.status {
                Some(status) => words.fill(text.refused_with(), &[("status", &status.to_string())]),
                None => text.broke_off().to_owned(),
            },
        ),
    };
    html! { <span {class}><Icon name={icon} />{ " " }{ said }</span> }
}

fn sending<'a>(words: &'a Words, step: &Step) -> &'a str {
    match (&step.kind, &step.state) {
        (StepKind::Layer(_), StepState::Sending(sent)) if *sent >= step.bytes => words.insert.waiting(),
        (StepKind::Checksum(_), _) => words.insert.computing(),
        _ => words.insert.under_way(),
    }
}

fn done<'a>(words: &'a Words, step: &Step) -> &'a str {
    match step.kind {
        StepKind::Checksum(_) => words.insert.matches(),
        StepKind::Tag(_) => words.insert.is_set(),
        _ => words.insert.taken(),
    }
}
