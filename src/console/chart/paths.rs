//! The lines of the chart as SVG path data: edges, leaders, contours. Numbers have one decimal.

use super::{Chart, Spot, View};
use crate::console::tenths::Tenths;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Above this many edges contours are left out: they would be slow to stroke and hide more than they show.
pub const CONTOUR_EDGES_MAX: usize = 2_000;

/// How wide the three contours are stroked, and then their water inside.
pub const CONTOURS: [(&str, &str); 3] = [("62", "60.5"), ("44", "42.5"), ("25", "23.5")];

/// Edges of one width, in one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stroke {
    /// The width, ready for an attribute.
    pub width: String,
    /// Whether they are on the way from what is selected to its base.
    pub lit: bool,
    /// Path data.
    pub d: String,
}

impl Chart {
    /// The edges that touch a view, one path for each width. `lit` says which marks are on the selected way.
    #[must_use]
    pub fn strokes(&self, view: View, lit: impl Fn(usize) -> bool) -> Vec<Stroke> {
        let mut paths: BTreeMap<(bool, u32), String> = BTreeMap::new();
        for (at, from, to) in self.edges_in(view, 4.0) {
            let on = lit(at);
            let tenths = width_in_tenths(to.tags_on);
            let tenths = if on { tenths.max(19) } else { tenths };
            edge(paths.entry((on, tenths)).or_default(), from, to);
        }
        paths
            .into_iter()
            .map(|((lit, tenths), d)| {
                let mut width = String::new();
                push_number(&mut width, f64::from(tenths) / 10.0);
                Stroke { width, lit, d }
            })
            .collect()
    }

    /// The dotted leaders from marks to their tags, for those marks that `wanted` picks.
    #[must_use]
    pub fn leaders(&self, view: View, wanted: impl Fn(usize) -> bool) -> String {
        let mut d = String::new();
        for (at, spot) in self.spots.iter().enumerate() {
            let Some(row) = spot.row else { continue };
            if !wanted(at) || !view.touches(spot.x, row.min(spot.y), self.leaders_end, row.max(spot.y)) {
                continue;
            }
            if (row - spot.y).abs() < 0.05 {
                push(&mut d, 'M', &[spot.x + spot.half + 5.5, spot.y]);
            } else {
                // The tag of an inner image: a line of its own, swung up to the row above the children.
                let x = spot.x;
                push(&mut d, 'M', &[x, spot.y]);
                push(&mut d, 'C', &[x + 40.0, spot.y, x + 30.0, row, x + 76.0, row]);
            }
            push(&mut d, 'H', &[self.leaders_end]);
        }
        d
    }

    /// The one path that is stroked three times for the contours; nothing where there are too many edges.
    #[must_use]
    pub fn contour(&self, view: View) -> Option<String> {
        if self.edges() > CONTOUR_EDGES_MAX {
            return None;
        }
        let mut d = String::new();
        for (_, from, to) in self.edges_in(view, 34.0) {
            edge(&mut d, from, to);
        }
        for (at, spot) in self.spots.iter().enumerate() {
            if !view.touches(spot.x - 34.0, spot.y - 34.0, spot.x + 52.0, spot.y + 34.0) {
                continue;
            }
            if self.parents[at].is_none() {
                push(&mut d, 'M', &[spot.x, spot.y]);
                d.push_str("h.1");
            }
            // A leaf lies a little inside its shore.
            if spot.row.is_some_and(|row| (row - spot.y).abs() < 0.05) {
                push(&mut d, 'M', &[spot.x, spot.y]);
                d.push_str("h18");
            }
        }
        Some(d)
    }

    fn edges_in(&self, view: View, margin: f64) -> impl Iterator<Item = (usize, &Spot, &Spot)> {
        self.parents.iter().enumerate().filter_map(move |(at, parent)| {
            let (from, to) = (&self.spots[(*parent)?], &self.spots[at]);
            let (top, bottom) = (from.y.min(to.y) - margin, from.y.max(to.y) + margin);
            view.touches(from.x - margin, top, to.x + margin, bottom).then_some((at, from, to))
        })
    }
}

/// `1 + min(2.6, .62 × log2(tags))`, in tenths of a pixel so that few widths serve many edges. It stops growing at
/// eighteen tags, so a table does for the logarithm.
fn width_in_tenths(tags: usize) -> u32 {
    const WIDTHS: [u8; 17] = [10, 16, 20, 22, 24, 26, 27, 29, 30, 31, 31, 32, 33, 34, 34, 35, 35];
    WIDTHS.get(tags.saturating_sub(1)).copied().unwrap_or(36).into()
}

fn edge(d: &mut String, from: &Spot, to: &Spot) {
    let middle = (from.x + to.x) / 2.0;
    push(d, 'M', &[from.x, from.y]);
    push(d, 'C', &[middle, from.y, middle, to.y, to.x, to.y]);
}

/// Appends a command with its numbers.
pub(super) fn push(d: &mut String, command: char, numbers: &[f64]) {
    d.push(command);
    for (at, number) in numbers.iter().enumerate() {
        if at > 0 && (*number).round() >= 0.0 {
            d.push(' ');
        }
        push_number(d, *number);
    }
}

/// Appends a number with at most one decimal.
pub fn push_number(out: &mut String, number: f64) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{}", Tenths(number));
}
