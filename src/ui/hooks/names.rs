//! The tags of a repository, as far as their list tells. In v1 one request brings all of them with what they point at;
//! in v2 names come in pages, which are read one after another until the end, a stop, or [`MOST`]. A stop is one at once,
//! in the middle of a page as well: nobody knows how long that takes to come.

use crate::console::listing::is_due;
use crate::console::route::Api;
use crate::console::tag_list::{Extent, TagList};
use crate::console::target::TagRow;
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::{Fetch, clock};
use std::cell::RefCell;
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
    extent: Extent,
    /// The list by pages, with what of it is not shown yet.
    list: TagList,
    turn: u32,
    /// Whether the next reading goes on instead of beginning anew.
    on: bool,
    runs: u32,
}

/// One reading: which, and whether it is under way.
#[derive(Clone, Copy, PartialEq)]
struct Run {
    number: u32,
    going: bool,
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
    let run = use_state_eq(|| Run { number: 0, going: true });
    let reading = use_resource((registry.clone(), repository.clone(), api, *run), {
        let kept = kept.clone();
        move |(registry, repository, api, run)| {
            let reading = Reading {
                registry: registry.clone(),
                repository: repository.clone(),
                kept: kept.clone(),
                drawn: drawn.clone(),
            };
            let (api, going) = (*api, run.going);
            async move {
                match api {
                    _ if !going => Ok(()),
                    Api::V1 => reading.at_once().await,
                    Api::V2 => reading.by_pages().await,
                }
            }
        }
    });
    let turn_to = {
        let (kept, run) = (kept.clone(), run.setter());
        use_callback((), move |(on, going): (bool, bool), ()| {
            let mut kept = kept.borrow_mut();
            if !going {
                kept.show();
            }
            kept.on = on;
            kept.runs += 1;
            run.set(Run { number: kept.runs, going });
        })
    };
    let reload = use_callback(turn_to.clone(), |(), turn_to| turn_to.emit((false, true)));
    let go_on = use_callback(turn_to, |yes: bool, turn_to| turn_to.emit((true, yes)));
    let kept = kept.borrow();
    Names {
        rows: kept.rows.clone(),
        extent: kept.extent,
        loading: reading.loading && run.going,
        error: reading.error,
        reload,
        go_on,
        turn: kept.turn,
    }
}

impl Kept {
    /// From the first page, or on from where it was stopped. Says whether the list grows in view: one that is there
    /// already stays until the new one is read to the end, so that no row moves.
    fn begin(&mut self) -> bool {
        if !std::mem::take(&mut self.on) || self.list.next().flatten().is_none() {
            self.list = TagList::default();
            self.turn += 1;
        }
        self.rows.as_ref().is_none_or(|before| before.len() <= self.list.tags.len())
    }

    /// Shows what has come, if anything has.
    fn show(&mut self) {
        let TagList { tags, extent, .. } = &self.list;
        if !tags.is_empty() || *extent != Extent::Partly {
            self.rows = Some(Rc::new(tags.iter().cloned().map(TagRow::from).collect()));
            self.extent = *extent;
        }
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

    async fn by_pages(&self) -> Result<(), Error> {
        let grows = self.kept.borrow_mut().begin();
        // The first page is drawn at once, since nobody knows how long the second takes.
        let mut last = f64::NEG_INFINITY;
        loop {
            let next = self.kept.borrow().list.next();
            let page = match next {
                Some(next) => self.registry.tag_names(&self.repository, next).await.map(Some),
                None => Ok(None),
            };
            let mut kept = self.kept.borrow_mut();
            match page {
                Ok(Some(page)) => kept.list.add(page),
                // What came before stays, and the reading can go on from there.
                other => {
                    kept.show();
                    return other.map(|_| ());
                }
            }
            let drawn = kept.rows.as_ref().map_or(0, |rows| rows.len());
            let late = clock::monotonic_ms() - last > DRAW_EVERY && is_due(drawn, kept.list.tags.len());
            if grows && late && kept.list.extent == Extent::Partly {
                kept.show();
                drop(kept);
                self.drawn.force_update();
                last = clock::monotonic_ms();
            }
        }
    }
}
