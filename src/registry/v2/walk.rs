//! An index and everything it lists, however deep, with an end to it (security notes R6).

use super::{At, Fetched};
use crate::http::Transport;
use crate::image::manifest::{Descriptor, Manifest, differences};
use crate::name::{Digest, Heard, Repository};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use std::collections::{HashSet, VecDeque};

/// How deep indexes in indexes are followed.
pub const WALK_DEPTH: usize = 4;
/// How many manifests one walk reads.
pub const WALK_NODES: usize = 500;
/// How many bytes of manifests one walk holds.
const WALK_BYTES: usize = 32 * 1024 * 1024;

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
    /// Reads a manifest and, where it is an index, all it lists. At most [`WALK_NODES`] manifests and
    /// [`WALK_DEPTH`] indexes deep.
    ///
    /// # Errors
    /// `NotFound` for the manifest asked for; otherwise as [`Registry::manifest`].
    pub async fn walk_index(&self, repository: &Repository, at: &At) -> Result<Walk, Error> {
        let root = self.manifest(repository, at).await?;
        let mut walk = Walk { nodes: Vec::new(), missing: Vec::new(), cut: false };
        let mut seen = HashSet::from([root.digest.clone()]);
        let mut bytes = root.bytes.len();
        let mut waiting = VecDeque::new();
        walk.take(root, 0, &mut waiting);
        while let Some((listed, depth)) = waiting.pop_front() {
            let Some(digest) = listed.digest.valid() else {
                walk.missing.push(listed.digest);
                continue;
            };
            if !seen.insert(digest.clone()) {
                continue;
            }
            if walk.nodes.len() >= WALK_NODES || bytes >= WALK_BYTES {
                walk.cut = true;
                break;
            }
            match self.manifest(repository, &At::Digest(digest.clone())).await {
                Ok(mut fetched) => {
                    let size = fetched.bytes.len();
                    bytes += size;
                    fetched.warnings.extend(differences(&listed, size as u64, Some(&fetched.media_type)));
                    walk.take(fetched, depth, &mut waiting);
                }
                Err(error) if error.kind == ErrorKind::NotFound => walk.missing.push(listed.digest),
                Err(error) => return Err(error),
            }
        }
        Ok(walk)
    }
}

impl Walk {
    /// Adds a manifest and what it lists to what is still to be read.
    fn take(&mut self, fetched: Fetched, depth: usize, waiting: &mut VecDeque<(Descriptor, usize)>) {
        if let Manifest::Index(index) = &fetched.manifest {
            if depth < WALK_DEPTH {
                waiting.extend(index.manifests.iter().map(|listed| (listed.clone(), depth + 1)));
            } else {
                self.cut |= !index.manifests.is_empty();
            }
        }
        self.nodes.push(Node { fetched, depth });
    }
}
