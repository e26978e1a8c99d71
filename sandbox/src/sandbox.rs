//! The sandbox itself: one state, the pure handler, and the switches.

use crate::cors::Cors;
use crate::faults::{self, Fault};
use crate::log::Logged;
use crate::message::{Request, Response};
use crate::state::{Account, Manner, Places, Serves, State};
use crate::{routes, sample, v2};
use portolan::name::{Origin, Scheme};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many requests are remembered; then the oldest go, so that a sandbox may run for days.
const LOG_MAX: usize = 10_000;

/// A registry, or a registry and its index, in memory. Clones share one state.
#[derive(Clone)]
pub struct Sandbox {
    state: Arc<Mutex<State>>,
}

/// A sandbox's state at one moment; layers are shared, not copied.
#[derive(Clone)]
pub struct Snapshot(Box<State>);

impl Sandbox {
    /// An empty one, with no account. CORS is on.
    #[must_use]
    pub fn empty(manner: Manner) -> Self {
        Self { state: Arc::new(Mutex::new(State::new(manner, places(manner)))) }
    }

    /// One with the sample repositories and accounts.
    #[must_use]
    pub fn with_sample(manner: Manner) -> Self {
        let sandbox = Self::empty(manner);
        sample::fill(&mut sandbox.lock());
        sandbox
    }

    /// Standalone, with the sample.
    #[must_use]
    pub fn standalone() -> Self {
        Self::with_sample(Manner::Standalone)
    }

    /// Hub and registry apart, with the sample.
    #[must_use]
    pub fn apart() -> Self {
        Self::with_sample(Manner::Apart)
    }

    /// A Registry v2 with the sample, and nothing of v1.
    #[must_use]
    pub fn v2() -> Self {
        let sandbox = Self::empty_v2();
        sample::fill_v2(&mut sandbox.lock());
        sandbox
    }

    /// A Registry v2 without content. The sample's accounts are there.
    #[must_use]
    pub fn empty_v2() -> Self {
        let sandbox = Self::empty(Manner::Standalone);
        sandbox.set_serves(Serves::V2);
        if let Ok(registry) = Origin::from_authority(Scheme::Https, "tokens.harbour.example") {
            sandbox.lock().places.registry = registry;
        }
        sample::add_accounts(&mut sandbox.lock());
        sandbox
    }

    /// A standalone Registry v1 and a Registry v2 at one origin, both with the sample.
    #[must_use]
    pub fn both() -> Self {
        let sandbox = Self::standalone();
        sandbox.set_serves(Serves::Both);
        sample::fill_v2(&mut sandbox.lock());
        sandbox
    }

    /// Answers one request, and writes it down.
    #[must_use]
    pub fn handle(&self, request: &Request) -> Response {
        let mut state = self.lock();
        let fault = faults::take(&mut state.faults, request);
        let instead = fault.as_ref().and_then(|fault| fault.instead(request));
        let mut response = match (instead, is_v2(state.serves, request)) {
            (None, true) => v2::answer(&mut state, request),
            (Some(mut response), true) => {
                v2::dress(&state, request, &mut response);
                response
            }
            (instead, false) => {
                let mut response = instead.unwrap_or_else(|| routes::answer(&mut state, request));
                state.cors.dress(request, &mut response);
                response
            }
        };
        if let Some(fault) = fault {
            fault.bend(&mut response);
        }
        if !matches!(response.status, 204 | 304) && response.get("content-length").is_none() {
            response.set("Content-Length", response.body.len().to_string());
        }
        if request.method == "HEAD" {
            response.body = Arc::from([]);
        }
        if state.log.len() >= LOG_MAX {
            state.log.drain(..LOG_MAX / 4);
        }
        state.log.push(Logged::new(request, response.status));
        response
    }

    /// Where it is: as its transport listens and as its index tells clients.
    #[must_use]
    pub fn places(&self) -> Places {
        self.lock().places.clone()
    }

    /// Says where it is. A listener does, once it knows its ports.
    pub fn set_places(&self, places: Places) {
        self.lock().places = places;
    }

    /// How it behaves.
    #[must_use]
    pub fn manner(&self) -> Manner {
        self.lock().manner
    }

