//! Long lists and long work: folding, windows, and acts on many with a result for each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::bulk::{Bulk, Counts, ItemState};
use portolan::console::natural::Filter;
use portolan::console::near::Near;
use portolan::console::repository_index::RepositoryIndex;
use portolan::console::window::{Blocks, Shape, Sheet};
use portolan::name::{Heard, Repository};
use proptest::prelude::*;

fn index(names: &[&str]) -> RepositoryIndex {
    let names: Vec<Heard<Repository>> = names.iter().map(|name| Heard::new(name)).collect();
    RepositoryIndex::new(&names)
}

fn many(namespaces: usize, each: usize) -> RepositoryIndex {
    let all = (0..namespaces).flat_map(|n| (0..each).map(move |r| format!("ns{n}/app-{r}")));
    let names: Vec<Heard<Repository>> = all.map(|name| Heard::new(&name)).collect();
    RepositoryIndex::new(&names)
}

fn drawn(index: &RepositoryIndex, filter: &str) -> Vec<String> {
    let shown = index.shown(&Filter::new(filter), |_| None);
    let rows = |shown: &portolan::console::repository_index::Shown<'_>| {
        let names = shown.matches.iter().take(shown.drawn());
        names.map(|&at| shown.namespace.entries[at].repository.to_string()).collect::<Vec<_>>()
    };
    shown.iter().flat_map(rows).collect()
}

#[test]
fn repositories_fold_by_namespace_in_one_order_whatever_the_server_sent() {
    let sent = ["team/web-10", "ubuntu", "team/web-9", "acme/app", "team/Web-1", "team/web-9"];
    let mut reversed = sent;
    reversed.reverse();
    let expected = ["ubuntu", "acme/app", "team/Web-1", "team/web-9", "team/web-10"];
    assert_eq!(drawn(&index(&sent), ""), expected);
    assert_eq!(drawn(&index(&reversed), ""), expected);
    assert_eq!(index(&sent).count(), 5, "what is sent twice counts once");
    assert_eq!(index(&sent).namespaces()[2].entries[0].at, 4);
}

#[test]
fn odd_names_are_shown_and_stay_odd() {
    let index = index(&["team/../x", "<b>", "team/web"]);
    assert_eq!(index.count(), 3);
    let odd = index.namespaces().iter().flat_map(|n| &n.entries).filter(|e| e.repository.valid().is_none());
    assert_eq!(odd.count(), 2);
}

#[test]
fn up_to_fifty_repositories_are_all_unfolded_and_more_are_folded() {
    assert_eq!(drawn(&many(10, 5), "").len(), 50);
    assert_eq!(drawn(&many(17, 3), "").len(), 0);
    assert_eq!(drawn(&many(1, 60), "").len(), 60, "a lone namespace is not worth folding");
}

#[test]
fn a_filter_unfolds_what_it_finds_and_hides_the_rest() {
    let index = many(20, 100);
    assert_eq!(drawn(&index, "ns7/ APP-42"), ["ns7/app-42"]);
    let shown = index.shown(&Filter::new("app-42"), |_| None);
    assert_eq!(shown.len(), 20);
    let folded = index.shown(&Filter::new("app-42"), |namespace| (namespace == "ns3").then_some(false));
    assert_eq!(folded.iter().filter(|shown| shown.drawn() == 0).count(), 1);
    assert!(folded.iter().all(|shown| shown.matches.len() == 1));
}

#[test]
fn what_a_person_folded_stays_folded() {
    let shown = |index: &RepositoryIndex, open| index.shown(&Filter::default(), |_| Some(open))[0].open;
    assert!(!shown(&many(2, 2), false));
    assert!(shown(&many(20, 100), true));
}

const SHAPE: Shape = Shape { columns: 4, head: 36.0, row: 28.0, foot: 16.0 };

#[test]
fn a_window_draws_a_few_rows_of_many() {
    let sheet = Sheet { top: 36_000.0, height: 720.0 };
    assert_eq!(sheet.rows(36.0, 100_000), 980..1040);
    assert_eq!(Sheet { top: -500.0, height: 100.0 }.rows(36.0, 100), 0..0);
    assert_eq!(Sheet { top: 0.0, height: 100.0 }.rows(36.0, 3), 0..3);
    assert_eq!(Sheet { top: f64::NAN, height: 100.0 }.rows(0.0, 3), 0..3);
}

