//! What is shown of a manifest's layers, and the lines of its history beside them.

use crate::console::dockerfile;
use crate::image::manifest::{Descriptor, Manifest};
use crate::image::{HistoryEntry, ImageConfig, Matched, Step as Row};
use crate::ui::pages::image::history::{Line, Step};
use std::rc::Rc;

/// The layers of an image, base first.
pub(super) struct Picture {
    /// The layers.
    pub layers: Rc<[Descriptor]>,
    /// Whether history and layers are listed side by side in the manifest itself, as in schema 1.
    paired: bool,
}

impl Picture {
    /// Of a manifest. What is no image has none.
    pub(super) fn of(manifest: &Manifest) -> Self {
        let layers = match manifest {
            Manifest::Image(image) => image.layers.clone(),
            Manifest::Schema1(schema1) => schema1.made(),
            Manifest::Index(_) | Manifest::Other(_) => Vec::new(),
        };
        Self { layers: layers.into(), paired: matches!(manifest, Manifest::Schema1(_)) }
    }

    /// The history beside the layers, as far as they belong together.
    pub(super) fn matched(&self, config: &ImageConfig) -> Matched {
        if self.paired {
            return crate::image::match_history(&config.history, self.layers.len());
        }
        config.matched(self.layers.len())
    }
}

/// The lines of the history; with their layers where those are known.
pub(super) fn lines(picture: &Picture, config: &ImageConfig, matched: &Matched) -> Vec<Line> {
    let line = |entry: &HistoryEntry, layer: Option<&Descriptor>| Line {
        hex: layer.and_then(|layer| Some(layer.digest.valid()?.hex().to_owned().into())),
        step: Step::Noted(
            entry.created_by.as_deref().and_then(dockerfile::created_by),
            entry.comment.clone().filter(|comment| comment != "buildkit.dockerfile.v0"),
        ),
        remark: None,
        size: layer.and_then(|layer| layer.size),
        inherited: false,
    };
    match matched {
        Matched::Apart => config.history.iter().map(|entry| line(entry, None)).collect(),
        Matched::Aligned(rows) => {
            let row = |row: &Row| {
                let entry = config.history.get(row.history?)?;
                Some(line(entry, row.layer.and_then(|at| picture.layers.get(at))))
            };
            rows.iter().filter_map(row).collect()
        }
    }
}
