//! `config.json`, field by field.

use super::accounts;
use super::fields::{Fields, Notes};
use super::locate::line_of;
use super::{HelpLink, RegistrySettings, Settings, SettingsError, SettingsReason as Reason};
use crate::console::preferences::Theme;
use crate::console::route::{Api, Place};
use crate::console::text::Language;
use crate::name::{NameError, Origin, Pasted};
use crate::registry::json::Json;

impl Settings {
    /// Reads the file. `here` is the origin the console's files come from, if they have one: an address `"/"` means that.
    ///
    /// # Errors
    /// What is wrong with the first field that is.
    pub fn from_json(bytes: &[u8], here: Option<&Origin>) -> Result<Self, SettingsError> {
        Self::read(Some(bytes), "", here)
    }

    /// Reads the file, if there is one, and what the element says, which may be empty. A field of the element counts
    /// instead of the file's.
    ///
    /// # Errors
    /// What is wrong with the first field that is.
    pub fn read(file: Option<&[u8]>, element: &str, here: Option<&Origin>) -> Result<Self, SettingsError> {
        let mut value = parse(file.unwrap_or(b"{}"), false)?;
        let said =
            if element.is_empty() { Json::Object(Vec::new()) } else { parse(element.as_bytes(), true)? };
        let Json::Object(said) = said else {
            let (field, reason) = (String::new(), Reason::NotAnObject);
            return Err(SettingsError { of_element: true, line: 1, field, reason });
        };
        let names: Vec<String> = said.iter().map(|(name, _)| name.clone()).collect();
        if let Json::Object(fields) = &mut value {
            // Of two with one name the last counts.
            fields.extend(said);
        }
        let notes = Notes::default();
        let settings = read_settings(value, here, &notes).unwrap_or_default();
        match notes.wrong.take() {
            None => Ok(Self { ignored: notes.ignored.take(), ..settings }),
            Some((field, reason)) => {
                let of_element = names.iter().any(|name| field.split(['.', '[']).next() == Some(name));
                let text = if of_element { element.as_bytes() } else { file.unwrap_or_default() };
                Err(SettingsError { of_element, line: line_of(text, &field), field, reason })
            }
        }
    }
}

fn parse(bytes: &[u8], of_element: bool) -> Result<Json, SettingsError> {
    let whole = |line, reason| SettingsError { of_element, line, field: String::new(), reason };
    if bytes.len() > Settings::LONGEST {
        return Err(whole(1, Reason::TooLong));
    }
    Json::read(bytes).map_err(|error| {
        // What ends too early with its line is said of the next one, before its first column.
        let line = error.line() - usize::from(error.column() == 0 && error.line() > 1);
        whole(line.max(1), Reason::NotJson(error.to_string()))
    })
}

fn read_settings(value: Json, here: Option<&Origin>, notes: &Notes) -> Option<Settings> {
    let mut fields = Fields::new(value, String::new(), notes)?;
    // For editors; a console has no use for it.
    fields.take("$schema");
    let mut settings = Settings::default();
    for (at, value) in fields.list("registries").into_iter().enumerate() {
        let Some(registry) = read_registry(value, format!("registries[{at}]"), here, notes) else { continue };
        if settings.registry(&registry.place.origin).is_some() {
            notes.wrong(format!("registries[{at}].address"), Reason::Twice);
        }
        settings.registries.push(registry);
    }
    settings.open = fields.parsed("open", |text| read_open(text, here));
    for (name, flag) in [
        ("allowOthers", &mut settings.allow_others),
        ("deletes", &mut settings.deletes),
        ("readOnly", &mut settings.read_only),
        ("countTags", &mut settings.count_tags),
    ] {
        *flag = fields.flag(name).unwrap_or(*flag);
    }
    settings.title = fields.text("title");
    settings.logo = fields.parsed("logo", read_picture);
    settings.tokens = fields.tokens("tokens");
    settings.language = fields.parsed("language", |text| {
        let known = Language::ALL.into_iter().find(|language| language.code() == text);
        known.ok_or(Reason::NotOneOf(&["en", "zh-Hans", "zh-Hant"]))
    });
    settings.theme = fields
        .parsed("theme", |text| Theme::read(text).ok_or(Reason::NotOneOf(&["system", "light", "dark"])));
    settings.parents = fields.origins("parents", here);
    settings.page_size = fields.number("pageSize", 10, 1000);
    settings.help = read_help(&mut fields);
    settings.full = fields.parsed("full", read_link);
    fields.end();
    Some(settings)
}

/// One address, or a list of addresses with what each is called.
fn read_help(fields: &mut Fields<'_>) -> Vec<HelpLink> {
    let mut links = Vec::new();
    if fields.has_text("help") {
        let address = fields.parsed("help", read_link);
        links.extend(address.map(|address| HelpLink { label: None, address }));
        return links;
    }
    for (at, value) in fields.list("help").into_iter().enumerate() {
        let Some(mut link) = Fields::new(value, format!("help[{at}]"), fields.notes) else { continue };
        let address = link.needed("address", read_link).unwrap_or_default();
        links.push(HelpLink { label: link.text("label"), address });
        link.end();
    }
    links
}

fn read_registry(
    value: Json,
    path: String,
    here: Option<&Origin>,
    notes: &Notes,
) -> Option<RegistrySettings> {
    let mut fields = Fields::new(value, path, notes)?;
    let origin = fields.needed("address", |text| read_origin(text, here))?;
    let api = fields.parsed("api", |text| Api::read(text).ok_or(Reason::NotOneOf(&["v1", "v2"])));
    let registry = RegistrySettings {
        name: fields.text("name"),
        place: Place { origin, api },
        public_host: fields.parsed("publicHost", |text| read_public_host(text, here)),
        standalone: fields.flag("standalone"),
        read_only: fields.flag("readOnly").unwrap_or_default(),
        token_endpoints: fields.origins("tokenEndpoints", here),
        realm: fields.parsed("realm", read_link),
        service: fields.text("service"),
        accounts: fields
            .take("accounts")
            .and_then(|value| accounts::read(value, fields.path("accounts"), here, notes)),
    };
    fields.end();
    Some(registry)
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

/// A picture in the address itself, or a path that stays where the console's files are. What a browser would read as
/// another origin is none.
fn read_picture(text: &str) -> Result<String, Reason> {
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    let relative =
        !text.is_empty() && !first.contains(':') && !text.starts_with("//") && !text.contains('\\');
    let plain = !text.contains(|c: char| c.is_ascii_control());
    let picture = text.starts_with("data:image/") || relative;
    if picture && plain { Ok(text.to_owned()) } else { Err(Reason::NotAPicture) }
}
