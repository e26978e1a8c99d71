//! How much a comparison may cost. Images are hostile (security notes D7, R1): a configuration of some megabytes holds
//! tens of thousands of lines, and putting two such lists beside each other line by line is work without end. Steps are
//! counted; once they are spent, what is left is still told apart rightly, only no longer as finely.

/// The steps of one comparison: a tenth of a second in a browser.
const MOST: u64 = 8_000_000;

/// What was taken of the steps, and what is left.
#[derive(Debug)]
pub struct Effort {
    left: u64,
    spent: u64,
}

impl Default for Effort {
    fn default() -> Self {
        Self { left: MOST, spent: 0 }
    }
}

impl Effort {
    /// Takes so many steps, if there are as many; says whether the work may be done.
    pub(super) fn take(&mut self, steps: usize) -> bool {
        let steps = steps as u64;
        let enough = steps <= self.left;
        if enough {
            self.left -= steps;
            self.spent += steps;
        }
        enough
    }

    /// Notes steps that are done in any case, since there are only a few for each line.
    pub(super) fn note(&mut self, steps: usize) {
        self.spent += steps as u64;
    }

    /// How many were done.
    #[must_use]
    pub fn spent(&self) -> u64 {
        self.spent
    }
}
