//! The way from a tag to an image: through an index, and through indexes in it. Every manifest on it is fetched by its
//! digest and verified; what a descriptor announced is compared with what came (security notes I4), and the way ends
//! where it goes too deep (R6). It cannot go in a circle: an index would have to hold its own hash.

use super::platforms::{Choice, choices, find, stands_for};
use super::route::Part;
use crate::http::Transport;
use crate::image::manifest::{Index, Manifest, Warning, differences};
use crate::name::{Digest, Repository};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, Fetched};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many indexes lie in each other at most.
const DEEPEST: usize = 4;
/// How many manifests are looked at for one that is named.
const MOST: usize = 500;

/// Manifests that were fetched. One that is named by its digest never changes.
#[derive(Clone, Default)]
pub struct Kept(Rc<RefCell<BTreeMap<Digest, Rc<Fetched>>>>);

impl Kept {
    async fn manifest<T: Transport>(
        &self,
        registry: &Registry<T>,
        repository: &Repository,
        digest: &Digest,
    ) -> Result<Rc<Fetched>, Error> {
        let known = self.0.borrow().get(digest).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let fetched = Rc::new(registry.manifest(repository, &At::Digest(digest.clone())).await?);
        let mut kept = self.0.borrow_mut();
        if kept.len() < MOST {
            kept.insert(digest.clone(), fetched.clone());
        }
        Ok(fetched)
    }
}

/// An index on the way, and what was chosen of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The index.
    pub fetched: Rc<Fetched>,
    /// What is under it.
    pub choices: Rc<[Choice]>,
    /// Which of that is on the way.
    pub chosen: Option<usize>,
}

impl Level {
    fn new(fetched: Rc<Fetched>, index: &Index) -> Self {
        Self { choices: choices(index).into(), fetched, chosen: None }
    }

    /// The index itself.
    #[must_use]
    pub fn index(&self) -> Option<&Index> {
        match &self.fetched.manifest {
            Manifest::Index(index) => Some(index),
            _ => None,
        }
    }

    /// The choice that is on the way.
    #[must_use]
    pub fn choice(&self) -> Option<&Choice> {
        self.choices.get(self.chosen?)
    }
}

/// Where the way ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// At a manifest that is no index.
    Manifest(Rc<Fetched>),
    /// At an index that has nothing to open.
    Empty,
    /// The index has nothing of the name that was asked for.
    NoSuchPart,
    /// At an index that lies too deep.
    TooDeep,
}

/// The way.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// The indexes on it, the outermost first.
    pub levels: Vec<Level>,
    /// Where it ends.
    pub end: End,
    /// What came otherwise than it was announced at its last step.
    pub warnings: Vec<Warning>,
}

/// Follows the way from a manifest to what is meant under it; without a word to what most people look for.
///
/// # Errors
/// When a manifest on it cannot be fetched, or is not what it was asked for by.
pub async fn follow<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    top: Rc<Fetched>,
    part: Option<&Part>,
    kept: &Kept,
) -> Result<Trail, Error> {
    let mut levels = match part {
        Some(part) => match seek(registry, repository, top.clone(), part, kept).await? {
            Some(levels) => levels,
            None => return Ok(lost(top)),
        },
        None => Vec::new(),
    };
    let mut warnings = Vec::new();
    let mut here = top;
    if let Some((fetched, differs)) = step(registry, repository, &levels, kept).await? {
        (here, warnings) = (fetched, differs);
    }
    let end = loop {
        let Manifest::Index(index) = &here.manifest else { break End::Manifest(here) };
        if levels.len() == DEEPEST {
            break End::TooDeep;
        }
        let mut level = Level::new(here.clone(), index);
        let Some(next) = stands_for(index, None) else {
            levels.push(level);
            break End::Empty;
        };
        level.chosen = level.choices.iter().position(|choice| index.manifests.get(choice.at) == Some(next));
        levels.push(level);
        if let Some((fetched, differs)) = step(registry, repository, &levels, kept).await? {
            (here, warnings) = (fetched, differs);
        }
    };
    Ok(Trail { levels, end, warnings })
}

/// What the last level chose, and how it differs from what was announced.
async fn step<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    levels: &[Level],
    kept: &Kept,
) -> Result<Option<(Rc<Fetched>, Vec<Warning>)>, Error> {
    let Some((level, choice)) = levels.last().and_then(|level| Some((level, level.choice()?))) else {
        return Ok(None);
    };
    let fetched = kept.manifest(registry, repository, &choice.digest).await?;
    let announced = level.index().and_then(|index| index.manifests.get(choice.at));
    let size = fetched.bytes.len() as u64;
    let differs = announced.map(|announced| differences(announced, size, Some(&fetched.media_type)));
    Ok(Some((fetched, differs.unwrap_or_default())))
}

/// The levels down to what is named; the nearest of them that has it. Nothing where none has.
async fn seek<T: Transport>(
    registry: &Registry<T>,
    repository: &Repository,
    top: Rc<Fetched>,
    part: &Part,
    kept: &Kept,
) -> Result<Option<Vec<Level>>, Error> {
    let mut seen = vec![top.digest.clone()];
    let mut ways: Vec<Vec<Level>> = vec![Vec::new()];
    let mut rims = vec![top];
    while !rims.is_empty() {
        let (mut next_ways, mut next_rims) = (Vec::new(), Vec::new());
        for (way, fetched) in ways.into_iter().zip(rims) {
            let Manifest::Index(index) = &fetched.manifest else { continue };
            let mut level = Level::new(fetched.clone(), index);
            if let Some(found) = find(&level.choices, part) {
                level.chosen = level.choices.iter().position(|choice| choice == found);
                return Ok(Some([way, vec![level]].concat()));
            }
            if way.len() + 1 == DEEPEST {
                continue;
            }
            for (at, choice) in level.choices.iter().enumerate().filter(|(_, choice)| choice.nested) {
                if seen.contains(&choice.digest) {
                    continue;
                }
                if seen.len() == MOST {
                    return Err(Error::new(ErrorKind::TooMany(seen.len(), MOST)));
                }
                seen.push(choice.digest.clone());
                next_rims.push(kept.manifest(registry, repository, &choice.digest).await?);
                let deeper = Level { chosen: Some(at), ..level.clone() };
                next_ways.push([way.clone(), vec![deeper]].concat());
            }
        }
        (ways, rims) = (next_ways, next_rims);
    }
    Ok(None)
}

/// What is named is not there: the choice stays open.
fn lost(top: Rc<Fetched>) -> Trail {
    let levels = match &top.manifest {
        Manifest::Index(index) => vec![Level::new(top.clone(), index)],
        _ => Vec::new(),
    };
    // A manifest that is no index has no parts, and whoever asks for one means it.
    let end = if levels.is_empty() { End::Manifest(top) } else { End::NoSuchPart };
    Trail { levels, end, warnings: Vec::new() }
}
