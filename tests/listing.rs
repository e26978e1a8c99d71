//! The list of repositories while it is read page by page.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::listing::{Listing, MOST, More, Reading, is_due};
use portolan::name::Heard;
use portolan::registry::error::ErrorKind;
use portolan::registry::v1::{Found, SearchPage};
use portolan::registry::v2::CatalogPage;

fn found(name: &str) -> Found {
    Found { repository: Heard::new(name), description: None, claims_official: false, stars: None }
}

fn page(names: &[&str], next: Option<u32>) -> SearchPage {
    SearchPage { found: names.iter().map(|name| found(name)).collect(), total: None, next }
}

#[test]
fn a_list_without_pages_is_whole_after_one() {
    let mut list = Listing::default();
    assert_eq!(list.next(), Some(None));
    list.add(page(&["team/web", "nginx"], None)).unwrap();
    assert_eq!((list.reading(), list.next(), list.pages()), (&Reading::Whole, None, 1));
}

#[test]
fn pages_are_followed_and_a_name_that_comes_twice_counts_once() {
    let mut list = Listing::default();
    list.add(page(&["team/a", "team/b"], Some(2))).unwrap();
    assert_eq!(list.next(), Some(Some(More::Page(2))));
    list.add(page(&["team/b", "team/c"], None)).unwrap();
    let names: Vec<String> = list.found().iter().map(|one| one.repository.to_string()).collect();
    assert_eq!(names, ["team/a", "team/b", "team/c"]);
}

#[test]
fn paging_that_leads_back_is_stopped_and_keeps_what_was_read() {
    let mut list = Listing::default();
    list.add(page(&["team/a"], Some(2))).unwrap();
    assert_eq!(list.add(page(&["team/b"], Some(2))), Err(ErrorKind::PagingLoop));
    assert_eq!((list.found().len(), list.next()), (2, None));
}

#[test]
fn paging_that_brings_nothing_new_is_stopped() {
    let mut list = Listing::default();
    list.add(page(&["team/a"], Some(2))).unwrap();
    assert_eq!(list.add(page(&["team/a"], Some(3))), Err(ErrorKind::PagingLoop));
}

#[test]
fn a_list_past_the_cap_says_that_it_is_not_whole() {
    let names: Vec<String> = (0..=MOST).map(|at| format!("team/r{at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut list = Listing::default();
    list.add(page(&names, Some(2))).unwrap();
    assert_eq!((list.found().len(), list.reading()), (MOST, &Reading::Capped));
}

// A draw of everything for each page would be work by the square of the pages.
#[test]
fn a_list_of_many_pages_is_drawn_in_work_that_grows_with_the_list_alone() {
    for per_page in [1, 10, 100] {
        let (mut drawn, mut work) = (0, 0);
        for now in (per_page..=MOST).step_by(per_page) {
            assert!(now - drawn <= per_page + drawn / 8, "what has come is seen soon: {drawn} of {now}");
            if is_due(drawn, now) {
                (drawn, work) = (now, work + now);
            }
        }
        assert!(work <= 10 * MOST, "{work} for pages of {per_page}");
    }
    assert!(is_due(0, 1) && !is_due(0, 0) && is_due(100, 113) && !is_due(100, 100));
}

#[test]
fn a_total_is_told_only_while_it_is_more_than_was_found() {
    let mut list = Listing::default();
    list.add(SearchPage { total: Some(7), ..page(&["team/a"], None) }).unwrap();
    assert_eq!(list.total(), Some(7));
    let mut list = Listing::default();
    list.add(SearchPage { total: Some(1), ..page(&["team/a"], None) }).unwrap();
    assert_eq!(list.total(), None);
}

fn catalog(names: &[&str], complete: bool) -> CatalogPage {
    let repositories = names.iter().map(|name| Heard::new(name)).collect();
    CatalogPage { repositories, next: None, complete }
}

#[test]
fn a_catalog_is_read_like_any_list_and_its_bare_names_stay_bare() {
    let mut list = Listing::default();
    list.add(catalog(&["alpine", "team/web"], true)).unwrap();
    assert_eq!(
        (list.found()[0].repository.to_string().as_str(), list.reading()),
        ("alpine", &Reading::Whole)
    );
}

/// Security notes C6, R7.
#[test]
fn a_catalog_that_breaks_off_keeps_what_came_and_says_so() {
    let mut list = Listing::default();
    assert_eq!(list.add(catalog(&["alpine"], false)), Err(ErrorKind::PagingLoop));
    assert_eq!((list.found().len(), list.reading(), list.next()), (1, &Reading::Capped, None));
}
