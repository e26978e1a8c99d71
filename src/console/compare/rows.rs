//! Which lines of a comparison stand on the sheet, in which section, and by which number one is led from each that
//! differs to the next.

use super::{Comparison, Counts, Is};

/// A section of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Layers.
    Layers,
    /// What it runs with.
    Facts,
    /// The environment.
    Env,
    /// Labels.
    Labels,
    /// The history.
    Steps,
}

impl Section {
    /// Every section, in the order they stand in.
    pub const ALL: [Self; 5] = [Self::Layers, Self::Facts, Self::Env, Self::Labels, Self::Steps];
}

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its place in what was found.
    pub at: usize,
    /// Its number among those that differ; nothing where it is the same.
    pub nth: Option<usize>,
}

/// The rows that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// By section, as in [`Section::ALL`].
    pub listed: [Vec<Row>; 5],
    /// What each section has, shown or not.
    pub counts: [Counts; 5],
    /// Where those that differ are: the section, and the place among its rows.
    pub differ: Vec<(usize, usize)>,
}

impl Rows {
    /// All rows, or only those that differ.
    #[must_use]
    pub fn of(found: &Comparison, differences: bool) -> Self {
        let mut rows = Self::default();
        for (section, which) in Section::ALL.into_iter().enumerate() {
            let signs = found.signs(which);
            rows.counts[section] = Counts::of(signs.iter().copied());
            for (at, is) in signs.into_iter().enumerate() {
                let listed = &mut rows.listed[section];
                if is == Is::Same {
                    if !differences {
                        listed.push(Row { at, nth: None });
                    }
                    continue;
                }
                let nth = Some(rows.differ.len());
                rows.differ.push((section, listed.len()));
                listed.push(Row { at, nth });
            }
        }
        rows
    }
}

impl Comparison {
    /// How the lines of a section are to each other.
    #[must_use]
    pub fn signs(&self, section: Section) -> Vec<Is> {
        match section {
            Section::Layers => self.layers.iter().map(|pair| pair.is).collect(),
            Section::Facts => self.facts.iter().map(|(_, pair)| pair.is).collect(),
            Section::Env => self.env.iter().map(|(_, pair)| pair.is).collect(),
            Section::Labels => self.labels.iter().map(|(_, pair)| pair.is).collect(),
            Section::Steps => self.steps.iter().map(|pair| pair.is).collect(),
        }
    }
}
