//! The repositories of a registry folded by namespace, as a gazetteer: grouped, counted, filtered, always in the
//! same order however the server sent them.

use super::natural::{Filter, compare};
use crate::name::{Heard, Repository};
use std::collections::BTreeMap;

/// Up to so many repositories, all namespaces are unfolded at first.
pub const UNFOLDED_UP_TO: usize = 50;

/// All repositories that were read, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepositoryIndex {
    namespaces: Vec<Namespace>,
    count: usize,
}

/// A namespace and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// Its name. Of an odd name it is whatever stands before the first slash, for showing only.
    pub name: String,
    /// Its repositories by the alphabet.
    pub entries: Vec<Entry>,
}

/// A repository in its namespace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name below the namespace.
    pub name: String,
    /// Its name in full.
    pub repository: Heard<Repository>,
    /// Its place in the list as it was read, where descriptions and stars are.
    pub at: usize,
}

/// A namespace as the filter leaves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Which.
    pub namespace: &'a Namespace,
    /// The places of its entries that the filter lets through; not one of them is drawn while it is folded.
    pub matches: Vec<usize>,
    /// Whether it is unfolded.
    pub open: bool,
}

impl Shown<'_> {
    /// How many entries are drawn.
    #[must_use]
    pub fn drawn(&self) -> usize {
        if self.open { self.matches.len() } else { 0 }
    }
}

impl RepositoryIndex {
    /// Folds what was read. One that comes twice, as it may when a list changes between two pages, counts once.
    #[must_use]
    pub fn new<'a>(repositories: impl IntoIterator<Item = &'a Heard<Repository>>) -> Self {
        let mut folded: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for (at, repository) in repositories.into_iter().enumerate() {
            let (namespace, name) = split(repository);
            folded.entry(namespace).or_default().push(Entry { name, repository: repository.clone(), at });
        }
        let mut namespaces: Vec<Namespace> =
            folded.into_iter().map(|(name, entries)| Namespace { name, entries }).collect();
        namespaces.sort_by(|a, b| compare(&a.name, &b.name));
        for namespace in &mut namespaces {
            namespace.entries.sort_by(|a, b| compare(&a.name, &b.name));
            namespace.entries.dedup_by(|a, b| a.repository == b.repository);
        }
        let count = namespaces.iter().map(|namespace| namespace.entries.len()).sum();
        Self { namespaces, count }
    }

    /// The namespaces by the alphabet.
    #[must_use]
    pub fn namespaces(&self) -> &[Namespace] {
        &self.namespaces
    }

    /// How many repositories there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// What the filter leaves, folded. `chosen` is what a person last chose for a namespace; where they chose
    /// nothing, it is unfolded while a filter is on, when it is the only one, and when there are few.
    #[must_use]
    pub fn shown(&self, filter: &Filter, chosen: impl Fn(&str) -> Option<bool>) -> Vec<Shown<'_>> {
        let few = self.count <= UNFOLDED_UP_TO || self.namespaces.len() == 1;
        let mut shown = Vec::new();
        for namespace in &self.namespaces {
            let matches: Vec<usize> = (0..namespace.entries.len())
                .filter(|&at| filter.matches(&namespace.entries[at].repository.to_string()))
                .collect();
            if !matches.is_empty() {
                let open = chosen(&namespace.name).unwrap_or(few || !filter.is_empty());
                shown.push(Shown { namespace, matches, open });
            }
        }
        shown
    }
}

fn split(repository: &Heard<Repository>) -> (String, String) {
    match repository {
        Heard::Valid(repository) => (repository.namespace().to_owned(), repository.name().to_owned()),
        Heard::Odd(text) => match text.split_once('/') {
            Some((namespace, name)) => (namespace.to_owned(), name.to_owned()),
            None => (String::new(), text.to_string()),
        },
    }
}
