//! What has been read of the manifests that tags point at, and the forest that grows from it.

use super::chains::{Berth, Fleet};
use super::grown::{Cause, Grown};
use super::sizes::Answer;
use crate::console::tree::{Chained, Leaf, Leaves, NodeId, Patience, pick};
use crate::image::forest::Forest;
use crate::image::manifest::{ImageManifest, Manifest, Platform};
use crate::name::{Digest, Heard, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::{At, Fetched};
use crate::web::Fetch;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// How deep an index may stand in another (security notes R6).
const DEPTH: usize = 4;

/// What a manifest came to: a chain, or nothing where it has no layers to stand on.
type Known = Option<Rc<Chained>>;

/// Everything read so far.
#[derive(Default)]
pub(super) struct Berths {
    names: HashMap<Repository, Result<Vec<Heard<Tag>>, Rc<Error>>>,
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
        self.names.retain(|_, answer| answer.is_ok());
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

    /// The names of the tags of another repository, once they were asked for.
    pub(super) fn names(&self, repository: &Repository) -> Option<&Result<Vec<Heard<Tag>>, Rc<Error>>> {
        self.names.get(repository)
    }

    /// Notes them.
    pub(super) fn note_names(&mut self, repository: &Repository, names: Result<Vec<Heard<Tag>>, Error>) {
        let names = self.heed(names);
        self.names.insert(repository.clone(), names);
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

    /// The manifest that is drawn for a tag: its own, or one of an index's; and whether that leaves others out.
    fn drawn(&self, top: &Rc<Fetched>, platform: &Platform) -> (Option<Drawn>, bool) {
        let mut at = top.clone();
        let mut partly = false;
        for _ in 0..DEPTH {
            let Manifest::Index(index) = &at.manifest else { return (Some(Drawn::Here(at)), partly) };
            partly |= index.platforms().count() > 1;
            let Some(listed) = pick(index, platform) else { return (None, partly) };
            let Some(digest) = listed.digest.valid() else { return (None, partly) };
            match self.inner.get(digest) {
                Some(inner) => at = inner.clone(),
                None => return (Some(Drawn::There(digest.clone())), partly),
            }
        }
        (None, partly)
    }

    /// What is known of the image that is drawn for a tag.
    fn known(&self, top: &Rc<Fetched>, platform: &Platform) -> (Option<&Result<Known, Rc<Error>>>, bool) {
        let (drawn, partly) = self.drawn(top, platform);
        let digest = drawn.map(|drawn| match drawn {
            Drawn::Here(fetched) => fetched.digest.clone(),
            Drawn::There(digest) => digest,
        });
        (digest.and_then(|digest| self.images.get(&digest)), partly)
    }

    /// Grows the forest of some tags.
    pub(super) fn grow(&self, fleet: &Fleet, tags: Vec<Berth>) -> Grown {
        let mut answers: HashMap<NodeId, Answer> = HashMap::new();
        let mut chains: Vec<Rc<Chained>> = Vec::new();
        let mut platforms: Vec<Platform> = Vec::new();
        let mut causes: HashMap<(Option<Rc<Repository>>, String), Cause> = HashMap::new();
        let mut leaves = Vec::new();
        for (elsewhere, tag) in tags {
            let repository = elsewhere.as_deref().unwrap_or(&fleet.repository);
            let top = tag.valid().map(|tag| self.tops.get(&(repository.clone(), tag.clone())));
            let mut leaf = Leaf { tag: tag.clone(), elsewhere: elsewhere.clone(), node: None, partly: false };
            let cause = match top {
                None => Some(Cause::NoImage),
                Some(None) => Some(Cause::NotAsked),
                Some(Some(Err(error))) => Some(Cause::Failed(error.clone())),
                Some(Some(Ok(top))) => {
                    note_platforms(top, &mut platforms);
                    let (known, partly) = self.known(top, &fleet.platform);
                    leaf.partly = partly;
                    match known {
                        None => Some(Cause::NotAsked),
                        Some(Err(error)) => Some(Cause::Failed(error.clone())),
                        Some(Ok(None)) => Some(Cause::NoImage),
                        Some(Ok(Some(chained))) => {
                            leaf.node = chained.chain.first().cloned();
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
        Grown {
            left: causes.values().filter(|cause| matches!(cause, Cause::NotAsked)).count(),
            halted: self.halted.clone(),
            read: chains.len(),
            known: Some(Rc::new(answers)),
            platforms,
            causes,
            forest: Rc::new(forest),
            leaves,
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

/// One tag being read.
pub(super) struct Moored<'a> {
    pub(super) registry: &'a Registry<Fetch>,
    pub(super) repository: &'a Repository,
    pub(super) platform: &'a Platform,
    pub(super) berths: &'a RefCell<Berths>,
}

impl Moored<'_> {
    /// Reads what is not known of it.
    pub(super) async fn read(&self, tag: &Tag) {
        let key = (self.repository.clone(), tag.clone());
        let known = self.berths.borrow().tops.get(&key).cloned();
        let top = match known {
            Some(top) => top,
            None => {
                let answer = self.registry.manifest(self.repository, &At::Tag(tag.clone())).await;
                let mut berths = self.berths.borrow_mut();
                let answer = berths.heed(answer.map(Rc::new));
                berths.tops.insert(key, answer.clone());
                answer
            }
        };
        let Ok(top) = top else { return };
        for _ in 0..DEPTH {
            let drawn = self.berths.borrow().drawn(&top, self.platform).0;
            match drawn {
                None => return,
                Some(Drawn::Here(fetched)) => return self.image(&fetched).await,
                Some(Drawn::There(digest)) => {
                    if self.berths.borrow().images.contains_key(&digest) {
                        return;
                    }
                    let answer = self.registry.manifest(self.repository, &At::Digest(digest.clone())).await;
                    let answer = self.berths.borrow_mut().heed(answer.map(Rc::new));
                    match answer {
                        Err(error) => {
                            self.berths.borrow_mut().images.insert(digest, Err(error));
                            return;
                        }
                        Ok(fetched) if matches!(fetched.manifest, Manifest::Index(_)) => {
                            self.berths.borrow_mut().inner.insert(digest, fetched);
                        }
                        Ok(fetched) => return self.image(&fetched).await,
                    }
                }
            }
        }
    }

    /// Reads the configuration of an image, unless its chain is known.
    async fn image(&self, fetched: &Fetched) {
        if self.berths.borrow().images.contains_key(&fetched.digest) {
            return;
        }
        let known = match &fetched.manifest {
            Manifest::Image(manifest) => self.chained(manifest).await,
            Manifest::Schema1(manifest) => Ok(Chained::of_schema1(manifest).map(Rc::new)),
            Manifest::Index(_) | Manifest::Other(_) => Ok(None),
        };
        let mut berths = self.berths.borrow_mut();
        let known = berths.heed(known);
        berths.images.insert(fetched.digest.clone(), known);
    }

    async fn chained(&self, manifest: &ImageManifest) -> Result<Known, Error> {
        let is_image = manifest.config.media_type.as_ref().is_some_and(|kind| kind.is_image_config());
        if !is_image {
            return Ok(None);
        }
        let config = self.registry.config(self.repository, &manifest.config).await?;
        Ok(Chained::of(manifest, &config).map(Rc::new))
    }
}
