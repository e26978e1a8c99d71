//! How a forest is grown out of ancestries.

use super::{DEPTH_MAX, Forest, Node, Oddity, Place};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

impl<I: Clone + Eq + Hash> Forest<I> {
    /// Grows the forest of some ancestries, each from an image to its root. `tips` are the images the tags point
    /// at, in the order in which tags are to stand; nothing for a tag that points at no image.
    ///
    /// What is grown first stays where it is when the same ancestries are grown again with more behind them.
    #[must_use]
    pub fn grow<'a>(tips: &[Option<I>], ancestries: impl IntoIterator<Item = &'a [I]>) -> Self
    where
        I: 'a,
    {
        let mut grower =
            Grower { nodes: Vec::new(), places: HashMap::new(), oddities: Vec::new(), apart: HashSet::new() };
        for ancestry in ancestries {
            grower.add(ancestry);
        }
        grower.finish(tips)
    }
}

/// How much is told of what cannot be. Every ancestry could put every image on another parent.
const ODDITIES_MAX: usize = 10_000;

struct Grower<I> {
    nodes: Vec<Node<I>>,
    places: HashMap<I, Place>,
    oddities: Vec<Oddity<I>>,
    /// Which images were put on which other parents, so that each is told once.
    apart: HashSet<(Place, Option<Place>)>,
}

impl<I: Clone + Eq + Hash> Grower<I> {
    fn add(&mut self, ancestry: &[I]) {
        let Some(tip) = ancestry.first() else { return };
        if ancestry.len() > DEPTH_MAX {
            self.tell(Oddity::TooDeep(tip.clone()));
            return;
        }
        let mut seen = HashSet::with_capacity(ancestry.len());
        let mut below = None;
        for id in ancestry.iter().rev() {
            if !seen.insert(id) {
                self.tell(Oddity::Circle(id.clone()));
                continue;
            }
            match self.step(id, below) {
                Some(place) => below = Some(place),
                None => {
                    self.tell(Oddity::TooDeep(tip.clone()));
                    return;
                }
            }
        }
    }

    /// The place of an image that an ancestry puts on `below`; made when it is new, unless that were too deep.
    fn step(&mut self, id: &I, below: Option<Place>) -> Option<Place> {
        if let Some(&place) = self.places.get(id) {
            self.compare(place, below);
            return Some(place);
        }
        let depth = below.map_or(0, |at| self.nodes[at].depth + 1);
        if depth >= DEPTH_MAX {
            return None;
        }
        let place = self.nodes.len();
        let node =
            Node { id: id.clone(), parent: below, children: Vec::new(), tags: Vec::new(), tags_on: 0, depth };
        self.nodes.push(node);
        self.places.insert(id.clone(), place);
        Some(place)
    }

    fn compare(&mut self, place: Place, below: Option<Place>) {
        let kept = self.nodes[place].parent;
        if kept == below {
            return;
        }
        if self.oddities.len() < ODDITIES_MAX && self.apart.insert((place, below)) {
            let name = |at: Option<Place>| at.map(|at| self.nodes[at].id.clone());
            let (kept, other) = (name(kept), name(below));
            self.tell(Oddity::TwoParents { id: self.nodes[place].id.clone(), kept, other });
        }
    }

    fn tell(&mut self, oddity: Oddity<I>) {
        if self.oddities.len() < ODDITIES_MAX {
            self.oddities.push(oddity);
        }
    }

    fn finish(mut self, tips: &[Option<I>]) -> Forest<I> {
        let tags: Vec<Option<Place>> =
            tips.iter().map(|tip| self.places.get(tip.as_ref()?).copied()).collect();
        for (tag, place) in tags.iter().enumerate() {
            if let Some(place) = place {
                self.nodes[*place].tags.push(tag);
            }
        }
        let first = self.count_and_rank();
        // Sorted by rank once and dealt out in that order, so that every list of children is in order too.
        let mut order: Vec<Place> = (0..self.nodes.len()).collect();
        order.sort_by_key(|&at| (first[at], at));
        let mut bases = Vec::new();
        for at in order {
            match self.nodes[at].parent {
                Some(parent) => self.nodes[parent].children.push(at),
                None => bases.push(at),
            }
        }
        Forest { nodes: self.nodes, bases, tags, oddities: self.oddities }
    }

    /// Counts the tags on every node; returns the first tag that stands on each.
    fn count_and_rank(&mut self) -> Vec<usize> {
        let mut first: Vec<usize> =
            self.nodes.iter().map(|node| node.tags.first().copied().unwrap_or(usize::MAX)).collect();
        for at in (0..self.nodes.len()).rev() {
            self.nodes[at].tags_on += self.nodes[at].tags.len();
            if let Some(parent) = self.nodes[at].parent {
                self.nodes[parent].tags_on += self.nodes[at].tags_on;
                first[parent] = first[parent].min(first[at]);
            }
        }
        first
    }
}
