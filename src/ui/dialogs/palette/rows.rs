//! What is found for what was typed: a few rows of each group. The group with the best fit stands first, equals as they are
//! written here, so that what is most likely meant is what Enter takes.

use super::gather::{There, repository, tag};
use crate::console::palette::{Best, Fit, MOST, best};
use crate::console::route::{Route, View};
use crate::name::{Pasted, Reference, Repository, Selector};
use crate::ui::hooks::{Console, Words};
use crate::ui::root::{lead, read_pasted};
use yew::prelude::*;

/// How many rows of a group are shown.
const TAGS: usize = 12;
const REPOSITORIES: usize = 16;
const REGISTRIES: usize = 6;
const ACTS: usize = 12;
/// How many while nothing is typed.
const AT_FIRST: usize = 5;

/// What belongs together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Pasted,
    Tags,
    Repositories,
    Registries,
    Typed,
    Acts,
}

/// What stands before a name.
#[derive(Clone, PartialEq)]
pub(super) enum Sign {
    /// The flag of these digits.
    Flag(String),
    Icon(&'static str),
}

/// What taking a row does.
#[derive(Clone, PartialEq)]
pub(super) enum Goes {
    To(Route),
    Do(Callback<()>),
}

/// One row.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    pub(super) group: Group,
    pub(super) name: String,
    /// Whether that is a name, which stands in mono.
    pub(super) is_name: bool,
    /// What it is.
    pub(super) what: String,
    pub(super) sign: Sign,
    /// The keys that do the same.
    pub(super) key: Option<Vec<String>>,
    pub(super) goes: Goes,
}

/// What was found.
pub(super) struct Found {
    pub(super) rows: Vec<Row>,
    /// How many fit in all, and of how many.
    pub(super) fitting: usize,
    pub(super) of: usize,
}

/// Finds it.
pub(super) fn find(typed: &str, there: &There, words: &Words, console: &Console) -> Found {
    let typed = typed.trim();
    let most = |most: usize| if typed.is_empty() { most.min(AT_FIRST) } else { most };
    let tags =
        best(typed, there.tags.iter().map(|row| row.tag.valid().map_or("", |tag| tag.as_str())), most(TAGS));
    let names = best(typed, there.repositories.iter().map(Repository::as_str), most(REPOSITORIES));
    let searched: Vec<String> =
        there.registries.iter().map(|row| format!("{} {}", row.name, row.what)).collect();
    let registries = best(typed, searched.iter().map(String::as_str), most(REGISTRIES));
    let acts = best(
        typed,
        there.acts.iter().map(|row| &*row.name),
        if typed.is_empty() { there.acts.len() } else { ACTS },
    );
    let counted: [&Best; 4] = [&tags, &names, &registries, &acts];
    let (fitting, of) =
        (counted.map(|best| best.fitting).iter().sum(), counted.map(|best| best.of).iter().sum());
    let place = console.route.place();
    let repositories = place.iter().flat_map(|place| {
        names.places.iter().map(|at| repository(words, console, place, &there.repositories[*at]))
    });
    // A name that was typed is not known to be there: whatever is, is nearer.
    let mut groups: Vec<(Option<Fit>, Vec<Row>)> = vec![
        (tags.fit, tags.places.iter().filter_map(|at| tag(console, &there.tags[*at])).collect()),
        (names.fit, repositories.collect()),
        (registries.fit, registries.places.iter().map(|at| there.registries[*at].clone()).collect()),
        (Some(Fit::Inside), as_typed(typed, there, words, console).into_iter().collect()),
        (acts.fit, acts.places.iter().map(|at| there.acts[*at].clone()).collect()),
    ];
    groups.sort_by_key(|(fit, _)| *fit);
    let mut rows = pasted(typed, words, console);
    rows.extend(groups.into_iter().flat_map(|(_, rows)| rows));
    rows.truncate(MOST);
    Found { rows, fitting, of }
}

/// A reference, and the ways out of it: to the image, to its repository, to its registry. A name alone is not one; that
/// is found among the others, or stands as it was typed.
fn pasted(typed: &str, words: &Words, console: &Console) -> Vec<Row> {
    let Ok(read) = read_pasted(typed) else { return Vec::new() };
    let selector = read.reference.as_ref().and_then(|reference| reference.selector.clone());
    if read.origin.is_none() && selector.is_none() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    let mut push = |reference: Option<Reference>, name: String, what: String, sign: Sign| {
        let part = Pasted { reference, ..read.clone() };
        rows.extend(lead(&part, console).map(|route| row(Group::Pasted, (name, what), sign, route)));
    };
    let texts = &words.palette;
    if let Some(reference) = &read.reference {
        let name = reference.repository.to_string();
        if let Some(selector) = &selector {
            let (what, sign) = image(words, selector);
            push(Some(reference.clone()), name.clone(), what, sign);
        }
        let repository = Reference { repository: reference.repository.clone(), selector: None };
        push(Some(repository), name, texts.all_tags().to_owned(), Sign::Icon("layers"));
    }
    if let Some(origin) = &read.origin {
        push(None, origin.authority(), texts.its_registry().to_owned(), Sign::Icon("pin"));
    }
    rows
}

fn image(words: &Words, selector: &Selector) -> (String, Sign) {
    let texts = &words.palette;
    match selector {
        Selector::Tag(tag) => (words.fill(texts.by_tag(), &[("tag", tag.as_str())]), Sign::Icon("tag")),
        Selector::Digest(digest) => {
            (words.fill(texts.by_digest(), &[("id", digest.short())]), Sign::Flag(digest.hex().to_owned()))
        }
        Selector::Image(id) => (words.fill(texts.by_id(), &[("id", id.short())]), Sign::Flag(id.to_string())),
    }
}

/// A name that could be a repository's and is none of those that are known: not every registry lists what it has.
fn as_typed(typed: &str, there: &There, words: &Words, console: &Console) -> Option<Row> {
    let place = console.route.place()?;
    let read = read_pasted(typed).ok().filter(|read| read.origin.is_none())?;
    let Reference { repository, selector: None } = read.reference? else { return None };
    if there.repositories.contains(&repository) {
        return None;
    }
    let name = format!("{}/{repository}", place.origin.authority());
    let route = Route::repository(place.clone(), repository, View::default());
    Some(row(Group::Typed, (name, words.palette.by_name().to_owned()), Sign::Icon("away"), route))
}

fn row(group: Group, (name, what): (String, String), sign: Sign, route: Route) -> Row {
    Row { group, name, is_name: true, what, sign, key: None, goes: Goes::To(route) }
}
