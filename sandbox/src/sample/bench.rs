//! Heaps for the bench: many repositories, and one tree of many images. Their layers are empty.

use super::layer::Layer;
use super::nowhere;
use super::yard::{Made, Yard, hex};
use crate::sandbox::Sandbox;
use crate::state::{Manner, State};

/// Standalone, with so many repositories in some forty namespaces; each has one tag, all the same image.
#[must_use]
pub fn many_repositories(count: usize) -> Sandbox {
    let sandbox = Sandbox::empty(Manner::Standalone);
    heap(&sandbox, |yard| {
        yard.on((2015, 3, 11), "1.5.0");
        let image = yard.base("static base", &Layer::empty().file("etc/motd", "ahoy\n"));
        for at in 0..count {
            let name = format!("fleet-{:02}/vessel-{at:05}", at % 41);
            yard.publish(&name, "", 0, &[("latest", &image)]);
        }
    });
    sandbox
}

/// Standalone, with the repository `bench/tree`: so many images below four bases, and so many tags, on its leaves
/// first, so that they reach all of it. No chain is longer than 120.
#[must_use]
pub fn deep_tree(images: usize, tags: usize) -> Sandbox {
    let sandbox = Sandbox::empty(Manner::Standalone);
    heap(&sandbox, |yard| {
        yard.on((2015, 3, 11), "1.5.0");
        let (made, leaves) = grow(yard, images, images / tags.max(1) + 1);
        let names: Vec<String> = (0..tags).map(|at| format!("1.{}.{}", at / 20, at % 20)).collect();
        let picked = leaves.into_iter().chain((0..images).step_by((images / tags.max(1)).max(1)));
        let tagged: Vec<(&str, &Made)> =
            names.iter().zip(picked).map(|(name, at)| (name.as_str(), &made[at])).collect();
        yard.publish("bench/tree", "", 0, &tagged);
    });
    sandbox
}

/// Images in runs of a length, each run standing on some image made before; and which of them nothing stands on.
fn grow(yard: &mut Yard, images: usize, run: usize) -> (Vec<Made>, Vec<usize>) {
    let Shape { parents, leaves } = shape(images, run);
    let mut made: Vec<Made> = Vec::with_capacity(images);
    for (at, on) in parents.into_iter().enumerate() {
        let image = match on {
            None => yard.base(&format!("base {at}"), &Layer::empty()),
            Some(on) => yard.run(&made[on], &format!("step {at}"), &Layer::empty()),
        };
        made.push(image);
    }
    (made, leaves)
}

/// What a tree stands on what.
pub(super) struct Shape {
    /// On which each stands; the first four on nothing.
    pub(super) parents: Vec<Option<usize>>,
    /// Which of them nothing stands on.
    pub(super) leaves: Vec<usize>,
}

/// A tree of so many, in runs of a length.
pub(super) fn shape(count: usize, run: usize) -> Shape {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(count);
    let mut depth: Vec<usize> = Vec::with_capacity(count);
    let mut is_leaf = vec![true; count];
    for at in 0..count {
        if at < 4 {
            parents.push(None);
            depth.push(1);
            continue;
        }
        let (number, is_begun) = ((at - 4) / run, !(at - 4).is_multiple_of(run));
        let on = match number {
            _ if is_begun => at - 1,
            0..4 => number,
            _ => pick(at),
        };
        let on = if depth[on] < 120 { on } else { at % 4 };
        parents.push(Some(on));
        is_leaf[on] = false;
        depth.push(depth[on] + 1);
    }
    let leaves = (0..count).filter(|&at| is_leaf[at]).collect();
    Shape { parents, leaves }
}

fn pick(at: usize) -> usize {
    usize::from_str_radix(&hex(&format!("pick {at}"))[..8], 16).unwrap_or_default() % at
}

fn heap(sandbox: &Sandbox, fill: impl FnOnce(&mut Yard)) {
    let places = nowhere(&sandbox.places().index);
    let mut state = State::new(Manner::Standalone, places);
    fill(&mut Yard::new(&mut state));
    *sandbox.lock() = state;
}
