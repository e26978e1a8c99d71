//! A server that lies in one field at a time: each field of each answer in turn is of every wrong type, left out, or
//! text that would do harm if it were more than text (security notes D1, D2, D5, D7, D12).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::registry::error::ErrorKind;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;
use support::wire::{ALL, Asks};

/// Every place in a document, as a JSON pointer: the whole of it, each field and each element.
fn places(json: &Value) -> Vec<String> {
    let mut all = vec![String::new()];
    let below: Vec<(String, &Value)> = match json {
        Value::Object(fields) => {
            let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
            fields.iter().map(|(key, value)| (escaped(key), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in below {
        all.extend(places(value).into_iter().map(|place| format!("/{key}{place}")));
    }
    all
}

/// The document with something else in a place.
fn with(json: &Value, place: &str, other: &Value) -> Value {
    let mut json = json.clone();
    *json.pointer_mut(place).unwrap() = other.clone();
    json
}

/// The document without a place of it.
fn without(json: &Value, place: &str) -> Option<Value> {
    let mut json = json.clone();
    let (above, key) = place.rsplit_once('/')?;
    match json.pointer_mut(above)? {
        Value::Object(fields) => drop(fields.remove(&key.replace("~1", "/").replace("~0", "~"))),
        Value::Array(items) => drop(items.remove(key.parse().ok()?)),
        _ => return None,
    }
    Some(json)
}

/// Whether an error says what is wrong: that the answer, or a part of it that must be there, is not what it should be.
fn says_so(kind: &ErrorKind) -> bool {
    use ErrorKind::{BadAncestry, BadManifest, NotFound, Unauthorized, Unreadable};
    // A list of referrers that is none is looked for under its tag, and a token that is none leaves one nobody.
    matches!(kind, Unreadable | BadManifest(_) | BadAncestry | NotFound | Unauthorized)
}

fn wrong() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(1e308),
        json!(u64::MAX),
        json!(""),
        json!("text"),
        json!([]),
        json!([[7, null], {}]),
        json!({}),
        json!({"a": {"b": []}, "": null}),
    ]
}

#[tokio::test]
async fn a_sound_answer_is_read() {
    for asks in ALL {
        let (found, _) = asks.read(asks.sound().to_string().as_bytes()).await;
        assert!(found.is_ok(), "{asks:?}: {found:?}");
    }
}

// D12: what an answer means nothing without makes it unreadable, in words; any other field spoils nothing but itself.
#[tokio::test]
async fn each_field_of_a_wrong_type_spoils_nothing_but_itself() {
    for asks in ALL {
        let sound = asks.sound();
        let mut spoilt = BTreeSet::new();
        let mut lies = 0;
        for place in places(&sound) {
            let others = wrong().into_iter().map(|other| with(&sound, &place, &other));
            for lie in others.chain(without(&sound, &place)) {
                lies += 1;
                match asks.read(lie.to_string().as_bytes()).await.0 {
                    Ok(_) => {}
                    Err(kind) => {
                        assert!(says_so(&kind), "{asks:?} {place}: {kind:?} of {lie}");
                        spoilt.insert(place.clone());
                    }
                }
            }
        }
        let needs: BTreeSet<String> = asks.needs().iter().map(|place| (*place).to_owned()).collect();
        assert_eq!(spoilt, needs, "{asks:?}");
        assert!(lies >= wrong().len(), "{asks:?}: {lies} lies");
    }
}

// D1, D2, D5, D7: none of it is a name, and a name alone is ever put into an address.
#[tokio::test]
async fn no_hostile_text_in_any_field_becomes_a_name_or_is_asked_for() {
    let hostile = [
        "<img src=x onerror=\"window.hacked=1\">".to_owned(),
        "evil\u{202E}txet".to_owned(),
        "javascript:window.hacked=1".to_owned(),
        "../../v2/other".to_owned(),
        "m".repeat(20_000),
    ];
    let (mut lies, mut names) = (0, 0);
    for asks in ALL {
        let sound = asks.sound();
        let (told, asked) = asks.read(sound.to_string().as_bytes()).await;
        assert!(told.is_ok());
        let texts = places(&sound).into_iter().filter(|place| sound.pointer(place).unwrap().is_string());
        for (place, text) in texts.flat_map(|place| hostile.iter().map(move |text| (place.clone(), text))) {
            let (found, sent) = asks.read(with(&sound, &place, &json!(text)).to_string().as_bytes()).await;
            lies += 1;
            assert!(sent <= asked.max(2), "{asks:?} {place}: {sent} requests");
            let begins: String = text.chars().take(12).collect();
            let as_told = format!("{begins:?}").trim_matches('"').to_owned();
            for valid in found.unwrap_or_default().split("Valid(").skip(1) {
                let name = valid.split(')').next().unwrap();
                names += 1;
                // The name of a repository may be any word.
                assert!(
                    !name.contains(&as_told) || text.len() < 200 && name.contains("mmm"),
                    "{asks:?} {place}: {name:.80}"
                );
            }
        }
    }
    assert!(lies > 300 && names > 100, "{lies} lies, {names} names");
}

/// The keys that a source picks out of JSON.
fn picked(source: &str) -> BTreeSet<String> {
    const BY: [&str; 8] = [
        ".get(\"",
        ".text(\"",
        ".is_true(\"",
        "(json, \"",
        "(config, \"",
        "(check, \"",
        "number(\"",
        "word(\"",
    ];
    let ends = |rest: &str| rest.split('"').next().unwrap().to_owned();
    BY.iter().flat_map(|by| source.split(by).skip(1).map(ends)).collect()
}

/// The answers above are no fewer than what is read: a reader that learns a field has to name it there.
#[test]
fn every_field_that_a_reader_picks_is_in_a_sound_answer() {
    let answers: String = ALL.iter().map(|asks| asks.sound().to_string().replace("\\\"", "\"")).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let readers = [
        "registry/v1/wire.rs",
        "registry/hub/wire.rs",
        "registry/hub/oauth.rs",
        "registry/status.rs",
        "registry/tokens.rs",
        "image/config.rs",
        "image/run_config.rs",
        "image/manifest/descriptor.rs",
        "image/manifest/image.rs",
        "image/manifest/index.rs",
        "image/manifest/platform.rs",
        "image/manifest/read.rs",
        "image/manifest/schema1.rs",
    ];
    let mut keys = 0;
    for reader in readers {
        let picked = picked(&std::fs::read_to_string(root.join(reader)).unwrap());
        assert!(!picked.is_empty(), "{reader} picks nothing, or in another way");
        for key in picked {
            keys += 1;
            // What a signature is over is no field that is shown: tests/manifest.rs.
            let signed = matches!(key.as_str(), "formatLength" | "formatTail" | "protected" | "signatures");
            // Names of header fields have hyphens, and those of JSON have none.
            let signed = signed || key.contains('-');
            assert!(signed || answers.contains(&format!("\"{key}\":")), "{reader}: {key}");
        }
    }
    assert!(keys > 80, "{keys} keys");
}

/// A place that is left out in none of the answers would not be lied in.
#[test]
fn every_answer_has_places_to_lie_in() {
    let all: usize = ALL.iter().map(|asks| places(&asks.sound()).len()).sum();
    assert!(all > 250, "{all} places");
    assert!(ALL.contains(&Asks::Refusal));
}
