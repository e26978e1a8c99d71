//! The dialog that points a tag, new or not, at an image of the repository.

use crate::console::natural::order_tags;
use crate::console::route::Place;
use crate::console::target::{TagRow, Target};
use crate::name::{ImageId, Repository, Tag};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::choices::Select;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::sentence::{name, sentence};
use std::rc::Rc;
use yew::prelude::*;

/// The longest list of tags to choose an image by; any other is named by its id.
const MOST: usize = 200;

/// In what.
#[derive(Properties, PartialEq)]
pub(super) struct SetTagProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// Its tags, once they are read.
    pub(super) tags: Option<Rc<Vec<TagRow>>>,
    /// The image to begin with.
    #[prop_or_default]
    pub(super) target: Option<Target>,
    /// The person wants out.
    pub(super) on_close: Callback<()>,
    /// It is set.
    pub(super) on_done: Callback<Tag>,
}

/// The dialog.
#[component]
pub(super) fn SetTag(props: &SetTagProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    // The image is chosen by a tag that points at it; an empty choice means that its id is typed.
    let choices = choices(props);
    let by = use_state_eq(|| first_choice(props, &choices));
    let typed_id = use_state_eq(|| props.target.as_ref().map(ToString::to_string).unwrap_or_default());
    let tag = typed.parse::<Tag>().ok();
    let chosen = choices.iter().find(|(tag, _)| tag.as_str() == *by).map(|(_, image)| image.clone());
    let image = chosen.or_else(|| typed_id.trim().parse::<ImageId>().ok());
    let set = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            move |(tag, image): (Tag, ImageId)| {
                let (registry, repository) = (registry.clone(), repository.clone());
                async move { registry.set_tag(&repository, &tag, &image).await.map(|()| tag) }
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
    let both = tag.clone().zip(image.clone());
    let now = tag.as_ref().and_then(|tag| points_at(props, tag));
    let moves = now.as_ref().is_some_and(|now| image.as_ref() != Some(now));
    let texts = &words.repository;
    let on_act = {
        let (run, both) = (set.run.clone(), both.clone());
        Callback::from(move |()| both.iter().for_each(|both| run.emit(both.clone())))
    };
    let attempt = words.fill(texts.attempt_set(), &[("name", &typed)]);
    html! {
        <Dialog title={texts.set_title().to_owned()} way_out={words.common.cancel().to_owned()} asks={true}
            act={AttrValue::from(if moves { texts.move_act() } else { texts.set_act() }.to_owned())} busy={set.busy}
            ready={both.is_some()} missing={AttrValue::from(texts.set_missing().to_owned())}
            on_close={props.on_close.clone()} {on_act}>
            <Field id="pt-tag" label={texts.set_name()} value={(*typed).clone()} mono={true} on_input={setter(&typed)}
                rules={tag_rules(&words, &typed)} />
            { image_choice(&words, &choices, &by) }
            if by.is_empty() {
                <Field id="pt-tag-image" label={texts.set_id()} value={(*typed_id).clone()} mono={true}
                    on_input={setter(&typed_id)} rules={vec![Rule {
                        text: texts.set_id_rule().to_owned().into(),
                        kept: image.is_some(),
                        so_far: words.number(typed_id.trim().chars().count() as u64).into(),
                    }]} />
            }
            { consequence(&words, both.as_ref(), now.as_ref()) }
            if let Some(error) = set.error {
                <Notice {error} {attempt} />
            }
        </Dialog>
    }
}

/// Tags by which an image can be chosen, in order.
fn choices(props: &SetTagProps) -> Vec<(Tag, ImageId)> {
    let Some(tags) = &props.tags else { return Vec::new() };
    let valid: Vec<(Tag, ImageId)> =
        tags.iter().filter_map(|one| Some((one.tag.valid()?.clone(), one.image()?.clone()))).collect();
    let pairs: Vec<(&str, &str)> = valid.iter().map(|(tag, image)| (tag.as_str(), image.as_str())).collect();
    order_tags(&pairs).into_iter().take(MOST).map(|at| valid[at].clone()).collect()
}

fn first_choice(props: &SetTagProps, choices: &[(Tag, ImageId)]) -> String {
    let wanted = |(_, image): &&(Tag, ImageId)| {
        props.target.as_ref().is_none_or(|wanted| wanted.image() == Some(image))
    };
    choices.iter().find(wanted).map(|(tag, _)| tag.to_string()).unwrap_or_default()
}

fn points_at(props: &SetTagProps, tag: &Tag) -> Option<ImageId> {
    let tagged = props.tags.as_ref()?.iter().find(|one| one.tag.valid() == Some(tag))?;
    tagged.image().cloned()
}

fn setter(state: &UseStateHandle<String>) -> Callback<String> {
    let setter = state.setter();
    Callback::from(move |text| setter.set(text))
}

fn tag_rules(words: &Words, typed: &str) -> Vec<Rule> {
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

fn image_choice(words: &Words, choices: &[(Tag, ImageId)], by: &UseStateHandle<String>) -> Html {
    let texts = &words.repository;
    if choices.is_empty() {
        return Html::default();
    }
    let option = |(tag, image): &(Tag, ImageId)| {
        let said = words.fill(texts.set_by_tag(), &[("name", tag.as_str())]);
        (tag.as_str().to_owned().into(), format!("{said} ({})", image.short()).into())
    };
    let mut options: Vec<(AttrValue, AttrValue)> = choices.iter().map(option).collect();
    options.push((AttrValue::default(), texts.set_by_id().to_owned().into()));
    html! {
        <div class="pt-field">
            <span>{ texts.set_image() }</span>
            <div><Select label={texts.set_image().to_owned()} {options} value={(**by).clone()} on_change={setter(by)} /></div>
        </div>
    }
}

/// What will be different afterwards.
fn consequence(words: &Words, both: Option<&(Tag, ImageId)>, now: Option<&ImageId>) -> Html {
    let texts = &words.repository;
    let Some((tag, image)) = both else { return Html::default() };
    let chip = |id: &ImageId| html! { <Chip full={id.to_string()} /> };
    match now {
        None => {
            html! { <p class="pt-quiet">{ sentence(texts.set_new(), &[("name", name(tag)), ("to", chip(image))]) }</p> }
        }
        Some(now) if now == image => {
            html! { <p class="pt-quiet">{ sentence(texts.set_same(), &[("name", name(tag))]) }</p> }
        }
        Some(now) => {
            let values = [("name", name(tag)), ("from", chip(now)), ("to", chip(image))];
            html! { <p class="pt-unsure">{ sentence(texts.set_moves(), &values) }</p> }
        }
    }
}
