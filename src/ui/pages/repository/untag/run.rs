//! The deletion itself: step by step, and right before each it is looked once more that the tags are where they were
//! seen (security notes I7).

use crate::console::bulk::{Bulk, ItemState};
use crate::console::removal::Step;
use crate::name::{Digest, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, Next};
use crate::web::Fetch;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

/// Why it stopped.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stop {
    /// It failed.
    Failed(Rc<Error>),
    /// A tag that was not there before points at what was to be deleted.
    Joined(Tag),
}

/// What is being deleted.
#[derive(Clone, PartialEq)]
pub(super) struct Deletes(Bulk<Step, Stop>);

impl std::ops::Deref for Deletes {
    type Target = Bulk<Step, Stop>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Deletes {
    /// Nothing is begun yet.
    pub(super) fn new(steps: Vec<Step>) -> Self {
        Self(Bulk::new(steps))
    }

    /// What failed counts as not begun again.
    pub(super) fn retry(self) -> Self {
        Self(self.0.retry())
    }

    /// What it stopped at, and why.
    pub(super) fn stopped_at(&self) -> Option<(&Step, &Stop)> {
        self.0.items().iter().find_map(|(step, state)| match state {
            ItemState::Failed(stop) => Some((step, stop)),
            _ => None,
        })
    }

    /// Why it stopped.
    pub(super) fn failure(&self) -> Option<&Stop> {
        self.stopped_at().map(|(_, stop)| stop)
    }
}

/// Where it is done.
#[derive(Clone)]
pub(super) struct Run {
    pub(super) registry: Registry<Fetch>,
    pub(super) repository: Repository,
    pub(super) shown: UseStateSetter<Option<Rc<Deletes>>>,
}

impl Run {
    /// Does what is left, until the end or a failure.
    pub(super) async fn all(&self, mut deletes: Deletes, known: &[Tag]) -> Deletes {
        while let Some(at) = deletes.next() {
            let step = deletes.items()[at].0.clone();
            deletes = Deletes(deletes.0.begun(at));
            self.shown.set(Some(Rc::new(deletes.clone())));
            let outcome = self.step(&step, known).await;
            deletes = Deletes(deletes.0.ended(at, outcome));
            self.shown.set(Some(Rc::new(deletes.clone())));
        }
        deletes
    }

    async fn step(&self, step: &Step, known: &[Tag]) -> Result<(), Stop> {
        let (registry, repository) = (&self.registry, &self.repository);
        match step {
            Step::Untag { tag, from } => gone(registry.untag(repository, tag, from).await).map(|_| ()),
            Step::Delete { digest, tags } => {
                if let Some(tag) = self.joined(digest, known).await? {
                    return Err(Stop::Joined(tag));
                }
                gone(registry.delete_digest(repository, digest, tags).await).map(|_| ())
            }
        }
    }

    /// A tag that came since all were looked at, and points there.
    async fn joined(&self, digest: &Digest, known: &[Tag]) -> Result<Option<Tag>, Stop> {
        let known: HashSet<&Tag> = known.iter().collect();
        let mut next: Option<Next> = None;
        loop {
            let page = gone(self.registry.tag_names(&self.repository, next).await)?;
            let Some(page) = page else { return Ok(None) };
            for tag in page.tags.iter().filter_map(|tag| tag.valid()).filter(|tag| !known.contains(tag)) {
                let now = gone(self.registry.resolve(&self.repository, &At::Tag(tag.clone())).await)?;
                if now.as_ref() == Some(digest) {
                    return Ok(Some(tag.clone()));
                }
            }
            if page.next.is_none() {
                return Ok(None);
            }
            next = page.next;
        }
    }
}

/// What is not there any more is gone, whoever did it.
fn gone<T>(outcome: Result<T, Error>) -> Result<Option<T>, Stop> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Stop::Failed(Rc::new(error))),
    }
}
