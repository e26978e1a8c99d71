//! The ways to act on a console: changing its state, going somewhere, and the handles of registries, which hold who is
//! signed in. What the page around the console is to hear of goes through here.

use super::logins;
use super::start::Options;
use super::state::State;
use crate::console::route::Route;
use crate::console::session::Action;
use crate::console::settings::Settings;
use crate::name::Origin;
use crate::registry::{Giver, Registry};
use crate::ui::hooks::{Change, Held, Tools};
use crate::web::Fetch;
use crate::web::host::Host;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// What the tools find when they are used: the newest of everything.
#[derive(Clone)]
struct Newest {
    state: UseReducerHandle<State>,
    settings: Rc<Settings>,
}

/// The handles of the registries that were asked for.
pub(super) type Handles = Rc<RefCell<Vec<Registry<Fetch>>>>;

/// The ways to act on the console, and the handles, the same for as long as it is mounted.
#[hook]
pub(super) fn use_tools(
    state: &UseReducerHandle<State>,
    settings: &Rc<Settings>,
    options: &Options,
) -> (Tools, Handles) {
    let dispatcher = state.dispatcher();
    let handles: Handles = use_mut_ref(Vec::new);
    let held = handles.clone();
    let now = Newest { state: state.clone(), settings: settings.clone() };
    let newest = use_mut_ref(|| now.clone());
    *newest.borrow_mut() = now;
    let (address, host) = (options.address.clone(), options.host.clone());
    let base = options.base.clone();
    let tools = use_memo((), move |()| {
        let change = {
            let host = host.clone();
            Callback::from(move |change| {
                tell(&host, &change);
                dispatcher.dispatch(change);
            })
        };
        let go = {
            let change = change.clone();
            Callback::from(move |(route, replace): (Route, bool)| {
                if replace {
                    address.replace(&route.to_hash());
                    change.emit(Change::Arrived(route));
                } else {
                    address.go(&route.to_hash());
                }
            })
        };
        let registry = {
            let (host, change) = (host.clone(), change.clone());
            Callback::from(move |origin: Origin| {
                let mut handles = handles.borrow_mut();
                if let Some(handle) = handles.iter().find(|handle| *handle.origin() == origin) {
                    return handle.clone();
                }
                let handle = prepare(&origin, &newest.borrow(), &host);
                if !host.owns_page {
                    let first = newest.borrow().settings.opens() == Some(&origin);
                    handle.take_tokens_from(giver(&origin, first, &host, &change));
                }
                handles.push(handle.clone());
                handle
            })
        };
        Tools { change, go, registry, host, base, held: Held::default() }
    });
    ((*tools).clone(), held)
}

/// Tells the page who signed in and out. Their passwords are not among it.
fn tell(host: &Host, change: &Change) {
    match change {
        Change::Session(Action::SignedIn { origin, user }) => {
            host.tell("signed-in", &["registry", &origin.to_string(), "user", user]);
        }
        Change::Session(Action::SignedOut { origin }) => {
            host.tell("signed-out", &["registry", &origin.to_string()]);
        }
        _ => {}
    }
}

/// Asks the page around the console for tokens of a registry. The one that is opened first may have what is given
/// without a name.
fn giver(origin: &Origin, first: bool, host: &Rc<Host>, change: &Callback<Change>) -> Giver {
    let (origin, host, change) = (origin.clone(), host.clone(), change.clone());
    Rc::new(move || {
        let (origin, host, change) = (origin.clone(), host.clone(), change.clone());
        Box::pin(async move {
            let token = host.token(&origin.to_string(), first).await?;
            change.emit(Change::Session(Action::Handed { origin }));
            Some(token)
        })
    })
}

/// A new handle, told what is known of its registry from settings, memory and this tab.
fn prepare(origin: &Origin, newest: &Newest, host: &Host) -> Registry<Fetch> {
    let (settings, state) = (&*newest.settings, &newest.state);
    let handle = Registry::new(Fetch, origin.clone());
    if let Some(rows) = settings.page_size {
        handle.set_page_size(rows);
    }
    let place = settings.place(origin);
    if let Some(standalone) = state.session.known(&place, settings, &state.preferences).standalone {
        handle.assume_standalone(standalone);
    }
    if let Some(registry) = settings.registry(origin)
        && let Some(realm) = &registry.realm
    {
        // One that cannot be used is as if none were set: what the registry itself says of it counts.
        let _ = handle.assume_realm(realm, registry.service.as_deref().unwrap_or_default());
    }
    let endpoints = settings.registry(origin).map(|registry| registry.token_endpoints.as_slice());
    for endpoint in endpoints.unwrap_or_default() {
        handle.trust_endpoint(endpoint.clone());
    }
    if let Some((_, basic)) = logins::kept(host).into_iter().find(|(kept, _)| kept == origin) {
        handle.resume(basic);
    }
    handle
}
