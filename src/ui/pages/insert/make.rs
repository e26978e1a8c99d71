//! The dialog that makes the JSON for a layer that has none: a new id, the parent that is chosen, and what the
//! image is to run.

use super::basket::Chosen;
use crate::console::natural;
use crate::console::new_image::{NewImage, random_id};
use crate::console::pairs::{Content, File};
use crate::name::ImageId;
use crate::registry::v1::Tagged;
use crate::ui::hooks::use_words;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::sentence::{name, sentence};
use crate::web::{clock, form, random};
use std::rc::Rc;
use yew::prelude::*;

/// For which layer.
#[derive(Properties, PartialEq)]
pub(super) struct MakeProps {
    /// What the layer's name has in common with the JSON to be made.
    pub stem: AttrValue,
    /// The images that go in already; the new one may stand on any of them.
    pub ids: Vec<ImageId>,
    /// The tags of the repository; the new image may stand on what they point at.
    pub tags: Option<Rc<Vec<Tagged>>>,
    /// What the address says that it is to stand on.
    pub on: Option<ImageId>,
    /// The person wants out.
    pub on_close: Callback<()>,
    /// It is made.
    pub on_done: Callback<Chosen>,
}

/// A dialog with three fields.
#[component]
pub(super) fn Make(props: &MakeProps) -> Html {
    let words = use_words();
    let text = &words.insert;
    let parent = use_state_eq(|| props.on.clone().or_else(|| props.ids.last().cloned()));
    let (command, comment) = (use_state_eq(String::new), use_state_eq(String::new));
    let failed = use_state_eq(|| false);
    let input = |state: &UseStateHandle<String>| {
        let state = state.setter();
        move |typed| state.set(typed)
    };
    let choose = {
        let parent = parent.setter();
        Callback::from(move |event: Event| parent.set(form::value(&event).parse().ok()))
    };
    let on_act = {
        let (stem, on_done, failed) = (props.stem.clone(), props.on_done.clone(), failed.setter());
        let (parent, command, comment) = ((*parent).clone(), (*command).clone(), (*comment).clone());
        move |()| {
            let Some(id) = random::bytes().and_then(random_id) else {
                failed.set(true);
                return;
            };
            let image = NewImage {
                id,
                parent: parent.clone(),
                created: clock::now(),
                command: command.clone(),
                comment: comment.clone(),
            };
            let content = Content::Json(Ok(image.json().into()));
            on_done.emit(File { name: format!("{stem}.json"), content });
        }
    };
    html! {
        <Dialog title={text.make_title().to_owned()} asks={true} way_out={words.common.cancel().to_owned()}
            act={AttrValue::from(text.make_act().to_owned())} on_close={props.on_close.clone()} {on_act}>
            <p class="pt-quiet">{ sentence(text.make_why(), &[("name", name(&props.stem))]) }</p>
            <div class="pt-field">
                <label for="pt-make-parent">{ text.stands_on() }</label>
                <select id="pt-make-parent" class="pt-input pt-mono" onchange={choose}>
                    <option value="" selected={parent.is_none()}>{ text.on_nothing() }</option>
                    { for offers(props).into_iter().map(|(id, said)| html! {
                        <option value={id.to_string()} selected={parent.as_ref() == Some(&id)}>{ said }</option>
                    }) }
                </select>
            </div>
            <Field id="pt-make-command" label={Html::from(text.make_command().to_owned())} value={(*command).clone()}
                mono={true} on_input={input(&command)} hint={AttrValue::from(text.make_command_hint().to_owned())} />
            <Field id="pt-make-comment" label={Html::from(text.make_comment().to_owned())} value={(*comment).clone()}
                on_input={input(&comment)} />
            if *failed {
                <p class="pt-bad">{ text.no_random() }</p>
            }
        </Dialog>
    }
}

/// The images it may stand on, each once: those that go in too, then those that tags point at.
fn offers(props: &MakeProps) -> Vec<(ImageId, String)> {
    let mut offers: Vec<(ImageId, String)> =
        props.ids.iter().rev().map(|id| (id.clone(), id.short().to_owned())).collect();
    let mut tagged: Vec<(String, ImageId)> = Vec::new();
    for tagged_one in props.tags.iter().flat_map(|tags| tags.iter()) {
        if let (Some(tag), Some(id)) = (tagged_one.tag.valid(), tagged_one.image.valid()) {
            tagged.push((tag.to_string(), id.clone()));
        }
    }
    tagged.sort_by(|a, b| natural::compare(&b.0, &a.0));
    for (tag, id) in tagged {
        let said = format!("{tag}  {}", id.short());
        match offers.iter_mut().find(|(known, _)| *known == id) {
            Some(_) => {}
            None => offers.push((id, said)),
        }
    }
    if let Some(on) = props.on.as_ref().filter(|on| offers.iter().all(|(id, _)| id != *on)) {
        offers.insert(0, (on.clone(), on.short().to_owned()));
    }
    offers
}
