//! The fields of an object, taken out one by one. What is wrong is noted under the name of its field, and reading goes
//! on as if the field were not there: the first note is what is said.

use super::SettingsReason as Reason;
use super::read::read_origin;
use super::tokens;
use crate::name::Origin;
use crate::registry::json::Json;
use std::cell::{Cell, RefCell};

/// What was noted while reading.
#[derive(Default)]
pub(super) struct Notes {
    /// The first field that is wrong, by its path, and what is.
    pub(super) wrong: Cell<Option<(String, Reason)>>,
    /// The fields that nobody knows.
    pub(super) ignored: RefCell<Vec<String>>,
}

impl Notes {
    pub(super) fn wrong(&self, path: String, reason: Reason) {
        let first = self.wrong.take().unwrap_or((path, reason));
        self.wrong.set(Some(first));
    }
}

/// The fields of one object. What has been read is taken out, so that what is left is what nobody knows.
pub(super) struct Fields<'a> {
    left: Vec<(String, Json)>,
    prefix: String,
    pub(super) notes: &'a Notes,
}

impl<'a> Fields<'a> {
    pub(super) fn new(value: Json, path: String, notes: &'a Notes) -> Option<Self> {
        match value {
            Json::Object(left) => Some(Self { left, prefix: path, notes }),
            _ => {
                notes.wrong(path, Reason::NotAnObject);
                None
            }
        }
    }

    pub(super) fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}.{name}", self.prefix) }
    }

    /// A field; `null` counts as absent, and of two with one name the last.
    pub(super) fn take(&mut self, name: &str) -> Option<Json> {
        let mut taken = None;
        while let Some(at) = self.left.iter().position(|(other, _)| other == name) {
            taken = Some(self.left.remove(at).1);
        }
        taken.filter(|value| *value != Json::Null)
    }

    pub(super) fn wrong(&self, name: &str, reason: Reason) {
        self.notes.wrong(self.path(name), reason);
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let value = self.take(name)?;
        let text = value.into_text();
        if text.is_none() {
            self.wrong(name, Reason::NotText);
        }
        text
    }

    pub(super) fn parsed<V>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<V, Reason>,
    ) -> Option<V> {
        let text = self.text(name)?;
        read(text.trim()).map_err(|reason| self.wrong(name, reason)).ok()
    }

    /// The same of a field that has to be there.
    pub(super) fn needed<V>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<V, Reason>,
    ) -> Option<V> {
        let value = self.parsed(name, read);
        if value.is_none() {
            self.wrong(name, Reason::Missing);
        }
        value
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        let flag = self.take(name)?.as_bool();
        if flag.is_none() {
            self.wrong(name, Reason::NotTrueOrFalse);
        }
        flag
    }

    pub(super) fn number(&mut self, name: &str, least: u32, most: u32) -> Option<u32> {
        let number = self.take(name)?.as_u64().and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.wrong(name, Reason::NotANumberWithin(least, most));
        }
        number
    }

    pub(super) fn list(&mut self, name: &str) -> Vec<Json> {
        match self.take(name) {
            None => Vec::new(),
            Some(Json::List(list)) => list,
            Some(_) => {
                self.wrong(name, Reason::NotAList);
                Vec::new()
            }
        }
    }

    pub(super) fn origins(&mut self, name: &str, here: Option<&Origin>) -> Vec<Origin> {
        let mut origins = Vec::new();
        for (at, value) in self.list(name).into_iter().enumerate() {
            match value.as_text().ok_or(Reason::NotText).and_then(|text| read_origin(text.trim(), here)) {
                Ok(origin) => origins.push(origin),
                Err(reason) => self.wrong(&format!("{name}[{at}]"), reason),
            }
        }
        origins
    }

    /// Whether a field is text, where it may be something else as well.
    pub(super) fn has_text(&self, name: &str) -> bool {
        let last = self.left.iter().rev().find(|(other, _)| other == name);
        last.is_some_and(|(_, value)| value.as_text().is_some())
    }

    pub(super) fn tokens(&mut self, name: &str) -> Vec<(String, String)> {
        let fields = self.take(name).and_then(|value| Self::new(value, self.path(name), self.notes));
        let mut tokens = Vec::new();
        let Some(fields) = fields else { return tokens };
        for (token, value) in &fields.left {
            let text = value.as_text().unwrap_or_default().trim();
            match tokens::check(token, text) {
                Ok(()) => tokens.push((token.clone(), text.to_owned())),
                Err(reason) => fields.wrong(token, reason),
            }
        }
        tokens
    }

    pub(super) fn end(self) {
        let unknown = self.left.iter().map(|(name, _)| self.path(name));
        self.notes.ignored.borrow_mut().extend(unknown);
    }
}
