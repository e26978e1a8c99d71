//! One press: names and manifests are read until there is no more, or until so many requests were made.

use super::{Sharing, Under};
use crate::console::tree::Patience;
use crate::http::Transport;
use crate::name::{Digest, Heard, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::At;
use futures::{StreamExt, stream};
use std::collections::BTreeSet;

/// How many requests one press makes.
pub const AT_A_PRESS: usize = 200;
/// How many are asked for at once; the registry's own gate lets through what may go.
const AT_ONCE: usize = 6;
/// How many tags are read before it is told of them.
const TAGS_AT_ONCE: usize = 12;

/// Reads on from where an earlier press came to, [`AT_A_PRESS`] requests at the most: what each tag points at, and each
/// manifest once. `told` hears of it every few tags, so that a press that is stopped keeps what it found. A tag that
/// cannot be read is counted and left out.
///
/// # Errors
/// When the tags cannot be listed, when none of them can be read, or when there is no sense in going on.
pub async fn read_on<T: Transport>(
    registry: Registry<T>,
    repository: Repository,
    mut sharing: Sharing,
    told: impl Fn(&Sharing),
) -> Result<Sharing, Error> {
    let (registry, repository) = (&registry, &repository);
    let mut press =
        Press { registry, repository, left: AT_A_PRESS, patience: Patience::default(), error: None };
    sharing.waiting.extend(sharing.failed.drain(..));
    let mut failed = Vec::new();
    while press.left > 0 {
        press.names(&mut sharing).await?;
        let tags: Vec<Tag> = {
            // Each costs two requests at least: where it points, and that manifest.
            let count = sharing.waiting.len().min(TAGS_AT_ONCE).min(press.left / 2);
            sharing.waiting.drain(..count).collect()
        };
        if tags.is_empty() {
            break;
        }
        press.tags(&mut sharing, tags, &mut failed).await?;
        told(&sharing);
    }
    sharing.failed = failed;
    match press.error {
        Some(error) if sharing.read == 0 => Err(error),
        _ => Ok(sharing),
    }
}

struct Press<'a, T: Transport> {
    registry: &'a Registry<T>,
    repository: &'a Repository,
    /// How many requests may still be made.
    left: usize,
    patience: Patience,
    /// Why the last one failed that did.
    error: Option<Error>,
}

impl<T: Transport> Press<'_, T> {
    /// Reads names until there are tags enough to go on with.
    async fn names(&mut self, sharing: &mut Sharing) -> Result<(), Error> {
        while sharing.waiting.len() < TAGS_AT_ONCE && sharing.list_goes_on() && self.left > 0 {
            self.left -= 1;
            sharing.names.read_page(self.registry, self.repository).await?;
            for tag in sharing.names.tags.drain(..) {
                match tag {
                    Heard::Valid(tag) => sharing.waiting.push_back(tag),
                    Heard::Odd(_) => sharing.odd += 1,
                }
            }
        }
        Ok(())
    }

    /// Reads some tags: where they point, those manifests, and what lies under them. What it does not get to waits.
    async fn tags(
        &mut self,
        sharing: &mut Sharing,
        tags: Vec<Tag>,
        failed: &mut Vec<Tag>,
    ) -> Result<(), Error> {
        self.left -= tags.len();
        let (registry, repository) = (self.registry, self.repository);
        let asks = tags.into_iter().map(|tag| async move {
            let answer = registry.resolve(repository, &At::Tag(tag.clone())).await;
            (tag, answer)
        });
        let answers: Vec<_> = stream::iter(asks).buffered(AT_ONCE).collect().await;
        let mut pointing: Vec<(Tag, Digest)> = Vec::new();
        for (tag, answer) in answers {
            match self.heed(answer)? {
                Ok(digest) => pointing.push((tag, digest)),
                // It went meanwhile.
                Err(ErrorKind::NotFound) => {}
                Err(_) => failed.push(tag),
            }
        }
        let tops: BTreeSet<Digest> = pointing.iter().map(|(_, digest)| digest.clone()).collect();
        let mut broken = self.manifests(sharing, tops).await?;
        let under = pointing.iter().filter_map(|(_, digest)| sharing.manifests.get(digest));
        let images: BTreeSet<Digest> = under.flat_map(|under| under.images.iter().cloned()).collect();
        broken.extend(self.manifests(sharing, images).await?);
        for (tag, digest) in pointing.into_iter().rev() {
            if sharing.settle(&tag, &digest) {
                continue;
            }
            let under = sharing.manifests.get(&digest);
            let images = under.into_iter().flat_map(|under| &under.images);
            if images.chain([&digest]).any(|digest| broken.contains(digest)) {
                failed.push(tag);
            } else {
                sharing.waiting.push_front(tag);
            }
        }
        Ok(())
    }

    /// Reads manifests, each once, as many as are left to ask for. Gives those that could not be read.
    async fn manifests(
        &mut self,
        sharing: &mut Sharing,
        wanted: BTreeSet<Digest>,
    ) -> Result<BTreeSet<Digest>, Error> {
        let fresh = wanted.into_iter().filter(|digest| !sharing.manifests.contains_key(digest));
        let fresh: Vec<Digest> = fresh.take(self.left).collect();
        self.left -= fresh.len();
        let (registry, repository) = (self.registry, self.repository);
        let asks = fresh.into_iter().map(|digest| async move {
            let answer = registry.manifest(repository, &At::Digest(digest.clone())).await;
            (digest, answer)
        });
        let answers: Vec<_> = stream::iter(asks).buffer_unordered(AT_ONCE).collect().await;
        let mut broken = BTreeSet::new();
        for (digest, answer) in answers {
            match self.heed(answer)? {
                Ok(fetched) => sharing.note(digest, Under::of(&fetched.manifest)),
                // What is listed and not there holds nothing here.
                Err(ErrorKind::NotFound) => sharing.note(digest, Under::default()),
                Err(_) => {
                    broken.insert(digest);
                }
            }
        }
        Ok(broken)
    }

    /// Notes an answer. One after which there is no sense in going on ends the press.
    fn heed<V>(&mut self, answer: Result<V, Error>) -> Result<Result<V, ErrorKind>, Error> {
        let is_over = self.patience.is_over(&answer);
        match answer {
            Ok(value) => Ok(Ok(value)),
            Err(error) if is_over => Err(error),
            Err(error) => {
                let kind = error.kind.clone();
                self.error = Some(error);
                Ok(Err(kind))
            }
        }
    }
}
