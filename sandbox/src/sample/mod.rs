//! Sample content: a harbour's repositories, with images as Docker 1.x made them, and larger heaps for the bench.

mod bench;
mod content;
mod json;
mod layer;
mod library;
mod services;
mod team;
mod v2;
mod yard;

pub use bench::{deep_tree, many_repositories};
pub use portolan::console::sample::{CAPTAIN, MATE, STOWAWAY};

use crate::state::{Account, Manner, Places, State};
use crate::v2::{Heap, Store};
use portolan::name::Origin;
use std::sync::OnceLock;
use yard::Yard;

/// Fills the v1 part of an empty state. The images are made once a process and shared.
pub(crate) fn fill(state: &mut State) {
    static SAMPLE: OnceLock<State> = OnceLock::new();
    let sample = SAMPLE.get_or_init(|| make(state.places.clone()));
    state.images.clone_from(&sample.images);
    state.repositories.clone_from(&sample.repositories);
    state.accounts.clone_from(&sample.accounts);
    state.counter = sample.counter;
}

fn make(places: Places) -> State {
    let mut state = State::new(Manner::Standalone, places);
    let mut yard = Yard::new(&mut state);
    yard.by("Harbour Office <office@harbour.example>");
    let bases = library::fill(&mut yard);
    team::checkout_api(&mut yard, &bases);
    team::tide_tables(&mut yard);
    services::fill(&mut yard, &bases);
    add_accounts(&mut state);
    state
}

/// The three accounts. One that is there already stays as it is.
pub(crate) fn add_accounts(state: &mut State) {
    account(state, CAPTAIN, &["*"], true);
    account(state, MATE, &["team"], true);
    account(state, STOWAWAY, &[], false);
}

/// Adds a heap to the v2 part of a state.
pub(crate) fn add_heap(state: &mut State, heap: Heap) {
    v2::add(&mut state.v2, heap);
}

/// Fills the v2 part of a state, over what is there. The images are made once a process and shared.
pub(crate) fn fill_v2(state: &mut State) {
    static SAMPLE: OnceLock<Store> = OnceLock::new();
    let sample = SAMPLE.get_or_init(v2::make);
    state.v2.blobs.clone_from(&sample.blobs);
    state.v2.repositories.clone_from(&sample.repositories);
}

fn account(state: &mut State, (user, password): (&str, &str), namespaces: &[&str], active: bool) {
    let account = Account {
        password: password.to_owned(),
        email: format!("{user}@harbour.example"),
        active,
        namespaces: namespaces.iter().map(|&name| name.to_owned()).collect(),
    };
    state.accounts.entry(user.to_owned()).or_insert(account);
}

/// Where a heap for the bench is said to be.
fn nowhere(origin: &Origin) -> Places {
    Places { index: origin.clone(), registry: origin.clone() }
}
