//! `config.json`, field by field.

use super::accounts;
use super::locate::line_of;
use super::{RegistrySettings, Settings, SettingsError, SettingsReason as Reason};
use crate::console::preferences::Theme;
use crate::console::route::{Api, Place};
use crate::console::text::Language;
use crate::name::{NameError, Origin, Pasted};
use crate::registry::json::Json;

impl Settings {
    /// Reads the file. `here` is the page's own origin, if it has one: an address `"/"` means that.
    ///
    /// # Errors
    /// What is wrong with the first field that is.
    pub fn from_json(bytes: &[u8], here: Option<&Origin>) -> Result<Self, SettingsError> {
        let whole = |line, reason| SettingsError { line, field: String::new(), reason };
        if bytes.len() > Self::LONGEST {
            return Err(whole(1, Reason::TooLong));
        }
        let value = Json::read(bytes).map_err(|error| {
            // What ends too early with its line is said of the next one, before its first column.
            let line = error.line() - usize::from(error.column() == 0 && error.line() > 1);
            whole(line.max(1), Reason::NotJson(error.to_string()))
        })?;
        read_settings(value, here).map_err(|(field, reason)| SettingsError {
            line: line_of(bytes, &field),
            field,
            reason,
        })
    }
}

pub(super) type Wrong = (String, Reason);

fn read_settings(value: Json, here: Option<&Origin>) -> Result<Settings, Wrong> {
    let mut fields = Fields::new(value, "")?;
    let default = Settings::default();
    let mut ignored = Vec::new();
    let mut registries: Vec<RegistrySettings> = Vec::new();
    for (at, value) in fields.list("registries")?.into_iter().enumerate() {
        let registry = read_registry(value, &format!("registries[{at}]"), here, &mut ignored)?;
        if registries.iter().any(|other| other.place.origin == registry.place.origin) {
            return Err((format!("registries[{at}].address"), Reason::Twice));
        }
        registries.push(registry);
    }
    let settings = Settings {
        open: fields.parsed("open", |text| read_open(text, here))?,
        allow_others: fields.flag("allowOthers")?.unwrap_or(default.allow_others),
        deletes: fields.flag("deletes")?.unwrap_or(default.deletes),
        read_only: fields.flag("readOnly")?.unwrap_or(default.read_only),
        title: fields.text("title")?,
        language: fields.one_of("language", &["en", "zh-Hans", "zh-Hant"], |text| {
            Language::ALL.into_iter().find(|language| language.code() == text)
        })?,
        theme: fields.one_of("theme", &["system", "light", "dark"], Theme::read)?,
        parents: fields.origins("parents", here)?,
        count_tags: fields.flag("countTags")?.unwrap_or(default.count_tags),
        page_size: fields.number("pageSize", 10, 1000)?.unwrap_or(default.page_size),
        help: fields.parsed("help", read_link)?,
        registries,
        ignored: Vec::new(),
    };
    fields.end(&mut ignored);
    Ok(Settings { ignored, ..settings })
}

fn read_registry(
    value: Json,
    path: &str,
    here: Option<&Origin>,
    ignored: &mut Vec<String>,
) -> Result<RegistrySettings, Wrong> {
    let mut fields = Fields::new(value, path)?;
    let origin = fields
        .parsed("address", |text| read_origin(text, here))?
        .ok_or_else(|| (fields.path("address"), Reason::Missing))?;
    let api = fields.one_of("api", &["v1", "v2"], Api::read)?;
    let registry = RegistrySettings {
        name: fields.text("name")?,
        place: Place { origin, api },
        public_host: fields.parsed("publicHost", |text| read_public_host(text, here))?,
        standalone: fields.flag("standalone")?,
        read_only: fields.flag("readOnly")?.unwrap_or_default(),
        token_endpoints: fields.origins("tokenEndpoints", here)?,
        realm: fields.parsed("realm", read_link)?,
        service: fields.text("service")?,
        accounts: match fields.take("accounts") {
            Some(value) => Some(accounts::read(value, &fields.path("accounts"), here, ignored)?),
            None => None,
        },
    };
    fields.end(ignored);
    Ok(registry)
}

/// The fields of one object. What has been read is taken out, so that what is left is what nobody knows.
pub(super) struct Fields {
    left: Vec<(String, Json)>,
    prefix: String,
}

