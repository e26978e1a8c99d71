//! What has been read of the manifests that tags point at, and the forest that grows from it.

mod moored;

pub(super) use moored::Moored;

use super::chains::{Berth, Fleet};
use super::grown::{Cause, Grown, Other};
use super::sizes::Answer;
use crate::console::tag_list::{Extent, TagList};
use crate::console::tree::{Chained, Instead, Leaf, Leaves, NodeId, Patience, pick};
use crate::image::Attached;
use crate::image::forest::Forest;
use crate::image::manifest::{Manifest, Platform};
use crate::name::{Digest, Heard, Repository, Tag};
use crate::registry::error::Error;
use crate::registry::v2::{Fetched, TagPage};
use std::collections::HashMap;
use std::rc::Rc;

/// How deep an index may stand in another (security notes R6).
const DEPTH: usize = 4;

/// What a manifest came to: a chain, or nothing where it has no layers to stand on.
type Known = Option<Rc<Chained>>;

/// Everything read so far.
#[derive(Default)]
pub(super) struct Berths {
    lists: HashMap<Repository, (TagList, Option<Rc<Error>>)>,
    tops: HashMap<(Repository, Tag), Result<Rc<Fetched>, Rc<Error>>>,
    /// Of images, by the digest of their manifest.
    images: HashMap<Digest, Result<Known, Rc<Error>>>,
    /// Of indexes within indexes.
    inner: HashMap<Digest, Rc<Fetched>>,
    patience: Patience,
    halted: Option<Rc<Error>>,
}

impl Berths {
    /// Begins a round: what failed is asked for again.
    pub(super) fn begin(&mut self) {
        self.lists.values_mut().for_each(|(_, error)| *error = None);
        self.tops.retain(|_, answer| answer.is_ok());
        self.images.retain(|_, answer| answer.is_ok());
        self.patience = Patience::default();
        self.halted = None;
    }

    /// Forgets what the tags of a repository point at; what that is stays known.
    pub(super) fn forget_tags(&mut self, repository: &Repository) {
        self.tops.retain(|(of, _), _| of != repository);
    }

    /// Why the reading ended early, if it did.
    pub(super) fn halted(&self) -> Option<&Rc<Error>> {
        self.halted.as_ref()
    }

    /// The tags of another repository, as far as they are listed, and why not on if that failed.
    pub(super) fn list(&mut self, repository: &Repository) -> &(TagList, Option<Rc<Error>>) {
        self.lists.entry(repository.clone()).or_default()
    }

    /// Adds a page to them.
    pub(super) fn note_page(&mut self, repository: &Repository, page: Result<TagPage, Error>) {
        let page = self.heed(page);
        let (list, error) = self.lists.entry(repository.clone()).or_default();
        match page {
            Ok(page) => list.add(page),
            Err(failure) => *error = Some(failure),
        }
    }

    /// The tags of a fleet: its own, and those of the others as far as they are listed. What is attached to another
    /// manifest has no ancestry of its own and is not among them.
    pub(super) fn tags(&self, fleet: &Fleet) -> Vec<Berth> {
        let own = fleet.rows.iter().map(|row| (None, row.tag.clone()));
        let others = fleet.others.iter().filter_map(|repository| self.lists.get_key_value(repository));
        let others = others.flat_map(|(repository, (list, _))| {
            let shared = Rc::new(repository.clone());
            list.tags.iter().map(move |tag| (Some(shared.clone()), tag.clone()))
        });
        let attached = |tag: &Heard<Tag>| tag.valid().is_some_and(|tag| Attached::read(tag).is_some());
        own.chain(others).filter(|(_, tag)| !attached(tag)).collect()
    }

    /// How many of some tags are still to be read.
    pub(super) fn unread(&self, fleet: &Fleet, tags: &[Berth]) -> usize {
        let is_unread = |(elsewhere, tag): &&Berth| {
            let repository = elsewhere.as_deref().unwrap_or(&fleet.repository);
            let Some(tag) = tag.valid() else { return false };
            match self.tops.get(&(repository.clone(), tag.clone())) {
                Some(Ok(top)) => {
                    let seen = self.drawn(top, &fleet.platform);
                    seen.digest().is_some_and(|digest| !self.images.contains_key(digest))
                }
                Some(Err(_)) => false,
                None => true,
            }
        };
        tags.iter().filter(is_unread).count()
    }

    fn heed<V>(&mut self, answer: Result<V, Error>) -> Result<V, Rc<Error>> {
        let is_over = self.patience.is_over(&answer);
        answer.map_err(|error| {
            let error = Rc::new(error);
            if is_over {
                self.halted = Some(error.clone());
            }
            error
        })
    }

    /// The manifest that is drawn for a tag: its own, or one of an index's.
    fn drawn(&self, top: &Rc<Fetched>, platform: &Platform) -> Sight {
        let mut at = top.clone();
        let mut sight = Sight::default();
        for _ in 0..DEPTH {
            let Manifest::Index(index) = &at.manifest else {
                return Sight { drawn: Some(Drawn::Here(at)), ..sight };
            };
            sight.partly |= index.platforms().count() > 1;
            let Some((listed, instead)) = pick(index, platform) else { return sight };
            let Some(digest) = listed.digest.valid() else { return sight };
            sight.instead = instead;
            match self.inner.get(digest) {
                Some(inner) => at = inner.clone(),
                None => return Sight { drawn: Some(Drawn::There(digest.clone())), ..sight },
            }
        }
        sight
    }

