//! The dialog that deletes the tag by which the image was opened. One tag names itself, so nothing has to be typed.

use crate::console::route::Place;
use crate::name::{Repository, Tag};
use crate::ui::hooks::{use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// Which tag.
#[derive(Properties, PartialEq)]
pub(super) struct DeleteTagProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The tag.
    pub tag: Tag,
    /// The other tags on the same image, by which it stays in reach; nothing when they have not been read.
    pub others: Option<Vec<Tag>>,
    /// The person wants out.
    pub on_close: Callback<()>,
    /// It is gone.
    pub on_done: Callback<()>,
}

/// A plain dialog that says what stays.
#[component]
pub(super) fn DeleteTag(props: &DeleteTagProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let text = &words.image;
    let delete = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            move |tag: Tag| {
                let (registry, repository) = (registry.clone(), repository.clone());
                async move { registry.delete_tag(&repository, &tag).await }
            }
        },
        {
            let on_done = props.on_done.clone();
            let said = words.fill(text.tag_is_deleted(), &[("tag", props.tag.as_str())]);
            move |()| {
                console.announce(said.clone());
                on_done.emit(());
            }
        },
    );
    let full = format!("{}/{}:{}", props.place.origin.authority(), props.repository, props.tag);
    let stays = match props.others.as_deref() {
        None => html! { { text.image_stays() } },
        Some([]) => html! { { text.last_tag() } },
        Some([other, ..]) => sentence(text.still_tagged(), &[("tag", name(other))]),
    };
    html! {
        <Dialog title={sentence(text.delete_tag_title(), &[("tag", name(&props.tag))])} danger={true}
            busy={delete.busy} way_out={text.keep_tag().to_owned()}
            act={AttrValue::from(text.delete_tag_act().to_owned())} on_close={props.on_close.clone()}
            on_act={let (run, tag) = (delete.run.clone(), props.tag.clone()); move |()| run.emit(tag.clone())}>
            <p>{ sentence(text.tag_goes(), &[("reference", name(full))]) }</p>
            <p class="pt-quiet">{ stays }</p>
            if let Some(error) = &delete.error {
                <Notice {error} attempt={text.attempt_delete_tag().to_owned()} />
            }
        </Dialog>
    }
}
