//! What things are called: every grammar by a table, and what a person may paste.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::name::{
    Digest, Heard, ImageId, NameError, Origin, Pasted, Reference, Repository, Scheme, Selector, Tag,
};
use proptest::prelude::*;

const HEX: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

#[test]
fn origins_are_scheme_host_and_port() {
    let table = [
        ("https://Registry.Example", Ok("https://registry.example")),
        ("https://registry.example:443/", Ok("https://registry.example")),
        ("http://registry.example:443", Ok("http://registry.example:443")),
        ("HTTP://localhost:80", Ok("http://localhost")),
        ("http://[::1]:5000", Ok("http://[::1]:5000")),
        ("http://[0:0:0:0:0:0:0:1]", Ok("http://[::1]")),
        ("http://[::ffff:1.2.3.4]", Ok("http://[::ffff:102:304]")),
        ("https://xn--bcher-kva.example", Ok("https://xn--bcher-kva.example")),
        ("https://a_b.example", Ok("https://a_b.example")),
        ("http://127.0.0.1:5000", Ok("http://127.0.0.1:5000")),
        ("http://127.1", Err(NameError::BadHost)),
        ("http://2130706433", Err(NameError::BadHost)),
        ("http://0x7f.1", Err(NameError::BadHost)),
        ("http://registry.0x1f", Err(NameError::BadHost)),
        ("http://01.2.3.4", Err(NameError::BadHost)),
        ("http://256.1.1.1", Err(NameError::BadHost)),
        ("ftp://registry.example", Err(NameError::BadScheme)),
        ("registry.example", Err(NameError::BadScheme)),
        ("https://", Err(NameError::Empty)),
        ("https://user@registry.example", Err(NameError::BadHost)),
        ("https://registry.example/path", Err(NameError::BadHost)),
        ("https://registry.example:0", Err(NameError::BadHost)),
        ("https://registry.example:65536", Err(NameError::BadHost)),
        ("https://registry.example:+80", Err(NameError::BadHost)),
        ("https://registry.example:", Err(NameError::BadHost)),
        ("https://regis try", Err(NameError::BadHost)),
        ("https://bücher.example", Err(NameError::BadHost)),
        ("https://a..b", Err(NameError::BadHost)),
        ("https://a.example.", Err(NameError::BadHost)),
        ("https://-a.example", Err(NameError::BadHost)),
        ("https://a\\b", Err(NameError::BadHost)),
        ("https://[::g]", Err(NameError::BadHost)),
    ];
    for (text, expected) in table {
        let read = text.parse::<Origin>().map(|origin| origin.to_string());
        assert_eq!(read, expected.map(str::to_owned), "{text}");
    }
}

/// Security notes P11: where a password may go in clear.
#[test]
fn only_this_very_machine_is_loopback() {
    for (host, expected) in [
        ("localhost", true),
        ("a.localhost", true),
        ("127.0.0.1", true),
        ("127.9.9.9", true),
        ("[::1]", true),
        ("localhost.example", false),
        ("127.0.0.1.example", false),
        ("notlocalhost", false),
        ("10.0.0.1", false),
        ("[::2]", false),
        ("0.0.0.0", false),
    ] {
        let origin = Origin::from_authority(Scheme::Http, host).unwrap();
        assert_eq!(origin.is_loopback(), expected, "{host}");
    }
}

#[test]
fn repositories_have_a_namespace_and_a_name() {
    for (text, namespace, name) in [
        ("acme/app", "acme", "app"),
        ("busybox", "", "busybox"),
        ("library/busybox", "library", "busybox"),
        ("a/b/c", "a", "b/c"),
        ("Acme/App.x_y-z", "Acme", "App.x_y-z"),
    ] {
        let repository: Repository = text.parse().unwrap();
        assert_eq!((repository.namespace(), repository.name()), (namespace, name), "{text}");
        assert_eq!(repository.is_library(), namespace == "library");
        assert_eq!((repository.as_str(), repository.prefix().len()), (text, text.len() - name.len()));
    }
}

#[test]
fn a_bare_name_is_one_of_the_library_where_v1_is_spoken() {
    for (text, expected) in
        [("busybox", "library/busybox"), ("library/busybox", "library/busybox"), ("a/b", "a/b")]
    {
        assert_eq!(text.parse::<Repository>().unwrap().in_library().as_str(), expected);
    }
}

#[test]
fn what_begins_on_v2_keeps_its_stricter_rules() {
    let check = |text: &str| text.parse::<Repository>().unwrap().check_v2();
    for text in ["alpine", "acme/app", "a/b/c", "a.b_c__d-e---f/0", "0"] {
        assert_eq!(check(text), Ok(()), "{text}");
    }
    assert_eq!(check("acme/App"), Err(NameError::BadCharacter('A')));
    for text in ["-a", "a-", "a/_b", "a..b", "a.-b", "a___b", "a_.b", "a/b."] {
        assert_eq!(check(text), Err(NameError::BadSegment), "{text}");
    }
}

