//! Everything the picture, the list, the panel and the file are drawn from, put together once for each change.

use super::grown::Grown;
use super::sizes::{Answer, Answers};
use super::written::{folded, instead, line, what};
use crate::console::chart::{Chart, Sign};
use crate::console::show;
use crate::console::size::Size;
use crate::console::tree::{Leaves, NodeFacts, NodeId};
use crate::image::forest::{Folds, Forest, Freed, Kind, Mark, Place, Shown, Sum, Weights};
use crate::name::Repository;
use crate::ui::hooks::Words;
use std::rc::Rc;

/// What is shown of a forest, and where it lies. Changes with folding, not with the answers.
pub(super) struct Ground {
    /// What was read.
    pub grown: Rc<Grown>,
    /// What of it is shown.
    pub shown: Shown,
    /// Where that lies.
    pub chart: Chart,
}

impl Ground {
    /// Folds and lays out a forest.
    pub(super) fn new(grown: &Rc<Grown>, folds: &Folds<NodeId>, words: &Words) -> Self {
        let shown = Shown::new(&grown.forest, folds);
        let chart = Chart::lay(&grown.forest, &shown, |mark| line(grown, words, mark).line_width());
        Self { grown: grown.clone(), shown, chart }
    }
}

/// The ground with what is known of the images.
pub(super) struct Scene {
    /// What is shown and where.
    pub ground: Rc<Ground>,
    /// The words.
    pub words: Words,
    /// The repository.
    pub repository: Repository,
    /// What is known of each image.
    pub answers: Answers,
    /// Their sizes.
    pub weights: Weights,
    /// Whether sizes are of unpacked layers, because this registry tells no others.
    pub unpacked: bool,
    /// Whether more answers are coming.
    pub counting: bool,
}

impl Scene {
    /// Puts it together.
    pub(super) fn new(
        ground: &Rc<Ground>,
        words: &Words,
        repository: &Repository,
        answers: &Answers,
        counting: bool,
    ) -> Self {
        let images = || answers.values().filter_map(|answer| answer.as_ref().ok());
        let unpacked = !images().any(|image| image.compressed.is_some())
            && images().any(|image| image.unpacked.is_some());
        let own = |image: &NodeFacts| if unpacked { image.unpacked } else { image.compressed };
        let weights = Weights::weigh(&ground.grown.forest, |id| own(answers.get(id)?.as_ref().ok()?));
        let (ground, words, answers) = (ground.clone(), words.clone(), answers.clone());
        Self { ground, words, repository: repository.clone(), answers, weights, unpacked, counting }
    }

    /// The forest.
    pub(super) fn forest(&self) -> &Forest<NodeId> {
        &self.ground.grown.forest
    }

    /// What is shown of it.
    pub(super) fn shown(&self) -> &Shown {
        &self.ground.shown
    }

    /// Where it lies.
    pub(super) fn chart(&self) -> &Chart {
        &self.ground.chart
    }

    /// The tags.
    pub(super) fn leaves(&self) -> &Leaves {
        &self.ground.grown.leaves
    }

    /// A mark.
    pub(super) fn mark(&self, at: usize) -> Option<&Mark> {
        self.shown().marks().get(at)
    }

    /// How many tags are drawn, in words.
    pub(super) fn drawn_tags(&self) -> String {
        let drawn = self.leaves().all().len() - self.forest().unplaced().count();
        self.words.count(self.words.tree.tags(), drawn)
    }

    /// What is known of an image.
    pub(super) fn answer(&self, place: Place) -> Option<&Answer> {
        self.answers.get(&self.forest().nodes().get(place)?.id)
    }

    /// What is known of a node, if anything is.
    pub(super) fn image(&self, place: Place) -> Option<&Rc<NodeFacts>> {
        self.answer(place)?.as_ref().ok()
    }

    /// What would be freed if these tags were deleted. A layer that is stored once is freed once, and not while another
    /// node holds it.
    pub(super) fn freed(&self, tags: &[usize]) -> Freed {
        self.forest().freed_once(tags, |place| self.image(place)?.layer.clone())
    }

    /// The other nodes that hold the very layer of one.
    pub(super) fn twins(&self, place: Place) -> Vec<Place> {
        let Some(layer) = self.image(place).and_then(|facts| facts.layer.as_ref()) else { return Vec::new() };
        let has = |at: &Place| self.image(*at).is_some_and(|facts| facts.layer.as_ref() == Some(layer));
        (0..self.forest().nodes().len()).filter(|at| *at != place).filter(has).collect()
    }

