//! Knocking: a `fetch` without CORS, and the permission for the local network.

use super::clock::sleep;
use super::fetch::{AbortOnDrop, Fetch};
use crate::http::{Knock, Knocked, Permission, Url};
use futures::future::{Either, select};
use gloo_net::http::RequestBuilder;
use js_sys::{Function, Promise, Reflect};
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestMode};

/// How long one waits at a door.
const PATIENCE_MS: u32 = 10_000;
/// The names of the permission, the oldest last; a browser that does not know one says so.
const PERMISSIONS: [&str; 3] = ["loopback-network", "local-network", "local-network-access"];

impl Knock for Fetch {
    async fn knock(&self, url: &Url) -> Knocked {
        let policy = Policy::watch(&url.origin().to_string());
        let Ok(guard) = AbortOnDrop::new() else { return Knocked::Nobody };
        let built = RequestBuilder::new(&url.to_string())
            .mode(RequestMode::NoCors)
            .cache(RequestCache::NoStore)
            .credentials(RequestCredentials::Omit)
            .referrer_policy(ReferrerPolicy::NoReferrer)
            .abort_signal(Some(&guard.signal()))
            .build();
        let coming = built.map(|request| super::sample::send(url.origin(), &request.into()));
        let Ok(Ok(sent)) = coming else { return Knocked::Nobody };
        let answered = match select(pin!(sent), sleep(PATIENCE_MS)).await {
            Either::Left((answer, _)) => Some(answer.is_ok()),
            Either::Right(_) => None,
        };
        drop(guard);
        match answered {
            Some(true) => Knocked::Answered,
            None => Knocked::TimedOut,
            // The event of the policy comes as a task of its own, behind the error.
            Some(false) if policy.told().await => Knocked::Forbidden,
            Some(false) if is_offline() => Knocked::Offline,
            Some(false) => Knocked::Nobody,
        }
    }

    async fn local_network(&self) -> Permission {
        let mut worst = Permission::Unknown;
        for name in PERMISSIONS {
            let found = permission(name).await.unwrap_or_default();
            worst = match (worst, found) {
                (_, Permission::Denied) | (Permission::Denied, _) => Permission::Denied,
                (_, Permission::Prompt) | (Permission::Prompt, _) => Permission::Prompt,
                (Permission::Unknown, found) => found,
                (worst, _) => worst,
            };
        }
        worst
    }
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// `navigator.permissions.query({ name })`; nothing where there is no such permission.
async fn permission(name: &str) -> Option<Permission> {
    let navigator = web_sys::window()?.navigator();
    let permissions = Reflect::get(&navigator, &"permissions".into()).ok()?;
    let query: Function = Reflect::get(&permissions, &"query".into()).ok()?.dyn_into().ok()?;
    let asked = js_sys::Object::new();
    Reflect::set(&asked, &"name".into(), &name.into()).ok()?;
    let promise: Promise = query.call1(&permissions, &asked).ok()?.dyn_into().ok()?;
    let status = JsFuture::from(promise).await.ok()?;
    match Reflect::get(&status, &"state".into()).ok()?.as_string()?.as_str() {
        "granted" => Some(Permission::Granted),
        "denied" => Some(Permission::Denied),
        _ => Some(Permission::Prompt),
    }
}

/// Hears whether the page's content policy refuses to ask an origin.
struct Policy {
    refused: Rc<Cell<bool>>,
    hear: Closure<dyn FnMut(JsValue)>,
}

const REFUSED: &str = "securitypolicyviolation";

impl Policy {
    fn watch(origin: &str) -> Self {
        let refused = Rc::new(Cell::new(false));
        let hear = {
            let (refused, origin) = (refused.clone(), origin.to_owned());
            Closure::new(move |event: JsValue| {
                let blocked = Reflect::get(&event, &"blockedURI".into()).ok().and_then(|uri| uri.as_string());
                if blocked.is_some_and(|uri| uri.starts_with(&origin)) {
                    refused.set(true);
                }
            })
        };
        if let Some(document) = document() {
            let _ = document.add_event_listener_with_callback(REFUSED, hear.as_ref().unchecked_ref());
        }
        Self { refused, hear }
    }

    async fn told(&self) -> bool {
        sleep(50).await;
        self.refused.get()
    }
}

impl Drop for Policy {
    fn drop(&mut self) {
        if let Some(document) = document() {
            let _ = document.remove_event_listener_with_callback(REFUSED, self.hear.as_ref().unchecked_ref());
        }
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
