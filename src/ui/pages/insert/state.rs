//! What the screen of an insert works out: the tags there are, the parents that were not chosen, the images that are
//! ready, and why they cannot go in yet.

use super::InsertPageProps;
use super::parents::{self, Parent};
use super::target::Wish;
use crate::console::pairs::{Pair, parents_elsewhere};
use crate::name::{ImageId, Selector};
use crate::registry::error::ErrorKind;
use crate::registry::v1::{Insert, InsertImage, Tagged};
use crate::ui::hooks::{Resource, Words, use_console, use_resource};
use crate::web::files::FileSource;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// What is known of the parents that were not chosen; nothing while they are looked for.
pub(super) type Parents = Option<Rc<BTreeMap<ImageId, Parent>>>;

/// Looks at the registry for the parents that were not chosen.
#[hook]
pub(super) fn use_parents(props: &InsertPageProps, pairs: &[Pair<FileSource>]) -> Parents {
    let registry = use_console().registry(&props.place);
    let needed = parents_elsewhere(pairs);
    let looked = use_resource((props.repository.clone(), needed.clone()), move |(repository, needed)| {
        parents::look(registry.clone(), repository.clone(), needed.clone())
    });
    looked.value.filter(|known| needed.iter().all(|id| known.contains_key(id)))
}

/// Reads the tags of the repository.
#[hook]
pub(super) fn use_tags(props: &InsertPageProps) -> Resource<Vec<Tagged>> {
    let registry = use_console().registry(&props.place);
    use_resource(props.repository.clone(), move |repository| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move {
            match registry.tags(&repository).await {
                // A repository begins to be with its first image.
                Err(error) if error.kind == ErrorKind::NotFound => Ok(Vec::new()),
                other => other,
            }
        }
    })
}

/// The images whose pairs are sound.
pub(super) fn ready(pairs: &[Pair<FileSource>]) -> Vec<InsertImage> {
    pairs.iter().filter_map(ready_image).collect()
}

fn ready_image(pair: &Pair<FileSource>) -> Option<InsertImage> {
    let facts = pair.facts.as_ref().filter(|_| pair.fault.is_none())?;
    let (_, layer, _) = pair.layer.as_ref()?;
    Some(InsertImage {
        id: facts.id.clone(),
        parent: facts.parent.clone(),
        json: facts.json.clone(),
        layer: Rc::new(layer.clone()),
    })
}

/// The steps of putting the images in. Nothing when they cannot be planned, which sound pairs always can.
pub(super) fn plan(props: &InsertPageProps, images: &[InsertImage], wish: &Wish) -> Option<Insert> {
    let ids: Vec<ImageId> = images.iter().map(|image| image.id.clone()).collect();
    let tag = wish.tag().ok().flatten().zip(wish.top(&ids));
    Insert::plan(props.repository.clone(), images.to_vec(), tag, !wish.quiet).ok()
}

/// What is still missing before it can begin.
pub(super) fn why_not_yet(
    words: &Words,
    pairs: &[Pair<FileSource>],
    parents: &Parents,
    wish: &Wish,
    open: bool,
) -> Option<String> {
    let text = &words.insert;
    let faulty = pairs.iter().filter(|pair| pair.fault.is_some()).count();
    Some(match parents {
        _ if !open => text.begun_already().to_owned(),
        _ if pairs.is_empty() => text.nothing_chosen().to_owned(),
        _ if faulty > 0 => words.count(text.some_faulty(), faulty),
        None => text.looking_for_parents().to_owned(),
        Some(parents) if parents.values().any(Parent::stops) => text.parents_missing().to_owned(),
        Some(_) if wish.tag().is_err() => text.tag_rule().to_owned(),
        Some(_) => return None,
    })
}

/// The image the address names, by id or by tag.
pub(super) fn stands_on(props: &InsertPageProps, tags: &[Tagged]) -> Option<ImageId> {
    match props.on.as_ref()? {
        Selector::Image(id) => Some(id.clone()),
        Selector::Tag(tag) => tags
            .iter()
            .find(|tagged| tagged.tag.valid() == Some(tag))
            .and_then(|tagged| tagged.image.valid().cloned()),
        Selector::Digest(_) => None,
    }
}
