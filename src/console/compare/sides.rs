//! An image as it is compared, made of what each protocol knows of it.

use super::{Layer, Side, Step};
use crate::console::dockerfile::{self, Instruction};
use crate::console::running::{Fact, facts};
use crate::image::manifest::Descriptor;
use crate::image::{self, Image, ImageConfig, Matched, RunConfig};
use std::collections::HashMap;
use std::rc::Rc;

impl Side {
    /// Of a v1 image: its chain, root first. Every image of the chain is a layer with a step of its own. Sizes are
    /// compressed where that is known of all, else unpacked.
    #[must_use]
    pub fn of_chain(chain: &[Rc<Image>]) -> Self {
        let compressed = chain.iter().all(|image| image.compressed.is_some());
        let size = |image: &Image| if compressed { image.compressed } else { image.unpacked };
        let layers = chain.iter().map(|image| Layer { name: image.id.to_string(), size: size(image) });
        let steps = chain
            .iter()
            .enumerate()
            .filter_map(|(at, image)| Some(step(dockerfile::instruction(&image.step)?, Some(at))));
        let top = chain.last();
        let platform = top.map(|image| {
            let parts: Vec<&str> =
                [image.os.as_deref(), image.architecture.as_deref()].into_iter().flatten().collect();
            parts.join("/")
        });
        let run = top.and_then(|image| image.config.clone()).unwrap_or_default();
        Self { layers: layers.collect(), steps: steps.collect(), ..Self::running(&run, platform) }
    }

    /// Of a v2 image: its layers, base first, and its configuration, if it has one.
    #[must_use]
    pub fn of_manifest(layers: &[Descriptor], config: Option<&ImageConfig>, matched: &Matched) -> Self {
        let named = layers.iter().map(|layer| Layer { name: layer.digest.to_string(), size: layer.size });
        let layers: Vec<Layer> = named.collect();
        let Some(config) = config else { return Self { layers, ..Self::default() } };
        let rows: &[image::Step] = match matched {
            Matched::Aligned(rows) => rows,
            Matched::Apart => &[],
        };
        let made: HashMap<usize, usize> = rows.iter().filter_map(|row| row.history.zip(row.layer)).collect();
        let steps = config.history.iter().enumerate().filter_map(|(at, entry)| {
            Some(step(dockerfile::created_by(entry.created_by.as_deref()?)?, made.get(&at).copied()))
        });
        let platform =
            Some(&config.platform).filter(|platform| !platform.is_empty()).map(ToString::to_string);
        Self { layers, steps: steps.collect(), ..Self::running(&config.run, platform) }
    }

    fn running(run: &RunConfig, platform: Option<String>) -> Self {
        let platform = platform.filter(|platform| !platform.is_empty()).map(|name| (Fact::Platform, name));
        let said = facts(run).into_iter().map(|(fact, values)| (fact, values.join(", ")));
        Self {
            facts: platform.into_iter().chain(said).collect(),
            env: run.env.clone(),
            labels: run.labels.clone(),
            ..Self::default()
        }
    }

    /// The size of all layers; nothing if one of them is not known.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        self.layers.iter().try_fold(0_u64, |sum, layer| Some(sum.saturating_add(layer.size?)))
    }
}

fn step(line: Instruction, layer: Option<usize>) -> Step {
    Step { keyword: line.keyword, arguments: line.arguments, layer }
}
