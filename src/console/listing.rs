//! A list of repositories while it is read page by page: what is there so far, whether it is whole, and where to go
//! on. On v1 it is what search finds for no words at all, and few servers page that; on v2 it is the catalog.

use crate::name::{Heard, Repository};
use crate::registry::error::ErrorKind;
use crate::registry::v1::{Found, SearchPage};
use crate::registry::v2::{CatalogPage, Next};
use std::collections::HashSet;

/// The most repositories that are ever held of one list.
pub const MOST: usize = 100_000;

/// Whether a list that grows is to be drawn anew: when it has grown by an eighth. What a draw costs grows with the list, so
/// that all draws of one together cost no more than some draws of the whole, however many pages it comes in.
#[must_use]
pub fn is_due(drawn: usize, now: usize) -> bool {
    now > drawn && now - drawn >= drawn / 8
}

/// A repository of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub repository: Heard<Repository>,
    /// Its description, plain text, where the server has any.
    pub description: Option<String>,
    /// Stars, where the server counts them.
    pub stars: Option<u64>,
}

/// Where a list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum More {
    /// At the page of this number.
    Page(u32),
    /// At the page the server named, or the one after the last row.
    Link(Next),
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    listed: Vec<Listed>,
    total: Option<u64>,
    more: Option<More>,
    /// Nothing more can be asked for, though there is more.
    breaks_off: bool,
}

impl From<SearchPage> for Page {
    fn from(page: SearchPage) -> Self {
        let listed = |found: Found| Listed {
            repository: found.repository,
            description: found.description,
            stars: found.stars,
        };
        let listed = page.found.into_iter().map(listed).collect();
        Self { listed, total: page.total, more: page.next.map(More::Page), breaks_off: false }
    }
}

impl From<CatalogPage> for Page {
    fn from(page: CatalogPage) -> Self {
        let breaks_off = page.next.is_none() && !page.complete;
        let listed = |repository| Listed { repository, description: None, stars: None };
        let listed = page.repositories.into_iter().map(listed).collect();
        Self { listed, total: None, more: page.next.map(More::Link), breaks_off }
    }
}

/// Where a list stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was read yet.
    #[default]
    NotBegun,
    /// There is more, there.
    More(More),
    /// All of it was read.
    Whole,
    /// It is longer than is ever held; the rest was not asked for.
    Capped,
}

/// A list, as far as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    found: Vec<Listed>,
    names: HashSet<String>,
    pages: u32,
    total: Option<u64>,
    reading: Reading,
}

impl Listing {
    /// What was found, in the server's order, each name once.
    #[must_use]
    pub fn found(&self) -> &[Listed] {
        &self.found
    }

    /// How many pages were read.
    #[must_use]
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// How many there are in all, by the server's word, while that is more than were found.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.total.filter(|total| usize::try_from(*total).is_ok_and(|total| total > self.found.len()))
    }

    /// Where it stands.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The page to ask for; nothing when there is no more to ask. The first page has no name.
    #[must_use]
    pub fn next(&self) -> Option<Option<More>> {
        match &self.reading {
            Reading::NotBegun => Some(None),
            Reading::More(more) => Some(Some(more.clone())),
            Reading::Whole | Reading::Capped => None,
        }
    }

    /// Adds the page that was asked for.
    ///
    /// # Errors
    /// `PagingLoop` when the server says there is more, but leads back, elsewhere, or brings nothing new (security
    /// notes C6, R7). What was read before stays.
    pub fn add(&mut self, page: impl Into<Page>) -> Result<(), ErrorKind> {
        let page: Page = page.into();
        let asked = self.next().flatten();
        let before = self.found.len();
        let mut capped = false;
        for listed in page.listed {
            if self.found.len() >= MOST {
                capped = true;
                break;
            }
            if self.names.insert(listed.repository.to_string()) {
                self.found.push(listed);
            }
        }
        self.pages += 1;
        self.total = page.total.or(self.total);
        let leads_back = match (&page.more, &asked) {
            (Some(More::Page(next)), Some(More::Page(asked))) => next <= asked,
            (Some(More::Page(next)), None) => *next <= 1,
            (Some(next), Some(asked)) => next == asked,
            _ => false,
        };
        let goes_nowhere = page.more.is_some() && (leads_back || self.found.len() == before);
        self.reading = match page.more {
            _ if capped || goes_nowhere || page.breaks_off => Reading::Capped,
            None => Reading::Whole,
            Some(more) => Reading::More(more),
        };
        if goes_nowhere || page.breaks_off { Err(ErrorKind::PagingLoop) } else { Ok(()) }
    }
}
