//! The dialog that points a tag, new or not, at an image of the repository. In v1 that is named by its id; in v2 the
//! registry is sent the manifest it has, byte for byte, under the other name.

use super::command::Command;
use super::pointing::{Change, Looked, apply, look};
use super::unheard::unheard_line;
use crate::console::command::{Spot, Task};
use crate::console::natural::order_tags;
use crate::console::route::{Api, Place};
use crate::console::target::{TagRow, Target};
use crate::image::Attached;
use crate::name::{ImageId, Repository, Tag};
use crate::ui::hooks::{Words, use_action, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::choices::Select;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::sentence::{name, sentence};
use std::rc::Rc;
use yew::prelude::*;

/// The longest list of tags to choose an image by; any other is named by its id.
const MOST: usize = 200;

/// In what.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct SetTagProps {
    /// The registry.
    pub(in crate::ui) place: Place,
    /// What it speaks.
    pub(in crate::ui) api: Api,
    /// The repository.
    pub(in crate::ui) repository: Repository,
    /// Its tags, once they are read.
    pub(in crate::ui) tags: Option<Rc<Vec<TagRow>>>,
    /// The image to begin with.
    #[prop_or_default]
    pub(in crate::ui) target: Option<Target>,
    /// The person wants out.
    pub(in crate::ui) on_close: Callback<()>,
    /// It is set.
    pub(in crate::ui) on_done: Callback<Tag>,
}

