//! Files a person chose for an insert, put together in pairs: an image's JSON and its layer, told by their names.
//!
//! Pure: the bytes of the JSON files are read by the caller, the layers stay where they are (`F` is the handle on
//! one). What is wrong is said per pair, and nothing is thrown away. Follows the registry-v1 sheet, sections 5, 6.

use crate::name::ImageId;
use crate::registry::json::Json;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The longest JSON that is read, in bytes: as much as a registry is ever asked for.
pub const JSON_MAX: u64 = 1024 * 1024;

/// A file that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct File<F> {
    /// Its name, without a folder.
    pub name: String,
    /// What it holds.
    pub content: Content<F>,
}

/// What a file holds, by its name.
#[derive(Clone, Debug, PartialEq)]
pub enum Content<F> {
    /// The JSON of an image, or why it could not be read.
    Json(Result<Rc<[u8]>, Fault>),
    /// A layer: the handle on it and its length in bytes.
    Layer(F, u64),
}

/// What is wrong with a pair. The words are made by the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The JSON file could not be read.
    Unreadable,
    /// The JSON file is longer than [`JSON_MAX`].
    TooLong,
    /// It is no JSON object.
    NotJson,
    /// It has no `id`, or one that is not 64 hexadecimal digits.
    BadId,
    /// It has a `parent` that is not 64 hexadecimal digits.
    BadParent,
    /// There is no layer of this name.
    LayerMissing,
    /// There is a layer, but no JSON of this name.
    JsonMissing,
    /// Another pair has the same id.
    SameId,
    /// It stands on itself, at once or by way of others.
    Circle,
}

/// What the JSON of a pair says.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The image's id.
    pub id: ImageId,
    /// Its parent; nothing for a root.
    pub parent: Option<ImageId>,
    /// The JSON, byte for byte.
    pub json: Rc<[u8]>,
}

/// An image's JSON and its layer, or what there is of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<F> {
    /// What the two names have in common.
    pub stem: String,
    /// The name of the JSON file.
    pub json: Option<String>,
    /// The layer: its name, the handle on it, and its length in bytes.
    pub layer: Option<(String, F, u64)>,
    /// What the JSON says, as far as it could be read.
    pub facts: Option<Facts>,
    /// What is wrong; nothing when it can be inserted.
    pub fault: Option<Fault>,
}

/// Whether a file is taken for an image's JSON: `name.json`, or `json` alone as `docker save` writes it.
#[must_use]
pub fn is_json(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name == "json" || name.ends_with(".json")
}

/// What is left of a name without its endings, by which a JSON and a layer find each other.
#[must_use]
pub fn stem(name: &str) -> &str {
    const ENDINGS: [&str; 9] = [".json", ".tar", ".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".txz", ".layer"];
    // `docker save` calls the two `json` and `layer.tar`.
    if name == "json" {
        return "layer";
    }
    let mut rest = name;
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| strip_ending(rest, ending)) {
        rest = shorter;
    }
    rest
}

fn strip_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len()).filter(|at| *at > 0)?;
    name.get(at..).filter(|end| end.eq_ignore_ascii_case(ending)).and_then(|_| name.get(..at))
}

/// Puts files together in pairs: those that can go in first, roots before what stands on them, then the others by
/// name.
#[must_use]
pub fn pairs<F: Clone>(files: &[File<F>]) -> Vec<Pair<F>> {
    let mut found: BTreeMap<&str, Pair<F>> = BTreeMap::new();
    for file in files {
        let stem = stem(&file.name);
        let pair = found.entry(stem).or_insert_with(|| Pair {
            stem: stem.to_owned(),
            json: None,
            layer: None,
            facts: None,
            fault: None,
        });
        match &file.content {
            Content::Layer(handle, length) => {
                pair.layer = Some((file.name.clone(), handle.clone(), *length));
            }
            Content::Json(json) => {
                pair.json = Some(file.name.clone());
                match json.clone().and_then(read) {
                    Ok(facts) => pair.facts = Some(facts),
                    Err(fault) => pair.fault = Some(fault),
                }
            }
        }
    }
    let mut all: Vec<Pair<F>> = found.into_values().collect();
    for pair in &mut all {
        pair.fault = pair.fault.or_else(|| incomplete(pair));
    }
    mark_same_ids(&mut all);
    roots_first(all)
}

/// The parents that are not among the pairs, and so must be at the registry already.
#[must_use]
pub fn parents_elsewhere<F>(pairs: &[Pair<F>]) -> BTreeSet<ImageId> {
    let chosen: BTreeSet<&ImageId> = pairs.iter().filter_map(good).map(|facts| &facts.id).collect();
    let parents = pairs.iter().filter_map(good).filter_map(|facts| facts.parent.as_ref());
    parents.filter(|parent| !chosen.contains(parent)).cloned().collect()
}

fn good<F>(pair: &Pair<F>) -> Option<&Facts> {
    pair.facts.as_ref().filter(|_| pair.fault.is_none())
}

fn incomplete<F>(pair: &Pair<F>) -> Option<Fault> {
    match (&pair.json, &pair.layer) {
        (None, _) => Some(Fault::JsonMissing),
        (_, None) => Some(Fault::LayerMissing),
        _ => None,
    }
}

fn read(json: Rc<[u8]>) -> Result<Facts, Fault> {
    let Some(object @ Json::Object(_)) = Json::parse(&json) else { return Err(Fault::NotJson) };
    let id = object.get("id").and_then(Json::as_text).and_then(|id| id.parse().ok()).ok_or(Fault::BadId)?;
    let parent = match object.get("parent") {
        None | Some(Json::Null) => None,
        Some(Json::Text(parent)) if parent.is_empty() => None,
        Some(Json::Text(parent)) => Some(parent.parse().map_err(|_| Fault::BadParent)?),
        Some(_) => return Err(Fault::BadParent),
    };
    Ok(Facts { id, parent, json })
}

fn mark_same_ids<F>(all: &mut [Pair<F>]) {
    let mut counts: BTreeMap<ImageId, usize> = BTreeMap::new();
    for facts in all.iter().filter_map(good) {
        *counts.entry(facts.id.clone()).or_default() += 1;
    }
    for pair in all {
        if good(pair).is_some_and(|facts| counts.get(&facts.id).is_some_and(|count| *count > 1)) {
            pair.fault = Some(Fault::SameId);
        }
    }
}

fn roots_first<F>(all: Vec<Pair<F>>) -> Vec<Pair<F>> {
    let (mut waiting, faulty): (Vec<_>, Vec<_>) = all.into_iter().partition(|pair| pair.fault.is_none());
    let mut sorted: Vec<Pair<F>> = Vec::with_capacity(waiting.len());
    loop {
        let held: BTreeSet<ImageId> = waiting.iter().filter_map(good).map(|facts| facts.id.clone()).collect();
        let stands_on_one = |pair: &Pair<F>| {
            good(pair).and_then(|facts| facts.parent.as_ref()).is_some_and(|parent| held.contains(parent))
        };
        let (later, now): (Vec<_>, Vec<_>) = waiting.into_iter().partition(stands_on_one);
        let ended = now.is_empty();
        sorted.extend(now);
        waiting = later;
        if ended {
            break;
        }
    }
    let circles = waiting.into_iter().map(|pair| Pair { fault: Some(Fault::Circle), ..pair });
    sorted.extend(circles);
    sorted.extend(faulty);
    sorted
}
