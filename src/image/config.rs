//! The configuration of an image (registry-v2 sheet section 5).

use super::manifest::Platform;
use super::{ChainId, HistoryEntry, Matched, RunConfig, Timestamp, ancestry, match_history};
use crate::json::{Json, values};
use crate::name::{Digest, Heard};
use std::rc::Rc;

/// How many values a configuration may have (security notes R1). An honest one has some thousand.
const VALUES_MAX: usize = 1_000_000;

/// What an image says of itself. All of it is chosen by whoever pushed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImageConfig {
    /// When it was made.
    pub created: Option<Timestamp>,
    /// Author.
    pub author: Option<String>,
    /// What it runs on.
    pub platform: Platform,
    /// The Docker that made it.
    pub docker_version: Option<String>,
    /// What it runs with.
    pub run: RunConfig,
    /// The steps of its build, oldest first.
    pub history: Vec<HistoryEntry>,
    /// The digests of its layers unpacked, base first.
    pub diff_ids: Vec<Heard<Digest>>,
    /// The JSON, byte for byte.
    pub raw: Rc<[u8]>,
}

impl ImageConfig {
    /// Reads one; nothing where it is no JSON object, or one of more values than are ever read.
    #[must_use]
    pub fn read(raw: Rc<[u8]>) -> Option<Self> {
        let json = if values(&raw) > VALUES_MAX { None } else { Json::parse(&raw) };
        let json = json.filter(|json| matches!(json, Json::Object(_)))?;
        let diff_ids = json.get("rootfs").and_then(|rootfs| rootfs.get("diff_ids")).map(Json::items);
        let history = json.get("history").map(Json::items).unwrap_or_default();
        Some(Self {
            created: json.text("created").and_then(|text| Timestamp::parse(&text)),
            author: json.text("author"),
            platform: Platform::read(&json),
            docker_version: json.text("docker_version"),
            run: json.get("config").map(RunConfig::read).unwrap_or_default(),
            history: history.iter().map(entry).collect(),
            // What is no text keeps its place: the ones above it would otherwise stand on another layer.
            diff_ids: diff_ids
                .unwrap_or_default()
                .iter()
                .map(|id| Heard::new(id.as_text().unwrap_or_default()))
                .collect(),
            raw,
        })
    }

    /// Its history beside this many layers. Where the layers and the diff ids are not equally many, nothing is said
    /// of which step made which.
    #[must_use]
    pub fn matched(&self, layers: usize) -> Matched {
        let agreed = self.diff_ids.is_empty() || self.diff_ids.len() == layers;
        if agreed { match_history(&self.history, layers) } else { Matched::Apart }
    }

    /// Its chain of layers, newest first; nothing where it has none or one is not known.
    #[must_use]
    pub fn ancestry(&self) -> Option<Vec<ChainId>> {
        ancestry(&self.diff_ids)
    }
}

fn entry(json: &Json) -> HistoryEntry {
    HistoryEntry {
        created: json.text("created").and_then(|text| Timestamp::parse(&text)),
        created_by: json.text("created_by"),
        comment: json.text("comment"),
        author: json.text("author"),
        empty_layer: json.is_true("empty_layer"),
    }
}
