//! An index and everything it lists, however deep, with an end to it (security notes R6).

use super::{At, Fetched};
use crate::http::Transport;
use crate::image::manifest::{Descriptor, Manifest, differences};
use crate::name::{Digest, Heard, Repository};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use futures::{StreamExt, stream};
use std::collections::HashSet;
use std::pin::pin;

/// How deep indexes in indexes are followed.
pub const WALK_DEPTH: usize = 4;
/// How many manifests one walk reads.
pub const WALK_NODES: usize = 500;
/// How many bytes of manifests one walk holds.
const WALK_BYTES: usize = 32 * 1024 * 1024;
/// How many are asked for at once; the registry's own gate lets through what may go.
const AT_ONCE: usize = 6;

/// A manifest and what it lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The manifest asked for, then everything below it, each once and after what lists it.
    pub nodes: Vec<Node>,
    /// What is listed and not there, or has no digest that could be asked for.
    pub missing: Vec<Heard<Digest>>,
    /// Whether there is more, which was not followed: too deep, too many, or too large.
    pub cut: bool,
}

/// One manifest of a walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The manifest. What its descriptor announced otherwise is among its warnings.
    pub fetched: Fetched,
    /// How many indexes lie above it on the way by which it was found.
    pub depth: usize,
}

impl<T: Transport> Registry<T> {
    /// Reads a manifest and, where it is an index, all it lists, a few at a time. At most [`WALK_NODES`] manifests
    /// are asked for, and [`WALK_DEPTH`] indexes deep.
    ///
    /// # Errors
    /// `NotFound` for the manifest asked for; otherwise as [`Registry::manifest`].
    pub async fn walk_index(&self, repository: &Repository, at: &At) -> Result<Walk, Error> {
        let root = self.manifest(repository, at).await?;
        let mut walk = Walk { nodes: Vec::new(), missing: Vec::new(), cut: false };
        let mut asked = HashSet::from([root.digest.clone()]);
        let mut bytes = root.bytes.len();
        let mut depth = 0;
        let mut level = walk.take(root, depth);
        while !level.is_empty() {
            depth += 1;
            let (fresh, full) = fresh(level, &mut asked, bytes >= WALK_BYTES);
            walk.cut |= full;
            level = Vec::new();
            // In the order in which they are listed, whichever comes first.
            let asks = stream::iter(fresh).map(|listed| self.listed(repository, listed));
            let mut answers = pin!(asks.buffered(AT_ONCE));
            while let Some((listed, answer)) = answers.next().await {
                if bytes >= WALK_BYTES {
                    walk.cut = true;
                    return Ok(walk);
                }
                match answer? {
                    None => walk.missing.push(listed.digest),
                    Some(mut fetched) => {
                        let size = fetched.bytes.len();
                        bytes += size;
                        fetched.warnings.extend(differences(&listed, size as u64, Some(&fetched.media_type)));
                        level.extend(walk.take(fetched, depth));
                    }
                }
            }
            if full {
                break;
            }
        }
        Ok(walk)
    }

    /// A manifest that is listed; nothing where it is not there or has no digest that could be asked for.
    async fn listed(
        &self,
        repository: &Repository,
        listed: Descriptor,
    ) -> (Descriptor, Result<Option<Fetched>, Error>) {
        let Some(digest) = listed.digest.valid().cloned() else { return (listed, Ok(None)) };
        let answer = match self.manifest(repository, &At::Digest(digest)).await {
            Err(error) if error.kind == ErrorKind::NotFound => Ok(None),
            answer => answer.map(Some),
        };
        (listed, answer)
    }
}

/// What of a level was not asked for before, each once, and whether that is as far as a walk goes. One without a digest
/// stays among them, to be told of.
fn fresh(level: Vec<Descriptor>, asked: &mut HashSet<Digest>, no_more: bool) -> (Vec<Descriptor>, bool) {
    let mut fresh = Vec::new();
    for listed in level {
        if let Some(digest) = listed.digest.valid() {
            if asked.contains(digest) {
                continue;
            }
            if no_more || asked.len() >= WALK_NODES {
                return (fresh, true);
            }
            asked.insert(digest.clone());
        }
        fresh.push(listed);
    }
    (fresh, false)
}

impl Walk {
    /// Adds a manifest; gives what it lists, which is still to be read.
    fn take(&mut self, fetched: Fetched, depth: usize) -> Vec<Descriptor> {
        let listed = match &fetched.manifest {
            Manifest::Index(index) if depth < WALK_DEPTH => index.manifests.clone(),
            Manifest::Index(index) => {
                self.cut |= !index.manifests.is_empty();
                Vec::new()
            }
            _ => Vec::new(),
        };
        self.nodes.push(Node { fetched, depth });
        listed
    }
}
