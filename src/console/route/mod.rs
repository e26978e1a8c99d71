//! Where in the console one is, as an address: `#/host/ns/repo:tag?view=tree&api=v1&scheme=http`.
//!
//! Pure in both directions: [`Route::parse`] reads the hash of an address, [`Route::to_hash`] writes it, and one
//! undoes the other. What an address proposes is hostile until proven otherwise: every part goes through its
//! grammar, whatever fits none becomes [`Route::Unknown`], and a secret is never kept (security notes C12, C14).
//! Knows nothing of the browser's location; that is `web`.

mod list;
mod part;
mod place;
mod read;
mod write;

pub use list::{Column, ListState, Sort};
pub use part::{Named, Part};
pub use place::{Api, Place};

use super::guide::Page;
use crate::name::{Repository, Selector};

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The field that takes an address or a reference; `#/~connect`, and the empty address.
    Connect {
        /// What a link proposes to open, without userinfo; shown in the field, never contacted by itself.
        proposal: Option<String>,
    },
    /// What a person chose and what this browser remembers; `#/~preferences`.
    Preferences,
    /// The form for a new account; `#/~signup/host`.
    SignUp {
        /// Where.
        place: Place,
    },
    /// The account of who is signed in; `#/~account/host`.
    Account {
        /// Where.
        place: Place,
    },
    /// The connection doctor: what stands between this page and a registry; `#/~doctor/host`.
    Doctor {
        /// Whose connection.
        place: Place,
    },
    /// A page of the console's own guide; `#/~help`, `#/~help/settings`.
    Help {
        /// Which.
        page: Page,
    },
    /// The repositories of a registry; `#/host`.
    Repositories {
        /// Where.
        place: Place,
        /// Filter, order and page.
        list: ListState,
    },
    /// A repository; `#/host/ns/repo`.
    Repository {
        /// Where.
        place: Place,
        /// Which.
        repository: Repository,
        /// Which of its views.
        view: View,
        /// Filter, order and page.
        list: ListState,
        /// The tag or image that is selected in the view, such as a node of the tree.
        selected: Option<Selector>,
    },
    /// An image; `#/host/ns/repo:tag`, `@digest` or `@imageid`, and `?platform=linux/arm64` where it is one of
    /// several under an index.
    Image {
        /// Where.
        place: Place,
        /// The repository through which it is reached.
        repository: Repository,
        /// What names it.
        selector: Selector,
        /// Which of the images under an index; nothing means the first one people look for.
        part: Option<Part>,
    },
    /// Two images beside each other; `#/host/ns/repo:4.11?compare=4.12`, or `?compare=other/repo:tag`.
    Compare {
        /// Where both are.
        place: Place,
        /// The one at the left.
        left: Named,
        /// The one at the right.
        right: Named,
        /// Which of the images under an index, of both.
        part: Option<Part>,
        /// Whether only what differs is shown.
        differences: bool,
    },
    /// The form that puts an image into a repository; `#/~insert/host/ns/repo`, with `@imageid` or
    /// `:tag` behind it when it was opened from an image.
    Insert {
        /// Where.
        place: Place,
        /// Into which.
        repository: Repository,
        /// The image that what is inserted is to stand on, if that was said.
        on: Option<Selector>,
    },
    /// No address of the console; its path, for showing. A long one is cut, and no secret is left in it.
    Unknown(String),
}

/// The views of a repository.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// Its tags in a table.
    #[default]
    Tags,
    /// The ancestry of all its tags.
    Tree,
    /// Its images as the Hub lists them.
    Images,
    /// What the server says of it and of itself.
    About,
}

impl View {
    /// Every view, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Tags, Self::Tree, Self::Images, Self::About];

    /// Its word in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Tree => "tree",
            Self::Images => "images",
            Self::About => "about",
        }
    }
}

impl Route {
    /// The longest address that is read, in bytes.
    pub const LONGEST: usize = 4096;

    /// Connect, with nothing proposed.
    #[must_use]
    pub fn connect() -> Self {
        Self::Connect { proposal: None }
    }

    /// The repositories of a registry, from the first on.
    #[must_use]
    pub fn repositories(place: Place) -> Self {
        Self::Repositories { place, list: ListState::default() }
    }

    /// A view of a repository, with nothing selected.
    #[must_use]
    pub fn repository(place: Place, repository: Repository, view: View) -> Self {
        Self::Repository { place, repository, view, list: ListState::default(), selected: None }
    }

    /// An image; of an index the one that people look for first.
    #[must_use]
    pub fn image(place: Place, repository: Repository, selector: Selector) -> Self {
        Self::Image { place, repository, selector, part: None }
    }

    /// The registry it belongs to, if it belongs to one.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::SignUp { place }
            | Self::Account { place }
            | Self::Doctor { place }
            | Self::Repositories { place, .. }
            | Self::Repository { place, .. }
            | Self::Image { place, .. }
            | Self::Compare { place, .. }
            | Self::Insert { place, .. } => Some(place),
            Self::Connect { .. } | Self::Help { .. } | Self::Preferences | Self::Unknown(_) => None,
        }
    }

    /// The repository it belongs to, if it belongs to one.
    #[must_use]
    pub fn in_repository(&self) -> Option<&Repository> {
        match self {
            Self::Repository { repository, .. }
            | Self::Image { repository, .. }
            | Self::Compare { left: Named { repository, .. }, .. }
            | Self::Insert { repository, .. } => Some(repository),
            _ => None,
        }
    }

    /// The same place in the words of v1, where a bare name is one of the library.
    #[must_use]
    pub fn in_library(mut self) -> Self {
        if let Self::Repository { repository, .. }
        | Self::Image { repository, .. }
        | Self::Insert { repository, .. } = &mut self
        {
            *repository = repository.in_library();
        }
        self
    }

    /// The same place in the words of v2, which has no list of images: its tags stand for it.
    #[must_use]
    pub fn without_index(mut self) -> Self {
        if let Self::Repository { view, .. } = &mut self
            && *view == View::Images
        {
            *view = View::Tags;
        }
        self
    }

    /// Filter, order and page, where there is a list.
    #[must_use]
    pub fn list(&self) -> Option<&ListState> {
        match self {
            Self::Repositories { list, .. } | Self::Repository { list, .. } => Some(list),
            _ => None,
        }
    }

    /// The same place with another filter, order or page. Nothing changes where there is no list.
    #[must_use]
    pub fn with_list(mut self, new: ListState) -> Self {
        if let Self::Repositories { list, .. } | Self::Repository { list, .. } = &mut self {
            *list = new;
        }
        self
    }

    /// Whether both show the same page, so that going from one to the other replaces the address rather than
    /// adding to the history: they differ only in filter, order, page, selection or platform.
    #[must_use]
    pub fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Repositories { place: a, .. }, Self::Repositories { place: b, .. }) => a == b,
            (
                Self::Repository { place: a, repository: c, view: e, .. },
                Self::Repository { place: b, repository: d, view: f, .. },
            ) => a == b && c == d && e == f,
            (
                Self::Image { place: a, repository: c, selector: e, .. },
                Self::Image { place: b, repository: d, selector: f, .. },
            ) => a == b && c == d && e == f,
            (
                Self::Compare { place: a, left: c, right: e, .. },
                Self::Compare { place: b, left: d, right: f, .. },
            ) => a == b && c == d && e == f,
            _ => self == other,
        }
    }
}
