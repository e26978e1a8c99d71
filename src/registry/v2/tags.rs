//! `GET /v2/<name>/tags/list`.

use super::Next;
use crate::http::{Transport, Url, UrlError};
use crate::name::{Heard, Repository, Tag};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;

/// The field that holds the rows.
pub(super) const TAGS: &str = "tags";

/// One page of a repository's tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagPage {
    /// The tags, in the server's order, which may be any.
    pub tags: Vec<Heard<Tag>>,
    /// The page to ask for next.
    pub next: Option<Next>,
    /// Whether nothing follows. Where this is not so and there is no next page either, the server's pages go in a
    /// circle or leave their place, and the list is not whole.
    pub complete: bool,
}

impl<T: Transport> Registry<T> {
    /// A page of a repository's tags: the first, or the one that is next. A repository that is there and has no
    /// tags gives an empty page.
    ///
    /// # Errors
    /// `NotFound` for an unknown repository, or by status.
    pub async fn tag_names(&self, repository: &Repository, next: Option<Next>) -> Result<TagPage, Error> {
        let url = self.tags_url(repository)?;
        match self.page(url, next, Pass::V2(repository, Action::Read), TAGS).await {
            Ok(page) => {
                let tags = page.rows.iter().map(|tag| Heard::new(tag)).collect();
                Ok(TagPage { tags, next: page.next, complete: page.complete })
            }
            Err(error) if is_without_tags(&error) => {
                Ok(TagPage { tags: Vec::new(), next: None, complete: true })
            }
            Err(error) => Err(error),
        }
    }

    pub(super) fn tags_url(&self, repository: &Repository) -> Result<Url, UrlError> {
        Url::at(self.origin()).push("v2")?.extend(repository.segments())?.push("tags")?.push("list")
    }
}

/// A 404 of a repository that is known: the code speaks of something else than its name.
fn is_without_tags(error: &Error) -> bool {
    let of_tags = |code: &str| matches!(code, "MANIFEST_UNKNOWN" | "TAG_UNKNOWN" | "TAGS_UNKNOWN");
    error.kind == ErrorKind::NotFound && error.code.as_deref().is_some_and(of_tags)
}