#[test]
fn a_list_in_columns_reads_down_each_of_them() {
    let blocks = Blocks::new([23, 0, 5], SHAPE);
    let parts = blocks.parts(Sheet { top: 0.0, height: 2000.0 });
    assert_eq!(parts.len(), 3);
    assert_eq!((parts[0].of, parts[0].rows.clone()), (6, 0..6));
    let columns: Vec<_> = (0..4).map(|column| parts[0].column(column)).collect();
    assert_eq!(columns, [0..6, 6..12, 12..18, 18..23]);
    assert_eq!(parts[1].rows, 0..0);
    assert_eq!((0..4).map(|column| parts[2].column(column).len()).collect::<Vec<_>>(), [2, 2, 1, 0]);
    assert_eq!(blocks.height(), 3.0 * 36.0 + 6.0 * 28.0 + 2.0 * 28.0 + 2.0 * 16.0);
    assert_eq!(blocks.top_of(0, 7), Some(36.0 + 28.0));
    assert_eq!(blocks.top_of(1, 0), None);
}

#[test]
fn only_what_is_near_the_sheet_is_drawn() {
    let blocks = Blocks::new(vec![100; 2000], SHAPE);
    let parts = blocks.parts(Sheet { top: blocks.height() / 2.0, height: 800.0 });
    assert!((1..=6).contains(&parts.len()), "{}", parts.len());
    assert!(blocks.parts(Sheet { top: blocks.height() * 2.0, height: 800.0 }).is_empty());
}

#[test]
fn many_acts_stop_at_the_first_failure_and_the_rest_can_be_retried() {
    let mut bulk = Bulk::<&str, &str>::new(["a", "b", "c", "d"]);
    assert!(!bulk.is_stopped());
    assert_eq!(bulk.next(), Some(0));
    bulk = bulk.begun(0);
    assert_eq!(bulk.next(), None, "one at a time");
    bulk = bulk.ended(0, Ok(())).begun(1).ended(1, Err("409"));
    assert_eq!(bulk.next(), None);
    assert!(bulk.is_stopped());
    assert_eq!(bulk.counts(), Counts { done: 1, failed: 1, running: 0, not_tried: 2 });
    assert_eq!(bulk.items()[1], ("b", ItemState::Failed("409")));
    bulk = bulk.retry();
    assert_eq!(bulk.next(), Some(1), "what is done is not done again");
    while let Some(at) = bulk.next() {
        bulk = bulk.begun(at).ended(at, Ok(()));
    }
    assert!(bulk.is_done() && !bulk.is_stopped());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn columns_share_out_every_item_once(items in 0usize..200, columns in 1usize..6, top in -500.0..3000.0f64) {
        let blocks = Blocks::new([items], Shape { columns, ..SHAPE });
        for part in blocks.parts(Sheet { top, height: 10_000.0 }) {
            let seen: Vec<usize> = (0..columns).flat_map(|column| part.column(column)).collect();
            prop_assert_eq!(seen, (0..items).collect::<Vec<_>>());
        }
        for part in blocks.parts(Sheet { top, height: 100.0 }) {
            for column in 0..columns {
                prop_assert!(part.column(column).end <= items);
                prop_assert!(part.column(column).len() <= part.rows.len());
            }
        }
    }
}

#[test]
fn what_comes_near_is_drawn_and_what_leaves_at_either_end_is_not() {
    let down = Near::default().with(1..3, 250);
    assert_eq!(down.of(250), 0..3);
    assert_eq!(down.clone().told(0, false).of(250), 1..3);
    assert_eq!(down.clone().told(1, false).of(250), 0..3, "no hole");
    assert_eq!(down.clone().told(1, false).told(0, false).of(250), 2..3);
    assert_eq!(down.told(1, false).told(1, true).told(0, false).of(250), 1..3);
    assert_eq!(Near::default().with(1..2, 250).told(0, false).with(0..1, 250).told(1, false).of(250), 0..1);
}

#[test]
fn after_a_leap_only_what_is_there_is_drawn() {
    let there = Near::default().with(1..3, 250).with(120..122, 250);
    assert_eq!(there.of(250), 120..122);
    assert_eq!(there.told(0, false).with(3..4, 250).of(250), 3..4);
}

#[test]
fn of_a_list_that_became_shorter_the_end_is_drawn() {
    let end = Near::default().with(120..122, 250);
    assert_eq!(end.of(3), 2..3);
    assert_eq!(end.with(1..2, 3).of(3), 1..3, "it is no leap to what stands beside the end");
    assert_eq!(Near::default().of(0), 0..0);
}

proptest! {
    #[test]
    fn one_run_at_least_is_drawn_and_all_of_those_near(
        steps in prop::collection::vec((0_usize..40, 0_usize..4, any::<bool>()), 0..60), all in 1_usize..40
    ) {
        let mut near = Near::default();
        for (run, more, is) in steps {
            near = if is { near.with(run..(run + more).min(all), all) } else { near.told(run, false) };
            let shown = near.of(all);
            prop_assert!(!shown.is_empty() && shown.end <= all);
            if is && more > 0 && run < all {
                prop_assert!((run..(run + more).min(all)).all(|at| shown.contains(&at)));
            }
        }
    }
}
