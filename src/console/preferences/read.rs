//! Preferences from text. Whatever does not fit is left out and the rest is kept: storage may hold what an older
//! or a newer console wrote, or what someone else did. The version is not asked for, since every field is checked by
//! itself.

use super::{Bookmark, Fold, Known, Preferences, Theme};
use crate::console::command::Tool;
use crate::console::route::{Api, Column, Place};
use crate::console::text::Language;
use crate::name::Origin;
use crate::registry::json::Json;

/// The longest namespace that is kept of a fold, in bytes.
const LONGEST_NAMESPACE: usize = 255;

impl Preferences {
    /// The longest text that is read, in bytes; what is written stays far below.
    pub const LONGEST: usize = 512 * 1024;

    /// Reads what [`Preferences::to_text`] wrote. Never fails: what cannot be read is as if never chosen.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let value = if text.len() > Self::LONGEST { None } else { Json::parse(text.as_bytes()) };
        value.map_or_else(Self::default, |value| Self::from_json(&value))
    }

    pub(super) fn from_json(value: &Json) -> Self {
        let word = |key| value.get(key).and_then(Json::as_text);
        let flag = |key| value.get(key).and_then(Json::as_bool);
        let default = Self::default();
        Self {
            theme: word("theme").and_then(Theme::read),
            language: word("language").and_then(read_language),
            compact: word("density") == Some(Self::COMPACT),
            hidden: list(value.get("hiddenColumns"), Self::OPTIONAL.len(), read_column),
            single_keys: flag("singleKeys").unwrap_or(default.single_keys),
            group_tags: flag("groupTags").unwrap_or(default.group_tags),
            count_tags: flag("countTags"),
            tool: word("tool").and_then(Tool::read).unwrap_or_default(),
            pinned: list(value.get("pinned"), Self::MOST_PINNED, read_bookmark),
            recent: list(value.get("recent"), Self::MOST_RECENT, read_bookmark),
            registries: list(value.get("registries"), Self::MOST_REGISTRIES, read_known),
            folds: list(value.get("folds"), Self::MOST_FOLDS, read_fold),
        }
    }
}

fn list<V: PartialEq>(value: Option<&Json>, most: usize, read: fn(&Json) -> Option<V>) -> Vec<V> {
    let mut out = Vec::new();
    for item in value.map(Json::items).unwrap_or_default().iter().filter_map(read) {
        if out.len() < most && !out.contains(&item) {
            out.push(item);
        }
    }
    out
}

fn read_language(code: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.code() == code)
}

fn read_column(value: &Json) -> Option<Column> {
    Column::read(value.as_text()?).filter(|column| Preferences::OPTIONAL.contains(column))
}

fn text_at(value: &Json, place: usize) -> Option<&str> {
    value.at(place)?.as_text()
}

fn read_origin(value: &Json) -> Option<Origin> {
    text_at(value, 0)?.parse().ok()
}

fn read_bookmark(value: &Json) -> Option<Bookmark> {
    Some(Bookmark { origin: read_origin(value)?, repository: text_at(value, 1)?.parse().ok()? })
}

fn read_known(value: &Json) -> Option<Known> {
    let place = Place { origin: read_origin(value)?, api: text_at(value, 1).and_then(Api::read) };
    Some(Known { place, standalone: value.at(2).and_then(Json::as_bool) })
}

fn read_fold(value: &Json) -> Option<Fold> {
    let namespace = text_at(value, 1).filter(|name| name.len() <= LONGEST_NAMESPACE)?.to_owned();
    Some(Fold { origin: read_origin(value)?, namespace, open: value.at(2)?.as_bool()? })
}
