//! `config.schema.json` says what the reader of settings reads: every field of the one is in the other, and what the
//! documents show is valid by both.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/schema.rs"]
mod schema;

use portolan::console::settings::{COLOURS, LENGTHS, Settings};
use portolan::console::text::Language;
use schema::complaints;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn schema() -> Value {
    serde_json::from_str(include_str!("../static/config.schema.json")).unwrap()
}

/// The names of the fields of an object that the schema describes.
fn described(pointer: &str) -> BTreeSet<String> {
    let schema = schema();
    let fields = schema.pointer(&format!("{pointer}/properties")).and_then(Value::as_object);
    fields.expect(pointer).keys().cloned().collect()
}

/// The names of the fields that a piece of the reader asks for.
fn read_by(source: &str) -> BTreeSet<String> {
    let calls = ["flag", "text", "parsed", "needed", "number", "list", "origins", "tokens", "take"];
    let mut names = BTreeSet::new();
    for call in calls {
        for after in source.split(&format!(".{call}(\"")).skip(1) {
            names.insert(after.split('"').next().unwrap().to_owned());
        }
    }
    names
}

/// A function of a file, up to the next one.
fn function<'a>(source: &'a str, name: &str) -> &'a str {
    let from = source.find(&format!("fn {name}(")).expect(name);
    let rest = &source[from..];
    rest[1..].find("\nfn ").map_or(rest, |to| &rest[..to])
}

fn accepts(settings: &Value) -> bool {
    let here = "https://console.example".parse().unwrap();
    let read = Settings::from_json(settings.to_string().as_bytes(), Some(&here));
    read.is_ok_and(|settings| settings.ignored.is_empty())
}

#[test]
fn the_schema_has_the_fields_of_the_reader_and_no_others() {
    let reader = include_str!("../src/console/settings/read.rs");
    let accounts = include_str!("../src/console/settings/accounts.rs");
    let mut whole = read_by(function(reader, "read_settings"));
    whole.extend(["help", "allowOthers", "deletes", "readOnly", "countTags"].map(str::to_owned));
    assert_eq!(described(""), whole);
    assert_eq!(described("/$defs/registry"), read_by(function(reader, "read_registry")));
    assert_eq!(described("/$defs/accounts"), read_by(function(accounts, "read")));
    let help = described("/$defs/help");
    assert_eq!(help, ["address".to_owned(), "label".to_owned()].into());
}

#[test]
fn the_schema_has_the_tokens_of_the_reader_and_the_style_sheet_has_them_too() {
    let names: BTreeSet<String> = COLOURS.iter().chain(LENGTHS).map(|name| format!("--pt-{name}")).collect();
    assert_eq!(described("/properties/tokens"), names);
    let sheet = include_str!("../static/css/00-tokens.css");
    for name in &names {
        assert!(sheet.contains(&format!("  {name}:")), "{name}");
    }
    let colours = sheet.lines().filter(|line| line.contains(": ") && line.contains("light-dark(#"));
    for name in colours.filter_map(|line| line.trim().split(':').next()) {
        assert!(names.contains(name), "{name} is a colour that settings cannot set");
    }
}

#[test]
fn the_languages_and_defaults_are_those_of_the_reader() {
    let (schema, default) = (schema(), Settings::default());
    let languages: Vec<&str> = Language::ALL.iter().map(|language| language.code()).collect();
    assert_eq!(schema.pointer("/properties/language/enum"), Some(&json!(languages)));
    let says = |name: &str| schema.pointer(&format!("/properties/{name}/default")).cloned().unwrap();
    assert_eq!(says("allowOthers"), json!(default.allow_others));
    assert_eq!(says("deletes"), json!(default.deletes));
    assert_eq!(says("readOnly"), json!(default.read_only));
    assert_eq!(says("countTags"), json!(default.count_tags));
}

#[test]
fn what_the_one_takes_the_other_takes_as_well() {
    let good = [
        json!({}),
        json!({ "$schema": "./config.schema.json", "registries": [{ "address": "/" }], "open": "/" }),
        json!({ "help": "https://wiki.example/" }),
        json!({ "help": [{ "label": "Wiki", "address": "https://wiki.example/" }, { "address": "http://b.example" }] }),
        json!({ "tokens": { "--pt-accent": "#0a6659", "--pt-ink": "light-dark(#000, oklch(.9 0 0 / .5))", "--pt-row": "2.5rem" } }),
        json!({ "full": "https://console.example/portolan/" }),
        json!({ "logo": "data:image/png;base64,AAAA" }),
        json!({ "logo": "brand/logo.svg?v=2" }),
    ];
    for settings in good {
        assert_eq!(complaints(&schema(), &settings), [""; 0], "{settings}");
        assert!(accepts(&settings), "{settings}");
    }
    let bad = [
        json!({ "readOnly": "yes" }),
        json!({ "full": "javascript:alert(1)" }),
        json!({ "full": "portolan/" }),
        json!({ "colour": "red" }),
        json!({ "registries": [{ "name": "no address" }] }),
        json!({ "registries": [{ "address": "a.example", "api": "v3" }] }),
        json!({ "registries": [{ "address": "https://ada:pw@a.example" }] }),
        json!({ "pageSize": 5 }),
        json!({ "pageSize": 10.5 }),
        json!({ "language": "de" }),
        json!({ "help": [{ "label": "Wiki" }] }),
        json!({ "help": "javascript:alert(1)" }),
        json!({ "tokens": { "--pt-accent": "url(https://evil.example/)" } }),
        json!({ "tokens": { "--pt-accent": "red; background: url(x)" } }),
        json!({ "tokens": { "--pt-nothing": "#000" } }),
        json!({ "tokens": { "--pt-row": "calc(1px + 100vw)" } }),
        json!({ "tokens": { "color": "#000" } }),
    ];
    for settings in bad {
        assert_ne!(complaints(&schema(), &settings), [""; 0], "{settings}");
        assert!(!accepts(&settings), "{settings}");
    }
}

#[test]
fn what_the_documents_show_and_what_is_shipped_is_valid() {
    let documents = [include_str!("../docs/settings.md"), include_str!("../docs/embedding.md")];
    let shown = documents.iter().flat_map(|text| text.split("```json\n").skip(1));
    let mut examples: Vec<&str> = shown.filter_map(|part| part.split("```").next()).collect();
    assert!(examples.len() >= 2, "the documents show settings");
    examples.push(include_str!("../static/config.json"));
    for example in examples {
        let settings: Value = serde_json::from_str(example).expect(example);
        assert_eq!(complaints(&schema(), &settings), [""; 0], "{example}");
        assert!(accepts(&settings), "{example}");
    }
}
