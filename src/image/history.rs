//! How the steps of an image's history belong to its layers.

use super::Timestamp;

/// One step of the build, by the configuration's own word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When.
    pub created: Option<Timestamp>,
    /// By which command.
    pub created_by: Option<String>,
    /// Comment.
    pub comment: Option<String>,
    /// Author.
    pub author: Option<String>,
    /// Whether it made no layer.
    pub empty_layer: bool,
}

/// History and layers, put beside each other as far as that can be done without guessing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matched {
    /// Every layer has its step.
    Aligned(Vec<Step>),
    /// The counts disagree: the two are listed by themselves.
    Apart,
}

/// One row: a step and the layer it made, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The entry of the history.
    pub history: Option<usize>,
    /// The layer; nothing for a step that made none.
    pub layer: Option<usize>,
}

/// Puts a history beside this many layers, both oldest first (registry-v2 sheet section 5).
#[must_use]
pub fn match_history(history: &[HistoryEntry], layers: usize) -> Matched {
    let made = history.iter().filter(|entry| !entry.empty_layer).count();
    if made != layers {
        return Matched::Apart;
    }
    let mut next = 0..layers;
    let steps = history.iter().enumerate().map(|(at, entry)| {
        let layer = if entry.empty_layer { None } else { next.next() };
        Step { history: Some(at), layer }
    });
    Matched::Aligned(steps.collect())
}
