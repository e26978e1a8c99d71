//! What a person chose and used in this browser: theme, language, density, columns, pinned and recent repositories,
//! folds.
//!
//! A plain value with a text form for the browser's storage ([`Preferences::to_text`],
//! [`Preferences::from_text`]), which is also that of the file a person takes along ([`Preferences::from_file`]).
//! Every list is bounded, and nothing secret has a place here (security notes C13): no user name, no password, no
//! token.

mod file;
mod read;
mod write;

pub use file::{FileError, Taken};

use super::command::Tool;
use super::route::{Column, Place};
use super::settings::Settings;
use super::text::Language;
use crate::name::{Origin, Repository};

/// Day, night, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Day.
    Light,
    /// Night.
    Dark,
}

impl Theme {
    /// Every theme, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word in storage and settings.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads that word.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// A repository someone pinned or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// The registry it is at.
    pub origin: Origin,
    /// Which.
    pub repository: Repository,
}

/// A registry this browser was connected to, with what was learnt of it, so that it needs no finding out again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Where it is, and what it spoke.
    pub place: Place,
    /// Whether registry and index were one.
    pub standalone: Option<bool>,
}

/// A namespace that a person folded or unfolded against the list's own rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The registry.
    pub origin: Origin,
    /// The namespace.
    pub namespace: String,
    /// Whether it is open.
    pub open: bool,
}

/// Everything a person chose. The latest entry of a list stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// The theme; nothing means as the settings say.
    pub theme: Option<Theme>,
    /// The language; nothing means as the settings or the browser say.
    pub language: Option<Language>,
    /// Whether rows stand closer together, where one points with something fine.
    pub compact: bool,
    /// Columns of the tag table that are left out; see [`Preferences::OPTIONAL`].
    pub hidden: Vec<Column>,
    /// Whether single letters are keys.
    pub single_keys: bool,
    /// Whether a tag table stands grouped by image.
    pub group_tags: bool,
    /// Whether the tags of the repositories in view are counted; nothing means as the settings say.
    pub count_tags: Option<bool>,
    /// The tool whose pull command is shown.
    pub tool: Tool,
    /// Pinned repositories.
    pub pinned: Vec<Bookmark>,
    /// Repositories opened lately.
    pub recent: Vec<Bookmark>,
    /// Registries connected to.
    pub registries: Vec<Known>,
    /// Folded and unfolded namespaces.
    pub folds: Vec<Fold>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: None,
            language: None,
            compact: false,
            hidden: Vec::new(),
            single_keys: true,
            group_tags: false,
            count_tags: None,
            tool: Tool::default(),
            pinned: Vec::new(),
            recent: Vec::new(),
            registries: Vec::new(),
            folds: Vec::new(),
        }
    }
}

impl Preferences {
    /// How many repositories can be pinned.
    pub const MOST_PINNED: usize = 100;
    /// How many recent repositories are kept.
    pub const MOST_RECENT: usize = 30;
    /// How many registries are remembered.
    pub const MOST_REGISTRIES: usize = 30;
    /// How many folds are remembered.
    pub const MOST_FOLDS: usize = 300;

    /// The columns of the tag table that can be left out.
    pub const OPTIONAL: [Column; 6] =
        [Column::Image, Column::Platform, Column::Total, Column::Made, Column::Parents, Column::Itself];

    /// The theme in force.
    #[must_use]
    pub fn theme_by(&self, settings: &Settings) -> Theme {
        self.theme.or(settings.theme).unwrap_or_default()
    }

    /// The language in force, or nothing when the browser decides.
    #[must_use]
    pub fn language_by(&self, settings: &Settings) -> Option<Language> {
        self.language.or(settings.language)
    }

    /// Whether tags are counted: one request for each repository in view.
    #[must_use]
    pub fn counts_tags_by(&self, settings: &Settings) -> bool {
        self.count_tags.unwrap_or(settings.count_tags)
    }

    /// Whether a column of the tag table is shown.
    #[must_use]
    pub fn shows(&self, column: Column) -> bool {
        !self.hidden.contains(&column)
    }

    /// Shows a column of the tag table, or leaves it out.
    #[must_use]
    pub fn show(mut self, column: Column, shown: bool) -> Self {
        self.hidden.retain(|other| *other != column);
        if !shown {
            self.hidden.push(column);
        }
        self
    }

    /// Whether a repository is pinned.
    #[must_use]
    pub fn is_pinned(&self, bookmark: &Bookmark) -> bool {
        self.pinned.contains(bookmark)
    }

    /// Pins a repository, or unpins it.
    #[must_use]
    pub fn pin(mut self, bookmark: Bookmark, pinned: bool) -> Self {
        self.pinned.retain(|other| *other != bookmark);
        if pinned {
            self.pinned.insert(0, bookmark);
            self.pinned.truncate(Self::MOST_PINNED);
        }
        self
    }

    /// Remembers that a repository was opened.
    #[must_use]
    pub fn opened(mut self, bookmark: Bookmark) -> Self {
        self.recent.retain(|other| *other != bookmark);
        self.recent.insert(0, bookmark);
        self.recent.truncate(Self::MOST_RECENT);
        self
    }

    /// Forgets a repository that is no more.
    #[must_use]
    pub fn gone(mut self, bookmark: &Bookmark) -> Self {
        self.pinned.retain(|other| other != bookmark);
        self.recent.retain(|other| other != bookmark);
        self
    }

    /// What is remembered of a registry.
    #[must_use]
    pub fn registry(&self, origin: &Origin) -> Option<&Known> {
        self.registries.iter().find(|known| known.place.origin == *origin)
    }

    /// Remembers a registry that was connected to.
    #[must_use]
    pub fn connected(mut self, known: Known) -> Self {
        self.registries.retain(|other| other.place.origin != known.place.origin);
        self.registries.insert(0, known);
        self.registries.truncate(Self::MOST_REGISTRIES);
        self
    }

    /// Forgets a registry and everything of it.
    #[must_use]
    pub fn forgotten(mut self, origin: &Origin) -> Self {
        self.registries.retain(|known| known.place.origin != *origin);
        self.pinned.retain(|bookmark| bookmark.origin != *origin);
        self.recent.retain(|bookmark| bookmark.origin != *origin);
        self.folds.retain(|fold| fold.origin != *origin);
        self
    }

    /// The same with what another holds of the sample registries, of which nothing is kept.
    #[must_use]
    pub fn with_sample_of(mut self, other: &Self) -> Self {
        let of_sample = |bookmark: &&Bookmark| bookmark.origin.is_sample();
        self.pinned.extend(other.pinned.iter().filter(of_sample).cloned());
        self.recent.extend(other.recent.iter().filter(of_sample).cloned());
        self.registries
            .extend(other.registries.iter().filter(|known| known.place.origin.is_sample()).cloned());
        self.folds.extend(other.folds.iter().filter(|fold| fold.origin.is_sample()).cloned());
        self
    }

    /// Whether a person folded or unfolded a namespace; nothing when the list's own rule holds.
    #[must_use]
    pub fn is_open(&self, origin: &Origin, namespace: &str) -> Option<bool> {
        let fold = self.folds.iter().find(|fold| fold.origin == *origin && fold.namespace == namespace);
        fold.map(|fold| fold.open)
    }

    /// Remembers that a namespace was folded or unfolded.
    #[must_use]
    pub fn fold(mut self, fold: Fold) -> Self {
        self.folds.retain(|other| other.origin != fold.origin || other.namespace != fold.namespace);
        self.folds.insert(0, fold);
        self.folds.truncate(Self::MOST_FOLDS);
        self
    }
}
