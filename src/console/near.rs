//! Which runs of a long list are drawn: those near the window, with no hole between them.

use std::collections::BTreeSet;
use std::ops::Range;

/// The runs that are drawn, at first the very first one. What lies before and after them is room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    runs: Range<usize>,
    /// Those of them that have left, and wait for what lies between them and the end to leave as well.
    away: BTreeSet<usize>,
}

impl Default for Near {
    fn default() -> Self {
        Self { runs: 0..1, away: BTreeSet::new() }
    }
}

impl Near {
    /// After these runs of the room before or after them came near, of a list of so many. Where they do not adjoin what is
    /// drawn, the person has leapt, and what is drawn is of no use any more.
    #[must_use]
    pub fn with(mut self, runs: Range<usize>, all: usize) -> Self {
        if runs.is_empty() {
            return self;
        }
        let drawn = self.of(all);
        if runs.start > drawn.end || drawn.start > runs.end {
            return Self { runs, away: BTreeSet::new() };
        }
        self.runs = drawn.start.min(runs.start)..drawn.end.max(runs.end);
        self
    }

    /// After one of them came near or left. The last one stays: it is where the person is known to have been.
    #[must_use]
    pub fn told(mut self, run: usize, near: bool) -> Self {
        if near {
            self.away.remove(&run);
        } else if self.runs.contains(&run) {
            self.away.insert(run);
        }
        while self.runs.len() > 1 && self.away.remove(&self.runs.start) {
            self.runs.start += 1;
        }
        while self.runs.len() > 1 && self.away.remove(&(self.runs.end - 1)) {
            self.runs.end -= 1;
        }
        self
    }

    /// Those of a list of so many runs. It may have become shorter: then its end is drawn.
    #[must_use]
    pub fn of(&self, all: usize) -> Range<usize> {
        let end = self.runs.end.min(all);
        self.runs.start.min(end.saturating_sub(1))..end
    }
}
