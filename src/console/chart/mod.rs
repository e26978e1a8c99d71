//! Where everything in the drawn tree lies: pure geometry, in pixels at 100 %, by the look's section "Tree".
//!
//! Left to right, one column per mark, one row per leaf; a parent midway between the first and the last of what
//! stands on it; open water between bases. A tag on an inner image is a leaf too and takes its own row above the
//! children. Everything is one pass over the marks. Knows no colours, no words and no screen.

mod guides;
mod paths;
mod sign;
pub mod svg;
mod tint;

pub use guides::{Guides, Indent};
pub use paths::{CONTOUR_EDGES_MAX, CONTOURS, Stroke, push_number};
pub use sign::{Sign, TAG_GAP};
pub use tint::flag_colour;

use crate::image::forest::{Forest, Kind, Mark, Shown};

/// From one column to the next.
pub const COLUMN: f64 = 112.0;
/// From one row to the next.
pub const ROW: f64 = 27.0;
/// Between the last row of a base and the first of the next, beside the row itself.
pub const OPEN_WATER: f64 = 42.0;
/// Left of the bases: room for their soundings and the outer contour.
const LEFT: f64 = 46.0;
/// Above the first row and below the last.
const SHORE: f64 = 44.0;
/// From the last column to where leaders end, past the outer contour.
const LEADER: f64 = 54.0;
/// From where a leader ends to its tags.
const LEADER_GAP: f64 = 8.0;
/// Right of the longest line of tags.
const RIGHT: f64 = 24.0;
/// How far from a mark's centre a press still means it.
const REACH: f64 = 13.0;

/// Where one mark lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Its centre, from the left.
    pub x: f64,
    /// Its centre, from the top.
    pub y: f64,
    /// The row on which its tags are written: its own height for a leaf, a row above its children otherwise.
    pub row: Option<f64>,
    /// Its sounding stands above the edge that leads to it, and not below.
    pub sounding_above: bool,
    /// Half its width.
    pub half: f64,
    /// How many tags stand on it.
    tags_on: usize,
}

/// A part of the chart: what is in view and some way around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl View {
    /// All there is.
    pub const ALL: Self = Self { left: f64::MIN, top: f64::MIN, right: f64::MAX, bottom: f64::MAX };

    /// Whether a box touches it.
    #[must_use]
    pub fn touches(&self, left: f64, top: f64, right: f64, bottom: f64) -> bool {
        left <= self.right && right >= self.left && top <= self.bottom && bottom >= self.top
    }

    /// Whether another lies in it altogether.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// With a margin around it.
    #[must_use]
    pub fn widened(&self, x: f64, y: f64) -> Self {
        Self { left: self.left - x, top: self.top - y, right: self.right + x, bottom: self.bottom + y }
    }
}

/// The chart of what is shown of a forest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    spots: Vec<Spot>,
    parents: Vec<Option<usize>>,
    /// Width of all of it.
    pub width: f64,
    /// Height of all of it.
    pub height: f64,
    /// Where leaders end.
    pub leaders_end: f64,
}

impl Chart {
    /// Lays out what is shown of a forest. `label` says how wide the line of tags of a mark is.
    #[must_use]
    pub fn lay<I>(forest: &Forest<I>, shown: &Shown, label: impl Fn(&Mark) -> f64) -> Self {
        let mut chart = Self::default();
        let (mut cursor, mut deepest, mut widest) = (SHORE, 0.0_f64, 0.0_f64);
        for (at, mark) in shown.marks().iter().enumerate() {
            if mark.parent.is_none() && at > 0 {
                cursor += OPEN_WATER;
            }
            let node = &forest.nodes()[mark.place];
            let row = (mark.children.is_empty() || !node.tags.is_empty()).then_some(cursor);
            if row.is_some() {
                cursor += ROW;
                widest = widest.max(label(mark));
            }
            let x = LEFT + COLUMN * as_f64(mark.level);
            deepest = deepest.max(x);
            let half = half_width(mark);
            let spot = Spot { x, y: cursor, row, sounding_above: true, half, tags_on: node.tags_on };
            chart.spots.push(spot);
            chart.parents.push(mark.parent);
        }
        chart.settle(shown);
        chart.height = (cursor - ROW + SHORE).max(0.0);
        chart.leaders_end = deepest + LEADER;
        chart.width = chart.tags_start() + widest + RIGHT;
        chart
    }

    /// Puts every mark on its height, from the leaves down.
    fn settle(&mut self, shown: &Shown) {
        for (at, mark) in shown.marks().iter().enumerate().rev() {
            let first = mark.children.first().map(|child| self.spots[*child].y);
            let last = mark.children.last().map(|child| self.spots[*child].y);
            let top = self.spots[at].row.or(first).unwrap_or_default();
            let y = last.map_or(top, |last| (top + last) / 2.0);
            self.spots[at].y = y;
        }
        for at in 0..self.spots.len() {
            if let Some(parent) = self.parents[at] {
                self.spots[at].sounding_above = self.spots[parent].y >= self.spots[at].y;
            }
        }
    }

    /// Every spot, by the place of its mark.
    #[must_use]
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// Where the lines of tags begin.
    #[must_use]
    pub fn tags_start(&self) -> f64 {
        self.leaders_end + LEADER_GAP
    }

    /// How many edges there are.
    #[must_use]
    pub fn edges(&self) -> usize {
        self.parents.iter().filter(|parent| parent.is_some()).count()
    }

    /// The marks whose sign, sounding or labels touch a view.
    pub fn marks_in(&self, view: View) -> impl Iterator<Item = usize> + '_ {
        self.spots.iter().enumerate().filter_map(move |(at, spot)| {
            // A base has its name above and what it is below, both some way to the right.
            let (up, right) = if self.parents[at].is_none() { (34.0, 180.0) } else { (17.0, 24.0) };
            view.touches(spot.x - 64.0, spot.y - up, spot.x + right, spot.y + up).then_some(at)
        })
    }

    /// The marks whose line of tags touches a view, with its height.
    pub fn lines_in(&self, view: View) -> impl Iterator<Item = (usize, f64)> + '_ {
        let across = view.right >= self.tags_start();
        self.spots.iter().enumerate().filter_map(move |(at, spot)| {
            let row = spot.row?;
            (across && row >= view.top - ROW && row <= view.bottom + ROW).then_some((at, row))
        })
    }

    /// The mark that a press at a point means: the one drawn there, or the one whose tags are written there.
    #[must_use]
    pub fn hit(&self, x: f64, y: f64) -> Option<usize> {
        let drawn = |spot: &Spot| (spot.x - x).abs() <= spot.half.max(REACH) && (spot.y - y).abs() <= REACH;
        let written = |spot: &Spot| spot.row.is_some_and(|row| (row - y).abs() <= ROW / 2.0);
        self.spots
            .iter()
            .position(drawn)
            .or_else(|| (x >= self.leaders_end).then(|| self.spots.iter().position(written)).flatten())
    }
}

fn half_width(mark: &Mark) -> f64 {
    match mark.kind {
        Kind::Base => 7.5,
        Kind::Layer => 6.5,
        // A capsule grows with the digits of its number.
        Kind::Run if mark.layers < 10 => 17.0,
        Kind::Run if mark.layers < 100 => 20.0,
        Kind::Run => 23.0,
    }
}

/// Counts are far below 2^52, where this would lose anything.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn as_f64(count: usize) -> f64 {
    count as f64
}
