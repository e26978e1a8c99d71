//! `config.json`: what is absent has its default, what is wrong is named with its line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::preferences::Theme;
use portolan::console::route::{Api, Route};
use portolan::console::settings::{HelpLink, Settings, SettingsReason as Reason};
use portolan::console::text::Language;
use portolan::name::{NameError, Origin};

fn origin(text: &str) -> Origin {
    text.parse().unwrap()
}

fn read(json: &str) -> Settings {
    Settings::from_json(json.as_bytes(), Some(&origin("https://console.example"))).unwrap()
}

fn wrong(json: &str) -> (usize, String, Reason) {
    let error = Settings::from_json(json.as_bytes(), None).unwrap_err();
    (error.line, error.field, error.reason)
}

#[test]
fn an_empty_object_is_the_defaults() {
    let settings = read("{}");
    assert_eq!(settings, Settings::default());
    assert!(settings.allow_others && settings.deletes && !settings.read_only);
    assert_eq!(settings.first_route(), Route::connect());
}

#[test]
fn every_field_is_read() {
    let settings = read(
        r#"{
        "registries": [
            {"name": "Attic", "address": "attic.example:5000", "publicHost": "pull.example", "api": "v1",
             "standalone": false, "readOnly": true, "tokenEndpoints": ["https://cdn.example"],
             "realm": "https://auth.example/token", "service": "attic"},
            {"address": "http://localhost:5000/"}
        ],
        "open": "attic.example:5000/team/web", "allowOthers": false, "deletes": false, "readOnly": false,
        "title": "Harbour", "language": "zh-Hans", "theme": "dark", "parents": ["https://portal.example"],
        "pageSize": 50, "help": "https://wiki.example/portolan", "logo": "logo.svg",
        "tokens": {"--pt-accent": "light-dark(rgb(0 80 160), #8cf)", "--pt-radius": "6px"}, "$schema": "x"
    }"#,
    );
    let attic = &settings.registries[0];
    assert_eq!(attic.name.as_deref(), Some("Attic"));
    assert_eq!(attic.place.origin, origin("https://attic.example:5000"));
    assert_eq!(attic.place.api, Some(Api::V1));
    assert_eq!(attic.public_host.as_deref(), Some("pull.example"));
    assert_eq!(attic.standalone, Some(false));
    assert_eq!(attic.token_endpoints, [origin("https://cdn.example")]);
    assert_eq!(attic.realm.as_deref(), Some("https://auth.example/token"));
    assert_eq!(attic.service.as_deref(), Some("attic"));
    assert_eq!(settings.registries[1].place.origin, origin("http://localhost:5000"));
    assert!(!settings.allow_others && !settings.deletes);
    assert_eq!(settings.language, Some(Language::SimplifiedChinese));
    assert_eq!(settings.theme, Some(Theme::Dark));
    assert_eq!(settings.page_size, Some(50));
    let help = HelpLink { label: None, address: "https://wiki.example/portolan".into() };
    assert_eq!(settings.help, [help]);
    assert_eq!(settings.logo.as_deref(), Some("logo.svg"));
    let token = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let accent = token("--pt-accent", "light-dark(rgb(0 80 160), #8cf)");
    assert_eq!(settings.tokens, [accent, token("--pt-radius", "6px")]);
    assert_eq!(settings.ignored, Vec::<String>::new());
    assert_eq!(settings.first_route().to_hash(), "#/attic.example:5000/team/web?api=v1");
}

