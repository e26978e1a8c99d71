//! Knocking at a script: `KNOCK https://…` among its lines is somebody there, and nobody is anywhere else.

use super::script::Script;
use portolan::http::{Knock, Knocked, Permission, Request, Response, Transport, TransportError, Url};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A script behind a door.
#[derive(Clone, Default)]
pub struct Door {
    script: Script,
    there: Rc<RefCell<Vec<(String, Knocked)>>>,
    permission: Rc<Cell<Permission>>,
    knocked: Rc<RefCell<Vec<String>>>,
}

impl Door {
    /// A door before a script.
    pub fn before(script: &Script) -> Self {
        Self { script: script.clone(), ..Self::default() }
    }

    /// What comes of knocking at an address.
    pub fn at(self, url: &str, knocked: Knocked) -> Self {
        self.there.borrow_mut().push((url.to_owned(), knocked));
        self
    }

    /// What the browser says of the local network.
    pub fn says(self, permission: Permission) -> Self {
        self.permission.set(permission);
        self
    }

    /// Where it was knocked.
    pub fn knocked(&self) -> Vec<String> {
        self.knocked.borrow().clone()
    }
}

impl Transport for Door {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        self.script.send(request).await
    }

    async fn pause(&self, ms: u32) {
        self.script.pause(ms).await;
    }

    fn now(&self) -> i64 {
        self.script.now()
    }
}

impl Knock for Door {
    async fn knock(&self, url: &Url) -> Knocked {
        let url = url.to_string();
        self.knocked.borrow_mut().push(url.clone());
        let there = self.there.borrow();
        there.iter().find(|(at, _)| *at == url).map_or(Knocked::Nobody, |(_, knocked)| *knocked)
    }

    async fn local_network(&self) -> Permission {
        self.permission.get()
    }
}
