//! The dialog that copies what a tag points at to another repository of the same registry: blobs are mounted where the
//! registry does that, manifests go as they are. A tag that is in use there is not moved before that was said.

use super::command::Command;
use super::pointing::points_at;
use super::set_tag::{setter, tag_rules};
use super::unheard::unheard_line;
use crate::console::command::{Spot, Task};
use crate::console::route::{Place, Route};
use crate::console::target::Target;
use crate::name::{Digest, Repository, Selector, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::{At, CopyProgress, Moving, OnCopy};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::sentence::{name, sentence};
use crate::web::Fetch;
use std::rc::Rc;
use yew::prelude::*;

/// What.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct CopyTagProps {
    /// The registry.
    pub(in crate::ui) place: Place,
    /// From which repository.
    pub(in crate::ui) repository: Repository,
    /// The tag.
    pub(in crate::ui) tag: Tag,
    /// The person wants out.
    pub(in crate::ui) on_close: Callback<()>,
    /// This repository has a tag that it did not have before.
    pub(in crate::ui) on_done: Callback<()>,
}

/// Where to, and what is there by the person's knowledge.
#[derive(Clone, PartialEq)]
struct Wish {
    to: Repository,
    tag: Tag,
    there: Option<Digest>,
}

/// What came of it.
#[derive(Clone, PartialEq)]
enum Outcome {
    /// Nothing was done: the tag is in use there, for another manifest.
    InUse { now: Digest, new: Digest },
    /// Nothing had to be done.
    Same,
    /// It is there.
    Copied,
}

/// The dialog.
#[component]
pub(in crate::ui) fn CopyTag(props: &CopyTagProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let CopyTagProps { place, repository, tag, on_close, on_done } = props;
    let typed = use_state_eq(|| repository.to_string());
    let typed_tag = use_state_eq(|| tag.to_string());
    let came = use_state_eq(|| None::<(Wish, Outcome)>);
    let steps = use_state_eq(Vec::<CopyProgress>::new);
    let copy = {
        let (registry, from, source) = (console.registry(place), repository.clone(), tag.clone());
        let (words, came, steps) = (words.clone(), came.setter(), steps.clone());
        use_action(
            move |wish: Wish| {
                let copy = Copy { registry: registry.clone(), from: from.clone(), source: source.clone() };
                let told = gather(steps.setter());
                async move { copy.run(&wish, told).await.map(|outcome| (wish, outcome)) }
            },
            move |(wish, outcome): (Wish, Outcome)| {
                if let Some(said) = said(&words, &outcome) {
                    let full = format!("{}:{}", wish.to, wish.tag);
                    console.announce(words.fill(said, &[("name", &full)]));
                }
                came.set(Some((wish, outcome)));
            },
        )
    };
    let to = typed.trim().parse::<Repository>().ok().filter(|to| to.check_v2().is_ok());
    let there = typed_tag.parse::<Tag>().ok();
    let elsewhere = to.as_ref() != Some(repository) || there.as_ref() != Some(tag);
    let wish = to.clone().zip(there).filter(|_| elsewhere).map(|(to, tag)| Wish { to, tag, there: None });
    // What was heard of another place is of no use for this one.
    let same_place =
        |heard: &Wish| wish.as_ref().is_some_and(|wish| (&wish.to, &wish.tag) == (&heard.to, &heard.tag));
    let outcome = came.as_ref().filter(|(heard, _)| same_place(heard)).map(|(_, outcome)| outcome.clone());
    let texts = &words.manifests;
    let title = words.fill(texts.copy_title(), &[("name", tag.as_str())]);
    if let (Some(wish), Some(said)) = (&wish, outcome.as_ref().and_then(|outcome| said(&words, outcome))) {
        let full = format!("{}:{}", wish.to, wish.tag);
        let (place, repository) = (place.clone(), wish.to.clone());
        let route = Route::Image { place, repository, selector: Selector::Tag(wish.tag.clone()), part: None };
        let out = if wish.to == props.repository { on_done } else { on_close };
        return html! {
            <Dialog key="done" {title} way_out={words.common.close().to_owned()} on_close={out.clone()}>
                <p><span class="pt-ok"><Icon name="check" /></span>{ " " }{ sentence(said, &[("name", name(&full))]) }</p>
                { progress(&words, &steps, false) }
                <p><a href={route.to_hash()}>{ sentence(texts.copy_open(), &[("name", name(&full))]) }</a></p>
            </Dialog>
        };
    }
    let moves = match &outcome {
        Some(Outcome::InUse { now, new }) => Some((now.clone(), new.clone())),
        _ => None,
    };
    let on_act = {
        let (run, steps) = (copy.run.clone(), steps.clone());
        let wish =
            wish.clone().map(|wish| Wish { there: moves.as_ref().map(|(now, _)| now.clone()), ..wish });
        Callback::from(move |()| {
            steps.set(Vec::new());
            wish.iter().for_each(|wish| run.emit(wish.clone()));
        })
    };
    let act = if moves.is_some() { texts.copy_move_act() } else { texts.copy_act() };
    let missing = if elsewhere { texts.copy_missing() } else { texts.copy_itself() };
    let task = |wish: &Wish| {
        let seen = moves.as_ref().map(|(now, _)| Target::Manifest(now.clone()));
        let spot = Spot { repository: wish.to.clone(), tag: wish.tag.clone(), seen };
        Task::Copy((repository.clone(), tag.clone()), spot)
    };
    let tasks: Vec<Task> = wish.iter().map(task).collect();
    let under = html! { <Command place={place.clone()} {tasks} /> };
    let attempt = words.fill(texts.attempt_copy(), &[("name", &typed)]);
    html! {
        <Dialog key="question" {title} way_out={words.common.cancel().to_owned()} asks={true} act={AttrValue::from(act.to_owned())}
            busy={copy.busy} ready={wish.is_some()} missing={AttrValue::from(missing.to_owned())} on_close={on_close.clone()} {on_act} {under}>
            <Field id="pt-copy-to" label={texts.copy_to()} value={(*typed).clone()} mono={true} disabled={copy.busy}
                on_input={setter(&typed)} rules={vec![Rule {
                    text: texts.copy_to_rule().to_owned().into(),
                    kept: to.is_some(),
                    so_far: AttrValue::default(),
                }]} />
            <Field id="pt-copy-tag" label={words.repository.set_name()} value={(*typed_tag).clone()} mono={true} disabled={copy.busy}
                on_input={setter(&typed_tag)} rules={tag_rules(&words, &typed_tag)} />
            if let Some((now, new)) = &moves {
                <p class="pt-unsure">{ sentence(texts.copy_moves(), &[
                    ("name", name(&*typed_tag)),
                    ("from", html! { <Chip full={now.to_string()} /> }),
                    ("to", html! { <Chip full={new.to_string()} /> }),
                ]) }</p>
            }
            { progress(&words, &steps, copy.busy) }
            if let Some(error) = copy.error {
                <Notice error={error.clone()} {attempt}>{ unheard_line(&words, &error) }</Notice>
            }
        </Dialog>
    }
}

