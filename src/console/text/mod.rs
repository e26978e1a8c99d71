//! Every word the console says, in every language.
//!
//! A section of messages is declared once, each message in all languages side by side, so that a language that
//! lacks one does not compile. English is part of the wasm; every other language is written by the build to
//! `dist/lazy/<language>.json` and loaded when asked for ([`Texts::from_json`]).
//!
//! A message is a plain string. Placeholders stand in braces, `{name}`, and are filled by [`fill`]. A message that
//! counts has plural forms, `one={n} tag|other={n} tags`, chosen by the category that `Intl.PluralRules` names
//! ([`plural`]); `other` must be among them.

#[macro_use]
mod section;
mod account;
mod capability;
mod common;
mod compare;
mod connect;
mod doctor;
mod image;
mod insert;
mod manifests;
mod notice;
mod parts;
mod people;
mod referrers;
mod repositories;
mod repository;
mod shell;
mod tags;
mod tree;

pub use account::Account;
pub use capability::Capability;
pub use common::Common;
pub use compare::Compare;
pub use connect::Connect;
pub use doctor::Doctor;
pub use image::Image;
pub use insert::Insert;
pub use manifests::Manifests;
pub use notice::Notice;
pub use parts::Parts;
pub use people::People;
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
}

impl Language {
    /// Every language, in the order of the columns of a section.
    pub const ALL: [Self; 2] = [Self::English, Self::SimplifiedChinese];

    /// Its BCP 47 code, as used in `lang`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::SimplifiedChinese => "zh-Hans",
        }
    }

    /// The language and the place whose habits its dates and numbers follow, for `Intl`: `11 Mar 2015`.
    #[must_use]
    pub fn locale(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::SimplifiedChinese => "zh-Hans",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::SimplifiedChinese => "中文",
        }
    }
}

texts! {
    account: Account,
    connect: Connect,
    shell: Shell,
    capability: Capability,
    common: Common,
    compare: Compare,
    doctor: Doctor,
    image: Image,
    insert: Insert,
    manifests: Manifests,
    notice: Notice,
    parts: Parts,
    people: People,
    referrers: Referrers,
    repositories: Repositories,
    repository: Repository,
    tags: Tags,
    tree: Tree,
}
