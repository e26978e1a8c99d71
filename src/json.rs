//! JSON as servers, files and the browser's storage hold it, read once into a tree from which each reader picks
//! fields.
//!
//! One tree instead of a derived struct per shape, for two reasons. Tolerance: a field of a wrong type counts as
//! missing and the rest stays readable, of a key that stands twice the last counts, and the order of keys is kept,
//! none of which derives offer (security notes D12). Weight: one visitor is compiled, not one per shape; and since
//! a fraction is never kept, the tables for writing one stay out of the wasm, which `serde_json::Value` and every
//! derived reader bring in. `serde_json`'s depth limit stays on (R2); the caps on bytes are in `exchange`.
//! A value becomes far more in memory, and in work, than it was on the wire; so they are counted before anything is built
//! (R1), here for every document and by [`values`] with a closer measure for manifests.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// How many values a document has at most, by the signs that open and part them. Nothing is kept for it.
pub(crate) fn values(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count()
}

/// How many lists and objects a document has at most: each is memory of its own, to be found and given back. Every list
/// that is held has fewer rows.
const CONTAINERS_MAX: usize = 128 * 1024;
/// How many values it has at most, of every kind.
const VALUES_MAX: usize = 2 * 1024 * 1024;

/// Whether a document has more than is read. A sign within a text is none; one pass, and nothing is kept for it.
fn is_too_much(bytes: &[u8]) -> bool {
    let (mut containers, mut values) = (0, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => (containers, values) = (containers + 1, values + 1),
            b',' if !in_text => values += 1,
            _ => {}
        }
        if containers > CONTAINERS_MAX || values > VALUES_MAX {
            return true;
        }
    }
    false
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Whole(u64),
    Negative(i64),
    Float,
    Text(String),
    List(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl Json {
    /// Reads a whole body; nothing when it is no JSON.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        Self::read(bytes).ok()
    }

    /// The same, with what is wrong.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        if is_too_much(bytes) {
            return Err(serde::de::Error::custom("too many values"));
        }
        serde_json::from_slice(bytes)
    }

    /// A field of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The value as text.
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The texts of the list that is this field, taken out of it; none for `null`, as Distribution 2.8 says it, and nothing
    /// for what is no list. A row that is no text is one of no characters, which is no name: left out it would make a list
    /// look whole, or empty, that is not.
    pub(crate) fn take_texts(&mut self, key: &str) -> Option<Vec<String>> {
        let Self::Object(fields) = self else { return None };
        match &mut fields.iter_mut().rev().find(|(name, _)| name == key)?.1 {
            Self::Null => Some(Vec::new()),
            Self::List(rows) => {
                let take = |row: &mut Self| match row {
                    Self::Text(text) => std::mem::take(text),
                    _ => String::new(),
                };
                Some(rows.iter_mut().map(take).collect())
            }
            _ => None,
        }
    }

    /// The text itself.
    pub(crate) fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as yes or no.
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The value as a count or a size: whole and not negative.
    pub(crate) fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// The value as a whole number of either sign.
    pub(crate) fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => i64::try_from(*number).ok(),
            Self::Negative(number) => Some(*number),
            _ => None,
        }
    }

    /// The elements, none where it is no list.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }

    /// The fields, none where it is no object.
    pub(crate) fn fields(&self) -> &[(String, Self)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    /// An element of a list.
    pub(crate) fn at(&self, place: usize) -> Option<&Self> {
        self.items().get(place)
    }

    /// A field that is text and not empty.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_text().filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A field that is `true`.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.get(key) == Some(&Self::Bool(true))
    }
}

impl fmt::Display for Json {
    /// Without spaces. A fraction, whose value was not kept, is written as `null`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let between = |f: &mut fmt::Formatter<'_>, at| if at > 0 { f.write_str(",") } else { Ok(()) };
        match self {
            Self::Null | Self::Float => f.write_str("null"),
            Self::Bool(flag) => write!(f, "{flag}"),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Negative(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(&quote(text)),
            Self::List(items) => {
                f.write_str("[")?;
                for (at, item) in items.iter().enumerate() {
                    between(f, at)?;
                    write!(f, "{item}")?;
                }
                f.write_str("]")
            }
            Self::Object(fields) => {
                f.write_str("{")?;
                for (at, (name, value)) in fields.iter().enumerate() {
                    between(f, at)?;
                    write!(f, "{}:{value}", quote(name))?;
                }
                f.write_str("}")
            }
        }
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// A text as JSON, quoted and escaped.
pub(crate) fn quote(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Build)
    }
}

struct Build;

impl<'de> Visitor<'de> for Build {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Whole(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Negative(value))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Float)
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(field) = fields.next_entry()? {
            object.push(field);
        }
        Ok(Json::Object(object))
    }
}
