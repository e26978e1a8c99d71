//! What is attached to an image: what refers to it, what cosign keeps under tags made of its digest, and what BuildKit
//! listed beside it. Whose word that is stays told apart, and none of it is verified beyond its digest.

use crate::http::Transport;
use crate::image::Attached;
use crate::image::manifest::{Descriptor, Index, Kind, Manifest};
use crate::name::{Digest, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, How};
use std::collections::HashSet;

/// Something attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is attached to.
    pub subject: Digest,
    /// What it is, by its own word.
    pub kind: Kind,
    /// Its manifest.
    pub descriptor: Descriptor,
    /// How it was found.
    pub by: By,
}

/// How an attachment was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The registry lists it.
    Registry,
    /// It is listed under the fallback tag, which those who push keep.
    FallbackTag,
    /// It lies under a tag of cosign's.
    Tag(Tag),
    /// It stands beside the platforms of the index.
    Index,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachments {
    /// Each once, in the order of what they are attached to.
    pub list: Vec<Attachment>,
    /// Whether some may be missing: a list broke off, or could not be read.
    pub incomplete: bool,
}

/// What an index lists beside the manifest it attests.
#[must_use]
pub fn beside(index: &Index, digest: &Digest) -> Vec<Attachment> {
    let attestations = index.attestations_of(digest);
    attestations
        .map(|descriptor| Attachment {
            subject: digest.clone(),
            kind: Kind::Attestation,
            descriptor: descriptor.clone(),
            by: By::Index,
        })
        .collect()
}

/// How many pages of the list of tags are read to see whether a tag is there, before such tags are asked for one by one.
const PAGES: usize = 3;

/// Asks for what is attached to each of some manifests. `known` are all tags of the repository, where its list was read
/// already, however long that is. A list that cannot be read is left out and said to be; where
/// none can, that is an error.
///
/// # Errors
/// When nothing could be read.
pub async fn attachments<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    subjects: &[Digest],
    known: Option<HashSet<Tag>>,
) -> Result<Attachments, Error> {
    let tags = match known {
        Some(tags) => Some(tags),
        None => all_tags(registry, repository).await,
    };
    let tags = tags.as_ref();
    let ask = |subject| {
        let referring = referring(registry, repository, subject, tags);
        futures::future::join(referring, signed(registry, repository, subject, tags))
    };
    // What the first asks teaches whether the registry lists referrers at all.
    let mut answers = Vec::new();
    if let Some((first, others)) = subjects.split_first() {
        answers.push(ask(first).await);
        answers.extend(futures::future::join_all(others.iter().map(ask)).await);
    }
    let mut found = Attachments::default();
    let (mut read, mut last_error) = (false, None);
    for (referring, signed) in answers {
        for part in [referring, signed] {
            match part {
                Ok(part) => {
                    read = true;
                    found.incomplete |= part.incomplete;
                    found.list.extend(part.list);
                }
                Err(error) => last_error = Some(error),
            }
        }
    }
    found.incomplete |= last_error.is_some();
    // What both a list and a tag name is one thing.
    let mut seen = HashSet::new();
    found.list.retain(|one| seen.insert((one.subject.clone(), one.descriptor.digest.clone())));
    match last_error {
        Some(error) if !read => Err(error),
        _ => Ok(found),
    }
}

/// All tags of a repository, where it has few; nothing where the list is long, breaks off or cannot be read. What lies
/// under a tag that is made of a digest is there or not, and one list says so of every such tag.
async fn all_tags<T: Transport>(registry: &Registry<T>, repository: &Repository) -> Option<HashSet<Tag>> {
    let (mut tags, mut next) = (HashSet::new(), None);
    for _ in 0..PAGES {
        let page = registry.tag_names(repository, next).await.ok()?;
        tags.extend(page.tags.iter().filter_map(|tag| tag.valid().cloned()));
        if page.complete {
            return Some(tags);
        }
        next = Some(page.next?);
    }
    None
}

async fn referring<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    subject: &Digest,
    tags: Option<&HashSet<Tag>>,
) -> Result<Attachments, Error> {
    let referrers = registry.referrers_among(repository, subject, tags).await?;
    let by = match referrers.how {
        How::Api => By::Registry,
        How::FallbackTag | How::None => By::FallbackTag,
    };
    let attached = |descriptor: Descriptor| Attachment {
        subject: subject.clone(),
        kind: descriptor.kind(),
        descriptor,
        by: by.clone(),
    };
    let list = referrers.list.into_iter().map(attached).collect();
    Ok(Attachments { list, incomplete: !referrers.complete })
}

/// What lies under the tags that cosign makes of a digest.
async fn signed<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    subject: &Digest,
    tags: Option<&HashSet<Tag>>,
) -> Result<Attachments, Error> {
    let kinds = [
        (Attached::Signature, Kind::Signature),
        (Attached::Attestation, Kind::Attestation),
        (Attached::Sbom, Kind::Sbom),
    ];
    let tagged = kinds.into_iter().filter_map(|(what, kind)| Some((what.tag(subject)?, kind)));
    let there = tagged.filter(|(tag, _)| tags.is_none_or(|tags| tags.contains(tag)));
    let asks = there.map(|(tag, kind)| async move {
        let fetched = registry.manifest(repository, &At::Tag(tag.clone())).await;
        (fetched, tag, kind)
    });
    let mut found = Attachments::default();
    for (fetched, tag, kind) in futures::future::join_all(asks).await {
        match fetched {
            Err(error) if error.kind == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
            Ok(fetched) => {
                let artifact_type = match &fetched.manifest {
                    Manifest::Image(image) => image.artifact_type.clone(),
                    _ => None,
                };
                let digest = crate::name::Heard::Valid(fetched.digest.clone());
                let descriptor = Descriptor {
                    digest,
                    artifact_type,
                    ..Descriptor::of(fetched.media_type.clone(), &fetched.bytes)
                };
                let by = By::Tag(tag);
                found.list.push(Attachment { subject: subject.clone(), kind, descriptor, by });
            }
        }
    }
    Ok(found)
}
