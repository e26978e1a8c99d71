//! What is offered: never what can only fail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::capability::{Act, Reason, Standing};
use portolan::console::route::Api;
use portolan::console::session::{Action, Connection, Session};
use portolan::console::settings::Settings;
use portolan::name::{Heard, Origin, Tag};
use portolan::registry::detect::{Kind, V1Facts, V2Facts};

const WRITES: [Act; 9] = [
    Act::CreateRepository,
    Act::DeleteRepository,
    Act::SetTag,
    Act::DeleteTag,
    Act::InsertImage,
    Act::SetAccess,
    Act::SignUp,
    Act::ChangeAccount,
    Act::ChangeProfile,
];

fn at(text: &str) -> Origin {
    text.parse().unwrap()
}

fn v1(standalone: bool) -> Option<Kind> {
    Some(Kind::V1(V1Facts { standalone, ..V1Facts::default() }))
}

/// A registry with a hub, and someone signed in.
fn connection(host: &str, kind: Option<Kind>, user: Option<&str>) -> Connection {
    let origin = at(host);
    let connected = Action::Connected { origin: origin.clone(), kind, wants_sign_in: false, at: None };
    let mut session = Session::default().apply(connected);
    if let Some(user) = user {
        session = session.apply(Action::SignedIn { origin: origin.clone(), user: user.into() });
    }
    session.connection(&origin).unwrap().clone()
}

fn refused(settings: &Settings, foreign_frame: bool, connection: &Connection, reason: Reason) -> Vec<Act> {
    let standing = Standing { settings, foreign_frame, connection, api: connection.api() };
    Act::ALL.into_iter().filter(|act| standing.may(*act) == Err(reason)).collect()
}

fn allowed(settings: &Settings, connection: &Connection) -> usize {
    let standing = Standing { settings, foreign_frame: false, connection, api: connection.api() };
    Act::ALL.into_iter().filter(|act| standing.may(*act).is_ok()).count()
}

fn same(mut acts: Vec<Act>, expected: &[Act]) {
    acts.retain(|act| !expected.contains(act));
    assert_eq!(acts, []);
}

#[test]
fn with_nothing_against_it_everything_is_offered() {
    let settings = Settings::default();
    assert_eq!(allowed(&settings, &connection("https://a.example", v1(false), Some("ada"))), Act::ALL.len());
    let standalone = connection("http://localhost:5000", v1(true), None);
    assert_eq!(allowed(&settings, &standalone), Act::ALL.len() - 1, "all but changing an account");
}

#[test]
fn read_only_settings_refuse_every_write_and_no_read() {
    let connection = connection("https://a.example", v1(true), Some("ada"));
    for json in [r#"{"readOnly":true}"#, r#"{"registries":[{"address":"a.example","readOnly":true}]}"#] {
        let settings = Settings::from_json(json.as_bytes(), None).unwrap();
        let acts = refused(&settings, false, &connection, Reason::ReadOnly);
        assert_eq!(acts.len(), WRITES.len(), "{json}");
        same(acts, &WRITES);
    }
}

#[test]
fn deletes_off_refuses_deletes_alone() {
    let settings = Settings { deletes: false, ..Settings::default() };
    let connection = connection("https://a.example", v1(true), Some("ada"));
    assert_eq!(
        refused(&settings, false, &connection, Reason::DeletesOff),
        [Act::DeleteRepository, Act::DeleteTag]
    );
}

#[test]
fn a_foreign_frame_refuses_every_write() {
    let connection = connection("https://a.example", v1(true), Some("ada"));
    let acts = refused(&Settings::default(), true, &connection, Reason::ForeignFrame);
    assert_eq!(acts.len(), WRITES.len());
    same(acts, &WRITES);
}

#[test]
fn where_hub_and_registry_are_apart_only_users_write() {
    let connection = connection("https://a.example", v1(false), None);
    let acts = refused(&Settings::default(), false, &connection, Reason::NotSignedIn);
    assert!(acts.contains(&Act::CheckToken) && acts.contains(&Act::DeleteTag));
    assert!(!acts.contains(&Act::SignUp) && !acts.contains(&Act::ListImages));
}

#[test]
fn a_standalone_registry_that_asked_for_a_sign_in_gets_one_before_writes() {
    let mut connection = connection("https://a.example", v1(true), None);
    assert_eq!(refused(&Settings::default(), false, &connection, Reason::NotSignedIn), [Act::ChangeAccount]);
    connection.wants_sign_in = true;
    assert!(refused(&Settings::default(), false, &connection, Reason::NotSignedIn).contains(&Act::SetTag));
}

#[test]
fn what_a_server_lacks_is_not_offered_again() {
    let mut connection = connection("https://a.example", v1(true), Some("ada"));
    connection.unsupported = vec![(Api::V1, Act::ListRepositories), (Api::V1, Act::SetAccess)];
    assert_eq!(
        refused(&Settings::default(), false, &connection, Reason::NoSuchCall),
        [Act::ListRepositories, Act::SetAccess]
    );
}

fn v2(user: Option<&str>) -> Connection {
    connection("https://a.example", Some(Kind::V2(V2Facts::default())), user)
}

