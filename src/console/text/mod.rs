//! Every word the console says, in every language.
//!
//! A section of messages is declared once, each message in all languages side by side, so that a language that
//! lacks one does not compile. English is part of the wasm; every other language is written by the build to
//! `dist/lazy/<language>.json` and loaded when asked for ([`Texts::from_json`]).
//!
//! A message is a plain string. Placeholders stand in braces, `{name}`, and are filled by [`fill`]. A message that
//! counts has plural forms, `one={n} tag|other={n} tags`, chosen by [`Language::plural`]
//! and [`plural`]; `other` must be among them.

#[macro_use]
mod section;
mod account;
mod capability;
mod commands;
mod common;
mod compare;
mod connect;
mod doctor;
mod image;
mod insert;
mod keys;
mod manifests;
mod notice;
mod palette;
mod parts;
mod people;
mod preferences;
mod referrers;
mod repositories;
mod repository;
mod shell;
mod tags;
mod tree;

pub use account::Account;
pub use capability::Capability;
pub use commands::Commands;
pub use common::Common;
pub use compare::Compare;
pub use connect::Connect;
pub use doctor::Doctor;
pub use image::Image;
pub use insert::Insert;
pub use keys::Keys;
pub use manifests::Manifests;
pub use notice::Notice;
pub use palette::Palette;
pub use parts::Parts;
pub use people::People;
pub use preferences::Preferences;
pub use referrers::Referrers;
pub use repositories::Repositories;
pub use repository::Repository;
pub use section::{fill, plural};
pub use shell::Shell;
use std::rc::Rc;
pub use tags::Tags;
pub use tree::Tree;

/// The languages there are tables for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, in the wasm.
    #[default]
    English,
    /// Simplified Chinese.
    SimplifiedChinese,
    /// Traditional Chinese, by the terms used in Taiwan.
    TraditionalChinese,
}

impl Language {
    /// Every language, in the order of the columns of a section.
    pub const ALL: [Self; 3] = [Self::English, Self::SimplifiedChinese, Self::TraditionalChinese];

    /// Its BCP 47 code, as used in `lang`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// The language and the place whose habits its dates follow, for `Intl`: `11 Mar 2015`.
    #[must_use]
    pub fn locale(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// The plural category of a whole number, after CLDR.
    #[must_use]
    pub fn plural(self, count: usize) -> &'static str {
        match (self, count) {
            (Self::English, 1) => "one",
            _ => "other",
        }
    }

    /// The language for a BCP 47 tag as browsers send it; nothing when there is no table for it. Chinese is told by its
    /// script, or by the places that write the traditional one.
    #[must_use]
    pub fn by_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let is = |part: &str, other: &str| part.eq_ignore_ascii_case(other);
        match parts.next()? {
            language if is(language, "en") => Some(Self::English),
            language if is(language, "zh") => {
                const TRADITIONAL: [&str; 4] = ["Hant", "TW", "HK", "MO"];
                // A script stands before the place and counts more: `zh-Hans-HK`.
                let told =
                    parts.find(|part| is(part, "Hans") || TRADITIONAL.iter().any(|other| is(part, other)));
                let traditional = told.is_some_and(|part| !is(part, "Hans"));
                Some(if traditional { Self::TraditionalChinese } else { Self::SimplifiedChinese })
            }
            _ => None,
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "简体中文",
            Self::TraditionalChinese => "繁體中文",
        }
    }
}

texts! {
    account: Account,
    connect: Connect,
    shell: Shell,
    capability: Capability,
    commands: Commands,
    common: Common,
    compare: Compare,
    doctor: Doctor,
    image: Image,
    insert: Insert,
    keys: Keys,
    manifests: Manifests,
    notice: Notice,
    palette: Palette,
    parts: Parts,
    people: People,
    preferences: Preferences,
    referrers: Referrers,
    repositories: Repositories,
    repository: Repository,
    tags: Tags,
    tree: Tree,
}
