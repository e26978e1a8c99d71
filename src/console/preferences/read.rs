//! Preferences from text. Whatever does not fit is left out and the rest is kept: storage may hold what an older
//! or a newer console wrote, or what someone else did.

use super::{Bookmark, Fold, Known, Preferences, Theme};
use crate::console::command::Tool;
use crate::console::route::{Api, Place};
use crate::console::text::Language;
use crate::name::Origin;
use serde_json::Value;

/// The longest text that is read, in bytes; what is written stays far below.
const LONGEST: usize = 512 * 1024;

/// The longest namespace that is kept of a fold, in bytes.
const LONGEST_NAMESPACE: usize = 255;

impl Preferences {
    /// Reads what [`Preferences::to_text`] wrote. Never fails: what cannot be read is as if never chosen.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let value = if text.len() > LONGEST { None } else { serde_json::from_str::<Value>(text).ok() };
        let Some(value) = value.filter(|value| value["version"].as_u64() == Some(Self::VERSION)) else {
            return Self::default();
        };
        let default = Self::default();
        Self {
            theme: value["theme"].as_str().and_then(Theme::read),
            language: value["language"].as_str().and_then(read_language),
            single_keys: value["singleKeys"].as_bool().unwrap_or(default.single_keys),
            group_tags: value["groupTags"].as_bool().unwrap_or(default.group_tags),
            tool: value["tool"].as_str().and_then(Tool::read).unwrap_or_default(),
            pinned: list(&value["pinned"], Self::MOST_PINNED, read_bookmark),
            recent: list(&value["recent"], Self::MOST_RECENT, read_bookmark),
            registries: list(&value["registries"], Self::MOST_REGISTRIES, read_known),
            folds: list(&value["folds"], Self::MOST_FOLDS, read_fold),
        }
    }
}

fn list<V: PartialEq>(value: &Value, most: usize, read: fn(&Value) -> Option<V>) -> Vec<V> {
    let mut out = Vec::new();
    for item in value.as_array().into_iter().flatten().filter_map(read) {
        if out.len() < most && !out.contains(&item) {
            out.push(item);
        }
    }
    out
}

fn read_language(code: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.code() == code)
}

fn read_origin(value: &Value) -> Option<Origin> {
    value.as_str()?.parse().ok()
}

fn read_bookmark(value: &Value) -> Option<Bookmark> {
    Some(Bookmark { origin: read_origin(&value[0])?, repository: value[1].as_str()?.parse().ok()? })
}

fn read_known(value: &Value) -> Option<Known> {
    let place = Place { origin: read_origin(&value[0])?, api: value[1].as_str().and_then(Api::read) };
    Some(Known { place, standalone: value[2].as_bool() })
}

fn read_fold(value: &Value) -> Option<Fold> {
    let namespace = value[1].as_str().filter(|name| name.len() <= LONGEST_NAMESPACE)?.to_owned();
    Some(Fold { origin: read_origin(&value[0])?, namespace, open: value[2].as_bool()? })
}
