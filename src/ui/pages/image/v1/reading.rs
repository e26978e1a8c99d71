//! What the screen of an image reads once it is open: the chain, the tags of the repository, the notes of the last
//! push.

use super::chain::{self, Chain};
use super::open::Opened;
use super::sheet::SheetProps;
use crate::name::Selector;
use crate::registry::v1::{TagFacts, Tagged};
use crate::ui::hooks::{Resource, use_console, use_resource};
use std::rc::Rc;
use yew::prelude::*;

/// A chain that is being read.
pub(super) struct Reading {
    /// What has come so far.
    pub chain: Rc<Chain>,
    /// Whether more is coming.
    pub loading: bool,
    /// Reads again what could not be read, what was too much to read unasked, and what was not read before a stop.
    pub more: Callback<()>,
    /// Stops; what has come stays.
    pub stop: Callback<()>,
}

/// Reads the chain of an image, from the image down.
#[hook]
pub(super) fn use_chain(props: &SheetProps) -> Reading {
    let registry = use_console().registry(&props.place);
    let Opened { image, ancestry } = &*props.opened;
    let chain = use_reducer(|| Chain::new(image, ancestry.ids()));
    let most = use_state_eq(|| chain::FIRST);
    let stopped = use_state_eq(|| false);
    let newest = use_mut_ref(|| None::<Rc<Chain>>);
    let shared = Rc::new(Chain::clone(&chain));
    *newest.borrow_mut() = Some(shared.clone());
    let reading = use_resource((*most, *stopped), {
        let (repository, tell) = (props.repository.clone(), chain.dispatcher());
        move |(most, stopped)| {
            let (registry, repository, most, stopped) =
                (registry.clone(), repository.clone(), *most, *stopped);
            let (tell, chain) = (tell.clone(), newest.borrow().clone());
            async move {
                if let Some(chain) = chain.filter(|_| !stopped) {
                    chain::read(&registry, &repository, &chain, most, &tell).await;
                }
                Ok(())
            }
        }
    });
    let stop = {
        let stopped = stopped.setter();
        Callback::from(move |()| stopped.set(true))
    };
    let more = {
        let (reload, length) = (reading.reload.clone(), shared.ids.len());
        Callback::from(move |()| {
            if *stopped {
                stopped.set(false);
            } else if *most < length {
                most.set(length);
            } else {
                reload.emit(());
            }
        })
    };
    Reading { chain: shared, loading: reading.loading, more, stop }
}

/// Reads the tags of the repository.
#[hook]
pub(super) fn use_tags(props: &SheetProps) -> Resource<Vec<Tagged>> {
    let registry = use_console().registry(&props.place);
    use_resource(props.repository.clone(), move |repository| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move { registry.tags(&repository).await }
    })
}

/// Reads what was noted of the last push of the tag. docker-registry alone notes it; where it is not to be had,
/// there is nothing to say.
#[hook]
pub(super) fn use_pushed(props: &SheetProps) -> Option<Rc<TagFacts>> {
    let registry = use_console().registry(&props.place);
    let asked = (props.repository.clone(), props.selector.clone());
    let pushed = use_resource(asked, move |(repository, selector)| {
        let (registry, repository, selector) = (registry.clone(), repository.clone(), selector.clone());
        async move {
            Ok(match selector {
                Selector::Tag(tag) => registry.tag_facts(&repository, &tag).await.ok().map(Rc::new),
                _ => None,
            })
        }
    });
    pushed.value.as_deref().and_then(Clone::clone)
}
