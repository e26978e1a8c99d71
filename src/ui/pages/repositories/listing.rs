//! The list being read: page after page, until it is whole, is stopped, or fails.

use crate::console::listing::{Listing, More, Page};
use crate::console::route::Api;
use crate::image::Timestamp;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::{Fetch, clock};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// A list and how far its reading is.
pub(super) struct Read {
    /// What was read so far.
    pub(super) list: Rc<Listing>,
    /// When the last page came.
    pub(super) at: Option<Timestamp>,
    /// Whether a page is being asked for.
    pub(super) loading: bool,
    /// Why reading ended early, if it did.
    pub(super) error: Option<Rc<Error>>,
    /// Stops reading.
    pub(super) stop: Callback<()>,
    /// Goes on where it stopped or failed.
    pub(super) go_on: Callback<()>,
    /// Reads everything again; what is there stays until the first page comes.
    pub(super) again: Callback<()>,
}

/// One reading: which, and whether it is under way.
#[derive(Clone, Copy, PartialEq)]
struct Run {
    number: u32,
    going: bool,
}

/// What is listed: all repositories, as a protocol lists them, or what a v1 registry finds for some words.
#[derive(Clone, PartialEq)]
pub(super) struct Wanted {
    pub(super) registry: Registry<Fetch>,
    pub(super) api: Api,
    /// The words; none for all repositories.
    pub(super) query: AttrValue,
    /// Who asks.
    pub(super) user: Option<String>,
}

impl Wanted {
    async fn page(&self, next: Option<More>) -> Result<Page, Error> {
        Ok(match (self.api, next) {
            (Api::V2, Some(More::Link(next))) => self.registry.catalog(Some(next)).await?.into(),
            (Api::V2, _) => self.registry.catalog(None).await?.into(),
            (Api::V1, Some(More::Page(page))) => self.registry.search(&self.query, Some(page)).await?.into(),
            (Api::V1, _) => self.registry.search(&self.query, None).await?.into(),
        })
    }
}

/// Reads a list, at once if `at_once`. Other words, another person or another registry begin a new one.
#[hook]
pub(super) fn use_listing(wanted: Wanted, at_once: bool) -> Read {
    let shown = use_state(|| (Rc::new(Listing::default()), None));
    let so_far: Rc<RefCell<Listing>> = use_mut_ref(Listing::default);
    let run = use_state_eq(|| Run { number: 0, going: at_once });
    let resource = use_resource((wanted, *run), {
        let (so_far, shown) = (so_far.clone(), shown.setter());
        move |(wanted, run)| {
            let (wanted, going) = (wanted.clone(), run.going);
            let (so_far, shown) = (so_far.clone(), shown.clone());
            async move {
                if !going {
                    return Ok(());
                }
                let mut list = so_far.borrow().clone();
                while let Some(page) = list.next() {
                    let outcome = list.add(wanted.page(page).await?);
                    *so_far.borrow_mut() = list.clone();
                    shown.set((Rc::new(list.clone()), Some(clock::now())));
                    outcome.map_err(Error::new)?;
                }
                Ok(())
            }
        }
    });
    let step = |forget: bool, going: bool| {
        let (so_far, run, next) = (so_far.clone(), run.setter(), Run { number: run.number + 1, going });
        Callback::from(move |()| {
            if forget {
                *so_far.borrow_mut() = Listing::default();
            }
            run.set(next);
        })
    };
    Read {
        list: shown.0.clone(),
        at: shown.1,
        loading: resource.loading && run.going,
        error: resource.error,
        stop: step(false, false),
        go_on: step(false, true),
        again: step(true, true),
    }
}
