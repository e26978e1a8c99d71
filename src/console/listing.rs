//! A list of repositories while it is read page by page: what is there so far, whether it is whole, and where to go
//! on. Search with an empty query is the only list v1 has, and few servers page it.

use crate::registry::error::ErrorKind;
use crate::registry::v1::{Found, SearchPage};
use std::collections::HashSet;

/// The most repositories that are ever held of one list.
pub const MOST: usize = 100_000;

/// Where a list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was read yet.
    #[default]
    NotBegun,
    /// There is more, on this page.
    More(u32),
    /// All of it was read.
    Whole,
    /// It is longer than is ever held; the rest was not asked for.
    Capped,
}

/// A list, as far as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    found: Vec<Found>,
    names: HashSet<String>,
    pages: u32,
    total: Option<u64>,
    reading: Reading,
}

impl Listing {
    /// What was found, in the server's order, each name once.
    #[must_use]
    pub fn found(&self) -> &[Found] {
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
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// The page to ask for; nothing when there is no more to ask. The first page has no number.
    #[must_use]
    pub fn next(&self) -> Option<Option<u32>> {
        match self.reading {
            Reading::NotBegun => Some(None),
            Reading::More(page) => Some(Some(page)),
            Reading::Whole | Reading::Capped => None,
        }
    }

    /// Adds the page that was asked for.
    ///
    /// # Errors
    /// `PagingLoop` when the server says there is more, but leads back or brings nothing new (security notes R7).
    /// What was read before stays.
    pub fn add(&mut self, page: SearchPage) -> Result<(), ErrorKind> {
        let asked = self.next().flatten();
        let before = self.found.len();
        let mut capped = false;
        for found in page.found {
            if self.found.len() >= MOST {
                capped = true;
                break;
            }
            if self.names.insert(found.repository.to_string()) {
                self.found.push(found);
            }
        }
        self.pages += 1;
        self.total = page.total.or(self.total);
        self.reading = match page.next {
            _ if capped => Reading::Capped,
            None => Reading::Whole,
            Some(next) => Reading::More(next),
        };
        let leads_back = |next: u32| next <= asked.unwrap_or(1);
        match page.next {
            Some(next) if leads_back(next) || self.found.len() == before => {
                self.reading = Reading::Capped;
                Err(ErrorKind::PagingLoop)
            }
            _ => Ok(()),
        }
    }
}
