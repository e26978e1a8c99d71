//! What is known of the images that tags point at, read while one looks: only for rows in sight, or for all when an
//! order needs it. Every answer is kept, so that scrolling back asks for nothing again.

use crate::console::tag_table::Known;
use crate::image::{Ancestry, Image};
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::{Fetch, clock};
use futures::{StreamExt, stream};
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use yew::prelude::*;

/// As many as a registry is asked at once; more would only wait in line.
const AT_ONCE: usize = 6;
/// How often the screen is drawn again while answers come in, in milliseconds.
const DRAW_EVERY: f64 = 120.0;

type Answer<T> = Result<Rc<T>, Rc<Error>>;

/// The answers so far.
#[derive(Default)]
struct Answers {
    images: HashMap<ImageId, Answer<Image>>,
    ancestries: HashMap<ImageId, Answer<Ancestry>>,
    /// How often something changed, to tell old from new.
    changes: u32,
}

/// What is wanted of an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// What it says of itself.
    Itself,
    /// Also what it stands on.
    Ancestry,
    /// Also what all of those say of themselves: their sizes.
    Whole,
}

/// What is known, for those who draw it. Compares by how much is known.
#[derive(Clone)]
pub(super) struct Details {
    answers: Rc<RefCell<Answers>>,
    version: u32,
    tries: u32,
    retry: Callback<ImageId>,
}

impl PartialEq for Details {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && Rc::ptr_eq(&self.answers, &other.answers)
    }
}

/// A sum of sizes that may still grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Total {
    /// The bytes so far.
    pub(super) bytes: u64,
    /// Whether images are missing that may still be read.
    pub(super) counting: bool,
    /// Whether an image gives no size, so that the sum is not known.
    pub(super) unknown: bool,
}

impl Details {
    /// What an image says of itself; nothing while it was not read.
    pub(super) fn image(&self, id: &ImageId) -> Option<Answer<Image>> {
        self.answers.borrow().images.get(id).cloned()
    }

    /// What it stands on.
    pub(super) fn ancestry(&self, id: &ImageId) -> Option<Answer<Ancestry>> {
        self.answers.borrow().ancestries.get(id).cloned()
    }

    /// Why something of it could not be read.
    pub(super) fn error(&self, id: &ImageId) -> Option<Rc<Error>> {
        let answers = self.answers.borrow();
        let image = answers.images.get(id).and_then(|answer| answer.as_ref().err());
        let ancestry = answers.ancestries.get(id).and_then(|answer| answer.as_ref().err());
        image.or(ancestry).cloned()
    }

    /// Asks again for what failed.
    pub(super) fn retry(&self, id: &ImageId) {
        self.retry.emit(id.clone());
    }

    /// Whether the registry tells compressed sizes; where it tells none, all sizes are unpacked ones.
    pub(super) fn compressed(&self) -> bool {
        let answers = self.answers.borrow();
        let mut read = answers.images.values().filter_map(|answer| answer.as_ref().ok()).peekable();
        read.peek().is_none() || read.any(|image| image.compressed.is_some())
    }

    /// An image's own size, compressed or unpacked as [`Details::compressed`] says.
    pub(super) fn own(&self, id: &ImageId, compressed: bool) -> Option<u64> {
        let image = self.image(id)?.ok()?;
        if compressed { image.compressed } else { image.unpacked }
    }

    /// An image with everything it stands on.
    pub(super) fn total(&self, id: &ImageId, compressed: bool) -> Option<Total> {
        let ancestry = self.ancestry(id)?.ok()?;
        let mut total = Total::default();
        for id in ancestry.ids() {
            match (self.image(id), self.own(id, compressed)) {
                (_, Some(bytes)) => total.bytes = total.bytes.saturating_add(bytes),
                (None, None) => total.counting = true,
                (Some(_), None) => total.unknown = true,
            }
        }
        Some(total)
    }

    /// Operating system and architecture, as far as the image names them.
    pub(super) fn platform(&self, id: &ImageId) -> Option<String> {
        let image = self.image(id)?.ok()?;
        match (&image.os, &image.architecture) {
            (Some(os), Some(architecture)) => Some(format!("{os}/{architecture}")),
            (one, other) => one.clone().or_else(|| other.clone()),
        }
    }

    /// What rows are ordered by.
    pub(super) fn known(&self, id: &ImageId, compressed: bool) -> Known {
        let total = self.total(id, compressed).filter(|total| !total.counting && !total.unknown);
        Known {
            parents: self.ancestry(id).and_then(Result::ok).map(|ancestry| ancestry.ids().len() - 1),
            itself: self.own(id, compressed),
            total: total.map(|total| total.bytes),
            platform: self.platform(id),
            made: self.image(id).and_then(Result::ok).and_then(|image| image.created),
        }
    }

