//! Lists of hostile images: what of them stands on the sheet, and that all of it is reached (security notes D7).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::compare::{Comparison, Rows, Section, Side};
use portolan::console::shares::{MOST, Parts};
use portolan::console::stretch::{HONEST, ROWS, stretch, typed};
use proptest::prelude::*;

// D7
#[test]
fn a_list_of_an_honest_length_is_whole_and_a_longer_one_shows_a_stretch() {
    assert_eq!(stretch(127, HONEST, 0), 0..127);
    assert_eq!(stretch(127, HONEST, 100), 0..127);
    assert_eq!(stretch(50_000, HONEST, 0), 0..ROWS);
    assert_eq!(stretch(50_000, HONEST, 49_999), 49_960..50_000);
    assert_eq!(stretch(50_001, HONEST, usize::MAX), 50_000..50_001, "a list that grew shorter shows its end");
    assert_eq!(stretch(0, HONEST, 3), 0..0);
}

#[test]
fn a_row_is_found_by_the_number_it_has_on_the_sheet() {
    assert_eq!(typed(" 41 ", 50), Some(40));
    for odd in ["0", "51", "-1", "1.5", "", "99999999999999999999"] {
        assert_eq!(typed(odd, 50), None, "{odd}");
    }
}

#[test]
fn the_largest_layers_have_a_part_of_their_own_and_the_others_one_together() {
    let few = Parts::of(&[3, 0, 5]);
    assert_eq!((few.own, few.others), (vec![0, 2], 0));
    let sizes: Vec<u64> = (0..50_000).collect();
    let many = Parts::of(&sizes);
    assert_eq!(many.count(), MOST);
    assert_eq!(many.own.first(), Some(&(50_000 - (MOST - 1))));
    assert!(many.own.is_sorted(), "in the order of the layers");
    assert_eq!(many.others, 49_999 - (MOST - 1), "what has no size has no part");
    let own: u64 = many.own.iter().map(|at| sizes[*at]).sum();
    assert_eq!(own + many.size, sizes.iter().sum::<u64>());
    assert_eq!(Parts::of(&[u64::MAX; 500]).size, u64::MAX, "a sum past all bounds stays there");
}

#[test]
fn rows_that_differ_are_numbered_through_all_sections() {
    let side = |env: &[&str], labels: &[(&str, &str)]| Side {
        env: env.iter().map(|line| (*line).to_owned()).collect(),
        labels: labels.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
        ..Side::default()
    };
    let left = side(&["A=1", "B=1", "C=1"], &[("a", "1"), ("b", "1")]);
    let right = side(&["A=1", "B=2"], &[("a", "1"), ("b", "2")]);
    let found = Comparison::of(&left, &right);
    let all = Rows::of(&found, false);
    let env = Section::ALL.iter().position(|section| *section == Section::Env).unwrap();
    let nth: Vec<Option<usize>> = all.listed[env].iter().map(|row| row.nth).collect();
    assert_eq!(nth, [None, Some(0), Some(1)]);
    assert_eq!(all.differ, [(env, 1), (env, 2), (env + 1, 1)]);
    let few = Rows::of(&found, true);
    assert_eq!(few.differ, [(env, 0), (env, 1), (env + 1, 0)]);
    assert_eq!(few.listed[env].iter().map(|row| row.at).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(few.counts, all.counts);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    // D7
    #[test]
    fn every_row_of_every_list_stands_in_the_stretch_that_is_asked_for_it(count in 1_usize..500_000, row: prop::sample::Index) {
        let row = row.index(count);
        let shown = stretch(count, HONEST, row);
        prop_assert!(shown.contains(&row) && shown.end <= count);
        prop_assert!(shown.len() <= HONEST);
        // Turning over leads to the stretch beside it, and leaves none out.
        if let Some(before) = shown.start.checked_sub(ROWS) {
            prop_assert_eq!(stretch(count, HONEST, before).end, shown.start);
        }
    }
}
