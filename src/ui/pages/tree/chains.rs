//! The chains of all tags of one repository, or of several, where the registry speaks v2: the manifest of each tag, that
//! of the platform that is drawn, and its configuration. What was read is kept, so that another platform, another
//! repository or a tag that is gone costs only what is new.

use super::berths::{Berths, Moored};
use super::grown::{AT_ONCE, Ancestries, Grown};
use crate::console::target::TagRow;
use crate::console::tree::each_at_once;
use crate::image::Attached;
use crate::image::manifest::Platform;
use crate::name::{Heard, Repository, Tag};
use crate::registry::Registry;
use crate::ui::hooks::use_resource;
use crate::web::Fetch;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Above this many tags nothing is asked before a person says so: each is two or three requests.
const ASK_FIRST: usize = 500;

/// What is drawn: the tags of a repository, and those of others beside it.
#[derive(Clone)]
pub(super) struct Fleet {
    /// The registry.
    pub registry: Registry<Fetch>,
    /// The repository whose tree it is.
    pub repository: Repository,
    /// Its tags.
    pub rows: Rc<Vec<TagRow>>,
    /// The other repositories.
    pub others: Rc<Vec<Repository>>,
    /// The platform.
    pub platform: Platform,
}

impl PartialEq for Fleet {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows)
            && self.registry == other.registry
            && self.repository == other.repository
            && (&self.others, &self.platform) == (&other.others, &other.platform)
    }
}

#[derive(Clone, PartialEq)]
struct Wanted {
    fleet: Fleet,
    round: u32,
    stopped: bool,
}

/// Reads the chains of a fleet's tags; nothing where there is no fleet.
#[hook]
pub(super) fn use_chains(fleet: Option<Fleet>) -> Ancestries {
    let berths: Rc<RefCell<Berths>> = use_mut_ref(Berths::default);
    let read_for = use_mut_ref(|| None::<Rc<Vec<TagRow>>>);
    let progress = use_state_eq(|| (0, 0));
    let many = fleet.as_ref().is_some_and(|fleet| fleet.rows.len() > ASK_FIRST);
    let round = use_state(|| (0_u32, many));
    let wanted = fleet.map(|fleet| Wanted { fleet, round: round.0, stopped: round.1 });
    let resource = {
        let progress = progress.setter();
        use_resource(wanted, move |wanted: &Option<Wanted>| {
            let (berths, progress, wanted) = (berths.clone(), progress.clone(), wanted.clone());
            if let Some(Wanted { fleet, .. }) = &wanted {
                let last = read_for.borrow_mut().replace(fleet.rows.clone());
                if last.is_some_and(|last| !Rc::ptr_eq(&last, &fleet.rows)) {
                    berths.borrow_mut().forget_tags(&fleet.repository);
                }
            }
            async move {
                let Some(Wanted { fleet, stopped, .. }) = wanted else { return Ok(None) };
                berths.borrow_mut().begin();
                if !stopped {
                    others(&fleet, &berths).await;
                }
                let tags = tags(&fleet, &berths.borrow());
                if !stopped {
                    read(&fleet, &tags, &berths, &progress).await;
                }
                Ok(Some(Rc::new(berths.borrow().grow(&fleet, tags))))
            }
        })
    };
    let stop = use_callback(round.clone(), |(), round| round.set((round.0, true)));
    let again = use_callback(round, |(), round| round.set((round.0.wrapping_add(1), false)));
    let grown: Option<Rc<Grown>> = resource.value.as_ref().and_then(|grown| (**grown).clone());
    Ancestries { grown, loading: resource.loading, progress: *progress, stop, again }
}

/// A tag and where it is.
pub(super) type Berth = (Option<Rc<Repository>>, Heard<Tag>);

/// Reads the names of the tags of the other repositories.
async fn others(fleet: &Fleet, berths: &RefCell<Berths>) {
    for repository in fleet.others.iter() {
        if berths.borrow().names(repository).is_some() {
            continue;
        }
        let mut names = Vec::new();
        let mut next = None;
        let outcome = loop {
            match fleet.registry.tag_names(repository, next).await {
                Err(error) => break Err(error),
                Ok(page) => {
                    names.extend(page.tags);
                    match page.next {
                        Some(more) if names.len() <= ASK_FIRST => next = Some(more),
                        _ => break Ok(names),
                    }
                }
            }
        };
        berths.borrow_mut().note_names(repository, outcome);
    }
}

fn tags(fleet: &Fleet, berths: &Berths) -> Vec<Berth> {
    let own = fleet.rows.iter().map(|row| (None, row.tag.clone()));
    let others = fleet.others.iter().flat_map(|repository| {
        let shared = Rc::new(repository.clone());
        let names = berths.names(repository).and_then(|names| names.as_ref().ok());
        names.into_iter().flatten().take(ASK_FIRST).map(move |tag| (Some(shared.clone()), tag.clone()))
    });
    // What is attached to another manifest has no ancestry of its own.
    let attached = |tag: &Heard<Tag>| tag.valid().is_some_and(|tag| Attached::read(tag).is_some());
    own.chain(others).filter(|(_, tag)| !attached(tag)).collect()
}

/// Reads what is missing of each tag, a few at a time.
async fn read(
    fleet: &Fleet,
    tags: &[Berth],
    berths: &RefCell<Berths>,
    progress: &UseStateSetter<(usize, usize)>,
) {
    let (mut at, mut done) = (0, 0);
    let settled = RefCell::new(&mut done);
    let next = || {
        let (elsewhere, tag) = loop {
            if berths.borrow().halted().is_some() {
                return None;
            }
            let one = tags.get(at)?;
            at += 1;
            match &one.1 {
                Heard::Valid(tag) => break (one.0.clone(), tag.clone()),
                Heard::Odd(_) => **settled.borrow_mut() += 1,
            }
        };
        let settled = &settled;
        Some(async move {
            let repository = elsewhere.as_deref().unwrap_or(&fleet.repository);
            Moored { registry: &fleet.registry, repository, platform: &fleet.platform, berths }
                .read(&tag)
                .await;
            **settled.borrow_mut() += 1;
            progress.set((**settled.borrow(), tags.len()));
        })
    };
    each_at_once(AT_ONCE, next).await;
}
