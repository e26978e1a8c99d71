//! Preferences as they are kept and as they travel: what an older or a newer console wrote, a file that is none, what
//! two tabs make of them, and that nothing secret is among them.

#![allow(clippy::unwrap_used)]

use portolan::console::preferences::{Bookmark, FileError, Fold, Known, Preferences, Theme};
use portolan::console::route::{Api, Column, Place, Route};
use portolan::console::sample::{CAPTAIN, MATE, STOWAWAY};
use portolan::console::session::{Action, Session};
use portolan::name::Origin;
use portolan::name::sample::{HUB, IMAGES, REGISTRY};
use portolan::registry::credential::Basic;
use portolan_sandbox::{Manner, Sandbox, SandboxTransport, sample};

fn origin(text: &str) -> Origin {
    text.parse().unwrap()
}

fn bookmark(at: &str, name: &str) -> Bookmark {
    Bookmark { origin: origin(at), repository: name.parse().unwrap() }
}

fn known(at: &str) -> Known {
    Known { place: Place { origin: origin(at), api: Some(Api::V1) }, standalone: Some(false) }
}

/// Something of every kind at one registry.
fn used(at: &str) -> Preferences {
    let fold = Fold { origin: origin(at), namespace: "team".to_owned(), open: true };
    let pinned = bookmark(at, "team/app");
    let kept =
        Preferences::default().pin(pinned.clone(), true).opened(pinned).connected(known(at)).fold(fold);
    Preferences { theme: Some(Theme::Dark), compact: true, ..kept }.show(Column::Made, false)
}

#[test]
fn what_a_newer_or_an_older_console_wrote_keeps_loading_field_by_field() {
    let newer = r#"{"version":7,"theme":"dark","density":"airy","hiddenColumns":["made","weight","name"],"singleKeys":"some",
        "pinned":[["https://a.example","team/app","a colour"]],"recent":[],"constellations":[1,2.5]}"#;
    let read = Preferences::from_text(newer);
    assert_eq!((read.theme, read.compact, read.single_keys), (Some(Theme::Dark), false, true));
    assert_eq!(read.hidden, [Column::Made], "a name is not left out");
    assert_eq!(read.pinned, [bookmark("https://a.example", "team/app")]);
    let older = r#"{"version":0,"theme":"light","pinned":[["https://a.example","team/app"]]}"#;
    let read = Preferences::from_text(older);
    assert_eq!((read.theme, read.pinned.len(), read.tool.as_str()), (Some(Theme::Light), 1, "docker"));
}

#[test]
fn a_file_brings_back_what_was_taken_along() {
    let kept = used("https://a.example");
    let taken = Preferences::from_file(kept.to_file().as_bytes()).unwrap();
    assert_eq!((taken.preferences, taken.left_out), (kept, 0));
    let none = Preferences::from_file(Preferences::default().to_file().as_bytes()).unwrap();
    assert_eq!((none.preferences, none.left_out), (Preferences::default(), 0));
}

#[test]
fn odd_values_in_a_file_are_left_out_and_counted() {
    let file = br#"{"version":1,"theme":"neon","tool":"crane","singleKeys":7,"unknown":{},"recent":[],"folds":[5],
        "pinned":[["https://a.example","team/app"],["https://a.example","team/app"],["javascript:x","team/app"]]}"#;
    let taken = Preferences::from_file(file).unwrap();
    assert_eq!(taken.preferences.pinned.len(), 1);
    assert_eq!(taken.preferences.tool.as_str(), "crane");
    assert_eq!(taken.left_out, 6, "theme, keys, what nobody knows, two marks, a fold");
}

