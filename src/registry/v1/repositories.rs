//! Rows 15 to 18 and 20 to 25: tags, properties, facts about pushes, search.

use crate::http::Transport;
use crate::name::{Heard, ImageId, Repository, Tag};
use crate::registry::{Registry, error::Error};

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
    /// Row 15: every tag of a repository, in no order. 2,000,000 tags or 16 MiB at most.
    ///
    /// # Errors
    /// `NotFound` for an unknown repository, `TooMany`, or by status.
    pub async fn tags(&self, repository: &Repository) -> Result<Vec<Tagged>, Error> {
        let _ = repository;
        unimplemented!()
    }

    /// Row 16: the image a tag points at.
    ///
    /// # Errors
    /// `NotFound`, or by status.
    pub async fn tag(&self, repository: &Repository, tag: &Tag) -> Result<ImageId, Error> {
        let _ = (repository, tag);
        unimplemented!()
    }

    /// Row 17: points a tag at an image, new or not.
    ///
    /// # Errors
    /// `NotFound` when the image is not there, `Rejected`, or by status.
    pub async fn set_tag(&self, repository: &Repository, tag: &Tag, image: &ImageId) -> Result<(), Error> {
        let _ = (repository, tag, image);
        unimplemented!()
    }

    /// Row 18: deletes a tag. The image stays. After a 404 the list is read again, since docker-registry deletes
    /// the tag before it looks for its metadata.
    ///
    /// # Errors
    /// `NotFound` when the tag was not there, `Conflict` when it is immutable, or by status.
    pub async fn delete_tag(&self, repository: &Repository, tag: &Tag) -> Result<(), Error> {
        let _ = (repository, tag);
        unimplemented!()
    }

    /// Row 21: what was noted of the last push of `latest`.
    ///
    /// # Errors
    /// By status.
    pub async fn repository_facts(&self, repository: &Repository) -> Result<TagFacts, Error> {
        let _ = repository;
        unimplemented!()
    }

    /// Row 22: what was noted of the last push of a tag.
    ///
    /// # Errors
    /// By status.
    pub async fn tag_facts(&self, repository: &Repository, tag: &Tag) -> Result<TagFacts, Error> {
        let _ = (repository, tag);
        unimplemented!()
    }

    /// Row 23: who may read it.
    ///
    /// # Errors
    /// `Unsupported` where there is no such call, or by status.
    pub async fn properties(&self, repository: &Repository) -> Result<Properties, Error> {
        let _ = repository;
        unimplemented!()
    }

    /// Row 24: says who may read it.
    ///
    /// # Errors
    /// By status.
    pub async fn set_access(&self, repository: &Repository, access: Access) -> Result<(), Error> {
        let _ = (repository, access);
        unimplemented!()
    }

    /// Row 25: search, which with an empty query is the only listing v1 has. One request a page.
    ///
    /// # Errors
    /// `Unsupported` where search is off, or by status.
    pub async fn search(&self, query: &str, page: Option<u32>) -> Result<SearchPage, Error> {
        let _ = (query, page);
        unimplemented!()
    }
}
