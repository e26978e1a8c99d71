//! Where it goes: the tag, the image it is to point at, whether the index is told, and the one main act.

use crate::name::{ImageId, Tag};
use crate::registry::v1::Tagged;
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Check;
use crate::ui::parts::field::Field;
use crate::ui::parts::sentence::{name, sentence};
use crate::web::form;
use std::rc::Rc;
use yew::prelude::*;

/// What a person chose.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wish {
    /// The tag as typed; may be empty.
    pub tag: String,
    /// The image it is to point at; nothing means the last one.
    pub top: Option<ImageId>,
    /// Whether the index is not to be told.
    pub quiet: bool,
}

/// What is asked.
#[derive(Properties, PartialEq)]
pub(super) struct TargetProps {
    /// What is chosen so far.
    pub wish: Wish,
    /// Told of a change.
    pub on_wish: Callback<Wish>,
    /// The images that go in, roots first.
    pub ids: Vec<ImageId>,
    /// The tags there are, once they have been read.
    pub tags: Option<Rc<Vec<Tagged>>>,
    /// Whether registry and index are one.
    pub standalone: bool,
    /// Whether anything can be changed just now.
    pub open: bool,
    /// Why it cannot begin, if it cannot.
    pub reason: Option<AttrValue>,
    /// The person wants it.
    pub on_insert: Callback<()>,
}

impl Wish {
    /// The tag: `Ok(None)` where none is wanted.
    pub(super) fn tag(&self) -> Result<Option<Tag>, ()> {
        match self.tag.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| ()),
        }
    }

    /// The image the tag is to point at.
    pub(super) fn top(&self, ids: &[ImageId]) -> Option<ImageId> {
        self.top.clone().filter(|top| ids.contains(top)).or_else(|| ids.last().cloned())
    }
}

/// A form on one line.
#[component]
pub(super) fn Target(props: &TargetProps) -> Html {
    let words = use_words();
    let text = &words.insert;
    let change = |make: fn(Wish, String) -> Wish| {
        let (wish, on_wish) = (props.wish.clone(), props.on_wish.clone());
        Callback::from(move |value: String| on_wish.emit(make(wish.clone(), value)))
    };
    let tell = {
        let (wish, on_wish) = (props.wish.clone(), props.on_wish.clone());
        Callback::from(move |_: (bool, bool)| on_wish.emit(Wish { quiet: !wish.quiet, ..wish.clone() }))
    };
    let error = props.wish.tag().is_err().then(|| AttrValue::from(text.tag_rule().to_owned()));
    let label = if props.standalone { text.tell_own_index() } else { text.tell_hub() };
    let act = match props.ids.len() {
        0 => text.insert_act().to_owned(),
        count => words.count(text.insert_images(), count),
    };
    html! {
        <>
            <form class="pt-line" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                <Field id="pt-insert-tag" label={Html::from(text.tag().to_owned())} value={props.wish.tag.clone()} mono={true}
                    on_input={change(|wish, tag| Wish { tag, ..wish })} error={error} disabled={!props.open} />
                <div class="pt-field">
                    <label for="pt-insert-top">{ text.points_at() }</label>
                    <select id="pt-insert-top" class="pt-input pt-mono" disabled={props.ids.is_empty() || !props.open}
                        onchange={change(|wish, top| Wish { top: top.parse().ok(), ..wish })
                            .reform(|event: Event| form::value(&event))}>
                        { options(&words, props) }
                    </select>
                </div>
                <Check label={label.to_owned()} on={!props.wish.quiet} on_change={tell} disabled={!props.open} />
                <span class="pt-acts pt-end">
                    <Button kind={Kind::Main} label={act} reason={props.reason.clone()} on_press={props.on_insert.clone()} />
                </span>
            </form>
            <p class="pt-hint pt-under">
                { match &props.reason {
                    Some(reason) => html! { { reason } },
                    None => tag_hint(&words, props),
                } }
            </p>
        </>
    }
}

fn options(words: &Words, props: &TargetProps) -> Html {
    let top = props.wish.top(&props.ids);
    let last = props.ids.last();
    let option = |id: &ImageId| {
        let said = if Some(id) == last {
            words.fill(words.insert.the_last(), &[("id", id.short())])
        } else {
            id.short().to_owned()
        };
        html! { <option value={id.to_string()} selected={Some(id) == top.as_ref()}>{ said }</option> }
    };
    props.ids.iter().rev().map(option).collect()
}

/// What the tag will do.
fn tag_hint(words: &Words, props: &TargetProps) -> Html {
    let text = &words.insert;
    match props.wish.tag() {
        Ok(None) => html! { { text.no_tag() } },
        Ok(Some(tag)) => {
            let in_use =
                props.tags.as_ref().is_some_and(|tags| tags.iter().any(|t| t.tag.valid() == Some(&tag)));
            if in_use { sentence(text.tag_moves(), &[("tag", name(tag))]) } else { Html::default() }
        }
        Err(()) => Html::default(),
    }
}
