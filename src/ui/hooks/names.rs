//! The tags of a repository, as far as their list tells. In v1 one request brings all of them with what they point at;
//! in v2 names come in pages, which are read one after another until the end, a stop, or [`MOST`].

use crate::console::route::Api;
use crate::console::tag_list::{Extent, MOST};
use crate::console::target::TagRow;
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v2::Next;
use crate::ui::hooks::use_resource;
use crate::web::{Fetch, clock};
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

/// How often a list that grows is drawn, in milliseconds.
const DRAW_EVERY: f64 = 300.0;

/// The list of tags, as far as it was read.
#[derive(Clone, PartialEq)]
pub(in crate::ui) struct Names {
    /// The tags, once there are some to show.
    pub(in crate::ui) rows: Option<Rc<Vec<TagRow>>>,
    /// How far the list is.
    pub(in crate::ui) extent: Extent,
    /// Whether they are being read.
    pub(in crate::ui) loading: bool,
    /// Why they could not be read.
    pub(in crate::ui) error: Option<Rc<Error>>,
    /// Reads them again.
    pub(in crate::ui) reload: Callback<()>,
    /// Stops the reading, or goes on with it.
    pub(in crate::ui) go_on: Callback<bool>,
    /// How often they were read anew: what a tag pointed at before may be another thing now.
    pub(in crate::ui) turn: u32,
}

#[derive(Default)]
struct Kept {
    rows: Option<Rc<Vec<TagRow>>>,
    next: Option<Next>,
    extent: Extent,
    turn: u32,
    halt: bool,
    /// Whether the next reading goes on instead of beginning anew.
    on: bool,
}

impl Names {
    /// Whether they are known not to be all.
    pub(in crate::ui) fn are_some(&self) -> bool {
        self.rows.is_some() && self.extent != Extent::Whole
    }

    /// What is left to do about it: goes on where they broke off or were stopped, else reads them anew.
    pub(in crate::ui) fn again(&self) -> Callback<()> {
        match self.extent {
            Extent::Partly if self.rows.is_some() => self.go_on.reform(|()| true),
            _ => self.reload.clone(),
        }
    }
}

/// Reads the tags of a repository.
#[hook]
pub(in crate::ui) fn use_names(registry: &Registry<Fetch>, repository: &Repository, api: Api) -> Names {
    let drawn = use_force_update();
    let kept: Rc<RefCell<Kept>> = use_mut_ref(Kept::default);
    let reading = use_resource((registry.clone(), repository.clone(), api), {
        let kept = kept.clone();
        move |(registry, repository, api)| {
            let reading = Reading {
                registry: registry.clone(),
                repository: repository.clone(),
                kept: kept.clone(),
                drawn: drawn.clone(),
            };
            let api = *api;
            async move {
                match api {
                    Api::V1 => reading.at_once().await,
                    Api::V2 => reading.by_pages().await,
                }
            }
        }
    });
    let reload = {
        let (kept, reload) = (kept.clone(), reading.reload.clone());
        use_callback((), move |(), ()| {
            kept.borrow_mut().on = false;
            reload.emit(());
        })
    };
    let go_on = {
        let (kept, reload) = (kept.clone(), reading.reload.clone());
        use_callback((), move |yes: bool, ()| {
            {
                let mut kept = kept.borrow_mut();
                (kept.halt, kept.on) = (!yes, true);
            }
            if yes {
                reload.emit(());
            }
        })
    };
    let kept = kept.borrow();
    Names {
        rows: kept.rows.clone(),
        extent: kept.extent,
        loading: reading.loading,
        error: reading.error,
        reload,
        go_on,
        turn: kept.turn,
    }
}

struct Reading {
    registry: Registry<Fetch>,
    repository: Repository,
    kept: Rc<RefCell<Kept>>,
    drawn: UseForceUpdateHandle,
}

impl Reading {
    async fn at_once(&self) -> Result<(), Error> {
        let tags = self.registry.tags(&self.repository).await?;
        let rows = Rc::new(tags.into_iter().map(TagRow::from).collect());
        let mut kept = self.kept.borrow_mut();
        (kept.rows, kept.extent, kept.turn) = (Some(rows), Extent::Whole, kept.turn + 1);
        Ok(())
    }

    /// A list that is there already stays in view until the new one is read to the end, so that no row moves.
    async fn by_pages(&self) -> Result<(), Error> {
        let (mut rows, mut next) = self.begin();
        let mut seen: HashSet<String> = rows.iter().map(|row| row.tag.to_string()).collect();
        let grows = self.kept.borrow().rows.as_ref().is_none_or(|before| before.len() <= rows.len());
        // The first page is drawn at once, since nobody knows how long the second takes.
        let mut last = f64::NEG_INFINITY;
        loop {
            let asked = next.take();
            let page = match self.registry.tag_names(&self.repository, asked.clone()).await {
                Ok(page) => page,
                // What came before stays, and the reading can go on from there.
                Err(error) => {
                    if !rows.is_empty() {
                        self.keep(rows, asked, Extent::Partly);
                    }
                    return Err(error);
                }
            };
            for tag in &page.tags {
                if rows.len() < MOST && seen.insert(tag.to_string()) {
                    rows.push(tag.clone().into());
                }
            }
            let extent = Extent::after(&page, rows.len());
            next = page.next;
            let halt = std::mem::take(&mut self.kept.borrow_mut().halt);
            if extent != Extent::Partly || halt {
                self.keep(rows, next, extent);
                return Ok(());
            }
            if grows && clock::monotonic_ms() - last > DRAW_EVERY {
                self.keep(rows.clone(), next.clone(), extent);
                self.drawn.force_update();
                last = clock::monotonic_ms();
            }
        }
    }

    /// From the first page, or on from where it was stopped.
    fn begin(&self) -> (Vec<TagRow>, Option<Next>) {
        let mut kept = self.kept.borrow_mut();
        kept.halt = false;
        if std::mem::take(&mut kept.on) && kept.next.is_some() {
            let rows = kept.rows.as_ref().map(|rows| (**rows).clone()).unwrap_or_default();
            return (rows, kept.next.clone());
        }
        kept.turn += 1;
        (Vec::new(), None)
    }

    fn keep(&self, rows: Vec<TagRow>, next: Option<Next>, extent: Extent) {
        let mut kept = self.kept.borrow_mut();
        (kept.rows, kept.next, kept.extent) = (Some(Rc::new(rows)), next, extent);
    }
}
