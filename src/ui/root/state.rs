//! The console's state and how it changes.

use super::kept::{self, Chosen};
use crate::console::preferences::{Known, Preferences};
use crate::console::route::{Api, Place, Route};
use crate::console::session::{Action, Session};
use crate::console::text::Texts;
use crate::name::Origin;
use crate::ui::hooks::{Change, Over};
use std::rc::Rc;
use yew::prelude::*;

/// Everything that changes while the console is mounted.
#[derive(Clone)]
pub(super) struct State {
    pub(super) preferences: Rc<Preferences>,
    /// Whether the browser keeps them; nothing else is known until the first change.
    pub(super) kept: bool,
    pub(super) session: Rc<Session>,
    pub(super) route: Rc<Route>,
    pub(super) texts: Rc<Texts>,
    /// What is to be read out, and how many times something was: the same words twice are two announcements.
    pub(super) said: (String, u32),
    /// Where a sign-in is asked for over the page.
    pub(super) sign_in: Option<Origin>,
    /// What stands over the page.
    pub(super) over: Over,
    /// How many times someone signed in or out: what was read before is read again.
    pub(super) turns: u32,
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Session(action) => {
                if matches!(action, Action::SignedIn { .. } | Action::SignedOut { .. }) {
                    next.turns = next.turns.wrapping_add(1);
                }
                let session = Session::clone(&next.session).apply(action.clone());
                if let Some(chosen) = remember(&session, action) {
                    next.prefer(chosen);
                }
                next.session = Rc::new(session);
                next.route = Rc::new(next.as_spoken(Route::clone(&next.route)));
            }
            Change::Prefer(chosen) => next.prefer(chosen),
            Change::Arrived(route) => {
                let route = next.as_spoken(route);
                if route == *next.route {
                    return self;
                }
                next.sign_in = None;
                next.over = Over::Nothing;
                next.route = Rc::new(route);
            }
            Change::Speaks(texts) => next.texts = texts,
            Change::Say(words) => next.say(words),
            Change::AskSignIn(origin) => next.sign_in = origin,
            // The commands are those of a registry.
            Change::Show(Over::Commands) if next.route.place().is_none() => return self,
            Change::Show(over) => next.over = over,
        }
        Rc::new(next)
    }
}

impl State {
    /// Changes preferences, and says once where they are not kept.
    fn prefer(&mut self, chosen: Chosen) {
        let (preferences, took) = kept::change(&self.preferences, self.kept, chosen);
        self.preferences = Rc::new(preferences);
        if self.kept && !took {
            self.say(self.texts.shell.unkept().to_owned());
        }
        self.kept = took;
    }

    fn say(&mut self, words: String) {
        self.said = (words, self.said.1.wrapping_add(1));
    }

    /// An address as its registry means it, once it is known what that speaks.
    fn as_spoken(&self, route: Route) -> Route {
        let spoken =
            route.place().and_then(|place| self.session.connection(&place.origin)?.api_for(place.api));
        match spoken {
            Some(Api::V1) => route.in_library(),
            Some(Api::V2) => route.without_index(),
            None => route,
        }
    }
}

/// What this browser is to remember of a registry: where it is and what it speaks, once connected; nothing, once
/// forgotten.
fn remember(session: &Session, action: Action) -> Option<Chosen> {
    match action {
        Action::Connected { origin, .. } => {
            let connection = session.connection(&origin).filter(|connection| connection.kind.is_some())?;
            let (api, standalone) = (connection.api(), connection.standalone());
            let known = Known { place: Place { origin, api }, standalone };
            Some(Box::new(move |preferences: Preferences| preferences.connected(known)))
        }
        Action::Forgotten { origin } => {
            Some(Box::new(move |preferences: Preferences| preferences.forgotten(&origin)))
        }
        _ => None,
    }
}