/// Security notes I13.
#[test]
fn what_could_bend_a_path_is_no_repository() {
    for (text, expected) in [
        ("", NameError::Empty),
        ("/", NameError::BadSegment),
        ("a//b", NameError::BadSegment),
        ("/a", NameError::BadSegment),
        ("a/", NameError::BadSegment),
        ("a/..", NameError::BadSegment),
        ("./a", NameError::BadSegment),
        ("a b/c", NameError::BadCharacter(' ')),
        ("a/b?c", NameError::BadCharacter('?')),
        ("a/b#c", NameError::BadCharacter('#')),
        ("a/b%2fc", NameError::BadCharacter('%')),
        ("a/b;c", NameError::BadCharacter(';')),
        ("a\\b", NameError::BadCharacter('\\')),
        ("a/\u{202e}b", NameError::BadCharacter('\u{202e}')),
        ("a/<img>", NameError::BadCharacter('<')),
    ] {
        assert_eq!(text.parse::<Repository>(), Err(expected), "{text:?}");
    }
    assert_eq!("a/".repeat(200).parse::<Repository>(), Err(NameError::TooLong));
}

#[test]
fn tags_fit_the_grammar_of_every_client() {
    let longest = "a".repeat(128);
    for text in ["latest", "1.0", "_x", "v1.2-rc.1_b", "A", longest.as_str()] {
        assert_eq!(text.parse::<Tag>().unwrap().as_str(), text);
    }
    assert_eq!("".parse::<Tag>(), Err(NameError::Empty));
    assert_eq!("a".repeat(129).parse::<Tag>(), Err(NameError::TooLong));
    for (text, bad) in
        [(".x", '.'), ("..", '.'), ("-x", '-'), ("a/b", '/'), ("a:b", ':'), ("é", 'é'), ("a\n", '\n')]
    {
        assert_eq!(text.parse::<Tag>(), Err(NameError::BadCharacter(bad)), "{text:?}");
    }
}

/// Security notes I2.
#[test]
fn digests_and_image_ids_are_lower_case_hex_of_the_right_length() {
    let digest: Digest = format!("sha256:{HEX}").parse().unwrap();
    assert_eq!((digest.short(), digest.hex()), (&HEX[..12], HEX));
    assert!(format!("sha512:{HEX}{HEX}").parse::<Digest>().is_ok());
    for text in [
        format!("sha256:{}", HEX.to_uppercase()),
        format!("sha256:{}", &HEX[1..]),
        format!("sha512:{HEX}"),
        format!("md5:{HEX}"),
        "sha256:../../v2/other".to_owned(),
        HEX.to_owned(),
        String::new(),
    ] {
        assert_eq!(text.parse::<Digest>(), Err(NameError::BadDigest), "{text}");
    }
    assert_eq!(HEX.parse::<ImageId>().unwrap().short(), &HEX[..12]);
    for text in [&HEX[..16], &HEX[1..], &*HEX.to_uppercase(), "", &*"é".repeat(32)] {
        assert_eq!(text.parse::<ImageId>(), Err(NameError::BadImageId), "{text}");
    }
}

/// Security notes D5.
#[test]
fn what_a_server_calls_something_is_a_name_or_odd() {
    assert!(Heard::<Tag>::new("latest").valid().is_some());
    let odd = Heard::<Tag>::new("<img src=x>");
    assert_eq!((odd.valid(), odd.to_string().as_str()), (None, "<img src=x>"));
}

fn show(pasted: &Pasted) -> String {
    let origin = pasted.origin.as_ref().map_or_else(|| "-".to_owned(), Origin::to_string);
    let reference = pasted.reference.as_ref().map_or_else(|| "-".to_owned(), Reference::to_string);
    let user = pasted.user.as_deref().unwrap_or("-");
    format!("{origin} {reference} {user}{}", if pasted.scheme_given { " given" } else { "" })
}

