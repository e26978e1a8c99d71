//! What is remembered of registries: in the tab, and in the browser.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::capability::Act;
use portolan::console::command::Tool;
use portolan::console::preferences::{Bookmark, Fold, Known, Preferences, Theme};
use portolan::console::route::{Api, Column, Place, Route};
use portolan::console::session::{Action, Session};
use portolan::console::settings::Settings;
use portolan::console::text::Language;
use portolan::image::Timestamp;
use portolan::name::Origin;
use portolan::registry::detect::{Kind, V1Facts, V2Facts};

fn origin(text: &str) -> Origin {
    text.parse().unwrap()
}

fn settings(json: &str) -> Settings {
    Settings::from_json(json.as_bytes(), None).unwrap()
}

fn connected(origin: &Origin, kind: Option<Kind>) -> Action {
    Action::Connected { origin: origin.clone(), kind, wants_sign_in: false, at: Some(Timestamp(1)) }
}

fn known(text: &str, api: Option<Api>) -> Known {
    Known { place: Place { origin: origin(text), api }, standalone: None }
}

#[test]
fn a_link_alone_lets_nothing_be_contacted() {
    let proposed = Route::parse("#/evil.example/team/web?api=v1");
    let place = proposed.place().unwrap();
    let session = Session::default();
    assert!(!session.may_contact(&place.origin, &Settings::default(), &Preferences::default()));
}