    /// The size of what a mark stands for, without what lies below.
    pub(super) fn own(&self, mark: &Mark) -> Sum {
        let places: Vec<Place> = self.forest().down_from(mark.place).take(mark.layers).collect();
        self.weights.sum(&places)
    }

    /// What is written at a mark.
    pub(super) fn sign(&self, at: usize) -> Sign {
        let Some(mark) = self.mark(at) else { return Sign::default() };
        let mut sign = line(&self.ground.grown, &self.words, mark);
        let node = &self.forest().nodes()[mark.place];
        let own = self.own(mark);
        sign.hex = node.id.hex().into();
        sign.sounding = self.sounding(own, mark.layers).into();
        if mark.kind == Kind::Base {
            sign.what = self.what(mark).map(Into::into);
        }
        sign.title = self.title(mark, own).into();
        sign
    }

    /// The unit of all soundings, which stand without one: megabytes, unless every layer is smaller than one.
    pub(super) fn unit(&self) -> &'static str {
        if self.weights.largest() < 1_000_000 { "kB" } else { "MB" }
    }

    /// A figure without its unit; a plus where a part is not known, nothing where nothing is.
    fn sounding(&self, own: Sum, layers: usize) -> String {
        if own.unknown >= layers {
            return String::new();
        }
        // Thousandfold bytes in megabytes are bytes in kilobytes.
        let thousandfold = if self.unit() == "kB" { 1_000 } else { 1 };
        let size = Size::in_megabytes(own.bytes.saturating_mul(thousandfold));
        let plus = if own.is_exact() { "" } else { "+" };
        format!("{:.*}{plus}", usize::from(size.digits), size.value)
    }

    /// What soundings are, in words.
    pub(super) fn soundings(&self) -> String {
        let tree = &self.words.tree;
        let form = if self.unpacked { tree.soundings_unpacked() } else { tree.soundings_compressed() };
        self.words.fill(form, &[("unit", self.unit())])
    }

    /// What a base is, in a few words.
    pub(super) fn what(&self, mark: &Mark) -> Option<String> {
        what(self.image(mark.place)?)
    }

    /// What a mark is.
    pub(super) fn kind(&self, mark: &Mark) -> String {
        let tree = &self.words.tree;
        match mark.kind {
            Kind::Base => tree.base().to_owned(),
            Kind::Layer => tree.layer().to_owned(),
            Kind::Run => self.words.count(tree.run_of(), mark.layers),
        }
    }

    /// A mark in words: what it is, its name, its size, its tags.
    pub(super) fn title(&self, mark: &Mark, own: Sum) -> String {
        let (words, tree) = (&self.words, &self.words.tree);
        let node = &self.forest().nodes()[mark.place];
        let kind = self.kind(mark);
        let size =
            if own.unknown == mark.layers { tree.size_unknown().to_owned() } else { self.size_in_words(own) };
        let mut title =
            words.fill(tree.both(), &[("a", &format!("{kind} {}", node.id.short())), ("b", &size)]);
        let mut add = |part: &str| title = words.fill(tree.both(), &[("a", &title), ("b", part)]);
        for tag in &node.tags {
            add(&show::visible(&self.leaves().name(*tag)));
        }
        if node.tags.is_empty() {
            add(&self.standing(mark));
        }
        if let Some(instead) = instead(&self.ground.grown, words, &node.tags) {
            add(&instead);
        }
        if mark.is_shut() {
            add(&folded(words, &self.ground.grown, mark));
        }
        title
    }

    /// How many tags stand on a mark, in words.
    pub(super) fn standing(&self, mark: &Mark) -> String {
        let on = self.forest().nodes()[mark.place].tags_on;
        let tree = &self.words.tree;
        let form = if mark.kind == Kind::Run { tree.stand_on_them() } else { tree.stand_on_it() };
        self.words.count(form, on)
    }

    /// A sum in words, with what it lacks said.
    pub(super) fn size_in_words(&self, sum: Sum) -> String {
        let size = self.words.size(sum.bytes);
        if sum.is_exact() { size } else { format!("{} {size}", self.words.tree.at_least()) }
    }
}

/// The marks on the way from one to its base, itself first.
pub(super) fn way_down(shown: &Shown, from: Option<usize>) -> Vec<usize> {
    from.map(|at| shown.down_from(at).collect()).unwrap_or_default()
}

/// Something shared, equal to itself alone.
pub(super) struct Same<T>(pub Rc<T>);

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
