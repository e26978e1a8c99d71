//! The deletion itself: step by step, and right before each it is looked once more that the tags are where they were
//! seen (security notes I7).

use crate::console::bulk::{Bulk, ItemState};
use crate::console::nested;
use crate::console::removal::Step;
use crate::console::route::Place;
use crate::image::manifest::Manifest;
use crate::name::{Digest, Repository, Selector, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, Next};
use crate::ui::hooks::Console;
use crate::web::Fetch;
use futures::{StreamExt, stream};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use yew::prelude::*;

/// As many as a registry is asked at once.
const AT_ONCE: usize = 6;

/// What tags were seen to point at right before the first manifest went.
#[derive(Default)]
struct Looked {
    /// The manifest of each; nothing for one that is gone.
    at: HashMap<Tag, Option<Digest>>,
    /// What the manifests list that nobody had read for the dialog.
    lists: HashMap<Tag, Vec<Digest>>,
}

/// Why it stopped.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stop {
    /// It failed.
    Failed(Rc<Error>),
    /// A tag that was not named points at what was to be deleted.
    Joined(Tag),
    /// A tag that was not named points at an index which lists what was to be deleted.
    Lists(Tag),
    /// Of a tag it could not be read what it points at, which may be what was to be deleted.
    Unread(Tag, Rc<Error>),
}

/// What is being deleted.
#[derive(Clone, PartialEq)]
pub(super) struct Deletes {
    bulk: Bulk<Step, Stop>,
    /// The manifests that the dialog has read, so that what they list was taken into account.
    read: Rc<HashSet<Digest>>,
}

impl std::ops::Deref for Deletes {
    type Target = Bulk<Step, Stop>;

    fn deref(&self) -> &Self::Target {
        &self.bulk
    }
}

impl Deletes {
    /// Nothing is begun yet; `read` are the manifests that the dialog has read.
    pub(super) fn new(steps: Vec<Step>, read: HashSet<Digest>) -> Self {
        Self { bulk: Bulk::new(steps), read: Rc::new(read) }
    }

    /// What failed counts as not begun again.
    pub(super) fn retry(self) -> Self {
        self.with(Bulk::retry)
    }

    fn with(self, change: impl FnOnce(Bulk<Step, Stop>) -> Bulk<Step, Stop>) -> Self {
        Self { bulk: change(self.bulk), read: self.read }
    }

    /// What it stopped at, and why.
    pub(super) fn stopped_at(&self) -> Option<(&Step, &Stop)> {
        self.bulk.items().iter().find_map(|(step, state)| match state {
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
    pub(super) console: Console,
    pub(super) place: Place,
    pub(super) registry: Registry<Fetch>,
    pub(super) repository: Repository,
    pub(super) shown: UseStateSetter<Option<Rc<Deletes>>>,
}

impl Run {
    /// Does what is left, until the end or a failure.
    pub(super) async fn all(&self, mut deletes: Deletes) -> Deletes {
        let mut looked = Looked::default();
        while let Some(at) = deletes.next() {
            let step = deletes.items()[at].0.clone();
            deletes = deletes.with(|bulk| bulk.begun(at));
            self.shown.set(Some(Rc::new(deletes.clone())));
            let outcome = self.step(&step, &mut looked, &deletes.read).await;
            if outcome.is_ok() {
                self.tell(&step);
            }
            deletes = deletes.with(|bulk| bulk.ended(at, outcome));
            self.shown.set(Some(Rc::new(deletes.clone())));
        }
        deletes
    }

    async fn step(&self, step: &Step, looked: &mut Looked, read: &HashSet<Digest>) -> Result<(), Stop> {
        let (registry, repository) = (&self.registry, &self.repository);
        match step {
            Step::Untag { tag, from } => {
                gone(registry.untag(repository, tag, from).await).map_err(Stop::Failed).map(|_| ())
            }
            Step::Delete { digest, tags } => {
                self.look(looked, read).await?;
                if let Some(tag) = first(&looked.at, tags, |now| now.as_ref() == Some(digest)) {
                    return Err(Stop::Joined(tag));
                }
                if let Some(tag) = first(&looked.lists, tags, |lists| lists.contains(digest)) {
                    return Err(Stop::Lists(tag));
                }
                gone(registry.delete_digest(repository, digest, tags).await).map_err(Stop::Failed).map(|_| ())
            }
        }
    }

    fn tell(&self, step: &Step) {
        let selector = match step {
            Step::Untag { tag, .. } => Selector::Tag(tag.clone()),
            Step::Delete { digest, .. } => Selector::Digest(digest.clone()),
        };
        self.console.tell_deleted(&self.place, &self.repository, Some(&selector));
    }

    /// Looks where the tags are now, since all were looked at for the dialog: every tag is asked once before the first
    /// manifest goes, and every tag that came later. A manifest that was not read then is read, for what it lists.
    async fn look(&self, looked: &mut Looked, read: &HashSet<Digest>) -> Result<(), Stop> {
        let names = self.names().await?;
        let fresh: Vec<Tag> = names.into_iter().filter(|tag| !looked.at.contains_key(tag)).collect();
        let asked = stream::iter(fresh.into_iter().map(|tag| async move {
            let found = self.found(&tag, read).await;
            (tag, found)
        }));
        let mut answers = asked.buffer_unordered(AT_ONCE);
        while let Some((tag, found)) = answers.next().await {
            let (now, lists) = found.map_err(|error| Stop::Unread(tag.clone(), error))?;
            looked.lists.insert(tag.clone(), lists);
            looked.at.insert(tag, now);
        }
        Ok(())
    }

    /// What a tag points at, and what that lists where it was not read before.
    async fn found(
        &self,
        tag: &Tag,
        read: &HashSet<Digest>,
    ) -> Result<(Option<Digest>, Vec<Digest>), Rc<Error>> {
        let (registry, repository) = (&self.registry, &self.repository);
        let now = gone(registry.resolve(repository, &At::Tag(tag.clone())).await)?;
        let Some(digest) = now.as_ref().filter(|digest| !read.contains(digest)) else {
            return Ok((now, Vec::new()));
        };
        let manifest = gone(registry.manifest(repository, &At::Digest(digest.clone())).await)?;
        let lists = match manifest.map(|found| found.manifest) {
            Some(Manifest::Index(index)) => {
                let within = nested::read(registry, repository, nested::indexes(&index.manifests)).await;
                let lists = index.manifests.iter().filter_map(|one| one.digest.valid().cloned());
                within.beneath(lists.collect())
            }
            _ => Vec::new(),
        };
        Ok((now, lists))
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

/// The first tag of which something is so, among those that are not to go.
fn first<T>(looked: &HashMap<Tag, T>, going: &[Tag], is_so: impl Fn(&T) -> bool) -> Option<Tag> {
    let found = looked.iter().filter(|(_, value)| is_so(value)).map(|(tag, _)| tag);
    found.filter(|tag| !going.contains(tag)).min().cloned()
}

/// What is not there any more is gone, whoever did it.
fn gone<T>(outcome: Result<T, Error>) -> Result<Option<T>, Rc<Error>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Rc::new(error)),
    }
}
