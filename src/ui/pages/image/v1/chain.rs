//! The JSON of every image of a chain, read a few at a time, each shown as it arrives. One that cannot be read
//! keeps its place and says why.

use crate::http::Transport;
use crate::image::Image;
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::error::Error;
use futures::StreamExt;
use std::rc::Rc;
use yew::prelude::*;

/// How many are read without being asked. Docker itself stops at 127.
pub(super) const FIRST: usize = 200;
/// How many are asked for at once; the registry's own gate lets through what may go.
const AT_ONCE: usize = 6;

/// One image of a chain.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Link {
    /// Not read yet.
    Unread,
    /// Read.
    Read(Rc<Image>),
    /// Could not be read.
    Failed(Rc<Error>),
}

impl Link {
    /// The image, if it has been read.
    pub(super) fn image(&self) -> Option<&Rc<Image>> {
        match self {
            Self::Read(image) => Some(image),
            _ => None,
        }
    }
}

/// A chain, its root first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chain {
    /// The ids, root first.
    pub ids: Rc<[ImageId]>,
    /// What is known of each.
    pub links: Vec<Link>,
}

impl Chain {
    /// A chain of which only the image at its end has been read.
    pub(super) fn new(top: &Rc<Image>, from_top: &[ImageId]) -> Self {
        let ids: Rc<[ImageId]> = from_top.iter().rev().cloned().collect();
        let mut links = vec![Link::Unread; ids.len()];
        if let Some(last) = links.last_mut() {
            *last = Link::Read(top.clone());
        }
        Self { ids, links }
    }

    /// How many images are still to be read or could not be.
    pub(super) fn missing(&self) -> usize {
        self.links.iter().filter(|link| link.image().is_none()).count()
    }

    /// The places that are to be read next: those nearest to the image first.
    fn wanted(&self, most: usize) -> Vec<usize> {
        (0..self.links.len()).rev().take(most).filter(|at| self.links[*at].image().is_none()).collect()
    }
}

impl Reducible for Chain {
    type Action = (usize, Link);

    fn reduce(self: Rc<Self>, (at, link): Self::Action) -> Rc<Self> {
        let mut chain = Self::clone(&self);
        if let Some(place) = chain.links.get_mut(at) {
            *place = link;
        }
        Rc::new(chain)
    }
}

/// Reads what is missing of a chain, at most so many images from its end.
pub(super) async fn read<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    chain: &Chain,
    most: usize,
    tell: &UseReducerDispatcher<Chain>,
) {
    let asks = chain.wanted(most).into_iter().map(|at| async move {
        let link = match registry.image(repository, &chain.ids[at]).await {
            Ok(image) => Link::Read(Rc::new(image)),
            Err(error) => Link::Failed(Rc::new(error)),
        };
        tell.dispatch((at, link));
    });
    futures::stream::iter(asks).buffer_unordered(AT_ONCE).collect::<()>().await;
}
