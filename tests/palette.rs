//! The palette: what is found for a few letters, in which order, and that thousands of names are no matter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::leads::leads;
use portolan::console::palette::{Fit, best, hits, places, rank, repositories};
use portolan::console::preferences::{Bookmark, Known, Preferences};
use portolan::console::route::{Api, Place, Route, View};
use portolan::console::session::Session;
use portolan::console::settings::Settings;
use portolan::name::{Origin, Repository};
use proptest::prelude::*;

fn found<'a>(query: &str, names: &[&'a str]) -> Vec<&'a str> {
    best(query, names.iter().copied(), 50).places.into_iter().map(|at| names[at]).collect()
}

#[test]
fn a_better_fit_stands_before_a_worse_one() {
    let names = ["data/tapir", "my-api", "xapi", "api-gateway", "api", "a-plain-image", "web"];
    assert_eq!(
        found("api", &names),
        ["api", "api-gateway", "my-api", "xapi", "data/tapir", "a-plain-image"],
        "exact, prefix, start of a word, inside, scattered"
    );
    let fit = |query: &str| best(query, names.iter().copied(), 1).fit;
    assert_eq!(
        ["api", "xap", "gateway", "ateway", "wb", "zz"].map(fit),
        [
            Some(Fit::Exact),
            Some(Fit::Prefix),
            Some(Fit::WordStart),
            Some(Fit::Inside),
            Some(Fit::Scattered),
            None
        ]
    );
    assert_eq!(found("API", &["api"]), ["api"], "capitals count as small letters");
    assert_eq!(found("zz", &names), Vec::<&str>::new());
    assert_eq!(found("", &names), names, "nothing typed leaves everything where it was");
}

#[test]
fn every_word_has_to_fit_and_of_equals_the_shorter_comes_first() {
    let names = ["team/web-worker", "team/web", "other/web", "team/api"];
    assert_eq!(found("web team", &names), ["team/web", "team/web-worker"]);
    assert_eq!(found("team", &names), ["team/web", "team/api", "team/web-worker"]);
}

#[test]
fn what_was_found_is_marked_where_it_stands() {
    let marked = |query, name: &'static str| -> Vec<&str> {
        hits(query, name).into_iter().map(|hit| &name[hit]).collect()
    };
    assert_eq!(marked("at", "team/catalogue"), ["at"]);
    assert_eq!(marked("tw", "team/web"), ["t", "w"]);
    assert_eq!(marked("web team", "team/web"), ["team", "web"]);
    assert_eq!(marked("zz", "team/web"), Vec::<&str>::new());
    assert_eq!(marked("仓库", "打开仓库"), ["仓库"]);
}

#[test]
fn twenty_thousand_names_give_no_more_rows_than_were_asked_for() {
    let names: Vec<String> = (0..20_000).map(|n| format!("team-{}/service-{n}", n % 40)).collect();
    let best = best("service-7", names.iter().map(String::as_str), 50);
    assert_eq!((best.places.len(), best.of), (50, 20_000));
    assert!(best.fitting > 1_000);
    assert_eq!(names[best.places[0]], "team-7/service-7");
}

proptest! {
    /// What the short way finds is what putting everything in order would find.
    #[test]
    fn the_best_few_are_the_first_of_all(query in "[a-c]{0,3}", names in prop::collection::vec("[a-d/-]{0,8}", 0..40), most in 0usize..12) {
        let mut all: Vec<_> = names.iter().enumerate().filter_map(|(at, name)| Some((rank(&query, name)?, at))).collect();
        all.sort();
        let wanted: Vec<usize> = all.into_iter().map(|(_, at)| at).take(most).collect();
        prop_assert_eq!(best(&query, names.iter().map(String::as_str), most).places, wanted);
    }

    /// Whatever is typed over whatever name, the marks can be cut out of it.
    #[test]
    fn marks_lie_at_ends_of_characters(query in "\\PC{0,6}", name in "\\PC{0,12}") {
        let mut end = 0;
        for hit in hits(&query, &name) {
            prop_assert!(name.get(hit.clone()).is_some() && hit.start >= end);
            end = hit.end;
        }
    }
}

fn origin(text: &str) -> Origin {
    text.parse().unwrap()
}

#[test]
fn pinned_recent_and_listed_repositories_stand_once_and_only_those_of_the_registry() {
    let (here, there) = (origin("https://a.example"), origin("https://b.example"));
    let name = |text: &str| -> Repository { text.parse().unwrap() };
    let mark = |origin: &Origin, text: &str| Bookmark { origin: origin.clone(), repository: name(text) };
    let preferences = Preferences::default()
        .opened(mark(&here, "team/web"))
        .opened(mark(&there, "team/secret"))
        .pin(mark(&here, "team/api"), true);
    let listed = [name("team/api"), name("team/web"), name("zz/last")];
    let all = repositories(&here, &preferences, listed.iter());
    assert_eq!(all, [name("team/api"), name("team/web"), name("zz/last")]);
}

// C14: a registry that the settings do not let one connect to is not offered.
#[test]
fn registries_stand_once_and_those_that_are_not_allowed_do_not() {
    let text = r#"{"registries":[{"name":"Harbour","address":"https://a.example"}],"allowOthers":ALLOW}"#;
    let settings = |allow: &str| Settings::from_json(text.replace("ALLOW", allow).as_bytes(), None).unwrap();
    let known = |text: &str| Known { place: Place::new(origin(text)), standalone: None };
    let preferences =
        Preferences::default().connected(known("https://a.example")).connected(known("https://b.example"));
    let names = |allow: &str| -> Vec<String> {
        let all = places(&settings(allow), &Session::default(), &preferences);
        all.into_iter().map(|(place, name)| name.unwrap_or_else(|| place.origin.authority())).collect()
    };
    assert_eq!(names("true"), ["Harbour", "b.example"]);
    assert_eq!(names("false"), ["Harbour"]);
}

#[test]
fn letters_lead_to_the_screens_that_there_are_from_here() {
    let letters =
        |route: &Route, api| leads(route, api).into_iter().map(|lead| lead.letter).collect::<String>();
    let place = Place::new(origin("https://a.example"));
    assert_eq!(letters(&Route::connect(), None), "cph");
    assert_eq!(letters(&Route::repositories(place.clone()), Some(Api::V2)), "cphrd");
    let repository = Route::repository(place, "team/web".parse().unwrap(), View::Tree);
    assert_eq!(letters(&repository, Some(Api::V2)), "cphrtebd");
    assert_eq!(letters(&repository, Some(Api::V1)), "cphrteibad");
}
