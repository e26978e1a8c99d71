//! The settings of an installation: `config.json` beside the console, written by whoever hosts it, and what the element
//! that holds the console says itself, which counts before that.
//!
//! Every field may be missing. A field that is there and wrong stops the console with a message that names it and
//! its line, since a misspelt `readOnly` must not turn into deletes for everyone. Fields that nobody knows are
//! ignored and listed. Read from the tree by hand: it is small in the wasm, and says better what is wrong.

mod accounts;
mod fields;
mod locate;
mod read;
mod tokens;

pub use accounts::AccountsSettings;
pub use tokens::{COLOURS, LENGTHS};

use super::preferences::Theme;
use super::route::{Place, Route, View};
use super::text::Language;
use crate::name::{NameError, Origin, Pasted, Reference};

/// What the settings say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The registries offered on Connect, in this order.
    pub registries: Vec<RegistrySettings>,
    /// What opens first, instead of Connect.
    pub open: Option<Pasted>,
    /// Whether registries beside those listed may be connected to.
    pub allow_others: bool,
    /// Whether anything may be deleted.
    pub deletes: bool,
    /// Whether nothing may be written anywhere.
    pub read_only: bool,
    /// The name of the installation, in the bar.
    pub title: Option<String>,
    /// The picture before it: a `data:image` address, or one at the origin of the console's files, relative to them.
    pub logo: Option<String>,
    /// Tokens of the theme, each by its name, and the colour or length it has instead.
    pub tokens: Vec<(String, String)>,
    /// The language, until a person chooses one.
    pub language: Option<Language>,
    /// The theme, until a person chooses one.
    pub theme: Option<Theme>,
    /// The origins inside whose frames the console may write (security notes P1).
    pub parents: Vec<Origin>,
    /// Rows of a page, where a server pages; else the client chooses.
    pub page_size: Option<u32>,
    /// Whether the tags of the repositories in view are counted, until a person chooses.
    pub count_tags: bool,
    /// Where people of this installation find help.
    pub help: Vec<HelpLink>,
    /// The page that a console has to itself, for one inside another's page to lead to: an absolute http or https URL.
    pub full: Option<String>,
    /// Fields that were there and mean nothing, by their paths.
    pub ignored: Vec<String>,
}

/// Where people find help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpLink {
    /// What it is called; plainly help when the settings give no name.
    pub label: Option<String>,
    /// Where it is: an absolute http or https URL.
    pub address: String,
}

/// A registry the settings name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrySettings {
    /// What people call it; its host when the settings give no name.
    pub name: Option<String>,
    /// Where it is, and what it speaks if that is said.
    pub place: Place,
    /// The host in pull commands, where it differs from the address: `host[:port]`.
    pub public_host: Option<String>,
    /// Whether registry and index are one, if that is said.
    pub standalone: Option<bool>,
    /// Whether nothing may be written to it.
    pub read_only: bool,
    /// Origins that tokens of this registry's index may be sent to without asking a person.
    pub token_endpoints: Vec<Origin>,
    /// Where a v2 registry's users get their tokens, and so where their logins go, in case the page may not read it
    /// from the registry.
    pub realm: Option<String>,
    /// What the registry is called there.
    pub service: Option<String>,
    /// The accounts API of its users, where there is one.
    pub accounts: Option<AccountsSettings>,
}

/// What is wrong with the settings. The words for people are made in `ui::notice`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsError {
    /// Whether it is the element that says so, and not the file.
    pub of_element: bool,
    /// The line, from 1 on.
    pub line: usize,
    /// The field, such as `registries[1].address`; empty when the file as a whole is meant.
    pub field: String,
    /// What is wrong with it.
    pub reason: SettingsReason,
}

