//! The list being read: page after page, until it is whole, is stopped, or fails.

use crate::console::listing::{Listing, More, Page, is_due};
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
    /// What was read so far, as it was drawn last.
    pub(super) list: Rc<Listing>,
    /// How many pages were read.
    pub(super) pages: u32,
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

/// What was read, and what of it is shown.
#[derive(Default)]
struct Kept {
    list: Listing,
    /// How many rows and pages are shown.
    drawn: (usize, u32),
}

type Show = UseStateSetter<(Rc<Listing>, Option<Timestamp>)>;

impl Kept {
    fn show(&mut self, shown: &Show) {
        let now = (self.list.found().len(), self.list.pages());
        if self.drawn != now {
            self.drawn = now;
            shown.set((Rc::new(self.list.clone()), Some(clock::now())));
        }
    }
}

/// Reads page after page. What has come is drawn as it grows.
async fn read(
    wanted: &Wanted,
    kept: &RefCell<Kept>,
    shown: &Show,
    pages: &UseStateSetter<u32>,
) -> Result<(), Error> {
    loop {
        let next = kept.borrow().list.next();
        let Some(next) = next else { return Ok(()) };
        let page = wanted.page(next).await?;
        let mut kept = kept.borrow_mut();
        let added = kept.list.add(page);
        pages.set(kept.list.pages());
        added.map_err(Error::new)?;
        if is_due(kept.drawn.0, kept.list.found().len()) {
            kept.show(shown);
        }
    }
}

/// Reads a list, at once if `at_once`. Other words, another person or another registry begin a new one.
#[hook]
pub(super) fn use_listing(wanted: Wanted, at_once: bool) -> Read {
    let shown = use_state(|| (Rc::new(Listing::default()), None));
    let pages = use_state_eq(|| 0_u32);
    let so_far: Rc<RefCell<Kept>> = use_mut_ref(Kept::default);
    let run = use_state_eq(|| Run { number: 0, going: at_once });
    let resource = use_resource((wanted, *run), {
        let (so_far, shown, pages) = (so_far.clone(), shown.setter(), pages.setter());
        move |(wanted, run)| {
            let (wanted, going) = (wanted.clone(), run.going);
            let (so_far, shown, pages) = (so_far.clone(), shown.clone(), pages.clone());
            async move {
                let ended = if going { read(&wanted, &so_far, &shown, &pages).await } else { Ok(()) };
                // Whole, failed or stopped: what was read is all there is for now.
                so_far.borrow_mut().show(&shown);
                ended
            }
        }
    });
    let step = |forget: bool, going: bool| {
        let (so_far, run, next) = (so_far.clone(), run.setter(), Run { number: run.number + 1, going });
        Callback::from(move |()| {
            if forget {
                *so_far.borrow_mut() = Kept::default();
            }
            run.set(next);
        })
    };
    Read {
        list: shown.0.clone(),
        pages: *pages,
        at: shown.1,
        loading: resource.loading && run.going,
        error: resource.error,
        stop: step(false, false),
        go_on: step(false, true),
        again: step(true, true),
    }
}