#[test]
fn settings_memory_and_this_tab_let_a_registry_be_contacted() {
    let at = origin("https://a.example");
    let none = Preferences::default();
    let empty = Session::default();
    assert!(empty.may_contact(&at, &settings(r#"{"registries":[{"address":"a.example"}]}"#), &none));
    assert!(empty.may_contact(&at, &settings(r#"{"open":"a.example/team/web"}"#), &none));
    assert!(empty.may_contact(
        &at,
        &Settings::default(),
        &none.clone().connected(known("https://a.example", None))
    ));
    let session = empty.apply(connected(&at, None));
    assert!(session.may_contact(&at, &Settings::default(), &none));
    let session = session.apply(Action::Forgotten { origin: at.clone() });
    assert!(!session.may_contact(&at, &Settings::default(), &none));
}

#[test]
fn a_known_registry_is_not_known_by_another_scheme_or_port() {
    let memory = Preferences::default().connected(known("https://a.example", None));
    let contact = |text: &str| Session::default().may_contact(&origin(text), &Settings::default(), &memory);
    assert!(contact("https://a.example"));
    assert!(!contact("http://a.example"));
    assert!(!contact("https://a.example:8443"));
    assert!(!contact("https://b.a.example"));
}

#[test]
fn settings_that_allow_no_others_hold_against_memory() {
    let memory = Preferences::default().connected(known("https://b.example", None));
    let only_a = settings(r#"{"registries":[{"address":"a.example"}],"allowOthers":false}"#);
    assert!(!Session::default().may_contact(&origin("https://b.example"), &only_a, &memory));
    assert!(Session::default().may_contact(&origin("https://a.example"), &only_a, &memory));
}

#[test]
fn signing_out_takes_every_trust_along() {
    let at = origin("http://a.example");
    let session = Session::default()
        .apply(connected(&at, None))
        .apply(Action::ClearAllowed { origin: at.clone() })
        .apply(Action::SignedIn { origin: at.clone(), user: "ada".into() })
        .apply(Action::EndpointTrusted { origin: at.clone(), endpoint: origin("https://cdn.example") });
    assert_eq!(session.user(&at), Some("ada"));
    let connection = session.connection(&at).unwrap();
    assert!(connection.in_clear);
    assert_eq!(connection.trusted, [origin("https://cdn.example")]);
    let session = session.apply(Action::SignedOut { origin: at.clone() });
    let connection = session.connection(&at).unwrap();
    assert_eq!(connection.user, None);
    assert!(!connection.in_clear && connection.trusted.is_empty());
}

#[test]
fn another_user_inherits_no_trust() {
    let at = origin("https://a.example");
    let session = Session::default()
        .apply(Action::SignedIn { origin: at.clone(), user: "ada".into() })
        .apply(Action::EndpointTrusted { origin: at.clone(), endpoint: origin("https://cdn.example") })
        .apply(Action::SignedIn { origin: at.clone(), user: "ada".into() });
    assert_eq!(session.connection(&at).unwrap().trusted.len(), 1);
    let session = session.apply(Action::SignedIn { origin: at.clone(), user: "bob".into() });
    assert!(session.connection(&at).unwrap().trusted.is_empty());
}

#[test]
fn a_list_is_asked_for_again_once_someone_signs_in_or_out() {
    let at = origin("https://a.example");
    let lacks = |act| Action::Unsupported { origin: at.clone(), api: Api::V2, act };
    let session = Session::default().apply(lacks(Act::ListRepositories)).apply(lacks(Act::DeleteTag));
    let session = session.apply(Action::SignedIn { origin: at.clone(), user: "ada".into() });
    assert_eq!(session.connection(&at).unwrap().unsupported, [(Api::V2, Act::DeleteTag)]);
    let session = session.apply(lacks(Act::ListRepositories)).apply(Action::SignedOut { origin: at.clone() });
    assert_eq!(session.connection(&at).unwrap().unsupported, [(Api::V2, Act::DeleteTag)]);
}

#[test]
fn registries_do_not_mix() {
    let (a, b) = (origin("https://a.example"), origin("https://b.example"));
    let session = Session::default()
        .apply(connected(&a, Some(Kind::V2(V2Facts::default()))))
        .apply(connected(&b, None))
        .apply(Action::SignedIn { origin: a.clone(), user: "ada".into() })
        .apply(Action::Unsupported { origin: b.clone(), api: Api::V1, act: Act::SetAccess });
    assert_eq!(session.user(&b), None);
    assert!(session.connection(&a).unwrap().unsupported.is_empty());
    assert_eq!(session.connections().len(), 2);
    assert_eq!(session.connections()[0].origin, a);
}

#[test]
fn what_was_found_out_outweighs_what_was_said() {
    let at = Place { origin: origin("https://a.example"), api: Some(Api::V2) };
    let v1 = Kind::V1(V1Facts { standalone: false, ..V1Facts::default() });
    let session = Session::default().apply(connected(&at.origin, Some(v1)));
    let none = Preferences::default();
    let found = session.known(&at, &Settings::default(), &none);
    assert_eq!((found.place.api, found.standalone), (Some(Api::V1), Some(false)));
    let said = Session::default().known(&at, &Settings::default(), &none);
    assert_eq!((said.place.api, said.standalone), (Some(Api::V2), None));
    let set = settings(r#"{"registries":[{"address":"a.example","api":"v1","standalone":true}]}"#);
    let set = Session::default().known(&at, &set, &none);
    assert_eq!((set.place.api, set.standalone), (Some(Api::V1), Some(true)));
    let remembered = none.connected(known("https://a.example", Some(Api::V1)));
    let unsaid = Place::new(at.origin);
    assert_eq!(Session::default().known(&unsaid, &Settings::default(), &remembered).place.api, Some(Api::V1));
}

#[test]
fn a_kind_once_found_is_not_lost_by_connecting_again() {
    let at = origin("https://a.example");
    let session = Session::default()
        .apply(connected(&at, Some(Kind::V2(V2Facts::default()))))
        .apply(connected(&at, None));
    assert_eq!(session.connection(&at).unwrap().api(), Some(Api::V2));
}

#[test]
fn a_registry_that_has_both_is_spoken_to_as_the_address_says() {
    let at = origin("https://a.example");
    let v1 = || Kind::V1(V1Facts { standalone: true, ..V1Facts::default() });
    let session = Session::default().apply(connected(&at, Some(Kind::V2(V2Facts::default()))));
    let speaks = |session: &Session, api| session.connection(&at).unwrap().api_for(api);
    assert_eq!(speaks(&session, Some(Api::V1)), Some(Api::V2), "what it was not found to have is not spoken");
    let both = session.apply(connected(&at, Some(v1())));
    assert_eq!(speaks(&both, None), Some(Api::V2), "the first stays first");
    assert_eq!(speaks(&both, Some(Api::V1)), Some(Api::V1));
    assert_eq!(speaks(&both, Some(Api::V2)), Some(Api::V2));
    let said = Place { origin: at.clone(), api: Some(Api::V1) };
    let found = both.known(&said, &Settings::default(), &Preferences::default());
    assert_eq!((found.place.api, found.standalone), (Some(Api::V1), Some(true)));
}

fn bookmark(n: usize) -> Bookmark {
    Bookmark { origin: origin("https://a.example"), repository: format!("team/app-{n}").parse().unwrap() }
}

fn full() -> Preferences {
    let mut preferences = Preferences {
        theme: Some(Theme::Light),
        language: Some(Language::SimplifiedChinese),
        compact: true,
        hidden: vec![Column::Made, Column::Parents],
        single_keys: false,
        group_tags: true,
        count_tags: Some(true),
        tool: Tool::Crane,
        ..Preferences::default()
    };
    for n in 0..400 {
        let fold =
            Fold { origin: origin("http://localhost:1"), namespace: format!("ns{n}"), open: n % 2 == 0 };
        let host = format!("https://r{n}.example");
        preferences = preferences.pin(bookmark(n), true).opened(bookmark(n)).fold(fold);
        preferences = preferences.connected(known(&host, Some(Api::V1)));
    }
    preferences
}

#[test]
fn preferences_survive_being_written() {
    for preferences in [Preferences::default(), full()] {
        assert_eq!(Preferences::from_text(&preferences.to_text()), preferences);
    }
}

#[test]
fn every_list_of_the_preferences_is_bounded_with_the_latest_first() {
    let full = full();
    assert_eq!(full.pinned.len(), Preferences::MOST_PINNED);
    assert_eq!(full.recent.len(), Preferences::MOST_RECENT);
    assert_eq!(full.registries.len(), Preferences::MOST_REGISTRIES);
    assert_eq!(full.folds.len(), Preferences::MOST_FOLDS);
    assert_eq!(full.recent[0], bookmark(399));
    assert_eq!(full.opened(bookmark(390)).recent[..2], [bookmark(390), bookmark(399)]);
}

#[test]
fn what_does_not_fit_is_left_out_and_the_rest_is_kept() {
    let text = r#"{"version":1,"theme":"neon","language":"zh-Hans","groupTags":"yes","tool":7,
        "pinned":[["https://a.example","team/web"],["javascript:x","team/web"],["https://a.example","../x"],7,null],
        "recent":{"a":1},"registries":[["https://a.example","v9",3]],"folds":[["https://a.example",5,true]],"new":1}"#;
    let read = Preferences::from_text(text);
    assert_eq!(read.theme, None);
    assert_eq!(read.language, Some(Language::SimplifiedChinese));
    assert_eq!(read.pinned.len(), 1);
    assert_eq!(read.registries, [known("https://a.example", None)]);
    assert!(!read.group_tags && read.recent.is_empty() && read.folds.is_empty());
    assert_eq!(read.tool, Tool::Docker);
}

#[test]
fn storage_that_someone_filled_up_is_read_only_as_far_as_lists_go() {
    let marks: Vec<String> = (0..1000).map(|n| format!(r#"["https://a.example","team/app-{n}"]"#)).collect();
    let marks = format!("[{}]", marks.join(","));
    let read = Preferences::from_text(&format!(r#"{{"version":1,"pinned":{marks},"recent":{marks}}}"#));
    assert_eq!((read.pinned.len(), read.recent.len()), (Preferences::MOST_PINNED, Preferences::MOST_RECENT));
    let huge = format!(r#"{{"version":1,"theme":"dark","x":"{}"}}"#, "x".repeat(1_000_000));
    assert_eq!(Preferences::from_text(&huge), Preferences::default());
}

#[test]
fn what_is_no_preferences_is_the_defaults() {
    let deep = "[".repeat(100_000);
    for text in ["", "null", "[]", "7", "{}", "<html>", &deep] {
        assert_eq!(Preferences::from_text(text), Preferences::default(), "{text:.20}");
    }
}

#[test]
fn forgetting_a_registry_forgets_all_of_it() {
    let gone = full().forgotten(&origin("https://a.example")).forgotten(&origin("http://localhost:1"));
    assert!(gone.pinned.is_empty() && gone.recent.is_empty() && gone.folds.is_empty());
    assert_eq!(gone.registries.len(), Preferences::MOST_REGISTRIES);
}

#[test]
fn a_person_outweighs_the_settings() {
    let settings = settings(r#"{"theme":"dark","language":"zh-Hans"}"#);
    let none = Preferences::default();
    assert_eq!(none.theme_by(&settings), Theme::Dark);
    assert_eq!(none.language_by(&settings), Some(Language::SimplifiedChinese));
    let chosen = Preferences { theme: Some(Theme::System), language: Some(Language::English), ..none };
    assert_eq!(chosen.theme_by(&settings), Theme::System);
    assert_eq!(chosen.language_by(&settings), Some(Language::English));
}
