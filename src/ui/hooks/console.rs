//! The console a component stands in: settings, preferences, session, where one is, and the ways to change them.

use super::offered::{Held, Whose};
use crate::console::capability::{Act, Reason, Standing};
use crate::console::preferences::Preferences;
use crate::console::route::{Api, Place, Route};
use crate::console::session::{Action, Session};
use crate::console::settings::Settings;
use crate::console::target::TagRow;
use crate::console::text::Texts;
use crate::name::{Origin, Repository, Selector};
use crate::registry::Registry;
use crate::web::Fetch;
use crate::web::host::Host;
use std::rc::Rc;
use yew::prelude::*;

/// What may be changed in the console's state.
pub enum Change {
    /// Something happened to a registry of the session.
    Session(Action),
    /// A preference was chosen.
    Prefer(Box<dyn FnOnce(Preferences) -> Preferences>),
    /// The address says another place.
    Arrived(Route),
    /// Another language is at hand.
    Speaks(Rc<Texts>),
    /// Something is to be read out by a screen reader.
    Say(String),
    /// A sign-in is asked for, or is over.
    AskSignIn(Option<Origin>),
    /// Something is to stand over the page, or nothing any more.
    Show(Over),
}

/// What stands over any page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// The list of keys.
    Keys,
    /// The palette.
    Palette,
    /// The commands of the page.
    Commands,
    /// The dialog that makes a repository.
    Create,
    /// The screens that a letter leads to, and the letter once it was pressed.
    Leads(Option<char>),
}

/// The ways to act on the console; the same for as long as it is mounted.
#[derive(Clone, PartialEq)]
pub struct Tools {
    /// Changes its state.
    pub change: Callback<Change>,
    /// Goes somewhere; replaces the address when asked to.
    pub go: Callback<(Route, bool)>,
    /// The handle of a registry, made when it is first asked for.
    pub registry: Callback<Origin, Registry<Fetch>>,
    /// The element that holds the console.
    pub host: Rc<Host>,
    /// Where the files of the console are.
    pub base: AttrValue,
    /// What pages leave for whoever looks for something by name.
    pub held: Held,
}

/// The console as it is at this moment.
#[derive(Clone, PartialEq)]
pub struct Console {
    /// What the host of the installation set.
    pub settings: Rc<Settings>,
    /// What the person chose.
    pub preferences: Rc<Preferences>,
    /// Which registries are connected.
    pub session: Rc<Session>,
    /// Where one is.
    pub route: Rc<Route>,
    /// Whether it stands in a frame of another origin that the settings do not name: writes are off.
    pub framed: bool,
    /// Whether the browser keeps preferences; where it does not, they hold until the page is left.
    pub kept: bool,
    /// The ways to act on it.
    pub tools: Tools,
}

impl Console {
    /// Goes to a place. Within one page the address is replaced, so that filters do not fill the history.
    pub fn go(&self, route: &Route) {
        self.tools.go.emit((route.clone(), route.same_page(&self.route)));
    }

    /// The address of a place, for links.
    #[must_use]
    pub fn href(&self, route: &Route) -> AttrValue {
        route.to_hash().into()
    }

    /// The handle of a registry.
    #[must_use]
    pub fn registry(&self, place: &Place) -> Registry<Fetch> {
        self.tools.registry.emit(place.origin.clone())
    }

    /// What a registry is spoken to by: what it was found to have, as the address chooses among it.
    #[must_use]
    pub fn api(&self, place: &Place) -> Api {
        self.known_api(place).unwrap_or(Api::V1)
    }

    /// The same; nothing where neither address nor registry has said it yet.
    #[must_use]
    pub fn known_api(&self, place: &Place) -> Option<Api> {
        let found =
            self.session.connection(&place.origin).and_then(|connection| connection.api_for(place.api));
        found.or(place.api)
    }

    /// Chooses a preference.
    pub fn prefer(&self, change: impl FnOnce(Preferences) -> Preferences + 'static) {
        self.tools.change.emit(Change::Prefer(Box::new(change)));
    }

    /// Tells the session that something happened.
    pub fn tell(&self, action: Action) {
        self.tools.change.emit(Change::Session(action));
    }

    /// Notes that a registry has no call for an act by the protocol it is spoken to by, so that it is not offered
    /// again.
    pub fn tell_unsupported(&self, place: &Place, act: Act) {
        self.tell(Action::Unsupported { origin: place.origin.clone(), api: self.api(place), act });
    }

    /// Has something read out, once, when the screen reader is free.
    pub fn announce(&self, words: impl Into<String>) {
        self.tools.change.emit(Change::Say(words.into()));
    }

    /// Opens the sign-in over the page.
    pub fn ask_sign_in(&self, origin: &Origin) {
        self.tools.change.emit(Change::AskSignIn(Some(origin.clone())));
    }

    /// Tells the page around the console what is no more at a registry: a tag, a manifest by its digest, or with
    /// neither the whole repository.
    pub fn tell_deleted(&self, place: &Place, repository: &Repository, selector: Option<&Selector>) {
        let (tag, digest) = match selector {
            Some(Selector::Tag(tag)) => (tag.to_string(), String::new()),
            Some(Selector::Digest(digest)) => (String::new(), digest.to_string()),
            _ => (String::new(), String::new()),
        };
        let (registry, repository) = (place.origin.to_string(), repository.as_str());
        let details = ["registry", &registry, "repository", repository, "tag", &tag, "digest", &digest];
        self.tools.host.tell("deleted", &details);
    }

    /// Has something stand over the page, or nothing any more.
    pub fn show(&self, over: Over) {
        self.tools.change.emit(Change::Show(over));
    }

    /// Whether an act may be offered at a registry.
    ///
    /// # Errors
    /// The reason why not; [`super::Words::reason`] has the words.
    pub fn may(&self, place: &Place, act: Act) -> Result<(), Reason> {
        match self.session.connection(&place.origin) {
            None => Err(Reason::NoSuchCall),
            Some(connection) => {
                let (settings, foreign_frame) = (&*self.settings, self.framed);
                let api = connection.api_for(place.api);
                Standing { settings, foreign_frame, connection, api }.may(act)
            }
        }
    }

    /// Whose lists are read at a registry just now.
    #[must_use]
    pub fn whose(&self, place: &Place, api: Api) -> Whose {
        Whose { origin: place.origin.clone(), api, user: self.user(place).map(ToOwned::to_owned) }
    }

    /// The tags of the repository one is in, if they were read.
    #[must_use]
    pub fn held_tags(&self, api: Api) -> Option<Rc<Vec<TagRow>>> {
        let (place, repository) = (self.route.place()?, self.route.in_repository()?);
        self.tools.held.tags(&self.whose(place, api), repository)
    }

    /// Who is signed in at a registry.
    #[must_use]
    pub fn user(&self, place: &Place) -> Option<&str> {
        self.session.user(&place.origin)
    }
}

/// The console a component stands in.
///
/// # Panics
/// When used outside the console, which no component of it is.
#[hook]
#[allow(clippy::expect_used)]
pub fn use_console() -> Console {
    use_context::<Console>().expect("every component stands below the root")
}
