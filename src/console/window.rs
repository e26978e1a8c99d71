//! Which rows of a long list stand on the sheet. Pure arithmetic over heights; the sheet is measured elsewhere.

use std::ops::Range;

/// What of a list is seen, in the list's own pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Where it begins, from the top of the list.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

impl Sheet {
    /// The rows of equal height to draw, with a sheet more on either side so that scrolling finds them drawn.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    pub fn rows(self, row: f64, count: usize) -> Range<usize> {
        if row <= 0.0 || !row.is_finite() {
            return 0..count;
        }
        // A float that is too small, too large or no number becomes the nearest row.
        let first = ((self.top - self.height) / row).floor() as usize;
        let last = ((self.top + self.height * 2.0) / row).ceil() as usize;
        let last = last.min(count);
        first.min(last)..last
    }
}

/// A list in blocks: a head and, while it is open, rows of equal height in one or more columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Blocks {
    shape: Shape,
    blocks: Vec<Block>,
    height: f64,
}

/// The measures of a list in blocks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// Columns, at least one.
    pub columns: usize,
    /// Height of a head.
    pub head: f64,
    /// Height of a row.
    pub row: f64,
    /// Room below the rows of an open block.
    pub foot: f64,
}

#[derive(Clone, Debug, PartialEq)]
struct Block {
    top: f64,
    rows: usize,
    items: usize,
}

/// The part of a block that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which block.
    pub block: usize,
    /// Where its head begins, from the top of the list.
    pub top: f64,
    /// Which rows are drawn; empty when the block is folded or only its head is on the sheet.
    pub rows: Range<usize>,
    /// All its rows.
    pub of: usize,
    /// Its items.
    pub items: usize,
}

impl Part {
    /// The items that stand in a column of the drawn rows. A list reads down a column, then down the next.
    #[must_use]
    pub fn column(&self, column: usize) -> Range<usize> {
        let first = (column * self.of + self.rows.start).min(self.items);
        let end_of_column = ((column + 1) * self.of).min(self.items);
        first..(column * self.of + self.rows.end).min(end_of_column).max(first)
    }
}

impl Blocks {
    /// Lays out blocks with so many open items each; a folded block has none.
    pub fn new(open_items: impl IntoIterator<Item = usize>, shape: Shape) -> Self {
        let mut height = 0.0;
        let mut blocks = Vec::new();
        for items in open_items {
            let rows = items.div_ceil(shape.columns.max(1));
            let block = Block { top: height, rows, items };
            height += shape.height(rows);
            blocks.push(block);
        }
        Self { shape, blocks, height }
    }

    /// How high all of it is.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Where the row of an item begins, to scroll to it.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn top_of(&self, block: usize, item: usize) -> Option<f64> {
        let found = self.blocks.get(block).filter(|found| item < found.items)?;
        Some(found.top + self.shape.head + (item % found.rows) as f64 * self.shape.row)
    }

    /// The parts to draw, with a sheet more on either side.
    #[must_use]
    pub fn parts(&self, sheet: Sheet) -> Vec<Part> {
        let (from, to) = (sheet.top - sheet.height, sheet.top + sheet.height * 2.0);
        let first = self.blocks.partition_point(|block| block.top + self.shape.height(block.rows) < from);
        let drawn = self.blocks.iter().enumerate().skip(first).take_while(|(_, block)| block.top <= to);
        drawn
            .map(|(at, block)| {
                let inside = Sheet { top: sheet.top - block.top - self.shape.head, height: sheet.height };
                let rows = inside.rows(self.shape.row, block.rows);
                Part { block: at, top: block.top, rows, of: block.rows, items: block.items }
            })
            .collect()
    }
}

impl Shape {
    #[allow(clippy::cast_precision_loss)]
    fn height(self, rows: usize) -> f64 {
        self.head + if rows == 0 { 0.0 } else { rows as f64 * self.row + self.foot }
    }
}