impl Fields {
    pub(super) fn new(value: Json, path: &str) -> Result<Self, Wrong> {
        match value {
            Json::Object(fields) => Ok(Self { left: fields, prefix: path.to_owned() }),
            _ => Err((path.to_owned(), Reason::NotAnObject)),
        }
    }

    pub(super) fn path(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}.{name}", self.prefix) }
    }

    /// A field; `null` counts as absent, and of two with one name the last.
    fn take(&mut self, name: &str) -> Option<Json> {
        let mut taken = None;
        while let Some(at) = self.left.iter().position(|(other, _)| other == name) {
            taken = Some(self.left.remove(at).1);
        }
        taken.filter(|value| *value != Json::Null)
    }

    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Wrong> {
        match self.take(name) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text)),
            Some(_) => Err((self.path(name), Reason::NotText)),
        }
    }

    pub(super) fn parsed<V>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Result<V, Reason>,
    ) -> Result<Option<V>, Wrong> {
        let text = self.text(name)?;
        text.map(|text| read(text.trim()).map_err(|reason| (self.path(name), reason))).transpose()
    }

    fn one_of<V>(
        &mut self,
        name: &str,
        words: &'static [&'static str],
        read: impl FnOnce(&str) -> Option<V>,
    ) -> Result<Option<V>, Wrong> {
        self.parsed(name, |text| read(text).ok_or(Reason::NotOneOf(words)))
    }

    fn flag(&mut self, name: &str) -> Result<Option<bool>, Wrong> {
        match self.take(name) {
            None => Ok(None),
            Some(Json::Bool(flag)) => Ok(Some(flag)),
            Some(_) => Err((self.path(name), Reason::NotTrueOrFalse)),
        }
    }

    fn number(&mut self, name: &str, least: u32, most: u32) -> Result<Option<u32>, Wrong> {
        let Some(value) = self.take(name) else { return Ok(None) };
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        match number.filter(|number| (least..=most).contains(number)) {
            Some(number) => Ok(Some(number)),
            None => Err((self.path(name), Reason::NotANumberWithin(least, most))),
        }
    }

    fn list(&mut self, name: &str) -> Result<Vec<Json>, Wrong> {
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Json::List(list)) => Ok(list),
            Some(_) => Err((self.path(name), Reason::NotAList)),
        }
    }

    fn origins(&mut self, name: &str, here: Option<&Origin>) -> Result<Vec<Origin>, Wrong> {
        let list = self.list(name)?;
        let read = |(at, value): (usize, Json)| {
            let path = || format!("{}[{at}]", self.path(name));
            let text = value.as_text().ok_or_else(|| (path(), Reason::NotText))?;
            read_origin(text.trim(), here).map_err(|reason| (path(), reason))
        };
        list.into_iter().enumerate().map(read).collect()
    }

    pub(super) fn end(self, ignored: &mut Vec<String>) {
        ignored.extend(self.left.iter().map(|(name, _)| self.path(name)));
    }
}

fn read_open(text: &str, here: Option<&Origin>) -> Result<Pasted, Reason> {
    if text == "/" {
        let origin = read_origin(text, here)?;
        return Ok(Pasted { origin: Some(origin), scheme_given: true, reference: None, user: None });
    }
    let pasted = Pasted::parse(text).map_err(Reason::NotAnAddress)?;
    // A file that everyone can fetch must hold no credential, and this is the only place where it would be seen.
    if pasted.user.is_some() { Err(Reason::NotAnAddress(NameError::BadCharacter('@'))) } else { Ok(pasted) }
}

pub(super) fn read_origin(text: &str, here: Option<&Origin>) -> Result<Origin, Reason> {
    if text == "/" {
        return here.cloned().ok_or(Reason::NotAnAddress(NameError::BadHost));
    }
    if text.contains('@') {
        return Err(Reason::NotAnAddress(NameError::BadCharacter('@')));
    }
    let text = text.strip_suffix('/').unwrap_or(text);
    let read = if text.contains("://") { text.parse() } else { Place::guess(text).map(|place| place.origin) };
    read.map_err(Reason::NotAnAddress)
}

/// Only the host counts in a pull command, with or without a scheme before it here.
fn read_public_host(text: &str, here: Option<&Origin>) -> Result<String, Reason> {
    Ok(read_origin(text, here)?.authority())
}

pub(super) fn read_link(text: &str) -> Result<String, Reason> {
    crate::console::show::link(text).map(|link| link.href).ok_or(Reason::NotALink)
}
