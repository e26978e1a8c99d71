//! The deletion itself: step by step, and right before each it is looked once more that the tags are where they were
//! seen (security notes I7).

use crate::console::bulk::{Bulk, ItemState};
use crate::console::removal::Step;
use crate::name::{Digest, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, Next};
use crate::web::Fetch;
use futures::{StreamExt, stream};
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// As many as a registry is asked at once.
const AT_ONCE: usize = 6;

/// What tags were seen to point at right before the first manifest went; nothing for one that is gone.
type Looked = HashMap<Tag, Option<Digest>>;

/// Why it stopped.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stop {
    /// It failed.
    Failed(Rc<Error>),
    /// A tag that was not named points at what was to be deleted.
    Joined(Tag),
    /// Of a tag it could not be read what it points at, which may be what was to be deleted.
    Unread(Tag, Rc<Error>),
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
    pub(super) async fn all(&self, mut deletes: Deletes) -> Deletes {
        let mut looked = None;
        while let Some(at) = deletes.next() {
            let step = deletes.items()[at].0.clone();
            deletes = Deletes(deletes.0.begun(at));
            self.shown.set(Some(Rc::new(deletes.clone())));
            let outcome = self.step(&step, &mut looked).await;
            deletes = Deletes(deletes.0.ended(at, outcome));
            self.shown.set(Some(Rc::new(deletes.clone())));
        }
        deletes
    }

    async fn step(&self, step: &Step, looked: &mut Option<Looked>) -> Result<(), Stop> {
        let (registry, repository) = (&self.registry, &self.repository);
        match step {
            Step::Untag { tag, from } => {
                gone(registry.untag(repository, tag, from).await).map_err(Stop::Failed).map(|_| ())
            }
            Step::Delete { digest, tags } => {
                if let Some(tag) = self.joined(digest, tags, looked.get_or_insert_default()).await? {
                    return Err(Stop::Joined(tag));
                }
                gone(registry.delete_digest(repository, digest, tags).await).map_err(Stop::Failed).map(|_| ())
            }
        }
    }

    /// A tag that points there now and is none of those that are to go: it came or was moved since all were looked at
    /// for the dialog. Every tag is asked once before the first manifest goes, and every tag that came later.
    async fn joined(&self, digest: &Digest, going: &[Tag], looked: &mut Looked) -> Result<Option<Tag>, Stop> {
        let names = self.names().await?;
        let fresh: Vec<Tag> = names.into_iter().filter(|tag| !looked.contains_key(tag)).collect();
        let asked = stream::iter(fresh.into_iter().map(|tag| async move {
            let now = gone(self.registry.resolve(&self.repository, &At::Tag(tag.clone())).await);
            (tag, now)
        }));
        let mut answers = asked.buffer_unordered(AT_ONCE);
        while let Some((tag, now)) = answers.next().await {
            let now = now.map_err(|error| Stop::Unread(tag.clone(), error))?;
            looked.insert(tag, now);
        }
        let there = looked.iter().filter(|(_, now)| now.as_ref() == Some(digest)).map(|(tag, _)| tag);
        Ok(there.filter(|tag| !going.contains(tag)).min().cloned())
    }

    /// The names of all tags. A list that breaks off is none: what it lacks may point at what goes.
    async fn names(&self) -> Result<Vec<Tag>, Stop> {
        let mut names = Vec::new();
        let mut next: Option<Next> = None;
        loop {
            let page = gone(self.registry.tag_names(&self.repository, next).await).map_err(Stop::Failed)?;
            let Some(page) = page else { return Ok(names) };
            names.extend(page.tags.iter().filter_map(|tag| tag.valid()).cloned());
            match page.next {
                Some(more) => next = Some(more),
                None if page.complete => return Ok(names),
                None => return Err(Stop::Failed(Rc::new(Error::new(ErrorKind::PagingLoop)))),
            }
        }
    }
}

/// What is not there any more is gone, whoever did it.
fn gone<T>(outcome: Result<T, Error>) -> Result<Option<T>, Rc<Error>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Rc::new(error)),
    }
}
