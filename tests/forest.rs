//! The forest that ancestries grow into: what stands where, what a deletion frees, folding and walking.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::image::forest::{DEPTH_MAX, Folds, Forest, Kind, Oddity, Shown, Step, Sum, Weights};

fn grow(tips: &[u32], ancestries: &[Vec<u32>]) -> Forest<u32> {
    let tips: Vec<Option<u32>> = tips.iter().copied().map(Some).collect();
    Forest::grow(&tips, ancestries.iter().map(Vec::as_slice))
}

/// `1 ← 2 ← 3 ← {4 ← 5, 6}`, tags on 5, 6, 6 and 3; and another base, 10 ← 11, with a tag on 11.
fn sample() -> Forest<u32> {
    grow(&[5, 6, 6, 3, 11], &[vec![5, 4, 3, 2, 1], vec![6, 3, 2, 1], vec![11, 10]])
}

fn weights(forest: &Forest<u32>) -> Weights {
    Weights::weigh(forest, |id| Some(u64::from(*id) * 10))
}

#[test]
fn an_image_that_two_ancestries_share_stands_in_the_forest_once() {
    let forest = sample();
    let ids: Vec<u32> = forest.nodes().iter().map(|node| node.id).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6, 10, 11]);
    let three = forest.find(&3).unwrap();
    let children: Vec<u32> = forest.nodes()[three].children.iter().map(|at| forest.nodes()[*at].id).collect();
    assert_eq!(children, [4, 6]);
    assert_eq!(forest.nodes()[three].tags_on, 4);
    assert_eq!(forest.tags_above(three), [3, 0, 1, 2]);
}

#[test]
fn bases_and_branches_stand_in_the_order_of_the_tags_not_of_the_answers() {
    let forest = grow(&[11, 6, 5], &[vec![5, 3], vec![6, 3], vec![11, 10]]);
    let id = |at: &usize| forest.nodes()[*at].id;
    assert_eq!(forest.bases().iter().map(id).collect::<Vec<_>>(), [10, 3]);
    let three = forest.find(&3).unwrap();
    assert_eq!(forest.nodes()[three].children.iter().map(id).collect::<Vec<_>>(), [6, 5]);
}

#[test]
fn a_tag_on_an_inner_image_needs_no_ancestry_of_its_own() {
    let forest = grow(&[5, 3], &[vec![5, 4, 3]]);
    assert_eq!(forest.place_of_tag(1), forest.find(&3));
    assert_eq!(forest.unplaced().count(), 0);
}

#[test]
fn a_tag_whose_ancestry_is_not_known_stands_nowhere() {
    let forest = grow(&[5, 9], &[vec![5, 4]]);
    assert_eq!(forest.unplaced().collect::<Vec<_>>(), [1]);
    assert_eq!(forest.place_of_tag(1), None);
}

#[test]
fn an_ancestry_that_names_an_image_twice_is_reported_and_grown_without_the_circle() {
    let forest = grow(&[1], &[vec![1, 2, 1, 3]]);
    assert_eq!(forest.oddities(), [Oddity::Circle(1)]);
    assert_eq!(forest.nodes().len(), 3);
}

#[test]
fn an_image_put_on_two_parents_stays_on_the_first_and_is_reported() {
    let forest = grow(&[5, 6], &[vec![5, 3, 1], vec![6, 3, 2]]);
    assert_eq!(forest.oddities(), [Oddity::TwoParents { id: 3, kept: Some(1), other: Some(2) }]);
    assert_eq!(forest.nodes()[forest.find(&3).unwrap()].parent, forest.find(&1));
    assert!(forest.agrees(forest.find(&3).unwrap(), Some(&1)));
    assert!(!forest.agrees(forest.find(&3).unwrap(), Some(&2)));
}

#[test]
fn an_ancestry_past_the_depth_cap_is_left_out_and_reported() {
    let long: Vec<u32> = (0..=u32::try_from(DEPTH_MAX).unwrap()).collect();
    let forest = grow(&[0, 7], &[long.clone(), vec![7, 8]]);
    assert_eq!(forest.oddities(), [Oddity::TooDeep(0)]);
    assert_eq!(forest.nodes().len(), 2);
    assert_eq!(grow(&[1], &[long[1..].to_vec()]).nodes().len(), DEPTH_MAX);
}

#[test]
fn ancestries_that_lie_their_way_onto_one_another_do_not_grow_past_the_cap() {
    let long: Vec<u32> = (0..u32::try_from(DEPTH_MAX).unwrap()).collect();
    // Claims the tip of the long one as its root.
    let forest = grow(&[0, 5_000], &[long, vec![5_000, 0]]);
    assert_eq!(forest.nodes().len(), DEPTH_MAX);
    assert!(forest.oddities().contains(&Oddity::TooDeep(5_000)));
    assert_eq!(forest.place_of_tag(1), None);
}

/// R5: three hundred ancestries of the same three hundred images, of which no two agree on one parent. Compared each with
/// each, what they say against one another would be four thousand million comparisons.
#[test]
fn ancestries_that_contradict_each_other_in_everything_are_grown_at_once_and_told_of_in_bounds() {
    const IMAGES: u32 = 307;
    let shuffled = |step: u32| (0..IMAGES).map(|at| at * step % IMAGES).collect::<Vec<_>>();
    let chains: Vec<Vec<u32>> = (1..IMAGES).map(shuffled).collect();
    let begun = std::time::Instant::now();
    let forest = grow(&[0], &chains);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    assert_eq!((forest.nodes().len(), forest.oddities().len()), (IMAGES as usize, 10_000));
}

