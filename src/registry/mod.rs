//! The protocols: what a registry can be asked, in the words of the field.
//!
//! [`Registry`] is the one handle that pages hold; it is cheap to clone. It knows how to reach a registry and with
//! which credential, and nothing about screens. Each verb follows a row of the registry-v1, hub-v1 or
//! registry-v2 sheet.

mod bearer;
pub mod credential;
pub mod detect;
mod door;
mod download;
pub mod error;
pub mod examine;
mod exchange;
mod handed;
pub mod hub;
pub(crate) mod passage;
mod rate;
mod realm;
pub(crate) mod scope;
mod status;
mod token_server;
mod tokens;
pub mod v1;
pub mod v2;

pub(crate) use crate::json;
pub use download::{Download, Verified};

use crate::http::{Gate, Response, Timeouts, Transport};
use crate::name::{Origin, Repository};
use credential::Keyring;
pub use handed::Giver;
pub use rate::RateLimit;
pub use realm::RealmFault;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;

/// Requests under way at once to one registry.
const AT_ONCE: usize = 6;
/// How much of one v1 JSON document is read (security notes R1).
const V1_JSON_BYTES: usize = 1024 * 1024;
/// How long a list may take in all: 16 MiB over a slow link.
const LIST_TIME: Timeouts = Timeouts { idle_ms: 20_000, total_ms: Some(300_000) };
/// How many rows the first page of a v2 list is asked to have, unless the settings say it: it is to come soon.
pub const ROWS: u32 = 100;
/// How many each page after it. Distribution looks through all it stores for every page; more than this it refuses.
const MORE_ROWS: u32 = 1000;
/// How much of a list is read.
const LIST_BYTES: usize = 16 * 1024 * 1024;

/// A registry that is or may be connected to. Verbs are in the files of the protocols: `detect`, `v1`, `v2`, `hub`.
pub struct Registry<T> {
    shared: Rc<Shared<T>>,
}

struct Shared<T> {
    transport: T,
    origin: Origin,
    gate: Gate,
    /// One token is asked for at a time.
    door: Gate,
    /// The same of a v2 registry: one for each scope.
    doors: RefCell<Vec<(String, Gate)>>,
    keyring: RefCell<Keyring>,
    /// Who hands tokens over, and asks for one at a time.
    giver: RefCell<Option<Giver>>,
    giver_door: Gate,
    /// The repositories that were seen to delete manifests but no tags.
    tags_stay: RefCell<HashSet<Repository>>,
    /// Whether it was seen to keep no lists of referrers.
    lists_no_referrers: Cell<bool>,
    /// How many requests are left, as last said, and who wants to know when that changes.
    limit: Cell<Option<RateLimit>>,
    on_limit: RefCell<Option<Rc<dyn Fn()>>>,
    /// How many rows a page of a list is asked to have.
    rows: Cell<u32>,
    /// How many each page after the first, where that is more.
    more_rows: Cell<Option<u32>>,
    /// The first page of a list that was asked for before it is shown.
    ahead: RefCell<Option<v2::Ahead>>,
}

impl<T> Clone for Registry<T> {
    fn clone(&self) -> Self {
        Self { shared: self.shared.clone() }
    }
}

impl<T> PartialEq for Registry<T> {
    /// Two handles are equal when they share one connection.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shared, &other.shared)
    }
}

impl<T: Transport> Registry<T> {
    /// A handle for the registry at an origin. Sends nothing.
    pub fn new(transport: T, origin: Origin) -> Self {
        let keyring = RefCell::new(Keyring::new(origin.clone()));
        Self {
            shared: Rc::new(Shared {
                transport,
                origin,
                gate: Gate::new(AT_ONCE),
                door: Gate::new(1),
                doors: RefCell::default(),
                keyring,
                giver: RefCell::default(),
                giver_door: Gate::new(1),
                tags_stay: RefCell::default(),
                lists_no_referrers: Cell::new(false),
                limit: Cell::new(None),
                on_limit: RefCell::default(),
                rows: Cell::new(ROWS),
                more_rows: Cell::new(Some(MORE_ROWS)),
                ahead: RefCell::default(),
            }),
        }
    }

    /// How many rows every page of a list is asked to have from now on.
    pub fn set_page_size(&self, rows: u32) {
        self.shared.rows.set(rows);
        self.shared.more_rows.set(None);
    }

    /// How many requests are left, as the server last said.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.shared.limit.get()
    }

    /// Tells one listener whenever that changes, or nobody any more.
    pub fn on_rate_limit(&self, listener: Option<Rc<dyn Fn()>>) {
        *self.shared.on_limit.borrow_mut() = listener;
    }

    fn note_limit(&self, response: &Response) {
        let limit = RateLimit::read(&response.headers);
        if limit.is_some() && self.shared.limit.replace(limit) != limit {
            let listener = self.shared.on_limit.borrow().clone();
            listener.iter().for_each(|listener| listener());
        }
    }

    /// Where it is.
    pub fn origin(&self) -> &Origin {
        &self.shared.origin
    }
}