#[test]
fn what_people_paste_is_understood() {
    let digest = format!("sha256:{HEX}");
    let table = [
        ("registry.example", "https://registry.example - -".to_owned()),
        (" registry.example:5000 ", "https://registry.example:5000 - -".to_owned()),
        ("localhost:5000", "http://localhost:5000 - -".to_owned()),
        ("localhost", "http://localhost - -".to_owned()),
        ("[::1]:5000", "http://[::1]:5000 - -".to_owned()),
        ("http://registry.example/", "http://registry.example - - given".to_owned()),
        ("https://registry.example/v1/", "https://registry.example - - given".to_owned()),
        (
            "https://registry.example/acme/app:1.0?x=y#z",
            "https://registry.example acme/app:1.0 - given".to_owned(),
        ),
        ("registry.example/acme/app", "https://registry.example acme/app -".to_owned()),
        ("registry.example/app:1.0", "https://registry.example app:1.0 -".to_owned()),
        ("localhost:5000/a/b/c:1", "http://localhost:5000 a/b/c:1 -".to_owned()),
        ("acme/app:1.0", "- acme/app:1.0 -".to_owned()),
        ("busybox", "- busybox -".to_owned()),
        ("ubuntu:14.04", "- ubuntu:14.04 -".to_owned()),
        (&format!("acme/app@{digest}"), format!("- acme/app@{digest} -")),
        (&format!("acme/app:1.0@{digest}"), format!("- acme/app@{digest} -")),
        (&format!("busybox@{HEX}"), format!("- busybox@{HEX} -")),
        (&format!("registry.example/acme/app@{HEX}"), format!("https://registry.example acme/app@{HEX} -")),
    ];
    for (text, expected) in &table {
        assert_eq!(
            Pasted::parse(text).map(|pasted| show(&pasted)).as_deref(),
            Ok(expected.as_str()),
            "{text}"
        );
    }
}

/// Security notes C12.
#[test]
fn a_password_in_an_address_is_dropped_and_the_user_offered() {
    for text in ["https://ada:secret@registry.example/acme/app", "ada:secret@registry.example/acme/app"] {
        let pasted = Pasted::parse(text).unwrap();
        assert_eq!(pasted.user.as_deref(), Some("ada"));
        assert!(!format!("{pasted:?}").contains("secret"), "{pasted:?}");
        assert_eq!(pasted.origin.unwrap().to_string(), "https://registry.example");
    }
}

#[test]
fn what_cannot_be_understood_is_refused_with_its_reason() {
    for (text, expected) in [
        ("", NameError::Empty),
        ("  ", NameError::Empty),
        ("ftp://registry.example", NameError::BadScheme),
        ("javascript://registry.example", NameError::BadScheme),
        ("https://", NameError::Empty),
        ("https://regis try", NameError::BadHost),
        ("registry.example/a/../b", NameError::BadSegment),
        ("acme/app:", NameError::Empty),
        ("acme/app@sha256:abc", NameError::BadDigest),
        ("acme/app@abc", NameError::BadImageId),
        ("acme/app:b ad", NameError::BadCharacter(' ')),
    ] {
        assert_eq!(Pasted::parse(text).map(|pasted| show(&pasted)), Err(expected), "{text:?}");
    }
}

fn segment() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,20}".prop_filter("no dot segments", |text| text != "." && text != "..")
}

fn selector() -> impl Strategy<Value = Option<Selector>> {
    prop_oneof![
        Just(None),
        "[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}".prop_map(|text| Some(Selector::Tag(text.parse().unwrap()))),
        "[0-9a-f]{64}".prop_map(|text| Some(Selector::Image(text.parse().unwrap()))),
        "[0-9a-f]{64}".prop_map(|text| Some(Selector::Digest(format!("sha256:{text}").parse().unwrap()))),
        "[0-9a-f]{128}".prop_map(|text| Some(Selector::Digest(format!("sha512:{text}").parse().unwrap()))),
    ]
}

proptest! {
    #[test]
    fn a_reference_shown_is_read_back_the_same(segments in prop::collection::vec(segment(), 1..4), selector in selector()) {
        let repository: Repository = segments.join("/").parse().unwrap();
        let reference = Reference { repository, selector };
        prop_assert_eq!(Reference::parse(&reference.to_string()), Ok(reference));
    }

    #[test]
    fn a_reference_behind_its_registry_is_read_back_the_same(segments in prop::collection::vec(segment(), 2..4), selector in selector(), port in 1u16..) {
        let repository: Repository = segments.join("/").parse().unwrap();
        let reference = Reference { repository, selector };
        let pasted = Pasted::parse(&format!("registry.example:{port}/{reference}")).unwrap();
        prop_assert_eq!(pasted.reference, Some(reference));
    }

    #[test]
    fn an_origin_shown_is_read_back_the_same(host in "[a-z][a-z0-9-]{0,10}[a-z]\\.[a-z]{2,5}", port in 1u16.., https: bool) {
        let scheme = if https { Scheme::Https } else { Scheme::Http };
        let origin = Origin::from_authority(scheme, &format!("{host}:{port}")).unwrap();
        prop_assert_eq!(origin.to_string().parse::<Origin>(), Ok(origin));
    }

    #[test]
    fn reading_a_name_never_panics(text in "\\PC{0,80}") {
        let _ = Pasted::parse(&text);
        let _ = text.parse::<Repository>();
        let _ = text.parse::<Tag>();
        let _ = text.parse::<Digest>();
        let _ = text.parse::<ImageId>();
        let _ = text.parse::<Origin>();
    }
}