#[test]
fn only_what_is_named_read_only_is() {
    let settings =
        read(r#"{"registries":[{"address":"a.example","readOnly":true},{"address":"b.example"}]}"#);
    assert!(settings.is_read_only(&origin("https://a.example")));
    assert!(!settings.is_read_only(&origin("https://b.example")));
    assert!(read(r#"{"readOnly":true}"#).is_read_only(&origin("https://b.example")));
}

#[test]
fn a_slash_means_the_pages_own_origin() {
    let settings = read(r#"{"registries":[{"address":"/"}],"open":"/"}"#);
    assert_eq!(settings.first_route().to_hash(), "#/console.example");
    assert!(settings.names(&origin("https://console.example")));
    assert_eq!(wrong(r#"{"open":"/"}"#).2, Reason::NotAnAddress(NameError::BadHost));
}

#[test]
fn unknown_fields_are_listed_and_harm_nothing() {
    let settings = read(r#"{"colour":"red","registries":[{"address":"a.example","nick":1}],"title":null}"#);
    assert_eq!(settings.ignored, ["registries[0].nick", "colour"]);
    assert_eq!(settings.title, None);
}

#[test]
fn what_is_wrong_is_named_with_its_field_and_line() {
    let cases: [(&str, usize, &str, Reason); 21] = [
        ("[]", 1, "", Reason::NotAnObject),
        ("{\n\"readOnly\": \"yes\"}", 2, "readOnly", Reason::NotTrueOrFalse),
        ("{\n\n\"deletes\": 0}", 3, "deletes", Reason::NotTrueOrFalse),
        ("{\"title\":\n5}", 1, "title", Reason::NotText),
        ("{\"registries\": {}}", 1, "registries", Reason::NotAList),
        ("{\"registries\":\n[\n\"a.example\"]}", 3, "registries[0]", Reason::NotAnObject),
        (
            "{\"registries\": [{\"address\":\"a.example\"},\n{\"name\":\"b\"}]}",
            2,
            "registries[1].address",
            Reason::Missing,
        ),
        ("{\"x\": \"}, [ \\\" {\",\n\"registries\": [{},\n{}]}", 2, "registries[0].address", Reason::Missing),
        (
            "{\"registries\": [{\"address\":\"a.example\"},\n{\"name\":\"b\",\n\"address\":\"a.example:443\"}]}",
            3,
            "registries[1].address",
            Reason::Twice,
        ),
        (
            "{\"registries\": [{\"address\":\"a.example\",\n\"api\":\"v3\"}]}",
            2,
            "registries[0].api",
            Reason::NotOneOf(&["v1", "v2"]),
        ),
        ("{\"pageSize\": 5}", 1, "pageSize", Reason::NotANumberWithin(10, 1000)),
        ("{\"help\": \"javascript:alert(1)\"}", 1, "help", Reason::NotALink),
        ("{\"parents\": [\"https://a.example\",\n7]}", 2, "parents[1]", Reason::NotText),
        ("{\"help\": 7}", 1, "help", Reason::NotAList),
        ("{\"help\": [{\"label\": \"Wiki\"},\n{}]}", 1, "help[0].address", Reason::Missing),
        ("{\n\"help\": [\n{\"address\": \"//a\"}]}", 3, "help[0].address", Reason::NotALink),
        ("{\"logo\":\n\"https://a.example/x.png\"}", 1, "logo", Reason::NotAPicture),
        ("{\"tokens\": []}", 1, "tokens", Reason::NotAnObject),
        ("{\"tokens\": {\n\"--pt-font\": \"serif\"}}", 2, "tokens.--pt-font", Reason::NotAToken),
        ("{\"tokens\": {\n\n\"--pt-ink\": \"red\"}}", 3, "tokens.--pt-ink", Reason::NotAColour),
        ("{\"tokens\": {\"--pt-row\": \"3em\"}}", 1, "tokens.--pt-row", Reason::NotALength),
    ];
    for (json, line, field, reason) in cases {
        assert_eq!(wrong(json), (line, field.to_owned(), reason), "{json}");
    }
}

#[test]
fn what_is_no_json_is_named_with_its_line() {
    let (line, field, reason) = wrong("{\n\"deletes\": tru\n}");
    assert_eq!((line, field.as_str()), (2, ""));
    assert!(matches!(reason, Reason::NotJson(_)));
    assert!(matches!(wrong("").2, Reason::NotJson(_)));
    assert!(matches!(wrong(&"[".repeat(10_000)).2, Reason::NotJson(_)));
    assert_eq!(wrong(&" ".repeat(Settings::LONGEST + 1)).2, Reason::TooLong);
}

#[test]
fn a_password_in_the_settings_is_refused_rather_than_kept() {
    let at = Reason::NotAnAddress(NameError::BadCharacter('@'));
    assert_eq!(wrong(r#"{"open":"https://ada:pw@a.example"}"#).2, at);
    assert_eq!(wrong(r#"{"registries":[{"address":"https://ada:pw@a.example"}]}"#).2, at);
    assert_eq!(wrong(r#"{"help":"https://ada:pw@a.example"}"#).2, Reason::NotALink);
}

#[test]
fn the_accounts_api_of_a_registry_is_read_and_what_is_wrong_of_it_is_named() {
    let accounts =
        |fields: &str| format!(r#"{{"registries":[{{"address":"attic.example","accounts":{{{fields}}}}}]}}"#);
    let settings = read(&accounts(
        r#""address":"hub.example","clientId":"portolan","redirect":"https://console.example/","exchange":"/oauth/token/""#,
    ));
    let read_one = settings.registries[0].accounts.as_ref().unwrap();
    assert_eq!(read_one.origin, origin("https://hub.example"));
    assert_eq!(read_one.client_id.as_deref(), Some("portolan"));
    assert_eq!(read_one.redirect.as_deref(), Some("https://console.example/"));
    let exchange = read_one.exchange.as_ref().unwrap();
    assert_eq!(exchange.to_string(), "https://console.example/oauth/token/");
    let absolute =
        read(&accounts(r#""address":"hub.example","exchange":"https://portal.example:8443/token""#));
    let exchange = absolute.registries[0].accounts.clone().unwrap().exchange.unwrap();
    assert_eq!(exchange.to_string(), "https://portal.example:8443/token");
    assert_eq!(wrong(&accounts("")).1, "registries[0].accounts.address");
    for service in [
        "ftp://portal.example/",
        "https://user@portal.example/t",
        "https://portal.example/t?x=1",
        "https://portal.example/../t",
        "https://portal.example/a//b",
    ] {
        let fields = format!(r#""address":"hub.example","exchange":"{service}""#);
        let (_, field, reason) = wrong(&accounts(&fields));
        assert_eq!(
            (field.as_str(), reason),
            ("registries[0].accounts.exchange", Reason::NotALink),
            "{service}"
        );
    }
}

#[test]
fn every_field_that_is_written_of_is_known() {
    let text = include_str!("../docs/settings.md");
    let (whole, each) = text.split_once("Each of `registries`").unwrap();
    let (each, _) = each.split_once("Each of `tokens`").unwrap();
    let fields =
        |part: &'static str| part.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    for field in fields(whole) {
        let settings = Settings::from_json(format!(r#"{{"{field}":null}}"#).as_bytes(), None).unwrap();
        assert!(settings.ignored.is_empty(), "{field}");
    }
    for field in fields(each).filter(|field| *field != "address") {
        let json = format!(r#"{{"registries":[{{"address":"a.example","{field}":null}}]}}"#);
        let settings = Settings::from_json(json.as_bytes(), None).unwrap();
        assert!(settings.ignored.is_empty(), "{field}");
    }
    assert_eq!(fields(whole).count() + fields(each).count(), 15 + 10);
}

/// Security notes D3.
#[test]
fn a_logo_is_in_the_address_or_where_the_console_is() {
    for good in ["logo.svg", "./brand/logo.png", "/brand/logo.png?v=1", "data:image/svg+xml,<svg/>"] {
        assert!(Settings::from_json(format!(r#"{{"logo":"{good}"}}"#).as_bytes(), None).is_ok(), "{good}");
    }
    let bad = [
        "",
        "//evil.example/x.png",
        "https:x.png",
        "http://a/x",
        "javascript:x",
        "data:text/html,x",
        "a\\\\b",
        "\\\\\\\\evil.example",
        "x\\ny.png",
        "blob:x",
    ];
    for bad in bad {
        assert_eq!(wrong(&format!(r#"{{"logo":"{bad}"}}"#)).2, Reason::NotAPicture, "{bad}");
    }
}

#[test]
fn a_token_of_the_theme_is_a_plain_colour_or_length() {
    let token = |name: &str, value: &str| {
        Settings::from_json(format!(r#"{{"tokens":{{"{name}":"{value}"}}}}"#).as_bytes(), None).is_ok()
    };
    for good in [
        "#abc",
        "#aabbcc",
        "#aabbccdd",
        "rgb(1, 2, 3)",
        "oklch(.6 .1 200)",
        "hsl(120 50% 50% / .5)",
        "light-dark(rgb(1,2,3), #fff)",
    ] {
        assert!(token("--pt-accent", good), "{good}");
    }
    for bad in [
        "red",
        "#ab",
        "#gggggg",
        "url(x)",
        "var(--x)",
        "rgb(1 2 3); color: red",
        "light-dark(#fff)",
        "light-dark(#fff, url(x))",
        "rgb()",
        "color-mix(in srgb, #000, #fff)",
        "",
    ] {
        assert!(!token("--pt-accent", bad), "{bad}");
    }
    for (good, value) in
        [(true, "0px"), (true, "1.25rem"), (false, "1"), (false, "-1px"), (false, "1.px"), (false, "1em")]
    {
        assert_eq!(token("--pt-radius", value), good, "{value}");
    }
    assert!(!token("--pt-nothing", "#fff") && !token("accent", "#fff"));
}