#[test]
fn v2_offers_what_it_has_and_says_how_a_repository_begins() {
    let settings = Settings::default();
    let offered =
        [Act::ListRepositories, Act::DeleteRepository, Act::SetTag, Act::DeleteTag, Act::ChangeProfile];
    assert_eq!(allowed(&settings, &v2(None)), offered.len());
    let missing = refused(&settings, false, &v2(Some("ada")), Reason::VersionTwo);
    assert!(missing.iter().all(|act| !act.is_of_v2()) && missing.contains(&Act::InsertImage));
    assert_eq!(refused(&settings, false, &v2(None), Reason::PushCreates), [Act::CreateRepository]);
}

#[test]
fn read_only_settings_and_foreign_frames_hold_for_v2() {
    let writes = [Act::DeleteRepository, Act::SetTag, Act::DeleteTag];
    let (settings, free) = (Settings { read_only: true, ..Settings::default() }, Settings::default());
    let refused_by = |settings, framed, reason| refused(settings, framed, &v2(Some("ada")), reason);
    for act in writes {
        assert!(refused_by(&settings, false, Reason::ReadOnly).contains(&act));
        assert!(refused_by(&free, true, Reason::ForeignFrame).contains(&act));
    }
    let no_deletes = Settings { deletes: false, ..Settings::default() };
    assert_eq!(refused_by(&no_deletes, false, Reason::DeletesOff), [Act::DeleteRepository, Act::DeleteTag]);
    let mut closed = v2(None);
    closed.wants_sign_in = true;
    assert_eq!(refused(&Settings::default(), false, &closed, Reason::NotSignedIn), writes);
}

#[test]
fn one_refused_delete_says_it_of_all_of_them_on_v2() {
    let mut connection = v2(Some("ada"));
    connection.unsupported = vec![(Api::V2, Act::DeleteTag)];
    assert_eq!(
        refused(&Settings::default(), false, &connection, Reason::DeletesOffThere),
        [Act::DeleteRepository, Act::DeleteTag]
    );
    let standing = Standing {
        settings: &Settings::default(),
        foreign_frame: false,
        connection: &connection,
        api: Some(Api::V1),
    };
    assert_eq!(standing.may(Act::DeleteRepository), Ok(()), "on v1 each call stands for itself");
}

/// A registry that has both protocols, found in this order.
fn both(first: Option<Kind>, second: Option<Kind>) -> Connection {
    let origin = at("https://a.example");
    let connected = |kind| Action::Connected { origin: origin.clone(), kind, wants_sign_in: false, at: None };
    let session = Session::default().apply(connected(first)).apply(connected(second));
    session.connection(&origin).unwrap().clone()
}

#[test]
fn what_one_protocol_of_a_registry_lacks_is_still_offered_by_the_other() {
    let settings = Settings::default();
    let mut connection = both(v1(true), Some(Kind::V2(V2Facts::default())));
    let may = |connection: &Connection, api, act| {
        Standing { settings: &settings, foreign_frame: false, connection, api: Some(api) }.may(act)
    };
    connection.unsupported = vec![(Api::V1, Act::ListRepositories), (Api::V1, Act::DeleteTag)];
    for act in [Act::ListRepositories, Act::DeleteTag] {
        assert_eq!(may(&connection, Api::V1, act), Err(Reason::NoSuchCall));
        assert_eq!(may(&connection, Api::V2, act), Ok(()));
    }
    connection.unsupported = vec![(Api::V2, Act::ListRepositories), (Api::V2, Act::DeleteTag)];
    for act in [Act::ListRepositories, Act::DeleteTag, Act::DeleteRepository] {
        assert_eq!(may(&connection, Api::V1, act), Ok(()));
        assert!(may(&connection, Api::V2, act).is_err());
    }
}

#[test]
fn an_index_that_is_apart_asks_for_a_user_where_v1_is_spoken_and_not_on_v2() {
    let (settings, v2) = (Settings::default(), || Some(Kind::V2(V2Facts::default())));
    for connection in [both(v1(false), v2()), both(v2(), v1(false))] {
        let by = |api| Standing {
            settings: &settings,
            foreign_frame: false,
            connection: &connection,
            api: Some(api),
        };
        assert_eq!(by(Api::V1).may(Act::SetTag), Err(Reason::NotSignedIn));
        assert_eq!(by(Api::V2).may(Act::SetTag), Ok(()));
    }
}

#[test]
fn a_password_goes_in_clear_only_by_a_persons_word() {
    let settings = Settings::default();
    let mut clear = connection("http://a.example", v1(true), Some("ada"));
    assert_eq!(refused(&settings, false, &clear, Reason::InClear), [Act::SignUp, Act::ChangeAccount]);
    clear.in_clear = true;
    assert_eq!(refused(&settings, false, &clear, Reason::InClear), []);
    let loopback = connection("http://127.0.0.1:5000", v1(true), Some("ada"));
    assert_eq!(refused(&settings, false, &loopback, Reason::InClear), []);
}

#[test]
fn an_odd_name_offers_nothing() {
    let connection = connection("https://a.example", v1(true), Some("ada"));
    let settings = Settings::default();
    let standing = Standing {
        settings: &settings,
        foreign_frame: false,
        connection: &connection,
        api: connection.api(),
    };
    for odd in ["", "..", "a/b", "a b", "\u{202E}gpj", "a;rm -rf ~"] {
        assert_eq!(
            standing.may_with(Act::DeleteTag, &Heard::<Tag>::new(odd)),
            Err(Reason::OddName),
            "{odd:?}"
        );
    }
    assert_eq!(standing.may_with(Act::DeleteTag, &Heard::<Tag>::new("1.0")), Ok(()));
}
