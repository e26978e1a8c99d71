//! The trunk and elbows before each row of the tree as a list: trunk at the parent's sign, elbow to each row, and
//! in the accent those that lead to what is selected.

use super::as_f64;
use super::paths::push;
use crate::image::forest::Shown;

/// How the list is indented.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indent {
    step: f64,
    most: f64,
}

impl Indent {
    /// The step for a list: `wanted` pixels, or less when the deepest level would take more than `room`. Past
    /// what even the smallest step allows, levels share one indentation.
    #[must_use]
    pub fn new(shown: &Shown, wanted: f64, room: f64) -> Self {
        let deepest = shown.marks().iter().map(|mark| mark.level).max().unwrap_or(0);
        let step = (room / as_f64(deepest.max(1))).clamp(4.0, wanted);
        Self { step, most: room.max(wanted) }
    }

    /// Where the rows of a level begin.
    #[must_use]
    pub fn of(&self, level: usize) -> f64 {
        (as_f64(level) * self.step).min(self.most)
    }

    /// Where the trunk goes that joins the rows of a level: under the fold sign of their parent.
    fn trunk(&self, level: usize) -> f64 {
        let parent = self.of(level.saturating_sub(1));
        parent + (self.of(level) - parent).min(22.0) * 9.0 / 22.0
    }
}

/// The lines before one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guides {
    /// Those in the quiet colour.
    pub quiet: String,
    /// Those that lead to what is selected.
    pub lit: String,
}

impl Guides {
    /// The lines before the row of a mark. The row is `height` tall and its signs sit `middle` from its top; `lit`
    /// is the way from what is selected to its base, from either end.
    #[must_use]
    pub fn of(shown: &Shown, mark: usize, lit: &[usize], indent: Indent, height: f64, middle: f64) -> Self {
        let mut guides = Self::default();
        for at in shown.down_from(mark) {
            let level = shown.marks()[at].level;
            if level == 0 {
                break;
            }
            let siblings = shown.siblings(at);
            let goes_on = siblings.last().is_some_and(|last| *last > at);
            let lit_after = goes_on && lit.iter().any(|on| *on > at && siblings.binary_search(on).is_ok());
            let x = indent.trunk(level);
            if at == mark {
                let elbow_to = if shown.marks()[at].children.is_empty() && !shown.marks()[at].is_shut() {
                    indent.of(level) + 18.0
                } else {
                    indent.of(level)
                };
                guides.elbow(x, elbow_to, middle, lit.contains(&at), lit_after, goes_on);
                if goes_on {
                    guides.line(lit_after, x, middle, height);
                }
            } else if goes_on {
                guides.line(lit_after, x, 0.0, height);
            }
        }
        guides
    }

    fn elbow(&mut self, x: f64, to: f64, middle: f64, lit: bool, lit_after: bool, goes_on: bool) {
        if goes_on {
            self.line(lit || lit_after, x, 0.0, middle);
            let d = self.pick(lit);
            push(d, 'M', &[x, middle]);
            push(d, 'H', &[to]);
        } else {
            let bend = (to - x).clamp(0.0, 5.0);
            let d = self.pick(lit);
            push(d, 'M', &[x, 0.0]);
            push(d, 'V', &[middle - bend]);
            push(d, 'Q', &[x, middle, x + bend, middle]);
            push(d, 'H', &[to]);
        }
    }

    fn line(&mut self, lit: bool, x: f64, from: f64, to: f64) {
        let d = self.pick(lit);
        push(d, 'M', &[x, from]);
        push(d, 'V', &[to]);
    }

    fn pick(&mut self, lit: bool) -> &mut String {
        if lit { &mut self.lit } else { &mut self.quiet }
    }
}
