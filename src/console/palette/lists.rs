//! What there is to go to.

use crate::console::preferences::Preferences;
use crate::console::route::Place;
use crate::console::session::Session;
use crate::console::settings::Settings;
use crate::name::{Origin, Repository};
use std::collections::HashSet;

/// A registry that may be gone to, by its name where the settings give it one.
pub type Places = Vec<(Place, Option<String>)>;

/// The registries: of the settings, of this session, and of those this browser remembers the ones that may be connected to;
/// each once.
#[must_use]
pub fn places(settings: &Settings, session: &Session, preferences: &Preferences) -> Places {
    let named = settings.registries.iter().map(|registry| (registry.place.clone(), registry.name.clone()));
    let connected = session.connections().iter().map(|connection| (settings.place(&connection.origin), None));
    let known = preferences.registries.iter().map(|known| (known.place.clone(), None));
    let mut seen: HashSet<Origin> = HashSet::new();
    let all = named.chain(connected).chain(known);
    all.filter(|(place, _)| settings.allows(&place.origin) && seen.insert(place.origin.clone())).collect()
}

/// The repositories of a registry: pinned, recent, and what was listed in this session; each once.
#[must_use]
pub fn repositories<'a>(
    origin: &Origin,
    preferences: &Preferences,
    listed: impl Iterator<Item = &'a Repository>,
) -> Vec<Repository> {
    let bookmarks = preferences.pinned.iter().chain(&preferences.recent);
    let here = bookmarks.filter(|one| one.origin == *origin).map(|one| &one.repository);
    let mut seen: HashSet<&str> = HashSet::new();
    let mut all = Vec::new();
    for repository in here {
        if seen.insert(repository.as_str()) {
            all.push(repository.clone());
        }
    }
    for repository in listed {
        if seen.insert(repository.as_str()) {
            all.push(repository.clone());
        }
    }
    all
}