/// The dialog.
#[component]
pub(in crate::ui) fn SetTag(props: &SetTagProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let typed = use_state_eq(String::new);
    // The image is chosen by a tag that points at it; an empty choice means that its id is typed.
    let choices = choices(props);
    let picked = use_state_eq(|| None::<String>);
    let by = (*picked).clone().unwrap_or_else(|| first_choice(props, &choices));
    // The list may come while the dialog is open. What it is begun with then stays, whatever else comes.
    use_effect_with(choices.is_empty(), {
        let (picked, is, first) = (picked.setter(), picked.is_some(), by.clone());
        move |none| {
            if !none && !is {
                picked.set(Some(first));
            }
        }
    });
    let typed_id = use_state_eq(|| props.target.as_ref().map(ToString::to_string).unwrap_or_default());
    let tag = typed.parse::<Tag>().ok();
    let chosen = choices.iter().find(|(tag, _)| tag.as_str() == by).cloned();
    let named = if chosen.is_some() { None } else { read_target(props.api, &typed_id) };
    let missing = lacking(&words, tag.is_some(), chosen.is_some() || named.is_some());
    // The list of a v1 registry says all. Without a list any tag may be in use.
    let looks = (props.api == Api::V2 || props.tags.is_none()).then(|| {
        let in_use = tag.clone().filter(|tag| props.tags.is_none() || row_of(props, tag).is_some());
        (in_use, chosen.as_ref().map(|(tag, _)| tag.clone()))
    });
    let asked = (registry.clone(), props.repository.clone(), props.api, looks.clone());
    let looked = use_resource(asked, |(registry, repository, api, looks)| {
        let (registry, repository) = (registry.clone(), repository.clone());
        let (api, looks) = (*api, looks.clone().unwrap_or_default());
        async move { look(&registry, &repository, api, looks).await }
    });
    let known: Option<Looked> = match looks {
        None => {
            let row = tag.as_ref().and_then(|tag| row_of(props, tag));
            Some((row.and_then(TagRow::valid_target).cloned(), chosen.and_then(|(_, target)| target)))
        }
        Some(_) => looked.value.as_deref().filter(|_| !looked.loading).cloned(),
    };
    let change = tag
        .clone()
        .zip(known)
        .and_then(|(tag, (from, to))| Some(Change { tag, from, to: to.or(named.clone())? }));
    let set = use_action(
        {
            let (registry, repository) = (registry, props.repository.clone());
            move |change: Change| {
                let (registry, repository) = (registry.clone(), repository.clone());
                async move { apply(&registry, &repository, &change).await.map(|()| change.tag) }
            }
        },
        {
            let (words, on_done) = (words.clone(), props.on_done.clone());
            move |tag: Tag| {
                console.announce(words.fill(words.repository.set_done(), &[("name", tag.as_str())]));
                on_done.emit(tag);
            }
        },
    );
    let moves =
        change.as_ref().is_some_and(|change| change.from.as_ref().is_some_and(|from| *from != change.to));
    let texts = &words.repository;
    let on_act = {
        let (run, change) = (set.run.clone(), change.clone());
        Callback::from(move |()| change.iter().for_each(|change| run.emit(change.clone())))
    };
    let attempt = words.fill(texts.attempt_set(), &[("name", &typed)]);
    let v2 = props.api == Api::V2;
    let task = |change: &Change| {
        let (repository, tag, seen) = (props.repository.clone(), change.tag.clone(), change.from.clone());
        Task::SetTag(Spot { repository, tag, seen }, change.to.clone())
    };
    let tasks: Vec<Task> = change.iter().map(task).collect();
    let pick = {
        let picked = picked.setter();
        Callback::from(move |by: String| picked.set(Some(by)))
    };
    // Who types an id means that one.
    let on_id = {
        let (typed, pick) = (setter(&typed_id), pick.clone());
        Callback::from(move |id: String| {
            typed.emit(id);
            pick.emit(String::new());
        })
    };
    let under = html! { <Command place={props.place.clone()} {tasks} /> };
    html! {
        <Dialog title={texts.set_title().to_owned()} way_out={words.common.cancel().to_owned()} asks={true}
            act={AttrValue::from(if moves { texts.move_act() } else { texts.set_act() }.to_owned())} busy={set.busy}
            ready={change.is_some()} {missing}
            on_close={props.on_close.clone()} {on_act} {under}>
            <Field id="pt-tag" label={texts.set_name()} value={(*typed).clone()} mono={true} on_input={setter(&typed)}
                rules={tag_rules(&words, &typed)} />
            { image_choice(&words, props.api, &choices, by.clone(), pick) }
            if by.is_empty() {
                <Field id="pt-tag-image" label={if v2 { words.manifests.col_digest() } else { texts.set_id() }} value={(*typed_id).clone()} mono={true}
                    on_input={on_id} rules={vec![Rule {
                        text: if v2 { words.manifests.set_digest_rule() } else { texts.set_id_rule() }.to_owned().into(),
                        kept: named.is_some(),
                        so_far: words.number(typed_id.trim().chars().count() as u64).into(),
                    }]} />
            }
            if let Some(change) = &change {
                { consequence(&words, change) }
                if v2 && change.from.as_ref() != Some(&change.to) {
                    <p class="pt-hint">{ words.manifests.set_same_bytes() }</p>
                }
            } else if looked.loading && tag.is_some() {
                <p class="pt-quiet"><Ghost width={5} /></p>
            }
            if let Some(error) = looked.error.clone().filter(|_| set.error.is_none()) {
                <Notice {error} attempt={attempt.clone()} on_retry={looked.reload.clone()} />
            }
            if let Some(error) = set.error {
                <Notice error={error.clone()} {attempt} on_retry={looked.reload}>{ unheard_line(&words, &error) }</Notice>
            }
        </Dialog>
    }
}

/// What is still to be said before the tag can be set.
fn lacking(words: &Words, tag: bool, image: bool) -> AttrValue {
    let texts = &words.repository;
    let text = match (tag, image) {
        (false, true) => texts.set_tag_missing(),
        (true, false) => texts.set_image_missing(),
        _ => texts.set_missing(),
    };
    text.to_owned().into()
}

