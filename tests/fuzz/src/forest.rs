//! Ancestries, and the tree that grows from them.

use portolan::image::forest::{Folds, Forest, Oddity, Shown, Weights};
use std::collections::HashSet;

/// Where one ancestry ends and another begins.
const END: u8 = 0xFF;
/// How many bytes of the input say what is done with the forest.
const HEAD: usize = 4;

/// Reads two tags that are to be deleted and two marks to be folded, and then ancestries of images that have a byte
/// for a name.
pub fn read(bytes: &[u8]) {
    let Some((head, rest)) = bytes.split_at_checked(HEAD) else { return };
    let ancestries: Vec<&[u8]> = rest.split(|b| *b == END).collect();
    let tips: Vec<Option<u8>> = ancestries.iter().map(|ancestry| ancestry.first().copied()).collect();
    let forest = Forest::grow(&tips, ancestries.iter().copied());
    each_once(&forest, &ancestries);
    let gone = [usize::from(head[0]), usize::from(head[1])];
    frees(&forest, tips.len(), &gone);
    folds(&forest, &head[2..]);
}

/// Every image is there once and stands on one that is there before it.
fn each_once(forest: &Forest<u8>, ancestries: &[&[u8]]) {
    let named: HashSet<u8> = ancestries.concat().into_iter().collect();
    let there: HashSet<u8> = forest.nodes().iter().map(|node| node.id).collect();
    assert_eq!(there.len(), forest.nodes().len());
    let cut = forest.oddities().iter().any(|oddity| matches!(oddity, Oddity::TooDeep(_)));
    assert!(there == named || (cut && there.is_subset(&named)));
    for (at, node) in forest.nodes().iter().enumerate() {
        assert!(node.parent.is_none_or(|parent| parent < at));
        assert_eq!(forest.down_from(at).count(), node.depth + 1);
        assert_eq!(forest.tags_above(at).len(), node.tags_on);
    }
}

/// What deleting two tags frees is what no other tag reaches, and of what lies in several places what is held in none.
fn frees(forest: &Forest<u8>, tags: usize, gone: &[usize]) {
    let reached = |tag: usize| -> HashSet<usize> {
        forest.place_of_tag(tag).into_iter().flat_map(|at| forest.down_from(at)).collect()
    };
    let kept: HashSet<usize> = (0..tags).filter(|tag| !gone.contains(tag)).flat_map(reached).collect();
    let freed = forest.freed(gone);
    let wanted: HashSet<usize> =
        gone.iter().flat_map(|tag| reached(*tag)).filter(|at| !kept.contains(at)).collect();
    assert_eq!(freed.images.iter().copied().collect::<HashSet<_>>(), wanted);
    assert_eq!(freed.images.len(), wanted.len());
    // Seven layers for all images, but for those of which none is known.
    let layer = |at: usize| (forest.nodes()[at].id % 8).checked_sub(1);
    let once = forest.freed_once(gone, layer).images;
    let mut held: HashSet<u8> =
        (0..forest.nodes().len()).filter(|at| !wanted.contains(at)).filter_map(layer).collect();
    for at in &once {
        assert!(wanted.contains(at));
        assert!(layer(*at).is_none_or(|layer| held.insert(layer)), "a byte that is shared, or counted twice");
    }
    let weights = Weights::weigh(forest, |id| Some(u64::from(*id) << 56));
    assert!(weights.sum(&once).bytes <= weights.sum(&freed.images).bytes);
}

/// However it is folded, every image is in one mark.
fn folds(forest: &Forest<u8>, toggles: &[u8]) {
    let mut folds = Folds::default();
    for toggle in toggles {
        let shown = Shown::new(forest, &folds);
        folds.toggle(forest, &shown, usize::from(*toggle));
    }
    let shown = Shown::new(forest, &folds);
    let covered: usize = shown.marks().iter().map(|mark| mark.layers + mark.hidden).sum();
    assert_eq!(covered, forest.nodes().len());
    assert!((0..forest.nodes().len()).all(|at| shown.mark_of(at).is_some()));
    for at in 0..shown.marks().len() {
        assert_eq!(shown.down_from(at).count(), shown.marks()[at].level + 1);
    }
}
