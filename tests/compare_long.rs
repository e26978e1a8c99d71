//! Two hostile images beside each other: the work is bounded, and what is said stays true (security notes D7, R1).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::compare::{Comparison, Counts, Effort, Is, Layer, Side, Step};
use portolan::console::running::Fact;

fn layer(name: &str) -> Layer {
    Layer { name: name.to_owned(), size: Some(1) }
}

fn run(arguments: String) -> Step {
    Step { keyword: "RUN".to_owned(), arguments, layer: None }
}

/// A side with as many lines as fit into a configuration of some megabytes.
fn hostile(name: impl Fn(usize) -> String, value: &str) -> Side {
    let all = || (0..50_000).map(&name);
    Side {
        layers: all().map(|name| layer(&name)).collect(),
        facts: vec![(Fact::Volumes, all().collect::<Vec<_>>().join(", "))],
        env: all().map(|name| format!("{name}={value} {name}")).collect(),
        labels: all().map(|name| (name, value.to_owned())).collect(),
        steps: all().map(|name| run(format!("{value} {name} | sh"))).collect(),
    }
}

/// Compares, and sees to it that the work stays within some steps for each line and a constant beside them.
fn within_bounds(left: &Side, right: &Side) -> Comparison {
    let mut effort = Effort::default();
    let found = Comparison::within(left, right, &mut effort);
    let lines = |side: &Side| side.layers.len() + side.env.len() + side.labels.len() + side.steps.len();
    let most = 8_000_000 + 20 * (lines(left) + lines(right)) as u64;
    assert!(effort.spent() <= most, "{} steps", effort.spent());
    found
}

// D7, R1
#[test]
fn fifty_thousand_lines_of_each_kind_are_compared_in_bounded_work() {
    let left = hostile(|at| format!("A{at:05}"), "one");
    let reversed = hostile(|at| format!("A{:05}", 49_999 - at), "one");
    let found = within_bounds(&left, &reversed);
    assert!(
        found.layers.iter().all(|pair| pair.is == Is::Same),
        "every layer stands elsewhere, and is shared"
    );
    assert_eq!(found.layers.len(), 50_000);
    assert!(found.env.iter().chain(&found.labels).all(|(_, pair)| pair.is == Is::Same));

    let changed = hostile(|at| format!("A{at:05}"), "two");
    let found = within_bounds(&left, &changed);
    assert!(found.env.iter().chain(&found.labels).all(|(_, pair)| pair.is == Is::Changed));
    assert_eq!(found.steps.len(), 100_000, "too many to look for likeness");

    let others = hostile(|at| format!("B{at:05}"), "one");
    let counts = within_bounds(&left, &others).counts();
    assert_eq!((counts.same, counts.left), (0, 150_000));
}

#[test]
fn long_lists_that_differ_here_and_there_are_held_together_by_what_stands_once() {
    let left = Side { layers: (0..9_000).map(|at| layer(&at.to_string())).collect(), ..Side::default() };
    let mut right = left.clone();
    right.layers.retain(|one| !one.name.ends_with("77"));
    right.layers.insert(4_000, layer("new"));
    let found = within_bounds(&left, &right);
    let counts = Counts::of(found.layers.iter().map(|pair| pair.is));
    assert_eq!(counts, Counts { same: 8_910, changed: 0, left: 90, right: 1 });
    let places: Vec<usize> = found.layers.iter().filter_map(|pair| pair.right).collect();
    assert!(places.is_sorted(), "none is taken out of its order");
}

// R1: a table of all words of each pair would be four million cells for each of five hundred
#[test]
fn many_long_values_are_told_apart_though_not_all_are_looked_into() {
    let side = |mark: &str| Side {
        env: (0..500).map(|at| format!("A{at:03}={}{mark}{}", "-/".repeat(900), ".,".repeat(900))).collect(),
        ..Side::default()
    };
    let (left, right) = (side("one"), side("two"));
    let mut effort = Effort::default();
    let found = Comparison::within(&left, &right, &mut effort);
    assert!(effort.spent() <= 8_000_000 + 500 * 4 * 3_700, "{} steps", effort.spent());
    assert_eq!(found.counts(), Counts { changed: 500, ..Counts::default() });
}
