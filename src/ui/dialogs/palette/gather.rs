//! What there is to be found: the tags of the repository one is in, the repositories of the registry one is at as far as
//! they are known, the registries, and what can be done. Nothing is asked for.

use super::acts::acts;
use super::rows::{Goes, Group, Row, Sign};
use crate::console::palette::{places, repositories};
use crate::console::preferences::Bookmark;
use crate::console::route::{Place, Route, View};
use crate::console::target::TagRow;
use crate::name::{Repository, Selector};
use crate::ui::hooks::{Console, Words};
use std::rc::Rc;

/// All there is.
pub(super) struct There {
    pub(super) tags: Rc<Vec<TagRow>>,
    pub(super) repositories: Vec<Repository>,
    pub(super) registries: Vec<Row>,
    pub(super) acts: Vec<Row>,
}

/// Gathers it.
pub(super) fn gather(words: &Words, console: &Console) -> There {
    let place = console.route.place();
    let tags = place.and_then(|place| console.held_tags(console.api(place))).unwrap_or_default();
    let names = place.map(|place| known(console, place)).unwrap_or_default();
    let registries = places(&console.settings, &console.session, &console.preferences);
    There {
        tags,
        repositories: names,
        registries: registries
            .into_iter()
            .map(|(place, name)| registry(words, console, place, name))
            .collect(),
        acts: acts(words, console),
    }
}

/// The repositories of a registry that are known.
fn known(console: &Console, place: &Place) -> Vec<Repository> {
    let list = console.tools.held.list(&console.whose(place, console.api(place)));
    let listed = list.iter().flat_map(|list| list.found()).filter_map(|found| found.repository.valid());
    repositories(&place.origin, &console.preferences, listed)
}

fn registry(words: &Words, console: &Console, place: Place, name: Option<String>) -> Row {
    let user = console.user(&place).map(|user| words.fill(words.palette.signed_in(), &[("user", user)]));
    let what = [name, user].into_iter().flatten().collect::<Vec<_>>().join(", ");
    Row {
        group: Group::Registries,
        name: place.origin.authority(),
        is_name: true,
        what,
        sign: Sign::Icon("pin"),
        key: None,
        goes: Goes::To(Route::repositories(place)),
    }
}

/// A repository of the registry one is at.
pub(super) fn repository(words: &Words, console: &Console, place: &Place, repository: &Repository) -> Row {
    let bookmark = Bookmark { origin: place.origin.clone(), repository: repository.clone() };
    let what = if console.preferences.is_pinned(&bookmark) {
        words.palette.pinned()
    } else if console.preferences.recent.contains(&bookmark) {
        words.palette.recent()
    } else {
        ""
    };
    Row {
        group: Group::Repositories,
        name: repository.to_string(),
        is_name: true,
        what: what.to_owned(),
        sign: Sign::Icon("layers"),
        key: None,
        goes: Goes::To(Route::repository(place.clone(), repository.clone(), View::default())),
    }
}

/// A tag of the repository one is in; one that is no tag leads nowhere and is not among them.
pub(super) fn tag(console: &Console, row: &TagRow) -> Option<Row> {
    let (place, repository) = (console.route.place()?, console.route.in_repository()?);
    let tag = row.tag.valid()?;
    let target = row.valid_target();
    let selector = Selector::Tag(tag.clone());
    Some(Row {
        group: Group::Tags,
        name: tag.to_string(),
        is_name: true,
        what: target.map(|target| target.short().to_owned()).unwrap_or_default(),
        sign: target.map_or(Sign::Icon("tag"), |target| Sign::Flag(target.hex().to_owned())),
        key: None,
        goes: Goes::To(Route::image(place.clone(), repository.clone(), selector)),
    })
}