    fn other(&self, repository: &Repository) -> Other {
        let (tags, extent, error) = match self.lists.get(repository) {
            Some((list, error)) => (list.tags.len(), list.extent, error.clone()),
            None => (0, Extent::default(), None),
        };
        Other { repository: repository.clone(), tags, extent, error }
    }

    /// Grows the forest of some tags. `asks`: what is not read waits for a person's word.
    pub(super) fn grow(&self, fleet: &Fleet, tags: Vec<Berth>, asks: bool) -> Grown {
        let mut answers: HashMap<NodeId, Answer> = HashMap::new();
        let mut chains: Vec<Rc<Chained>> = Vec::new();
        let mut platforms: Vec<Platform> = Vec::new();
        let mut causes: HashMap<(Option<Rc<Repository>>, String), Cause> = HashMap::new();
        let mut leaves = Vec::new();
        for (elsewhere, tag) in tags {
            let repository = elsewhere.as_deref().unwrap_or(&fleet.repository);
            let top = tag.valid().map(|tag| self.tops.get(&(repository.clone(), tag.clone())));
            let mut leaf = Leaf {
                tag: tag.clone(),
                elsewhere: elsewhere.clone(),
                node: None,
                partly: false,
                instead: None,
            };
            let cause = match top {
                None => Some(Cause::NoImage),
                Some(None) => Some(Cause::NotAsked),
                Some(Some(Err(error))) => Some(Cause::Failed(error.clone())),
                Some(Some(Ok(top))) => {
                    note_platforms(top, &mut platforms);
                    let sight = self.drawn(top, &fleet.platform);
                    let known = sight.digest().and_then(|digest| self.images.get(digest));
                    leaf.partly = sight.partly;
                    match known {
                        None => Some(Cause::NotAsked),
                        Some(Err(error)) => Some(Cause::Failed(error.clone())),
                        Some(Ok(None)) => Some(Cause::NoImage),
                        Some(Ok(Some(chained))) => {
                            leaf.node = chained.chain.first().cloned();
                            leaf.instead = sight.instead;
                            chains.push(chained.clone());
                            None
                        }
                    }
                }
            };
            if let Some(cause) = cause {
                causes.insert((elsewhere, tag.to_string()), cause);
            }
            leaves.push(leaf);
        }
        for chained in &chains {
            for (node, facts) in chained.chain.iter().zip(&chained.facts) {
                answers.entry(node.clone()).or_insert_with(|| Ok(Rc::new(facts.clone())));
            }
        }
        let leaves = Rc::new(Leaves::new(leaves));
        let forest = Forest::grow(&leaves.tips(), chains.iter().map(|chained| chained.chain.as_slice()));
        let by_tag = |at: usize| {
            let leaf = leaves.all().get(at)?;
            let cause = causes.get(&(leaf.elsewhere.clone(), leaf.tag.to_string()))?;
            Some((at, cause.clone()))
        };
        let causes: HashMap<usize, Cause> = forest.unplaced().filter_map(by_tag).collect();
        platforms.sort_by_key(ToString::to_string);
        let others: Vec<Other> = fleet.others.iter().map(|repository| self.other(repository)).collect();
        Grown {
            left: causes.values().filter(|cause| matches!(cause, Cause::NotAsked)).count(),
            halted: self.halted.clone(),
            read: chains.len(),
            known: Some(Rc::new(answers)),
            asks,
            some: fleet.some || others.iter().any(|other| other.extent != Extent::Whole),
            others,
            platform: fleet.platform.clone(),
            platforms,
            causes,
            forest: Rc::new(forest),
            leaves,
        }
    }
}

/// What is drawn for a tag.
#[derive(Default)]
struct Sight {
    /// The manifest; nothing where there is none to draw.
    drawn: Option<Drawn>,
    /// Whether that leaves others out.
    partly: bool,
    /// What it stands in for, where it is not of the platform that is drawn.
    instead: Option<Instead>,
}

impl Sight {
    fn digest(&self) -> Option<&Digest> {
        match self.drawn.as_ref()? {
            Drawn::Here(fetched) => Some(&fetched.digest),
            Drawn::There(digest) => Some(digest),
        }
    }
}

fn note_platforms(top: &Fetched, platforms: &mut Vec<Platform>) {
    let Manifest::Index(index) = &top.manifest else { return };
    for platform in index.platforms().filter_map(|listed| listed.platform.as_ref()) {
        if !platform.is_empty() && !platform.is_unknown() && !platforms.contains(platform) {
            platforms.push(platform.clone());
        }
    }
}

/// Where the manifest that is drawn is.
enum Drawn {
    /// It was fetched.
    Here(Rc<Fetched>),
    /// It is listed and was not fetched.
    There(Digest),
}