/// What is said of an outcome that is one; nothing where a person is to decide first.
fn said<'a>(words: &'a Words, outcome: &Outcome) -> Option<&'a str> {
    match outcome {
        Outcome::InUse { .. } => None,
        Outcome::Same => Some(words.manifests.copy_same()),
        Outcome::Copied => Some(words.manifests.copy_done()),
    }
}

struct Copy {
    registry: Registry<Fetch>,
    from: Repository,
    source: Tag,
}

impl Copy {
    /// Copies the very manifest that the source points at now, if the tag there is free or as the person knows it.
    async fn run(&self, wish: &Wish, told: OnCopy) -> Result<Outcome, Error> {
        let new = self.registry.resolve(&self.from, &At::Tag(self.source.clone())).await?;
        let now = points_at(&self.registry, &wish.to, &At::Tag(wish.tag.clone())).await?;
        match now.as_ref().and_then(Target::digest) {
            Some(now) if *now == new => return Ok(Outcome::Same),
            Some(now) if Some(now) != wish.there.as_ref() => {
                return Ok(Outcome::InUse { now: now.clone(), new });
            }
            _ => {}
        }
        self.registry.copy(&self.from, &At::Digest(new), &wish.to, &wish.tag, told).await?;
        Ok(Outcome::Copied)
    }
}

/// Keeps the newest word of each step, in order.
fn gather(shown: UseStateSetter<Vec<CopyProgress>>) -> OnCopy {
    let kept = std::cell::RefCell::new(Vec::<CopyProgress>::new());
    Rc::new(move |told: CopyProgress| {
        let mut kept = kept.borrow_mut();
        match kept.last_mut() {
            Some(last) if last.done == told.done => *last = told,
            _ => kept.push(told),
        }
        shown.set(kept.clone());
    })
}

/// Every blob and manifest, and how far it is; the last one is under way, or where it stopped.
fn progress(words: &Words, steps: &[CopyProgress], busy: bool) -> Html {
    let Some(last) = steps.last() else { return Html::default() };
    let whole = last.done + 1 == last.of && !busy;
    let done = if whole { last.of } else { last.done };
    let (n, all) = (words.number(done as u64), words.number(last.of as u64));
    let said = words.fill(words.parts.of_all(), &[("done", &n), ("all", &all)]);
    let row = |step: &CopyProgress| {
        let under_way = busy && step.done == last.done;
        let moved = match step.moving {
            Some(Moving::Fetched(bytes) | Moving::Sent(bytes)) if under_way => words.size(bytes),
            _ => step.size.map(|size| words.size(size)).unwrap_or_default(),
        };
        let sign = match (under_way, step.done < done) {
            (true, _) => html! { <span class="pt-counting">{ moved }</span> },
            (false, true) => {
                html! { <><span class="pt-ok"><Icon name="check" /></span>{ " " }<span class="pt-hint">{ moved }</span></> }
            }
            (false, false) => html! { <span class="pt-bad"><Icon name="close" /></span> },
        };
        html! { <li><Chip full={step.digest.to_string()} /><span>{ sign }</span></li> }
    };
    html! {
        <>
            <span class="pt-bytes">
                <span role="status">{ &said }</span>
                <progress class="pt-progress" max={last.of.to_string()} value={done.to_string()} aria-label={words.manifests.copy_act().to_owned()}>{ &said }</progress>
            </span>
            <ul class="pt-goes pt-results">{ for steps.iter().map(row) }</ul>
        </>
    }
}
