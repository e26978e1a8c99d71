//! The names of a repository's tags where they come in pages: how far the list is, and the next page of it.

use crate::http::Transport;
use crate::name::{Heard, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::{Next, TagPage};

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

impl Extent {
    /// How far it is with so many tags, the last of them from this page.
    #[must_use]
    pub fn after(page: &TagPage, tags: usize) -> Self {
        match &page.next {
            _ if page.complete => Self::Whole,
            None => Self::Astray,
            Some(_) if tags >= MOST => Self::Capped,
            Some(_) => Self::Partly,
        }
    }
}

/// Names as far as they were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagList {
    /// The names, in the server's order.
    pub tags: Vec<Heard<Tag>>,
    /// How far they are.
    pub extent: Extent,
    next: Option<Next>,
}

impl TagList {
    /// What to ask for next; nothing where nothing more can be asked for.
    #[must_use]
    pub fn next(&self) -> Option<Option<Next>> {
        (self.extent == Extent::Partly).then(|| self.next.clone())
    }

    /// Adds the page that was next.
    pub fn add(&mut self, mut page: TagPage) {
        self.tags.append(&mut page.tags);
        self.extent = Extent::after(&page, self.tags.len());
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
