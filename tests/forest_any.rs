//! Any ancestries at all, against a model that is too slow and too simple to be wrong.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::image::forest::{Folds, Forest, Shown, Sum, Weights};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

fn grow(tips: &[u32], ancestries: &[Vec<u32>]) -> Forest<u32> {
    let tips: Vec<Option<u32>> = tips.iter().copied().map(Some).collect();
    Forest::grow(&tips, ancestries.iter().map(Vec::as_slice))
}

fn weights(forest: &Forest<u32>) -> Weights {
    Weights::weigh(forest, |id| Some(u64::from(*id) * 10))
}

/// Ancestries out of a random parent function, sometimes lying: an entry out of place, a circle.
fn ancestries() -> impl Strategy<Value = (Vec<u32>, Vec<Vec<u32>>)> {
    let parents = prop::collection::vec(any::<prop::sample::Index>(), 1..40);
    let picks = prop::collection::vec(any::<prop::sample::Index>(), 1..12);
    let lies = prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..3);
    (parents, picks, lies, prop::bool::weighted(0.3)).prop_map(|(parents, picks, lies, lie)| {
        let parent = |id: usize| (id > 0).then(|| parents[id].index(id + 1)).filter(|p| *p < id);
        let tips: Vec<u32> =
            picks.iter().map(|pick| u32::try_from(pick.index(parents.len())).unwrap()).collect();
        let mut chains: Vec<Vec<u32>> = tips
            .iter()
            .map(|tip| {
                let walk = std::iter::successors(Some(*tip as usize), |id| parent(*id));
                walk.map(|id| u32::try_from(id).unwrap()).collect()
            })
            .collect();
        if lie {
            for (which, what) in lies {
                let chain = which.index(chains.len());
                let at = what.index(chains[chain].len());
                let id = u32::try_from(what.index(parents.len())).unwrap();
                chains[chain].insert(at, id);
            }
        }
        (tips, chains)
    })
}

/// Every image a tag reaches, by walking parents in the forest.
fn reached(forest: &Forest<u32>, tag: usize) -> HashSet<u32> {
    forest
        .place_of_tag(tag)
        .into_iter()
        .flat_map(|at| forest.down_from(at))
        .map(|at| forest.nodes()[at].id)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_ancestries_grow_into_a_forest_with_every_image_once((tips, chains) in ancestries()) {
        let forest = grow(&tips, &chains);
        let wanted: HashSet<u32> = chains.iter().flatten().copied().collect();
        let got: Vec<u32> = forest.nodes().iter().map(|node| node.id).collect();
        prop_assert_eq!(got.len(), wanted.len());
        prop_assert_eq!(got.into_iter().collect::<HashSet<_>>(), wanted);
        for (at, node) in forest.nodes().iter().enumerate() {
            prop_assert!(node.parent.is_none_or(|parent| parent < at));
            prop_assert_eq!(forest.tags_above(at).len(), node.tags_on);
            prop_assert_eq!(forest.down_from(at).count(), node.depth + 1);
        }
    }

    #[test]
    fn an_honest_server_gives_no_oddities((tips, chains) in ancestries()) {
        let mut parents: HashMap<u32, Option<u32>> = HashMap::new();
        let honest = chains.iter().all(|chain| {
            let unique = chain.iter().collect::<HashSet<_>>().len() == chain.len();
            unique && (0..chain.len()).all(|at| {
                let parent = chain.get(at + 1).copied();
                *parents.entry(chain[at]).or_insert(parent) == parent
            })
        });
        prop_assert_eq!(grow(&tips, &chains).oddities().is_empty(), honest);
    }

    #[test]
    fn freed_bytes_are_those_of_a_naive_count(
        (tips, chains) in ancestries(),
        picked in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
    ) {
        let forest = grow(&tips, &chains);
        let picked: HashSet<usize> = picked.iter().map(|pick| pick.index(tips.len())).collect();
        let kept: HashSet<u32> =
            (0..tips.len()).filter(|tag| !picked.contains(tag)).flat_map(|tag| reached(&forest, tag)).collect();
        let gone: HashSet<u32> =
            picked.iter().flat_map(|tag| reached(&forest, *tag)).filter(|id| !kept.contains(id)).collect();
        let freed = forest.freed(&picked.iter().copied().collect::<Vec<_>>());
        let got: HashSet<u32> = freed.images.iter().map(|at| forest.nodes()[*at].id).collect();
        prop_assert_eq!(&got, &gone);
        let bytes: u64 = gone.iter().map(|id| u64::from(*id) * 10).sum();
        prop_assert_eq!(weights(&forest).sum(&freed.images), Sum { bytes, unknown: 0 });
    }

    #[test]
    fn a_layer_that_lies_in_several_places_is_freed_once_and_only_where_nothing_keeps_it(
        (tips, chains) in ancestries(),
        picked in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        layers in 1_u32..9,
    ) {
        let forest = grow(&tips, &chains);
        let picked: Vec<usize> = picked.iter().map(|pick| pick.index(tips.len())).collect();
        let kept: HashSet<u32> =
            (0..tips.len()).filter(|tag| !picked.contains(tag)).flat_map(|tag| reached(&forest, tag)).collect();
        let gone: HashSet<u32> =
            picked.iter().flat_map(|tag| reached(&forest, *tag)).filter(|id| !kept.contains(id)).collect();
        let held: HashSet<u32> =
            forest.nodes().iter().map(|node| node.id).filter(|id| !gone.contains(id)).map(|id| id % layers).collect();
        let wanted: HashSet<u32> = gone.iter().map(|id| id % layers).filter(|layer| !held.contains(layer)).collect();
        let freed = forest.freed_once(&picked, |at| Some(forest.nodes()[at].id % layers));
        let got: Vec<u32> = freed.images.iter().map(|at| forest.nodes()[*at].id % layers).collect();
        prop_assert_eq!(got.len(), wanted.len());
        prop_assert_eq!(got.into_iter().collect::<HashSet<_>>(), wanted);
    }

    #[test]
    fn with_ancestors_is_the_sum_of_the_way_down((tips, chains) in ancestries()) {
        let forest = grow(&tips, &chains);
        let weights = Weights::weigh(&forest, |id| (id % 3 != 0).then_some(u64::from(*id)));
        for at in 0..forest.nodes().len() {
            let way: Vec<usize> = forest.down_from(at).collect();
            prop_assert_eq!(weights.with_ancestors(at), weights.sum(&way));
        }
    }

    #[test]
    fn every_image_is_in_exactly_one_mark_however_it_is_folded(
        (tips, chains) in ancestries(),
        toggles in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        runs in any::<bool>(),
    ) {
        let forest = grow(&tips, &chains);
        let mut folds = Folds { runs, ..Folds::default() };
        for toggle in toggles {
            let shown = Shown::new(&forest, &folds);
            folds.toggle(&forest, &shown, toggle.index(shown.marks().len()));
        }
        let shown = Shown::new(&forest, &folds);
        let covered: usize = shown.marks().iter().map(|mark| mark.layers + mark.hidden).sum();
        prop_assert_eq!(covered, forest.nodes().len());
        for at in 0..forest.nodes().len() {
            prop_assert!(shown.mark_of(at).is_some());
        }
        for (at, mark) in shown.marks().iter().enumerate() {
            prop_assert!(mark.parent.is_none_or(|parent| parent < at && shown.marks()[parent].children.contains(&at)));
            prop_assert_eq!(shown.down_from(at).count(), mark.level + 1);
        }
    }
}
