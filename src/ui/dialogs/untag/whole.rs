//! What the dialog says of the whole: its title, how much was looked at, and the choice between tags and images.

use super::{DeleteManifestsProps, Goes};
use crate::console::removal::Removal;
use crate::ui::hooks::Words;
use crate::ui::parts::choices::Choice;
use yew::prelude::*;

/// The whole consequence, as far as it is known.
pub(super) fn title(
    words: &Words,
    props: &DeleteManifestsProps,
    removal: Option<(&Removal, bool)>,
) -> String {
    let along = removal.map_or(0, |(removal, whole)| removal.along(whole).len());
    let picked = match &props.goes {
        Goes::All => {
            return words.fill(words.repository.delete_title(), &[("name", props.repository.as_str())]);
        }
        Goes::Manifest(digest, _) => {
            let digest = [("digest", digest.short())];
            return match along {
                0 => words.fill(words.manifests.delete_manifest_title(), &digest),
                _ => words.count_with(words.manifests.delete_manifest_along(), along, &digest),
            };
        }
        Goes::Tags(picked) => picked,
    };
    let tags = words.count(words.tags.picked(), picked.len());
    match (&**picked, along) {
        ([only], 0) => words.fill(words.tags.delete_tag_title(), &[("name", only.as_str())]),
        (_, 0) => words.count(words.tags.delete_many_act(), picked.len()),
        _ => words.count_with(words.manifests.delete_along(), along, &[("tags", &tags)]),
    }
}

/// How much was looked at for it.
pub(super) fn looked(
    words: &Words,
    removal: &Removal,
    all: usize,
    (beyond, manifest): (bool, bool),
) -> String {
    let texts = &words.manifests;
    match removal.unread {
        0 if all == 0 => texts.seen_none().to_owned(),
        0 => words.count(texts.seen_all(), all),
        _ if manifest && beyond => texts.manifest_beyond().to_owned(),
        unread if manifest => words.count(texts.manifest_some(), unread),
        _ if beyond => texts.seen_beyond().to_owned(),
        unread => words.count(texts.seen_some(), unread),
    }
}

/// Whether the tags alone go or what they stand on.
pub(super) fn choice(words: &Words, whole: &UseStateHandle<bool>) -> Html {
    let texts = &words.manifests;
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("tags".into(), texts.only_tags().to_owned().into()),
        ("images".into(), texts.whole_images().to_owned().into()),
    ];
    let value = if **whole { "images" } else { "tags" };
    let on_change = {
        let whole = whole.setter();
        Callback::from(move |value: AttrValue| whole.set(value == "images"))
    };
    html! { <Choice label={texts.what_goes().to_owned()} group="pt-what-goes" {options} {value} {on_change} /> }
}
