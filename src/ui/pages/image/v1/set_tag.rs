//! The dialog that points a tag at the image that is open. A tag that is in use moves: the dialog says from where.

use crate::console::route::Place;
use crate::name::{ImageId, NameError, Repository, Tag};
use crate::registry::v1::Tagged;
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::sentence::{name, sentence};
use std::rc::Rc;
use yew::prelude::*;

/// On what.
#[derive(Properties, PartialEq)]
pub(super) struct SetTagProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The image the tag is to point at.
    pub id: ImageId,
    /// The tags there are, once they have been read.
    pub tags: Option<Rc<Vec<Tagged>>>,
    /// The person wants out.
    pub on_close: Callback<()>,
    /// It is set.
    pub on_done: Callback<Tag>,
}

/// A dialog with one field.
#[component]
pub(super) fn SetTag(props: &SetTagProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    let parsed = typed.parse::<Tag>();
    let set = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            let id = props.id.clone();
            move |tag: Tag| {
                let (registry, repository, id) = (registry.clone(), repository.clone(), id.clone());
                async move { registry.set_tag(&repository, &tag, &id).await.map(|()| tag) }
            }
        },
        {
            let (on_done, words) = (props.on_done.clone(), words.clone());
            move |tag: Tag| {
                console.announce(words.fill(words.image.tag_is_set(), &[("tag", tag.as_str())]));
                on_done.emit(tag);
            }
        },
    );
    let text = &words.image;
    let on_act = {
        let (run, tag) = (set.run.clone(), parsed.clone().ok());
        move |()| tag.iter().for_each(|tag| run.emit(tag.clone()))
    };
    let missing = if typed.is_empty() { text.tag_missing() } else { text.tag_unfit() };
    html! {
        <Dialog title={sentence(text.set_tag_title(), &[("id", name(props.id.short()))])} asks={true} busy={set.busy}
            way_out={words.common.cancel().to_owned()} act={AttrValue::from(text.set_tag_act().to_owned())}
            ready={parsed.is_ok()} missing={AttrValue::from(missing.to_owned())}
            on_close={props.on_close.clone()} {on_act}>
            <Field id="pt-tag" label={Html::from(text.tag().to_owned())} value={(*typed).clone()} mono={true}
                on_input={let typed = typed.clone(); move |text| typed.set(text)}
                rules={vec![Rule {
                    text: text.tag_rule().to_owned().into(),
                    kept: parsed.is_ok(),
                    so_far: so_far(&words, &typed, parsed.as_ref().err()),
                }]} />
            { for parsed.ok().and_then(|tag| moves(&words, props, &tag)) }
            if let Some(error) = &set.error {
                <Notice {error} attempt={text.attempt_set_tag().to_owned()} />
            }
        </Dialog>
    }
}

fn so_far(words: &Words, typed: &str, error: Option<&NameError>) -> AttrValue {
    match error {
        Some(NameError::BadCharacter(sign)) => format!("{sign:?}").into(),
        _ if typed.is_empty() => AttrValue::default(),
        _ => words.number(typed.chars().count() as u64).into(),
    }
}

/// What the tag points at now, if it is in use.
fn moves(words: &Words, props: &SetTagProps, tag: &Tag) -> Option<Html> {
    let tagged = props.tags.as_ref()?.iter().find(|tagged| tagged.tag.valid() == Some(tag))?;
    let now = tagged.image.valid()?;
    let named = name(tag);
    Some(if *now == props.id {
        html! { <p class="pt-hint">{ sentence(words.image.tag_is_here(), &[("tag", named)]) }</p> }
    } else {
        let chip = html! { <Chip full={now.to_string()} /> };
        html! { <p class="pt-unsure">{ sentence(words.image.tag_moves(), &[("tag", named), ("image", chip)]) }</p> }
    })
}
