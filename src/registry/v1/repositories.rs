//! Rows 15 to 18 and 20 to 25: tags, properties, facts about pushes, search.

use super::wire;
use crate::http::{Method, Request, Transport, Url};
use crate::name::{Heard, ImageId, NameError, Repository, Tag};
use crate::registry::credential::Action;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::{Answer, Pass};
use crate::registry::json::{Json, quote};
use crate::registry::{LIST_BYTES, LIST_TIME, Registry, V1_JSON_BYTES};

/// How many tags of one repository are held: as many as of one whose list comes in pages.
const TAGS_MAX: usize = 100_000;
/// How many repositories are asked for per page, where the server pages.
const PAGE: &str = "100";

/// A tag and the image it points at, both as the server sent them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// The tag.
    pub tag: Heard<Tag>,
    /// The image.
    pub image: Heard<ImageId>,
}

/// Who may read a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Public,
    /// Whoever the index lets.
    Private,
}

/// `GET …/properties`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Properties {
    /// Who may read; nothing when the server says neither word.
    pub access: Option<Access>,
}

/// What the registry noted about who pushed, from the User-Agent of that time (rows 21 and 22). Every field may
/// be missing, and `last_update` may be off by the server's time zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagFacts {
    /// Seconds since 1970.
    pub last_update: Option<i64>,
    /// Docker's version.
    pub docker_version: Option<String>,
    /// Go's version.
    pub docker_go_version: Option<String>,
    /// Architecture of the machine that pushed.
    pub arch: Option<String>,
    /// Operating system of the machine that pushed.
    pub os: Option<String>,
    /// Its kernel.
    pub kernel: Option<String>,
}

/// One repository found by search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub repository: Heard<Repository>,
    /// Its description, plain text.
    pub description: Option<String>,
    /// The server claims that it is official (security notes I16).
    pub claims_official: bool,
    /// Stars, where the server counts them.
    pub stars: Option<u64>,
}

/// One page of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPage {
    /// What was found, in the server's order.
    pub found: Vec<Found>,
    /// How many there are in all, if said.
    pub total: Option<u64>,
    /// The page to ask for next, if the server pages and there is one.
    pub next: Option<u32>,
}

impl<T: Transport> Registry<T> {
    /// Row 15: every tag of a repository, in no order. 100,000 tags or 16 MiB at most.
    ///
    /// # Errors
    /// `NotFound` for an unknown repository, `TooMany`, or by status.
    pub async fn tags(&self, repository: &Repository) -> Result<Vec<Tagged>, Error> {
        // Without a slash at the end: docker-registry answers 405 to one.
        let url = self.repository_url(repository)?.push("tags")?;
        let request = Request::new(Method::Get, url).within(LIST_TIME);
        let answer = self.ask(request, Pass::Repository(repository, Action::Read)).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let tags = wire::tags(&answer.json(LIST_BYTES).await?).ok_or_else(|| unreadable.clone())?;
        if tags.len() > TAGS_MAX {
            return Err(Error { kind: ErrorKind::TooMany(tags.len(), TAGS_MAX), ..unreadable });
        }
        Ok(tags)
    }

    /// Row 16: the image a tag points at.
    ///
    /// # Errors
    /// `NotFound`, or by status.
    pub async fn tag(&self, repository: &Repository, tag: &Tag) -> Result<ImageId, Error> {
        let answer = self.read(repository, self.tag_url(repository, tag)?).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        wire::tag(&answer.bytes(V1_JSON_BYTES).await?).ok_or(unreadable)
    }

    /// Row 17: points a tag at an image, new or not.
    ///
    /// # Errors
    /// `NotFound` when the image is not there, `Rejected`, or by status.
    pub async fn set_tag(&self, repository: &Repository, tag: &Tag, image: &ImageId) -> Result<(), Error> {
        let url = self.tag_url(repository, tag)?;
        let request = Request::new(Method::Put, url).json(quote(image.as_str()).into_bytes());
        self.ask(request, Pass::Repository(repository, Action::Write)).await?;
        Ok(())
    }

