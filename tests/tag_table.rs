//! The rows of a repository's tags, and the deletion that stopped half way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::route::{Column, Sort};
use portolan::console::tag_table::{self, Known, Neighbours, neighbours};
use portolan::console::target::{TagRow, Target, Unit};
use portolan::console::unfinished;
use portolan::image::Timestamp;
use portolan::name::Heard;
use portolan::registry::hub::DeleteState;
use portolan::registry::v1::Tagged;

fn id(digit: char) -> String {
    digit.to_string().repeat(64)
}

fn tagged(tag: &str, digit: char) -> TagRow {
    Tagged { tag: Heard::new(tag), image: Heard::new(&id(digit)) }.into()
}

/// A tag of a v2 repository, and its digest once that was read.
fn named(tag: &str, digit: Option<char>) -> TagRow {
    let digest = digit.map(|digit| format!("sha256:{}", id(digit)).parse().unwrap());
    TagRow { target: digest.map(|digest| Heard::Valid(Target::Manifest(digest))), ..Heard::new(tag).into() }
}

fn tags() -> Vec<TagRow> {
    vec![
        tagged("1.9", 'a'),
        tagged("edge", 'b'),
        tagged("1.10", 'c'),
        tagged("stable", 'a'),
        tagged("../x", 'd'),
    ]
}

fn names(tags: &[TagRow], order: &[usize]) -> Vec<String> {
    order.iter().map(|at| tags[*at].tag.to_string()).collect()
}

fn by(column: Column, descending: bool) -> Option<Sort> {
    Some(Sort { column, descending })
}

fn rows(
    tags: &[TagRow],
    filter: &str,
    sort: Option<Sort>,
    group: bool,
    known: impl Fn(&Unit) -> Known,
) -> Vec<usize> {
    tag_table::rows(tags, &tag_table::by_name(tags), filter, sort, group, known)
}

fn nothing(_: &Unit) -> Known {
    Known::default()
}

#[test]
fn tags_stand_newest_version_first_with_names_of_the_same_image_beside_them() {
    let tags = tags();
    let order = rows(&tags, "", None, false, nothing);
    assert_eq!(names(&tags, &order)[..3], ["1.10", "1.9", "stable"]);
}

#[test]
fn what_is_not_known_comes_last_in_either_direction() {
    let tags = tags();
    let made = |unit: &Unit| Known {
        made: match unit {
            Unit::Image(id) if id.as_str().starts_with('a') => Some(Timestamp(1)),
            Unit::Image(id) if id.as_str().starts_with('c') => Some(Timestamp(2)),
            _ => None,
        },
        ..Known::default()
    };
    let newest = rows(&tags, "", by(Column::Made, true), false, made);
    assert_eq!(names(&tags, &newest)[..3], ["1.10", "1.9", "stable"]);
    let oldest = rows(&tags, "", by(Column::Made, false), false, made);
    assert_eq!(names(&tags, &oldest)[..3], ["1.9", "stable", "1.10"]);
}

#[test]
fn names_are_turned_round_when_their_head_is_pressed() {
    let tags = tags();
    let down = names(&tags, &rows(&tags, "", by(Column::Name, true), false, nothing));
    let mut up = names(&tags, &rows(&tags, "", by(Column::Name, false), false, nothing));
    assert_eq!(down[0], "1.10");
    up.reverse();
    assert_eq!(up, down);
}

#[test]
fn a_filter_finds_tags_by_name_and_by_the_beginning_of_their_image_id() {
    let tags = tags();
    assert_eq!(names(&tags, &rows(&tags, "TAB", None, false, nothing)), ["stable"]);
    assert_eq!(names(&tags, &rows(&tags, "aaaa", None, false, nothing)), ["1.9", "stable"]);
    assert_eq!(names(&tags, &rows(&tags, "aaa", None, false, nothing)), Vec::<String>::new());
}

#[test]
fn grouping_puts_all_tags_of_an_image_where_its_first_one_stands() {
    let tags = vec![tagged("3", 'a'), tagged("2", 'b'), tagged("1", 'a')];
    assert_eq!(names(&tags, &rows(&tags, "", None, false, nothing)), ["3", "2", "1"]);
    assert_eq!(names(&tags, &rows(&tags, "", None, true, nothing)), ["3", "1", "2"]);
}

#[test]
fn neighbours_of_one_image_stand_under_one_flag_and_odd_images_under_none() {
    let odd: TagRow = Tagged { tag: Heard::new("z"), image: Heard::new("no id") }.into();
    let tags = vec![tagged("3", 'a'), tagged("2", 'a'), odd.clone(), odd];
    let order = [0, 1, 2, 3];
    assert_eq!(neighbours(&tags, &order, 0), Neighbours { before: false, after: true });
    assert_eq!(neighbours(&tags, &order, 1), Neighbours { before: true, after: false });
    assert_eq!(neighbours(&tags, &order, 2), Neighbours::default());
}