    /// Behaves otherwise from now on, over the same content.
    pub fn set_manner(&self, manner: Manner) {
        self.lock().manner = manner;
    }

    /// Which protocols it speaks.
    #[must_use]
    pub fn serves(&self) -> Serves {
        self.lock().serves
    }

    /// Speaks these protocols from now on, each over its own content.
    pub fn set_serves(&self, serves: Serves) {
        self.lock().serves = serves;
    }

    /// How its v2 behaves.
    #[must_use]
    pub fn manners(&self) -> v2::Manners {
        self.lock().v2.manners.clone()
    }

    /// Changes how its v2 behaves from now on, over the same content.
    pub fn set_manners(&self, manners: v2::Manners) {
        let mut state = self.lock();
        state.v2.manners = manners;
        state.v2.pulls = 0;
    }

    /// Adds a heap to the content of its v2.
    pub fn add_heap(&self, heap: v2::Heap) {
        sample::add_heap(&mut self.lock(), heap);
    }

    /// Lets pages of other origins in, or not.
    pub fn set_cors(&self, cors: Cors) {
        self.lock().cors = cors;
    }

    /// Whether a token is good for one request only.
    pub fn set_single_use(&self, single_use: bool) {
        self.lock().single_use = single_use;
    }

    /// Adds a fault. The first that meets a request happens.
    pub fn add_fault(&self, fault: Fault) {
        self.lock().faults.push(fault);
    }

    /// Ends all faults.
    pub fn clear_faults(&self) {
        self.lock().faults.clear();
    }

    /// Every request so far, in order; the last ten thousand or so.
    #[must_use]
    pub fn requests(&self) -> Vec<Logged> {
        self.lock().log.clone()
    }

    /// Every request so far as `GET /v1/_ping`.
    #[must_use]
    pub fn request_lines(&self) -> Vec<String> {
        self.lock().log.iter().map(Logged::line).collect()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.lock().log.clear();
    }

    /// Adds an active account that may write to its own namespace and to these; `*` is all.
    pub fn add_account(&self, user: &str, password: &str, namespaces: &[&str]) {
        let account = Account {
            password: password.to_owned(),
            email: format!("{user}@harbour.example"),
            active: true,
            namespaces: namespaces.iter().map(|&name| name.to_owned()).collect(),
        };
        self.lock().accounts.insert(user.to_owned(), account);
    }

    /// Follows the link that was mailed to a new account. Says whether there is such an account.
    #[must_use]
    pub fn activate(&self, user: &str) -> bool {
        let mut state = self.lock();
        state.accounts.get_mut(user).map(|account| account.active = true).is_some()
    }

    /// Makes every token given out so far worthless, as a Hub does after a while. Refresh tokens stay good.
    pub fn revoke_tokens(&self) {
        let mut state = self.lock();
        state.grants.clear();
        state.v2.tokens.clear();
    }

    /// Everything as it is now, to come back to.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(Box::new(self.lock().clone()))
    }

    /// Everything as it was then, switches, faults and log included; only the places stay.
    pub fn restore(&self, snapshot: &Snapshot) {
        let mut state = self.lock();
        let places = state.places.clone();
        state.clone_from(&snapshot.0);
        state.places = places;
    }

    /// Forgets all images and repositories; the accounts stay.
    pub fn clear_content(&self) {
        let mut state = self.lock();
        state.images.clear();
        state.repositories.clear();
        state.v2.clear();
    }

    /// The state, for whoever fills it. A panic elsewhere does not make it unusable.
    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a request is v2's to answer. What neither protocol has is the one's that is served.
fn is_v2(serves: Serves, request: &Request) -> bool {
    match serves {
        Serves::V1 => false,
        Serves::V2 => true,
        Serves::Both => v2::is_ours(&request.path),
    }
}

/// Where a sandbox without a listener is said to be.
fn places(manner: Manner) -> Places {
    let at = |authority: &str| Origin::from_authority(Scheme::Https, authority);
    let index = if manner == Manner::Apart { "hub.harbour.example" } else { "registry.harbour.example" };
    match (at(index), at("registry.harbour.example")) {
        (Ok(index), Ok(registry)) => Places { index, registry },
        _ => unreachable!("both are hosts"),
    }
}
