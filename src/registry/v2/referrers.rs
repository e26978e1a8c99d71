//! What refers to a manifest: signatures, bills of materials, attestations (registry-v2 sheet section 7). Asked for by
//! the API of OCI 1.1 and, where a registry has none, read from the fallback tag.

use super::{At, MANIFEST_BYTES};
use crate::http::{Method, Request, Transport, TransportError, Url, next_page};
use crate::image::Attached;
use crate::image::manifest::{Descriptor, Manifest, read};
use crate::name::{Digest, Heard, Repository, Tag};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use std::collections::HashSet;

/// How many pages of one list are read.
const PAGES_MAX: usize = 100;
/// How many referrers are held.
const REFERRERS_MAX: usize = 10_000;

/// What refers to a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrers {
    /// What refers to it, each once.
    pub list: Vec<Descriptor>,
    /// Where that was read.
    pub how: How,
    /// Whether it is all of it; not where the server's pages go in a circle, leave their place or do not end.
    pub complete: bool,
}

/// Where referrers were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the registry's own list.
    Api,
    /// Under the fallback tag, which those who push keep themselves.
    FallbackTag,
    /// The registry keeps no list and nobody else does.
    None,
}

impl<T: Transport> Registry<T> {
    /// Everything that refers to a manifest. Not followed any further: a referrer may itself be referred to, in
    /// circles even (security notes R6).
    ///
    /// # Errors
    /// When neither list can be read: `Transport`, or by status.
    pub async fn referrers(&self, repository: &Repository, of: &Digest) -> Result<Referrers, Error> {
        self.referrers_among(repository, of, None).await
    }

    /// The same where all tags of the repository are known: a fallback tag that is not among them is not asked for. A
    /// registry that was seen to keep no lists is not asked for one again.
    ///
    /// # Errors
    /// As there.
    pub async fn referrers_among(
        &self,
        repository: &Repository,
        of: &Digest,
        tags: Option<&HashSet<Tag>>,
    ) -> Result<Referrers, Error> {
        if self.shared.lists_no_referrers.get() {
            return self.tagged_referrers(repository, of, tags).await;
        }
        let mut found = Found::new(of);
        match self.listed_referrers(repository, of, &mut found).await {
            Ok(complete) => Ok(Referrers { list: found.list, how: How::Api, complete }),
            Err(error) if is_without_list(&error) => {
                let tagged = self.tagged_referrers(repository, of, tags).await?;
                // It answers other questions, so that it is the list which is not there.
                self.shared.lists_no_referrers.set(true);
                Ok(tagged)
            }
            Err(error) => Err(error),
        }
    }

    async fn listed_referrers(
        &self,
        repository: &Repository,
        of: &Digest,
        found: &mut Found,
    ) -> Result<bool, Error> {
        let mut url = self.v2_url(repository)?.push("referrers")?.push(&of.to_string())?;
        let mut asked: HashSet<Url> = HashSet::new();
        loop {
            let accept = "application/vnd.oci.image.index.v1+json";
            let request = Request::new(Method::Get, url.clone()).header("accept", accept);
            let answer = self.ask(request, Pass::V2(repository, Action::Read)).await?;
            let unreadable = answer.fail(ErrorKind::Unreadable);
            let next = next_page(answer.headers(), answer.asked());
            let content_type = answer.headers().get("content-type").map(str::to_owned);
            let read = read(content_type.as_deref(), &answer.bytes(MANIFEST_BYTES).await?);
            let Ok(Manifest::Index(index)) = read.map(|read| read.manifest) else { return Err(unreadable) };
            let room = found.add(index.manifests);
            asked.insert(url);
            match next {
                Ok(None) => return Ok(room),
                Ok(Some(next)) if room && asked.len() < PAGES_MAX && !asked.contains(&next) => url = next,
                _ => return Ok(false),
            }
        }
    }

    async fn tagged_referrers(
        &self,
        repository: &Repository,
        of: &Digest,
        tags: Option<&HashSet<Tag>>,
    ) -> Result<Referrers, Error> {
        let none = Referrers { list: Vec::new(), how: How::None, complete: true };
        let tag = Attached::Referrers.tag(of).filter(|tag| tags.is_none_or(|tags| tags.contains(tag)));
        let Some(tag) = tag else { return Ok(none) };
        match self.manifest(repository, &At::Tag(tag)).await.map(|fetched| fetched.manifest) {
            Ok(Manifest::Index(index)) => {
                let mut found = Found::new(of);
                let complete = found.add(index.manifests);
                Ok(Referrers { list: found.list, how: How::FallbackTag, complete })
            }
            // A tag that happens to be called like that.
            Ok(_) => Ok(none),
            Err(error) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::BadManifest(_)) => Ok(none),
            Err(error) => Err(error),
        }
    }
}

/// The list as it grows: each referrer once, and never the manifest itself.
struct Found {
    list: Vec<Descriptor>,
    seen: HashSet<Heard<Digest>>,
}

impl Found {
    fn new(of: &Digest) -> Self {
        Self { list: Vec::new(), seen: HashSet::from([Heard::Valid(of.clone())]) }
    }

    /// Adds a page; says whether all of it had room.
    fn add(&mut self, listed: Vec<Descriptor>) -> bool {
        for referrer in listed {
            if self.seen.contains(&referrer.digest) {
                continue;
            }
            if self.list.len() == REFERRERS_MAX {
                return false;
            }
            self.seen.insert(referrer.digest.clone());
            self.list.push(referrer);
        }
        true
    }
}

/// Whether a registry is taken to have no such list. Distribution answers such a call without the header fields that
/// let a page read it, so that it looks like no answer at all; and some answer any unknown path with a page.
fn is_without_list(error: &Error) -> bool {
    matches!(
        error.kind,
        ErrorKind::NotFound
            | ErrorKind::Unsupported
            | ErrorKind::Rejected
            | ErrorKind::Unreadable
            | ErrorKind::Transport(TransportError::Unreachable)
    )
}
