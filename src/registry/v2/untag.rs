//! Taking a tag away without the manifest it points at.
//!
//! Newer registries delete a tag. Older ones, Distribution 2 above all, delete manifests only, with every tag on them;
//! there the tag is first pointed at a manifest made for that, which no other tag points at, and that one is deleted.

use super::At;
use super::delete::says_no_deletes;
use crate::http::Transport;
use crate::image::ImageConfig;
use crate::image::manifest::Descriptor;
use crate::json::quote;
use crate::name::{Digest, MediaType, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use std::rc::Rc;

/// How often it is tried where others take the same tag away.
const AGAIN: usize = 3;

/// The label of what holds the place of a tag, which names repository and tag.
const LABEL: &str = "portolan.untagged";

/// Whether an image only holds the place of a tag whose deletion stopped half way.
#[must_use]
pub fn is_stand_in(config: &ImageConfig) -> bool {
    config.diff_ids.is_empty() && config.run.labels.iter().any(|(key, _)| key == LABEL)
}

/// How a tag was taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untag {
    /// The registry deleted it.
    Deleted,
    /// It was pointed at an empty manifest, and that was deleted.
    Moved,
}

/// Where a tag is that is to be taken away.
#[derive(PartialEq, Eq)]
enum Standing {
    /// On the manifest that the person saw it on.
    There,
    /// On the empty one.
    Moved,
    /// On none: it is only listed. Distribution 2 deletes with a manifest the tags that it finds on it, so that one which
    /// was being moved there at that very moment keeps its name, until a deletion finds it.
    Listed,
}

impl<T: Transport> Registry<T> {
    /// Takes a tag away; the manifest and the other tags on it stay. `expected` is what the person saw it point at:
    /// when that is another by now, nothing is done. After `HalfUntagged`, calling it again with the same values goes
    /// on where it stopped.
    ///
    /// # Errors
    /// `TagMoved`, `NotFound`, `DeletesOff`, `HalfUntagged`, or by status.
    pub async fn untag(&self, repository: &Repository, tag: &Tag, expected: &Digest) -> Result<Untag, Error> {
        let empty = Empty::new(repository, tag, expected);
        match self.standing(repository, tag, expected, &empty).await? {
            // An earlier run came this far.
            Standing::Moved => return self.drop_empty(repository, tag, expected, &empty).await,
            Standing::There if self.shared.tags_stay.borrow().contains(repository) => {}
            Standing::There => {
                if self.delete_by_tag(repository, tag, expected).await? {
                    return Ok(Untag::Deleted);
                }
            }
            Standing::Listed => {
                if !self.deletes_are_on(repository).await? {
                    return Err(Error::new(ErrorKind::DeletesOff));
                }
            }
        }
        let config = Descriptor::of(MediaType::DOCKER_CONFIG, &empty.config);
        self.upload(repository, &config, empty.config.clone()).await.map_err(not_taken)?;
        // Whoever takes it away at the same time may be faster.
        if self.standing(repository, tag, expected, &empty).await? != Standing::Moved {
            self.put_empty(repository, tag, &empty).await?;
        }
        let moved = self.drop_empty(repository, tag, expected, &empty).await?;
        self.shared.tags_stay.borrow_mut().insert(repository.clone());
        Ok(moved)
    }

    /// Deletes it where the registry deletes tags. Where it deletes manifests only, it says no; where neither, it fails: the
    /// tag is not moved unless what it is moved to can be deleted.
    async fn delete_by_tag(
        &self,
        repository: &Repository,
        tag: &Tag,
        expected: &Digest,
    ) -> Result<bool, Error> {
        let Err(refused) = self.delete_at(repository, &At::Tag(tag.clone())).await else { return Ok(true) };
        match refused.status {
            Some(400 | 405) => {}
            // Either it went meanwhile, or the registry knows no manifest of that name because it is a tag.
            Some(404) => self.still_at(repository, tag, expected).await?,
            _ if says_no_deletes(&refused) => {}
            _ => return Err(refused),
        }
        match self.deletes_are_on(repository).await? {
            true => Ok(false),
            false => Err(Error { kind: ErrorKind::DeletesOff, ..refused }),
        }
    }