/// Tags by which an image can be chosen, in order.
fn choices(props: &SetTagProps) -> Vec<(Tag, Option<Target>)> {
    let Some(tags) = &props.tags else { return Vec::new() };
    let choice = |row: &TagRow| {
        let tag = row.tag.valid().filter(|tag| Attached::read(tag).is_none())?;
        let target = row.valid_target().cloned();
        (target.is_some() || props.api == Api::V2).then(|| (tag.clone(), target))
    };
    let valid: Vec<(Tag, Option<Target>)> = tags.iter().filter_map(choice).collect();
    // In v2, where digests come late, names alone decide.
    let pairs: Vec<(&str, Option<&ImageId>)> =
        valid.iter().map(|(tag, target)| (tag.as_str(), target.as_ref().and_then(Target::image))).collect();
    order_tags(&pairs).into_iter().take(MOST).map(|at| valid[at].clone()).collect()
}

fn first_choice(props: &SetTagProps, choices: &[(Tag, Option<Target>)]) -> String {
    let wanted = |(_, target): &&(Tag, Option<Target>)| props.target.is_none() || *target == props.target;
    choices.iter().find(wanted).map(|(tag, _)| tag.to_string()).unwrap_or_default()
}

fn read_target(api: Api, typed: &str) -> Option<Target> {
    match api {
        Api::V1 => typed.trim().parse().ok().map(Target::Image),
        Api::V2 => typed.trim().parse().ok().map(Target::Manifest),
    }
}

fn row_of<'a>(props: &'a SetTagProps, tag: &Tag) -> Option<&'a TagRow> {
    props.tags.as_ref()?.iter().find(|one| one.tag.valid() == Some(tag))
}

/// Keeps what is typed.
pub(super) fn setter(state: &UseStateHandle<String>) -> Callback<String> {
    let setter = state.setter();
    Callback::from(move |text| setter.set(text))
}

/// What a tag's name has to be.
pub(super) fn tag_rules(words: &Words, typed: &str) -> Vec<Rule> {
    let texts = &words.repository;
    let length = typed.chars().count();
    // What is wrong with the characters shows without what is wrong with the length.
    let characters = typed.chars().take(128).collect::<String>().parse::<Tag>().is_ok();
    vec![
        Rule {
            text: texts.set_rule_length().to_owned().into(),
            kept: (1..=128).contains(&length),
            so_far: words.number(length as u64).into(),
        },
        Rule {
            text: texts.set_rule_characters().to_owned().into(),
            kept: characters,
            so_far: AttrValue::default(),
        },
    ]
}

fn image_choice(
    words: &Words,
    api: Api,
    choices: &[(Tag, Option<Target>)],
    by: String,
    pick: Callback<String>,
) -> Html {
    let texts = &words.repository;
    if choices.is_empty() {
        return Html::default();
    }
    let option = |(tag, target): &(Tag, Option<Target>)| {
        let said = words.fill(texts.set_by_tag(), &[("name", tag.as_str())]);
        let said = match target {
            Some(target) => format!("{said} ({})", target.short()),
            None => said,
        };
        (tag.as_str().to_owned().into(), said.into())
    };
    let mut options: Vec<(AttrValue, AttrValue)> = choices.iter().map(option).collect();
    let by_id = if api == Api::V1 { texts.set_by_id() } else { words.manifests.set_by_digest() };
    options.push((AttrValue::default(), by_id.to_owned().into()));
    html! {
        <div class="pt-field">
            <span>{ texts.set_image() }</span>
            <div><Select label={texts.set_image().to_owned()} {options} value={by} on_change={pick} /></div>
        </div>
    }
}

/// What will be different afterwards.
fn consequence(words: &Words, change: &Change) -> Html {
    let texts = &words.repository;
    let Change { tag, from, to } = change;
    let chip = |target: &Target| html! { <Chip full={target.to_string()} /> };
    match from {
        None => {
            html! { <p class="pt-quiet">{ sentence(texts.set_new(), &[("name", name(tag)), ("to", chip(to))]) }</p> }
        }
        Some(from) if from == to => {
            html! { <p class="pt-quiet">{ sentence(texts.set_same(), &[("name", name(tag))]) }</p> }
        }
        Some(from) => {
            let values = [("name", name(tag)), ("from", chip(from)), ("to", chip(to))];
            html! { <p class="pt-unsure">{ sentence(texts.set_moves(), &values) }</p> }
        }
    }
}
