//! Indexes that are listed inside other indexes, and what they list in turn. No tag points at them, so that the list of
//! tags alone does not tell who loses a manifest that goes (security notes I7, R6).

use crate::http::Transport;
use crate::image::manifest::{Descriptor, Manifest};
use crate::name::{Digest, MediaType, Repository};
use crate::registry::Registry;
use crate::registry::error::ErrorKind;
use crate::registry::v2::{At, WALK_DEPTH};
use futures::{StreamExt, stream};
use std::collections::{BTreeMap, BTreeSet};

/// How many such indexes of one repository are read; few repositories have any.
pub const MOST: usize = 50;
/// How many are asked for at once.
const AT_ONCE: usize = 6;

/// What indexes list, by their digests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nested {
    /// Those that stand inside others and were read.
    pub lists: BTreeMap<Digest, Vec<Digest>>,
    /// Whether there are more, which were not: too many, too deep, or not to be read.
    pub cut: bool,
}

impl Nested {
    /// All that an index with this list holds: what it lists, and what the indexes among that do. Each once.
    #[must_use]
    pub fn beneath(&self, lists: Vec<Digest>) -> Vec<Digest> {
        let mut all: BTreeSet<Digest> = lists.iter().cloned().collect();
        let mut found = lists;
        let mut at = 0;
        while let Some(digest) = found.get(at) {
            let below = self.lists.get(digest).map(Vec::as_slice).unwrap_or_default();
            let fresh: Vec<Digest> = below.iter().filter(|one| all.insert((*one).clone())).cloned().collect();
            found.extend(fresh);
            at += 1;
        }
        found
    }

    /// The indexes inside others that list a manifest themselves.
    pub fn holding<'a>(&'a self, digest: &'a Digest) -> impl Iterator<Item = &'a Digest> {
        self.lists.iter().filter(move |(_, lists)| lists.contains(digest)).map(|(index, _)| index)
    }
}

/// The indexes among what an index lists.
#[must_use]
pub fn indexes(listed: &[Descriptor]) -> Vec<Digest> {
    let is_index = |one: &&Descriptor| one.media_type.as_ref().is_some_and(MediaType::is_index);
    listed.iter().filter(is_index).filter_map(|one| one.digest.valid().cloned()).collect()
}

/// Reads the indexes that are listed inside others, and those inside them, to a depth and [`MOST`] in all.
pub async fn read<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    inside: Vec<Digest>,
) -> Nested {
    let mut nested = Nested::default();
    let mut asked: BTreeSet<Digest> = BTreeSet::new();
    let mut level = inside;
    for _ in 0..WALK_DEPTH {
        level.retain(|digest| asked.insert(digest.clone()));
        let room = MOST.saturating_sub(nested.lists.len());
        nested.cut |= level.len() > room;
        level.truncate(room);
        let asks = stream::iter(std::mem::take(&mut level)).map(|digest| async move {
            let answer = registry.manifest(repository, &At::Digest(digest.clone())).await;
            (digest, answer)
        });
        let answers: Vec<_> = asks.buffered(AT_ONCE).collect().await;
        for (digest, answer) in answers {
            match answer.map(|fetched| fetched.manifest) {
                Ok(Manifest::Index(index)) => {
                    level.extend(indexes(&index.manifests));
                    let lists = index.manifests.iter().filter_map(|one| one.digest.valid().cloned());
                    nested.lists.insert(digest, lists.collect());
                }
                Ok(_) => {}
                // What is listed and not there holds nothing.
                Err(error) if error.kind == ErrorKind::NotFound => {}
                Err(_) => nested.cut = true,
            }
        }
    }
    nested.cut |= level.iter().any(|digest| !asked.contains(digest));
    nested
}
