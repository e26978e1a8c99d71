//! What the deletion of tags of a v2 repository takes along.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::nested::Nested;
use portolan::console::removal::{Removal, Seen, Step, Way};
use portolan::name::{Digest, Tag};

fn digest(digit: char) -> Digest {
    format!("sha256:{}", digit.to_string().repeat(64)).parse().unwrap()
}

fn tag(name: &str) -> Tag {
    name.parse().unwrap()
}

fn tags(names: &[&str]) -> Vec<Tag> {
    names.iter().map(|name| tag(name)).collect()
}

fn seen(name: &str, on: char, lists: &str) -> Seen {
    Seen { tag: tag(name), digest: Some(digest(on)), lists: lists.chars().map(digest).collect() }
}

fn unread(name: &str) -> Seen {
    Seen { tag: tag(name), digest: None, lists: Vec::new() }
}

fn untag(name: &str, on: char) -> Step {
    Step::Untag { tag: tag(name), from: digest(on) }
}

fn delete(on: char, names: &[&str]) -> Step {
    Step::Delete { digest: digest(on), tags: tags(names) }
}

fn none() -> Nested {
    Nested::default()
}

/// Indexes that are listed inside others, each with what it lists.
fn nested(indexes: &[(char, &str)]) -> Nested {
    let lists = indexes.iter().map(|(index, lists)| (digest(*index), lists.chars().map(digest).collect()));
    Nested { lists: lists.collect(), cut: false }
}

// I7: no tag points at an index that is listed inside another, and yet it is what loses a manifest.
#[test]
fn an_index_inside_another_is_named_among_what_loses_a_manifest() {
    let within = nested(&[('e', "ab")]);
    let holder = Seen { lists: within.beneath(vec![digest('e')]), ..seen("all", 'f', "") };
    let all = [holder, seen("1.0-amd64", 'a', "")];
    let by_digest = Removal::of_manifest(&all, &digest('a'), false, &within);
    assert_eq!(by_digest.groups[0].inside, [digest('e')]);
    assert_eq!(by_digest.broken(true), [&tag("all")], "and the tag that it lies under");
    assert!(by_digest.breaks(true));
    // By its tag alone the manifest stays.
    let by_tag = Removal::of(&all, &tags(&["1.0-amd64"]), &within);
    assert_eq!(by_tag.steps(false), [untag("1.0-amd64", 'a')]);
    assert_eq!(by_tag.groups[0].inside, [digest('e')]);
    // One that has a tag of its own is named by that.
    let tagged = [seen("all", 'f', "e"), seen("both", 'e', "ab"), seen("1.0-amd64", 'a', "")];
    let removal = Removal::of_manifest(&tagged, &digest('a'), false, &within);
    assert_eq!((removal.groups[0].inside.len(), removal.broken(true)), (0, vec![&tag("both")]));
}

#[test]
fn a_manifest_stays_where_indexes_inside_others_are_left_unread() {
    let all = [seen("1.0", 'a', "")];
    let removal = Removal::of(&all, &tags(&["1.0"]), &Nested { cut: true, ..none() });
    assert_eq!(removal.steps(false), [untag("1.0", 'a')]);
    assert!(removal.cut && removal.has_choice());
}

#[test]
fn what_lies_beneath_an_index_is_told_once_however_the_indexes_stand_in_each_other() {
    let circle = nested(&[('e', "fa"), ('f', "eb")]);
    assert_eq!(circle.beneath(vec![digest('e')]), ['e', 'f', 'a', 'b'].map(digest));
}

#[test]
fn a_manifest_goes_when_every_tag_on_it_was_picked() {
    let all = [seen("1.0", 'a', ""), seen("1", 'a', ""), seen("2.0", 'b', "")];
    let removal = Removal::of(&all, &tags(&["1.0", "1"]), &none());
    assert_eq!(removal.steps(false), [delete('a', &["1.0", "1"])]);
    assert!(!removal.has_choice());
    assert!(removal.along(true).is_empty());
}