#[test]
fn unknown_sizes_stay_unknown_and_absurd_ones_do_not_wrap() {
    let forest = sample();
    let partly = Weights::weigh(&forest, |id| (*id != 2).then_some(10));
    let five = forest.find(&5).unwrap();
    assert_eq!(partly.with_ancestors(five), Sum { bytes: 40, unknown: 1 });
    assert!(!partly.with_ancestors(five).is_exact());
    let absurd = Weights::weigh(&forest, |_| Some(u64::MAX));
    assert_eq!(absurd.with_ancestors(five), Sum { bytes: u64::MAX, unknown: 0 });
}

#[test]
fn deleting_a_tag_frees_only_what_no_other_tag_reaches() {
    let forest = sample();
    let weights = weights(&forest);
    let five = forest.freed(&[0]);
    assert_eq!(weights.sum(&five.images), Sum { bytes: 90, unknown: 0 });
    assert_eq!(five.stay, 3);
    let six = forest.freed(&[1]);
    assert_eq!((six.images.len(), six.beside.as_slice(), six.stay), (0, &[2][..], 4));
    assert_eq!(weights.sum(&forest.freed(&[1, 2]).images).bytes, 60);
    let three = forest.freed(&[3]);
    assert_eq!((three.images.len(), three.above), (0, 3));
    assert_eq!(forest.freed(&[0, 1, 2, 3]).images.len(), 6);
}

#[test]
fn what_is_freed_is_not_certain_while_a_tag_stands_nowhere() {
    let forest = grow(&[5, 9], &[vec![5, 4]]);
    assert_eq!(forest.freed(&[0]).unplaced, 1);
    assert_eq!(forest.freed(&[0, 1]).unplaced, 0);
}

#[test]
fn runs_fold_into_one_mark_that_says_how_many() {
    let forest = grow(&[6, 7], &[vec![6, 4, 3, 2, 1], vec![7, 4, 3, 2, 1]]);
    let shown = Shown::new(&forest, &Folds::default());
    let kinds: Vec<(Kind, usize)> = shown.marks().iter().map(|mark| (mark.kind, mark.layers)).collect();
    assert_eq!(kinds, [(Kind::Base, 1), (Kind::Run, 3), (Kind::Layer, 1), (Kind::Layer, 1)]);
    assert_eq!(shown.mark_of(forest.find(&2).unwrap()), Some(1));
}

#[test]
fn a_tag_ends_a_run() {
    let forest = grow(&[3, 6], &[vec![6, 5, 4, 3, 2, 1]]);
    let shown = Shown::new(&forest, &Folds::default());
    let layers: Vec<usize> = shown.marks().iter().map(|mark| mark.layers).collect();
    assert_eq!(layers, [1, 1, 1, 2, 1]);
}

#[test]
fn a_run_unfolds_into_its_layers_and_folds_again_from_any_of_them() {
    let forest = grow(&[6, 7], &[vec![6, 4, 3, 2, 1], vec![7, 4, 3, 2, 1]]);
    let mut folds = Folds::default();
    let folded = Shown::new(&forest, &folds);
    assert!(folds.toggle(&forest, &folded, 1));
    let open = Shown::new(&forest, &folds);
    assert_eq!(open.marks().len(), 6);
    assert!(folds.toggle(&forest, &open, 2));
    assert_eq!(Shown::new(&forest, &folds), folded);
}

#[test]
fn a_subtree_folds_shut_and_hides_its_images_behind_its_mark() {
    let forest = sample();
    let mut folds = Folds::default();
    let open = Shown::new(&forest, &folds);
    let three = open.mark_of(forest.find(&3).unwrap()).unwrap();
    assert!(folds.toggle(&forest, &open, three));
    let shut = Shown::new(&forest, &folds);
    assert_eq!(shut.marks()[three].hidden, 3);
    assert_eq!(shut.mark_of(forest.find(&5).unwrap()), Some(three));
    assert!(folds.toggle(&forest, &shut, three));
    assert_eq!(Shown::new(&forest, &folds), open);
}

#[test]
fn a_leaf_has_nothing_to_fold() {
    let forest = sample();
    let mut folds = Folds::default();
    let shown = Shown::new(&forest, &folds);
    let leaf = shown.mark_of(forest.find(&6).unwrap()).unwrap();
    assert!(!folds.toggle(&forest, &shown, leaf));
}

#[test]
fn steps_walk_parent_child_and_level() {
    let forest = grow(&[6, 7, 11], &[vec![6, 4, 3], vec![7, 4, 3], vec![11, 10]]);
    let shown = Shown::new(&forest, &Folds::default());
    let at = |id: u32| shown.mark_of(forest.find(&id).unwrap()).unwrap();
    assert_eq!(shown.step(at(4), Step::Child), Some(at(6)));
    assert_eq!(shown.step(at(6), Step::Parent), Some(at(4)));
    assert_eq!(shown.step(at(6), Step::After), Some(at(7)));
    assert_eq!(shown.step(at(4), Step::After), Some(at(11)));
    assert_eq!(shown.step(at(3), Step::After), Some(at(10)));
    assert_eq!(shown.step(at(3), Step::Before), None);
    assert_eq!(shown.step(at(3), Step::Up), None);
    assert_eq!(shown.step(at(3), Step::Last), Some(at(11)));
}