    /// How many of these were read to this depth, or failed.
    pub(super) fn settled(&self, ids: &[ImageId], depth: Depth) -> usize {
        ids.iter().filter(|id| !self.lacks(id, depth)).count()
    }

    fn lacks(&self, id: &ImageId, depth: Depth) -> bool {
        let answers = self.answers.borrow();
        let no_image = |id: &ImageId| !answers.images.contains_key(id);
        no_image(id)
            || match (depth, answers.ancestries.get(id)) {
                (Depth::Itself, _) => false,
                (_, None) => true,
                (Depth::Ancestry, _) | (Depth::Whole, Some(Err(_))) => false,
                (Depth::Whole, Some(Ok(ancestry))) => ancestry.ids().iter().any(no_image),
            }
    }
}

/// A store of answers that lives as long as the component; nothing is read yet.
#[hook]
pub(super) fn use_details() -> Details {
    let answers: Rc<RefCell<Answers>> = use_mut_ref(Answers::default);
    let tries = use_state_eq(|| 0_u32);
    let retry = {
        let (answers, tries) = (answers.clone(), tries.clone());
        Callback::from(move |id: ImageId| {
            let mut answers = answers.borrow_mut();
            answers.images.remove(&id);
            answers.ancestries.remove(&id);
            answers.changes += 1;
            tries.set(*tries + 1);
        })
    };
    let version = answers.borrow().changes;
    Details { answers, version, tries: *tries, retry }
}

/// Reads what is wanted, in this order, as long as it is wanted; says whether it still does. Wanting something else
/// ends what is under way; what has come by then stays.
#[hook]
pub(super) fn use_reading(
    details: &Details,
    registry: &Registry<Fetch>,
    repository: &Repository,
    wanted: Rc<[(ImageId, Depth)]>,
) -> bool {
    let drawn = use_force_update();
    let answers = details.answers.clone();
    let deps = (registry.clone(), repository.clone(), wanted, details.tries);
    let resource = use_resource(deps, move |(registry, repository, wanted, _)| {
        let task = Task {
            registry: registry.clone(),
            repository: repository.clone(),
            answers: answers.clone(),
            drawn: drawn.clone(),
            last: Cell::new(0.0),
        };
        let wanted = wanted.clone();
        async move {
            task.read(&wanted).await;
            Ok(())
        }
    });
    resource.loading
}

/// One reading.
struct Task {
    registry: Registry<Fetch>,
    repository: Repository,
    answers: Rc<RefCell<Answers>>,
    drawn: UseForceUpdateHandle,
    last: Cell<f64>,
}

impl Task {
    /// What images say of themselves and what they stand on, then the sizes of what they stand on.
    async fn read(&self, wanted: &[(ImageId, Depth)]) {
        let first = stream::iter(wanted.iter().map(|(id, depth)| async move {
            self.image(id).await;
            if *depth != Depth::Itself {
                self.ancestry(id).await;
            }
        }));
        first.buffer_unordered(AT_ONCE).collect::<()>().await;
        let below: HashSet<ImageId> = {
            let answers = self.answers.borrow();
            let whole = wanted.iter().filter(|(_, depth)| *depth == Depth::Whole);
            let chains = whole.filter_map(|(id, _)| answers.ancestries.get(id)?.as_ref().ok());
            chains.flat_map(|chain| chain.ids().iter().cloned()).collect()
        };
        let second = stream::iter(below.iter().map(|id| self.image(id)));
        second.buffer_unordered(AT_ONCE).collect::<()>().await;
        self.drawn.force_update();
    }

    async fn image(&self, id: &ImageId) {
        if !self.answers.borrow().images.contains_key(id) {
            let answer = self.registry.image(&self.repository, id).await;
            self.answers.borrow_mut().images.insert(id.clone(), answer.map(Rc::new).map_err(Rc::new));
            self.came();
        }
    }

    async fn ancestry(&self, id: &ImageId) {
        if !self.answers.borrow().ancestries.contains_key(id) {
            let answer = self.registry.ancestry(&self.repository, id).await;
            self.answers.borrow_mut().ancestries.insert(id.clone(), answer.map(Rc::new).map_err(Rc::new));
            self.came();
        }
    }

    fn came(&self) {
        self.answers.borrow_mut().changes += 1;
        let now = clock::monotonic_ms();
        if now - self.last.get() >= DRAW_EVERY {
            self.last.set(now);
            self.drawn.force_update();
        }
    }
}
