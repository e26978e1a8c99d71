//! What the settings say of a console inside another's page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::route::Route;
use portolan::console::settings::Settings;
use portolan::name::Origin;

fn origin(text: &str) -> Origin {
    text.parse().unwrap()
}

fn read(json: &str) -> Settings {
    Settings::from_json(json.as_bytes(), None).unwrap()
}

#[test]
fn writes_within_a_frame_are_for_listed_parents_only() {
    let settings = read(r#"{"parents":["https://portal.example"]}"#);
    let own = origin("https://console.example");
    let within = |frames: Option<&[Origin]>| settings.lets_write_within(frames, Some(&own));
    assert!(within(Some(&[])));
    assert!(within(Some(&[own.clone(), origin("https://portal.example")])));
    assert!(!within(Some(&[origin("https://portal.example"), origin("https://evil.example")])));
    assert!(!within(Some(&[origin("http://portal.example")])));
    assert!(!within(None));
}

#[test]
fn what_the_element_says_counts_before_the_file_and_is_named_as_its_own() {
    let file = br#"{"title":"File","readOnly":true,"registries":[{"address":"a.example"}]}"#;
    let settings = Settings::read(Some(file), r#"{"title":"Element"}"#, None).unwrap();
    assert_eq!(settings.title.as_deref(), Some("Element"));
    assert!(settings.read_only && settings.registries.len() == 1);
    assert_eq!(Settings::read(None, "", None).unwrap(), Settings::default());
    assert_eq!(
        Settings::read(None, r#"{"deletes":false}"#, None).map(|settings| settings.deletes),
        Ok(false)
    );
    let wrong = |element: &str| {
        let error = Settings::read(Some(b"{\n\n\"pageSize\": 1}"), element, None).unwrap_err();
        (error.of_element, error.line, error.field)
    };
    assert_eq!(wrong(""), (false, 3, "pageSize".to_owned()));
    assert_eq!(wrong("{\n\"deletes\": 1}"), (true, 2, "deletes".to_owned()));
    assert_eq!(wrong("{\"pageSize\": 2000}"), (true, 1, "pageSize".to_owned()));
    assert_eq!(wrong("[]"), (true, 1, String::new()));
    assert_eq!(wrong("{\n\"title\": "), (true, 2, String::new()));
}

#[test]
fn the_full_console_is_led_to_at_the_very_place() {
    let here = |full: &str| {
        Settings::read(None, &format!(r#"{{"full":"{full}"}}"#), None)
            .unwrap()
            .full_at(&Route::parse("#/a.example/team/web:1.0"))
    };
    for full in ["https://console.example/portolan/", "https://console.example/portolan/#/elsewhere"] {
        assert_eq!(here(full).as_deref(), Some("https://console.example/portolan/#/a.example/team/web:1.0"));
    }
    assert_eq!(Settings::default().full_at(&Route::connect()), None);
}
