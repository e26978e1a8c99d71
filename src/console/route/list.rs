//! How a list is filtered, ordered and paged, as far as the address says it.

/// What a list may be ordered by. Not every list has every column; one that it lacks counts as not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The name: of a repository by the alphabet, of a tag by its version.
    Name,
    /// The image a tag points at.
    Image,
    /// How many parents an image has.
    Parents,
    /// The size of an image without its parents.
    Itself,
    /// The size of an image with its parents.
    Total,
    /// Operating system and architecture.
    Platform,
    /// When an image was made.
    Made,
    /// Stars, where a server counts them.
    Stars,
}

impl Column {
    const ALL: [Self; 8] = [
        Self::Name,
        Self::Image,
        Self::Parents,
        Self::Itself,
        Self::Total,
        Self::Platform,
        Self::Made,
        Self::Stars,
    ];

    /// Its word in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Image => "image",
            Self::Parents => "parents",
            Self::Itself => "itself",
            Self::Total => "total",
            Self::Platform => "platform",
            Self::Made => "made",
            Self::Stars => "stars",
        }
    }

    /// Reads the word of an address.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.as_str() == text)
    }
}

/// An order: `made`, or `-made` for the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Largest, latest or last first.
    pub descending: bool,
}

/// Filter, order and page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListState {
    /// What names must contain, or what is searched for; see [`crate::console::natural::Filter`].
    pub filter: String,
    /// The order; nothing means the list's own.
    pub sort: Option<Sort>,
    /// The page of the server's list, from 1 on.
    pub page: u32,
}

impl Default for ListState {
    fn default() -> Self {
        Self { filter: String::new(), sort: None, page: 1 }
    }
}

impl ListState {
    /// The longest filter that an address carries, in characters.
    pub const LONGEST_FILTER: usize = 256;

    /// The order after the head of a column was pressed: that column, and the other way round when it is ordered
    /// by already.
    #[must_use]
    pub fn pressed(mut self, column: Column, descending_first: bool) -> Self {
        let descending = match self.sort {
            Some(sort) if sort.column == column => !sort.descending,
            _ => descending_first,
        };
        self.sort = Some(Sort { column, descending });
        self.page = 1;
        self
    }
}