// I7: what was not picked does not go unless it was named
#[test]
fn a_tag_that_shares_its_manifest_is_only_taken_off_unless_the_whole_is_wanted() {
    let all = [seen("4.11.3", 'a', ""), seen("4.11", 'a', ""), seen("4.11.2", 'b', "")];
    let removal = Removal::of(&all, &tags(&["4.11.3", "4.11.2"]), &none());
    assert_eq!(removal.steps(false), [untag("4.11.3", 'a'), delete('b', &["4.11.2"])]);
    assert!(removal.along(false).is_empty());
    assert!(removal.has_choice());
    assert_eq!(removal.steps(true), [delete('a', &["4.11.3", "4.11"]), delete('b', &["4.11.2"])]);
    assert_eq!(removal.along(true), [&tag("4.11")]);
}

#[test]
fn a_manifest_that_an_index_lists_stays_unless_the_whole_is_wanted_and_the_index_is_named() {
    let all = [seen("1.0", 'f', "ab"), seen("latest", 'f', "ab"), seen("1.0-amd64", 'a', "")];
    let removal = Removal::of(&all, &tags(&["1.0-amd64"]), &none());
    assert_eq!(removal.steps(false), [untag("1.0-amd64", 'a')]);
    assert_eq!(removal.steps(true), [delete('a', &["1.0-amd64"])]);
    assert_eq!(removal.broken(true), [&tag("1.0"), &tag("latest")]);
    assert!(removal.broken(false).is_empty());
}

#[test]
fn an_index_that_goes_with_all_its_tags_holds_nothing_and_goes_first() {
    let all = [seen("1.0-amd64", 'a', ""), seen("1.0", 'f', "ab"), seen("latest", 'f', "ab")];
    let whole = Removal::of(&all, &tags(&["1.0-amd64", "1.0", "latest"]), &none());
    assert_eq!(whole.steps(false), [delete('f', &["1.0", "latest"]), delete('a', &["1.0-amd64"])]);
    // One tag of the index stays, so the index does, and what it lists.
    let part = Removal::of(&all, &tags(&["1.0-amd64", "1.0"]), &none());
    assert_eq!(part.steps(false), [untag("1.0", 'f'), untag("1.0-amd64", 'a')]);
}

// I7
#[test]
fn no_manifest_goes_while_a_tag_is_left_that_nobody_read() {
    let all = [seen("1.0", 'a', ""), unread("stable")];
    let removal = Removal::of(&all, &tags(&["1.0"]), &none());
    assert_eq!(removal.unread, 1);
    assert!(!removal.has_choice());
    for whole in [false, true] {
        assert_eq!(removal.steps(whole), [untag("1.0", 'a')], "{whole}");
    }
}

#[test]
fn a_picked_tag_that_could_not_be_read_is_told_apart_and_takes_no_manifest_with_it() {
    let all = [seen("1.0", 'a', ""), unread("broken")];
    let removal = Removal::of(&all, &tags(&["broken", "1.0", "gone"]), &none());
    assert_eq!(removal.unknown, tags(&["broken", "gone"]));
    assert_eq!(removal.unread, 0);
    assert_eq!(removal.steps(false), [untag("1.0", 'a')], "it may point at the very manifest");
    assert_eq!(removal.careful(&removal.groups[0]), Way::TagsOnly);
}

// I7: a manifest that is named by its digest takes along what was named
#[test]
fn a_manifest_by_its_digest_takes_every_tag_on_it_along_and_names_the_indexes_that_lose_it() {
    let all = [seen("1.0", 'a', ""), seen("1", 'a', ""), seen("2.0", 'b', ""), seen("all", 'f', "ab")];
    let removal = Removal::of_manifest(&all, &digest('a'), false, &none());
    assert_eq!(removal.steps(true), [delete('a', &["1.0", "1"])]);
    assert_eq!(removal.along(true), [&tag("1.0"), &tag("1")]);
    assert_eq!(removal.broken(true), [&tag("all")]);
    let untagged = Removal::of_manifest(&all, &digest('c'), false, &none());
    assert_eq!(untagged.steps(true), [delete('c', &[])]);
    let unsure = Removal::of_manifest(&[unread("3.0"), seen("1.0", 'a', "")], &digest('a'), false, &none());
    assert_eq!(unsure.steps(true), [], "a tag that nobody could read may be on it");
    assert!(unsure.broken(true).is_empty() && unsure.along(true).is_empty());
}
