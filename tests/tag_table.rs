//! The rows of a repository's tags, and the deletion that stopped half way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::route::{Column, Sort};
use portolan::console::tag_table::{Known, Neighbours, neighbours, rows};
use portolan::console::unfinished;
use portolan::image::Timestamp;
use portolan::name::{Heard, ImageId};
use portolan::registry::hub::DeleteState;
use portolan::registry::v1::Tagged;

fn id(digit: char) -> String {
    digit.to_string().repeat(64)
}

fn tagged(tag: &str, digit: char) -> Tagged {
    Tagged { tag: Heard::new(tag), image: Heard::new(&id(digit)) }
}

fn tags() -> Vec<Tagged> {
    vec![
        tagged("1.9", 'a'),
        tagged("edge", 'b'),
        tagged("1.10", 'c'),
        tagged("stable", 'a'),
        tagged("../x", 'd'),
    ]
}

fn names(tags: &[Tagged], order: &[usize]) -> Vec<String> {
    order.iter().map(|at| tags[*at].tag.to_string()).collect()
}

fn by(column: Column, descending: bool) -> Option<Sort> {
    Some(Sort { column, descending })
}

fn nothing(_: &ImageId) -> Known {
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
    let made = |id: &ImageId| Known {
        made: match id.as_str().as_bytes()[0] {
            b'a' => Some(Timestamp(1)),
            b'c' => Some(Timestamp(2)),
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
    let odd = Tagged { tag: Heard::new("z"), image: Heard::new("no id") };
    let tags = vec![tagged("3", 'a'), tagged("2", 'a'), odd.clone(), odd];
    let order = [0, 1, 2, 3];
    assert_eq!(neighbours(&tags, &order, 0), Neighbours { before: false, after: true });
    assert_eq!(neighbours(&tags, &order, 1), Neighbours { before: true, after: false });
    assert_eq!(neighbours(&tags, &order, 2), Neighbours::default());
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