#[test]
fn a_wrong_file_is_refused_for_what_it_is() {
    let read = |bytes: &[u8]| Preferences::from_file(bytes).unwrap_err();
    for file in [&b""[..], b"hello", b"{", &[0xff, 0xfe], "[".repeat(100_000).as_bytes()] {
        assert_eq!(read(file), FileError::NotJson);
    }
    for file in
        [&b"null"[..], b"[]", b"{}", br#"{"version":1}"#, br#"{"version":"1","pinned":[],"recent":[]}"#]
    {
        assert_eq!(read(file), FileError::NotPreferences, "{}", String::from_utf8_lossy(file));
    }
    let long =
        format!(r#"{{"version":1,"pinned":[],"recent":[],"x":"{}"}}"#, "x".repeat(Preferences::LONGEST));
    assert_eq!(read(long.as_bytes()), FileError::TooLong);
}

/// Security notes C13: what is kept, and what a person sends to a colleague, holds no secret.
#[tokio::test]
async fn nothing_secret_is_in_what_is_kept_or_taken_along() {
    let sandbox = Sandbox::with_sample(Manner::Apart);
    let transport = SandboxTransport::new(&sandbox);
    let places = sandbox.places();
    let registry = portolan::registry::Registry::new(transport, places.index.clone());
    let (user, password) = sample::CAPTAIN;
    let basic = Basic { user: user.to_owned(), password: password.to_owned() };
    registry.sign_in(basic, false).await.unwrap();
    let team: portolan::name::Repository = "team/checkout-api".parse().unwrap();
    registry.listed_images(&team).await.unwrap();
    let tokens: Vec<String> = sandbox
        .requests()
        .iter()
        .flat_map(|request| request.headers.iter())
        .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"))
        .map(|(_, value)| value.split(' ').next_back().unwrap().to_owned())
        .collect();
    assert!(!tokens.is_empty(), "something secret went over the wire");

    let at = places.index.clone();
    let session = Session::default().apply(Action::SignedIn { origin: at.clone(), user: user.to_owned() });
    assert_eq!(session.user(&at), Some(user));
    // Typed or pasted with a password in it, an address is read without; one that cannot be is not kept at all.
    let pasted = format!("#/{user}:{password}@hub.harbour.example/team/checkout-api");
    let route = Route::parse(&pasted);
    let kept = used(&at.to_string());
    let stored = format!(
        r#"{{"version":1,"pinned":[["https://{user}:{password}@a.example","team/app"]],"recent":[]}}"#
    );
    let forged = Preferences::from_text(&stored);
    for text in [kept.to_text(), kept.to_file(), forged.to_text(), forged.to_file(), route.to_hash()] {
        for secret in tokens.iter().map(String::as_str).chain([password]) {
            assert!(!text.contains(secret), "{secret} stands in {text}");
        }
    }
    assert!(!kept.to_text().contains(user) && !forged.to_text().contains(user));
}

#[test]
fn nothing_of_the_sample_is_kept_and_nothing_of_it_is_lost_meanwhile() {
    for at in [REGISTRY, HUB, IMAGES] {
        assert!(origin(at).is_sample());
        let held = used(at);
        assert!(!held.to_text().contains("sample"), "{}", held.to_text());
        let again = Preferences::from_text(&held.to_text()).with_sample_of(&held);
        assert_eq!((again.pinned, again.recent), (held.pinned, held.recent));
        assert_eq!((again.registries, again.folds), (held.registries, held.folds));
    }
    let real = used("https://sample.example");
    assert!(!origin("https://sample.example").is_sample());
    assert_eq!(Preferences::from_text(&real.to_text()), real.clone().with_sample_of(&real));
}

#[test]
fn the_sample_may_be_asked_without_a_question_where_settings_allow_others() {
    let (none, sample) = (Preferences::default(), origin(REGISTRY));
    let read = |json: &str| portolan::console::settings::Settings::from_json(json.as_bytes(), None).unwrap();
    assert!(Session::default().may_contact(&sample, &read("{}"), &none));
    let closed = read(r#"{"registries":[{"address":"https://a.example"}],"allowOthers":false}"#);
    assert!(!Session::default().may_contact(&sample, &closed, &none));
}

#[test]
fn the_people_that_the_console_shows_are_those_of_the_sample() {
    assert_eq!((CAPTAIN, MATE, STOWAWAY), (sample::CAPTAIN, sample::MATE, sample::STOWAWAY));
}
