//! In which order tags and names stand, and what a filter leaves of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::natural::{Filter, compare, compare_tags, order_tags};
use proptest::prelude::*;
use std::cmp::Ordering;

fn sorted(mut tags: Vec<&str>, by: impl Fn(&str, &str) -> Ordering) -> Vec<&str> {
    tags.sort_by(|a, b| by(a, b));
    tags
}

#[test]
fn numbers_count_by_their_value() {
    assert_eq!(sorted(vec!["a10", "a9", "A1", "a1"], compare), ["A1", "a1", "a9", "a10"]);
    assert_eq!(
        sorted(vec!["99999999999999999999999", "100000000000000000000000", "7"], compare),
        ["7", "99999999999999999999999", "100000000000000000000000"]
    );
    assert_ne!(compare("a01", "a1"), Ordering::Equal);
}

#[test]
fn tags_stand_newest_first_each_version_before_its_variants_and_pre_releases() {
    let tags = vec![
        "edge",
        "1.9",
        "2.3.1",
        "2.4.0-rc.10",
        "2.4.0-rc.9",
        "2.4",
        "latest",
        "2.4.0",
        "1.10",
        "2.4.0-alpine",
        "base",
        "v3.0-beta1",
        "v3.0",
        "2015-03-11",
        "2.4.0-rc.1-alpine",
    ];
    assert_eq!(
        sorted(tags, compare_tags),
        [
            "2015-03-11",
            "v3.0",
            "v3.0-beta1",
            "2.4.0",
            "2.4.0-alpine",
            "2.4.0-rc.10",
            "2.4.0-rc.9",
            "2.4.0-rc.1-alpine",
            "2.4",
            "2.3.1",
            "1.10",
            "1.9",
            "latest",
            "base",
            "edge",
        ]
    );
}

#[test]
fn a_word_stands_behind_the_version_that_is_the_same_image_as_in_the_pictures() {
    let ordered = |tags: &[(&'static str, u8)]| -> Vec<&'static str> {
        let known: Vec<(&str, Option<u8>)> = tags.iter().map(|(tag, image)| (*tag, Some(*image))).collect();
        order_tags(&known).into_iter().map(|at| tags[at].0).collect()
    };
    let tags = [
        ("base", 9),
        ("latest", 1),
        ("2.3.1", 2),
        ("edge", 8),
        ("2.4.0", 1),
        ("2.4", 1),
        ("stable", 2),
        ("2.3.0", 3),
    ];
    assert_eq!(ordered(&tags), ["2.4.0", "2.4", "latest", "2.3.1", "stable", "2.3.0", "base", "edge"]);
    assert_eq!(ordered(&[("1.0", 1), ("edge", 2), ("latest", 3)]), ["latest", "1.0", "edge"]);
    assert_eq!(
        ordered(&[("1.0", 1), ("latest", 1), ("1.1", 2), ("1.2", 1)]),
        ["1.2", "latest", "1.1", "1.0"]
    );
}

#[test]
fn a_filter_wants_all_its_words_in_any_case() {
    let filter = Filter::new("  WEB  team ");
    assert!(filter.matches("Team/my-web"));
    assert!(!filter.matches("team/api"));
    assert!(Filter::new(" ").is_empty() && Filter::new("").matches("anything"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_tags_is_an_order(tags in prop::collection::vec("(v?[0-9]{1,2}(\\.[0-9]{1,2}){0,2}([-_](rc|alpine|beta)[.]?[0-9]?)?|[a-zA-Z0-9_.-]{1,6})", 3)) {
        let (a, b, c) = (tags[0].as_str(), tags[1].as_str(), tags[2].as_str());
        for compare in [compare, compare_tags] {
            prop_assert_eq!(compare(a, b), compare(b, a).reverse());
            prop_assert_eq!(compare(a, b) == Ordering::Equal, a == b);
            if compare(a, b) != Ordering::Greater && compare(b, c) != Ordering::Greater {
                prop_assert_ne!(compare(a, c), Ordering::Greater);
            }
        }
    }

    #[test]
    fn ordering_keeps_every_tag(tags in prop::collection::vec(("[a-z0-9.]{1,5}", 0u8..4), 0..30)) {
        // What the last of them points at is not known.
        let known = |image: u8| (image < 3).then_some(image);
        let tags: Vec<(&str, Option<u8>)> = tags.iter().map(|(name, image)| (name.as_str(), known(*image))).collect();
        let mut order = order_tags(&tags);
        order.sort_unstable();
        prop_assert_eq!(order, (0..tags.len()).collect::<Vec<_>>());
    }
}

#[test]
fn of_tags_whose_images_are_not_known_latest_is_the_first() {
    let tags = ["edge", "2.0", "latest", "2.0-alpine", "Latest", "1.0_1"].map(|tag| (tag, None::<u8>));
    let order: Vec<&str> = order_tags(&tags).into_iter().map(|at| tags[at].0).collect();
    assert_eq!(order, ["latest", "2.0", "2.0-alpine", "1.0_1", "edge", "Latest"]);
}