    /// Where a tag is now; `TagMoved` where that is neither what was seen nor the empty one, `NotFound` where it is nowhere.
    async fn standing(
        &self,
        repository: &Repository,
        tag: &Tag,
        expected: &Digest,
        empty: &Empty,
    ) -> Result<Standing, Error> {
        match self.still_at(repository, tag, expected).await {
            Ok(()) => Ok(Standing::There),
            Err(error) if error.kind == ErrorKind::TagMoved(empty.digest.clone()) => Ok(Standing::Moved),
            Err(error) if error.kind == ErrorKind::NotFound && self.is_listed(repository, tag).await? => {
                Ok(Standing::Listed)
            }
            Err(error) => Err(error),
        }
    }

    /// Whether the list of tags has it.
    async fn is_listed(&self, repository: &Repository, tag: &Tag) -> Result<bool, Error> {
        let mut next = None;
        loop {
            let page = match self.tag_names(repository, next).await {
                Err(error) if error.kind == ErrorKind::NotFound => return Ok(false),
                page => page?,
            };
            if page.tags.iter().any(|one| one.valid() == Some(tag)) {
                return Ok(true);
            }
            next = page.next;
            if next.is_none() {
                return Ok(false);
            }
        }
    }

    /// Points a tag at the empty manifest. What is pushed between the last look and this is lost, since v2 has no condition
    /// for it.
    async fn put_empty(&self, repository: &Repository, tag: &Tag, empty: &Empty) -> Result<(), Error> {
        let (at, kind) = (At::Tag(tag.clone()), MediaType::DOCKER_MANIFEST);
        self.put_manifest(repository, &at, &kind, empty.manifest.clone()).await.map_err(not_taken)?;
        Ok(())
    }

    /// Deletes what a tag was moved to; `HalfUntagged` says that the tag is still there.
    async fn drop_empty(
        &self,
        repository: &Repository,
        tag: &Tag,
        expected: &Digest,
        empty: &Empty,
    ) -> Result<Untag, Error> {
        let half = |error| Error { kind: ErrorKind::HalfUntagged(empty.digest.clone()), ..error };
        for _ in 0..AGAIN {
            match self.delete_manifest(repository, &empty.digest).await {
                Ok(()) => return Ok(Untag::Moved),
                Err(error) if error.kind == ErrorKind::NotFound => {}
                Err(error) => return Err(half(error)),
            }
            // Somebody else was faster, and the tag may have been moved too late for that.
            match self.standing(repository, tag, expected, empty).await {
                Ok(Standing::Moved) => {}
                Ok(Standing::Listed) => self.put_empty(repository, tag, empty).await.map_err(half)?,
                Ok(Standing::There) => return Ok(Untag::Moved),
                Err(error) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::TagMoved(_)) => {
                    return Ok(Untag::Moved);
                }
                Err(error) => return Err(error),
            }
        }
        Err(Error::new(ErrorKind::HalfUntagged(empty.digest.clone())))
    }
}

/// A 404 to what was sent says nothing of the tag, which is still there.
fn not_taken(error: Error) -> Error {
    match error.kind {
        ErrorKind::NotFound => Error { kind: ErrorKind::Rejected, ..error },
        _ => error,
    }
}

/// A manifest that holds the place of a tag until it is deleted. It is made of the names of repository and tag and of
/// what the tag pointed at, so that nothing else has its digest and the same call finds it again. Schema 2, since
/// registries that cannot delete tags are old enough not to take all of OCI's.
struct Empty {
    config: Rc<[u8]>,
    manifest: Rc<[u8]>,
    digest: Digest,
}

impl Empty {
    fn new(repository: &Repository, tag: &Tag, was: &Digest) -> Self {
        let name = quote(&format!("{repository}:{tag}"));
        let was = quote(&was.to_string());
        let config = format!(
            r#"{{"architecture":"unknown","os":"unknown","comment":"Portolan untags","config":{{"Labels":{{"{LABEL}":{name},"portolan.was":{was}}}}},"rootfs":{{"type":"layers","diff_ids":[]}},"history":[]}}"#
        );
        let manifest = format!(
            r#"{{"schemaVersion":2,"mediaType":"{}","config":{{"mediaType":"{}","size":{},"digest":"{}"}},"layers":[]}}"#,
            MediaType::DOCKER_MANIFEST,
            MediaType::DOCKER_CONFIG,
            config.len(),
            Digest::of(config.as_bytes()),
        );
        let digest = Digest::of(manifest.as_bytes());
        Self { config: config.into_bytes().into(), manifest: manifest.into_bytes().into(), digest }
    }
}