#[test]
fn tags_of_which_only_the_name_is_known_stand_by_their_names_and_do_not_move_when_digests_come() {
    let before = [named("latest", None), named("1.9", None), named("1.10", None), named("edge", None)];
    let after = [
        named("latest", Some('a')),
        named("1.9", Some('b')),
        named("1.10", Some('a')),
        named("edge", Some('b')),
    ];
    let order = rows(&before, "", None, false, nothing);
    assert_eq!(names(&before, &order), ["latest", "1.10", "1.9", "edge"]);
    assert_eq!(rows(&after, "", None, false, nothing), order);
}

#[test]
fn tags_of_which_only_the_name_is_known_are_no_group_and_no_neighbours() {
    let mixed = [named("4", None), named("3", Some('a')), named("2", None), named("1", Some('a'))];
    let order = rows(&mixed, "", None, true, nothing);
    assert_eq!(names(&mixed, &order), ["4", "3", "1", "2"]);
    assert_eq!(neighbours(&mixed, &order, 0), Neighbours::default());
    assert_eq!(neighbours(&mixed, &order, 1), Neighbours { before: false, after: true });
    assert_eq!(neighbours(&mixed, &order, 3), Neighbours::default());
}

#[test]
fn a_filter_finds_tags_by_the_beginning_of_their_digest_with_or_without_its_algorithm() {
    let tags = [named("1", Some('a')), named("2", Some('b')), named("3", None)];
    for filter in ["bbbb", "sha256:bbbb", "SHA256:BBBB"] {
        assert_eq!(names(&tags, &rows(&tags, filter, None, false, nothing)), ["2"], "{filter}");
    }
}

#[test]
fn an_order_by_digest_puts_what_is_not_known_last_in_either_direction() {
    let tags = [named("3", None), named("2", Some('b')), named("1", Some('a'))];
    assert_eq!(names(&tags, &rows(&tags, "", by(Column::Image, false), false, nothing)), ["1", "2", "3"]);
    assert_eq!(names(&tags, &rows(&tags, "", by(Column::Image, true), false, nothing)), ["2", "1", "3"]);
}

#[test]
fn an_unfinished_deletion_survives_as_text() {
    let marked = DeleteState::Marked {
        remaining: vec!["https://a.example".parse().unwrap(), "http://b.example:81".parse().unwrap()],
    };
    for state in [marked, DeleteState::Emptied, DeleteState::Marked { remaining: Vec::new() }] {
        let text = unfinished::write(&state).unwrap();
        assert_eq!(unfinished::read(&text), Some(state));
    }
    assert_eq!(unfinished::write(&DeleteState::NotBegun), None);
    assert_eq!(unfinished::write(&DeleteState::Deleted), None);
}

#[test]
fn a_forged_unfinished_deletion_is_nothing() {
    for text in ["", "deleted", "emptied now", "marked javascript:alert(1)", "marked https://a.example/path"]
    {
        assert_eq!(unfinished::read(text), None, "{text}");
    }
}

#[test]
fn rows_that_stand_by_their_names_alone_stay_where_they_are_whatever_comes_in() {
    let bare = vec![named("1.9", None), named("cafe1", None), named("1.10", None)];
    let told = vec![named("1.9", Some('a')), named("cafe1", Some('b')), named("1.10", Some('b'))];
    let made = |unit: &Unit| Known {
        made: (*unit == Unit::Tag("1.9".parse().unwrap()))
            .then(|| Timestamp::parse("2030-01-01T00:00:00Z").unwrap()),
        ..Known::default()
    };
    let moved = |filter: &str, sort: Option<Sort>, group: bool| {
        rows(&bare, filter, sort, group, nothing) != rows(&told, filter, sort, group, made)
    };
    let by_name = by(Column::Name, false);
    for (filter, sort, group) in [("", None, false), ("1.", None, false), ("caf", by_name, false)] {
        assert!(!tag_table::looks_deeper(filter, sort, group), "{filter}");
        assert!(!moved(filter, sort, group), "{filter}");
    }
    for (filter, sort, group) in [
        ("aaaa", None, false),
        ("", by(Column::Made, true), false),
        ("", None, true),
        ("", by(Column::Image, false), false),
    ] {
        assert!(tag_table::looks_deeper(filter, sort, group), "{filter}");
        assert!(moved(filter, sort, group), "{filter}");
    }
}

// Sorting is the dear part of a long list: what a filter leaves out is neither asked about nor put in order.
#[test]
fn only_the_rows_that_pass_the_filter_are_looked_at_to_be_sorted() {
    let many: Vec<TagRow> = (0..1000).map(|n| named(&format!("build-{n}"), Some('a'))).collect();
    let looked = std::cell::Cell::new(0);
    let made = |unit: &Unit| {
        looked.set(looked.get() + 1);
        let late = matches!(unit, Unit::Tag(tag) if tag.as_str() == "build-997");
        Known { made: Some(Timestamp(if late { 2 } else { 1 })), ..Known::default() }
    };
    let shown = rows(&many, "build-99", by(Column::Made, true), false, made);
    assert_eq!(looked.get(), 11, "build-99 and build-990 to build-999");
    assert_eq!(names(&many, &shown)[0], "build-997");
    // In the same order as they have among all.
    let all = rows(&many, "", by(Column::Made, true), false, made);
    let among_all: Vec<usize> = all.into_iter().filter(|at| shown.contains(at)).collect();
    assert_eq!(shown, among_all);
}