/// What may be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SettingsReason {
    /// The file is no JSON, for the reason the parser gives.
    NotJson(String),
    /// The file is longer than [`Settings::LONGEST`].
    TooLong,
    /// Must be an object.
    NotAnObject,
    /// Must be a list.
    NotAList,
    /// Must be text.
    NotText,
    /// Must be true or false.
    NotTrueOrFalse,
    /// Must be a whole number from the first to the second.
    NotANumberWithin(u32, u32),
    /// Must be one of these words.
    NotOneOf(&'static [&'static str]),
    /// Must be the address of a registry.
    NotAnAddress(NameError),
    /// Must be an absolute http or https URL without userinfo.
    NotALink,
    /// Must be a `data:image` address, or a path at the origin of the console's files.
    NotAPicture,
    /// Is none of the tokens of the theme.
    NotAToken,
    /// Must be a plain colour.
    NotAColour,
    /// Must be a plain length.
    NotALength,
    /// Must be there.
    Missing,
    /// Is there already: two registries have one address.
    Twice,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            registries: Vec::new(),
            open: None,
            allow_others: true,
            deletes: true,
            read_only: false,
            title: None,
            logo: None,
            tokens: Vec::new(),
            language: None,
            theme: None,
            parents: Vec::new(),
            page_size: None,
            count_tags: false,
            help: Vec::new(),
            full: None,
            ignored: Vec::new(),
        }
    }
}

impl Settings {
    /// The longest file that is read, in bytes.
    pub const LONGEST: usize = 256 * 1024;

    /// What the settings say of a registry.
    #[must_use]
    pub fn registry(&self, origin: &Origin) -> Option<&RegistrySettings> {
        self.registries.iter().find(|registry| registry.place.origin == *origin)
    }

    /// Whether the settings name a registry, as one of the list or as the one that opens first.
    #[must_use]
    pub fn names(&self, origin: &Origin) -> bool {
        self.registry(origin).is_some() || self.open_origin() == Some(origin)
    }

    /// Whether a registry may be connected to at all.
    #[must_use]
    pub fn allows(&self, origin: &Origin) -> bool {
        self.allow_others || self.names(origin)
    }

    /// Whether nothing may be written to a registry.
    #[must_use]
    pub fn is_read_only(&self, origin: &Origin) -> bool {
        self.read_only || self.registry(origin).is_some_and(|registry| registry.read_only)
    }

    /// Whether the console may write inside the frames it stands in: those of its own origin and of the origins the
    /// settings list. `frames` is nothing when the browser does not say whose they are.
    #[must_use]
    pub fn lets_write_within(&self, frames: Option<&[Origin]>, own: Option<&Origin>) -> bool {
        let known = |frame: &Origin| Some(frame) == own || self.parents.contains(frame);
        frames.is_some_and(|frames| frames.iter().all(known))
    }

    /// The address of a place in the console that has a page to itself.
    #[must_use]
    pub fn full_at(&self, route: &Route) -> Option<String> {
        let page = self.full.as_deref()?.split('#').next()?;
        Some(format!("{page}{}", route.to_hash()))
    }

    /// A registry as an address without `api` should name it: with the protocol the settings give it.
    #[must_use]
    pub fn place(&self, origin: &Origin) -> Place {
        self.registry(origin).map_or_else(|| Place::new(origin.clone()), |registry| registry.place.clone())
    }

    /// Where the empty address leads: what the settings open first, or Connect.
    #[must_use]
    pub fn first_route(&self) -> Route {
        let Some(open) = &self.open else { return Route::connect() };
        let Some(origin) = self.opens() else { return Route::connect() };
        let place = self.place(origin);
        match open.reference.clone() {
            None => Route::repositories(place),
            Some(Reference { repository, selector: None }) => {
                Route::repository(place, repository, View::default())
            }
            Some(Reference { repository, selector: Some(selector) }) => {
                Route::image(place, repository, selector)
            }
        }
    }

    /// The registry that opens first: the one that is named, or else the first of the list.
    #[must_use]
    pub fn opens(&self) -> Option<&Origin> {
        self.open_origin().or_else(|| self.registries.first().map(|registry| &registry.place.origin))
    }

    fn open_origin(&self) -> Option<&Origin> {
        self.open.as_ref().and_then(|open| open.origin.as_ref())
    }
}
