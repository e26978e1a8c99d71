//! Which rows of a long list are read for. Rows are drawn in runs, well before they come into sight; but what is asked for
//! each is asked for those that are seen, until the person moves: a first screen then costs what it shows, and scrolling
//! finds the rows of the next runs read as before.

use std::ops::Range;

/// How many rows below the last one in view are read for with them.
const MARGIN: usize = 1;

/// What of the first run has been in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstLook {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// These many rows from the first on, and the margin.
    At(usize),
    /// Something else was in view since: whatever is drawn is read for.
    Moved,
}

impl FirstLook {
    /// After these rows of so many were seen to be in view.
    #[must_use]
    pub fn shows(self, rows: &Range<usize>, of: usize) -> Self {
        match self {
            // What lies behind the first run is in view as well, or nearly.
            _ if rows.end >= of => Self::Moved,
            Self::Unknown => Self::At(rows.end + MARGIN),
            Self::At(read) if rows.start == 0 && rows.end <= read => self,
            Self::At(_) | Self::Moved => Self::Moved,
        }
    }

    /// How many rows of what is drawn are read for, from the first on; of a list that is one run all.
    #[must_use]
    pub fn most(self, rows: usize, run: usize) -> usize {
        match self {
            _ if rows <= run => rows,
            Self::Unknown => 0,
            Self::At(read) => read.min(rows),
            Self::Moved => rows,
        }
    }
}
