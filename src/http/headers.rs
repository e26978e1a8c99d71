//! Header fields, looked up without regard to case.

use std::fmt;

/// The header fields of a request or response, in order; a name may stand several times.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers(Vec<(String, String)>);

/// What is never printed: it opens doors (security notes C16).
const SECRET: [&str; 4] = ["authorization", "x-docker-token", "www-authenticate", "set-cookie"];

impl Headers {
    /// No fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field. Control characters in the value are dropped: they could begin another field.
    pub fn add(&mut self, name: &str, value: &str) {
        let value = if value.contains(char::is_control) {
            value.chars().filter(|c| !c.is_control()).collect()
        } else {
            value.to_owned()
        };
        self.0.push((name.to_ascii_lowercase(), value));
    }

    /// The first value of a field. A name that stands several times in one answer may come joined by commas,
    /// since that is how a browser shows it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.get_all(name).next()
    }

    /// Every value of a field.
    pub fn get_all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Every field, names in lower case.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(k, v)| (k, if SECRET.contains(&k) { "(redacted)" } else { v })))
            .finish()
    }
}
