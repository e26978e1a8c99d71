//! The names of a repository's tags where they come in pages: how far the list is, and the next page of it.

use crate::http::Transport;
use crate::name::{Heard, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::{Next, TagPage};
use std::collections::HashSet;

/// How many tags are held of one repository whose list comes in pages.
pub const MOST: usize = 100_000;

/// How far the list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// There is more, and it can be asked for.
    #[default]
    Partly,
    /// These are all.
    Whole,
    /// There is more than is ever held.
    Capped,
    /// The registry's pages go in a circle or leave their place.
    Astray,
}

/// Names as far as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagList {
    /// The names, in the server's order, each once.
    pub tags: Vec<Heard<Tag>>,
    /// How far they are.
    pub extent: Extent,
    next: Option<Next>,
    seen: HashSet<Heard<Tag>>,
}

impl TagList {
    /// What to ask for next; nothing where nothing more can be asked for.
    #[must_use]
    pub fn next(&self) -> Option<Option<Next>> {
        (self.extent == Extent::Partly).then(|| self.next.clone())
    }

    /// Adds the page that was next, up to [`MOST`] in all. One that says there is more, but brings nothing new, ends the
    /// list: it may be the first of any number (security notes R7).
    pub fn add(&mut self, page: TagPage) {
        let before = self.tags.len();
        let mut full = false;
        for tag in page.tags {
            if self.seen.contains(&tag) {
                continue;
            }
            full = self.tags.len() >= MOST;
            if full {
                break;
            }
            self.seen.insert(tag.clone());
            self.tags.push(tag);
        }
        self.extent = match &page.next {
            _ if full => Extent::Capped,
            _ if page.complete => Extent::Whole,
            Some(_) if self.tags.len() >= MOST => Extent::Capped,
            Some(_) if self.tags.len() > before => Extent::Partly,
            _ => Extent::Astray,
        };
        self.next = page.next;
    }

    /// Reads the next page, if there is one; what came before stays when that fails.
    ///
    /// # Errors
    /// As [`Registry::tag_names`].
    pub async fn read_page<T: Transport>(
        &mut self,
        registry: &Registry<T>,
        repository: &Repository,
    ) -> Result<(), Error> {
        if let Some(next) = self.next() {
            self.add(registry.tag_names(repository, next).await?);
        }
        Ok(())
    }
}