    /// Row 18: deletes a tag. The image stays. After a 404 the list is read again: docker-registry deletes the tag
    /// before it misses its metadata, so that a tag gone from the list counts as deleted, whoever deleted it.
    ///
    /// # Errors
    /// `NotFound` when the repository is unknown, `Unexpected` when the tag is still there after a 404, `Conflict` when
    /// it is immutable, or by status.
    pub async fn delete_tag(&self, repository: &Repository, tag: &Tag) -> Result<(), Error> {
        let url = self.tag_url(repository, tag)?;
        assert_tag_url(&url, repository, tag)?;
        let request = Request::new(Method::Delete, url);
        let asked = self.ask(request, Pass::Repository(repository, Action::Delete)).await;
        let Err(error) = asked else { return Ok(()) };
        if error.kind != ErrorKind::NotFound || error.status != Some(404) {
            return Err(error);
        }
        let tags = self.tags(repository).await?;
        let still = tags.iter().any(|tagged| tagged.tag.valid() == Some(tag));
        if still { Err(Error { kind: ErrorKind::Unexpected, ..error }) } else { Ok(()) }
    }

    /// Row 21: what was noted of the last push of `latest`.
    ///
    /// # Errors
    /// By status.
    pub async fn repository_facts(&self, repository: &Repository) -> Result<TagFacts, Error> {
        let url = self.repository_url(repository)?.push("json")?;
        Ok(wire::facts(&self.read_extra(repository, url).await?))
    }

    /// Row 22: what was noted of the last push of a tag.
    ///
    /// # Errors
    /// By status.
    pub async fn tag_facts(&self, repository: &Repository, tag: &Tag) -> Result<TagFacts, Error> {
        let url = self.tag_url(repository, tag)?.push("json")?;
        Ok(wire::facts(&self.read_extra(repository, url).await?))
    }

    /// Row 23: who may read it.
    ///
    /// # Errors
    /// `Unsupported` where there is no such call, or by status.
    pub async fn properties(&self, repository: &Repository) -> Result<Properties, Error> {
        let url = self.repository_url(repository)?.push("properties")?;
        Ok(wire::properties(&self.read_extra(repository, url).await?))
    }

    /// Row 24: says who may read it.
    ///
    /// # Errors
    /// By status.
    pub async fn set_access(&self, repository: &Repository, access: Access) -> Result<(), Error> {
        let url = self.repository_url(repository)?.push("properties")?;
        let body: &[u8] = match access {
            Access::Public => br#"{"access":"public"}"#,
            Access::Private => br#"{"access":"private"}"#,
        };
        let request = Request::new(Method::Put, url).json(body.to_vec());
        self.ask(request, Pass::Repository(repository, Action::Write)).await?;
        Ok(())
    }

    /// Row 25: search, which with an empty query is the only listing v1 has. One request a page.
    ///
    /// # Errors
    /// `Unsupported` where search is off, or by status.
    pub async fn search(&self, query: &str, page: Option<u32>) -> Result<SearchPage, Error> {
        let url = Url::at(self.origin()).push("v1")?.push("search")?.query("q", query).query("n", PAGE);
        let url = match page {
            Some(page) => url.query("page", &page.to_string()),
            None => url,
        };
        let request = Request::new(Method::Get, url).within(LIST_TIME);
        let answer = self.ask(request, Pass::Index).await.map_err(unsupported)?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        wire::search(&answer.json(LIST_BYTES).await?).ok_or(unreadable)
    }

    async fn read(&self, repository: &Repository, url: Url) -> Result<Answer, Error> {
        self.ask(Request::new(Method::Get, url), Pass::Repository(repository, Action::Read)).await
    }

    /// Reads what only docker-registry knows of; it never answers 404 to it, so that a 404 comes from a server
    /// without such a call.
    async fn read_extra(&self, repository: &Repository, url: Url) -> Result<Json, Error> {
        self.read(repository, url).await.map_err(unsupported)?.json(V1_JSON_BYTES).await
    }

    fn tag_url(&self, repository: &Repository, tag: &Tag) -> Result<Url, Error> {
        Ok(self.repository_url(repository)?.push("tags")?.push(tag.as_str())?)
    }
}

/// A 404 of a call that only some servers have.
pub(super) fn unsupported(error: Error) -> Error {
    match error.kind {
        ErrorKind::NotFound if error.status == Some(404) => Error { kind: ErrorKind::Unsupported, ..error },
        _ => error,
    }
}

/// The last look before a DELETE: with the tag left out, or read as part of the path, the same call deletes the
/// whole repository (security notes I8).
fn assert_tag_url(url: &Url, repository: &Repository, tag: &Tag) -> Result<(), Error> {
    let expected = format!("/v1/repositories/{}/tags/{tag}", repository.in_library());
    let sound = url.path() == expected && url.query_string().is_empty();
    if sound { Ok(()) } else { Err(NameError::BadSegment.into()) }
}
