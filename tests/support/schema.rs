//! As much of JSON Schema as `config.schema.json` uses. A word it does not know fails the test, so that no rule of the
//! schema goes unheard.

#![allow(unreachable_pub)]

use serde_json::Value;

/// What a schema has to say against a value, by the paths of its fields.
pub fn complaints(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, schema, value, "", &mut found);
    found
}

fn check(root: &Value, schema: &Value, value: &Value, path: &str, found: &mut Vec<String>) {
    for (word, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match word.as_str() {
            "$ref" => {
                let pointer = rule.as_str().and_then(|at| at.strip_prefix('#')).expect("within the schema");
                check(root, root.pointer(pointer).expect(pointer), value, path, found);
                true
            }
            "type" => is_of(rule.as_str().expect("one type"), value),
            "enum" => rule.as_array().is_some_and(|words| words.contains(value)),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().expect("a number")),
            "pattern" => value.as_str().is_none_or(|text| fits(rule.as_str().expect("a pattern"), text)),
            "anyOf" => rule.as_array().expect("a list").iter().any(|one| {
                let mut inner = Vec::new();
                check(root, one, value, path, &mut inner);
                inner.is_empty()
            }),
            "required" => value.as_object().is_none_or(|fields| {
                rule.as_array()
                    .expect("names")
                    .iter()
                    .all(|name| fields.contains_key(name.as_str().unwrap_or_default()))
            }),
            "items" => {
                for (at, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, rule, item, &format!("{path}[{at}]"), found);
                }
                true
            }
            "properties" => {
                for (name, field) in value.as_object().into_iter().flatten() {
                    if let Some(rule) = rule.get(name) {
                        check(root, rule, field, &format!("{path}.{name}"), found);
                    }
                }
                true
            }
            "additionalProperties" => {
                assert_eq!(rule, &Value::Bool(false));
                let known = &schema["properties"];
                value.as_object().is_none_or(|fields| fields.keys().all(|name| known.get(name).is_some()))
            }
            "$schema" | "$defs" | "title" | "description" | "default" | "examples" => true,
            unknown => panic!("{unknown} is a word this does not know"),
        };
        if !holds {
            found.push(format!("{path}: {word}"));
        }
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        unknown => panic!("{unknown} is a type this does not know"),
    }
}

/// The patterns of the schema, each told by hand: the tests have no engine for them.
fn fits(pattern: &str, text: &str) -> bool {
    let hex = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
    match pattern {
        "^[^@]+$" => !text.is_empty() && !text.contains('@'),
        "^https?://[^@]+$" => {
            ["http://", "https://"]
                .iter()
                .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
                && !text.contains('@')
        }
        "^[0-9]+(\\.[0-9]+)?(px|rem)$" => {
            let number = text.strip_suffix("px").or_else(|| text.strip_suffix("rem"));
            number.is_some_and(|number| number.split('.').all(|part| part.parse::<u32>().is_ok()))
        }
        colour if colour.starts_with("^(#") => match text.split_once('(') {
            None => text
                .strip_prefix('#')
                .is_some_and(|digits| matches!(digits.len(), 3 | 4 | 6 | 8) && hex(digits)),
            Some(("light-dark", rest)) => rest.ends_with(')') && rest.contains(','),
            Some((space, rest)) => {
                let numbers = rest.strip_suffix(')').unwrap_or("x");
                ["rgb", "hsl", "oklch", "oklab"].contains(&space)
                    && numbers.chars().all(|c| "0123456789 .,%/-".contains(c))
            }
        },
        unknown => panic!("{unknown} is a pattern this does not know"),
    }
}
