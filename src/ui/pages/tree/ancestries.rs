//! The ancestries of all tags, read a few at a time, with count and stop, and grown into a forest at the end.

use crate::console::tree::{Leaves, Reading, each_at_once};
use crate::image::Ancestry;
use crate::image::forest::Forest;
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::Fetch;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Requests under way at once; the registry's own gate lets no more through anyway.
pub(super) const AT_ONCE: usize = 6;

/// Above this many images nothing is asked before a person says so: each is a request.
const ASK_FIRST: usize = 2_000;

/// A forest and what is missing from it.
pub(super) struct Grown {
    /// The tags it was grown for.
    pub leaves: Rc<Leaves>,
    /// The forest.
    pub forest: Rc<Forest<ImageId>>,
    /// The images whose ancestry the registry would not tell, and why.
    pub refused: Vec<(ImageId, Rc<Error>)>,
    /// How many images were not asked for.
    pub left: usize,
    /// Why the reading ended early, if it did by itself.
    pub halted: Option<Rc<Error>>,
    /// How many ancestries it was grown from.
    pub read: usize,
}

/// The ancestries while and after they are read.
pub(super) struct Ancestries {
    /// The forest of the last time through.
    pub grown: Option<Rc<Grown>>,
    /// Whether it is being read.
    pub loading: bool,
    /// How many images are settled, of how many.
    pub progress: (usize, usize),
    /// Ends the reading; what has come is drawn.
    pub stop: Callback<()>,
    /// Asks again for what is missing.
    pub again: Callback<()>,
}

#[derive(Clone)]
struct Wanted {
    leaves: Rc<Leaves>,
    registry: Registry<Fetch>,
    repository: Repository,
    round: u32,
    stopped: bool,
}

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.leaves, &other.leaves)
            && self.registry == other.registry
            && self.repository == other.repository
            && (self.round, self.stopped) == (other.round, other.stopped)
    }
}

/// Reads the ancestries of a repository's tags.
#[hook]
pub(super) fn use_ancestries(
    registry: &Registry<Fetch>,
    repository: &Repository,
    leaves: &Rc<Leaves>,
) -> Ancestries {
    let reading = use_mut_ref(Reading::default);
    let read_for = use_mut_ref(|| None::<Rc<Leaves>>);
    let progress = use_state_eq(|| (0, 0));
    let round = use_state(|| (0_u32, leaves.images() > ASK_FIRST));
    let wanted = Wanted {
        leaves: leaves.clone(),
        registry: registry.clone(),
        repository: repository.clone(),
        round: round.0,
        stopped: round.1,
    };
    let resource = {
        let (reading, progress) = (reading.clone(), progress.setter());
        use_resource(wanted, move |wanted: &Wanted| {
            let (reading, progress, wanted) = (reading.clone(), progress.clone(), wanted.clone());
            let others = {
                let mut last = read_for.borrow_mut();
                let others = last.as_ref().is_none_or(|last| !Rc::ptr_eq(last, &wanted.leaves));
                *last = Some(wanted.leaves.clone());
                others
            };
            if others {
                let images = wanted.leaves.tips().into_iter().flatten();
                reading.replace_with(|reading| reading.of_others(images));
            }
            reading.borrow_mut().recall();
            async move {
                if !wanted.stopped {
                    read(&wanted, &reading, &progress).await;
                }
                progress.set(reading.borrow().progress());
                Ok(grow(&wanted.leaves, &reading.borrow()))
            }
        })
    };
    let stop = use_callback(round.clone(), |(), round| round.set((round.0, true)));
    let again = use_callback(round, move |(), round| {
        reading.borrow_mut().again();
        round.set((round.0.wrapping_add(1), false));
    });
    Ancestries { grown: resource.value, loading: resource.loading, progress: *progress, stop, again }
}

async fn read(wanted: &Wanted, reading: &Rc<RefCell<Reading>>, progress: &UseStateSetter<(usize, usize)>) {
    progress.set(reading.borrow().progress());
    let next = || {
        let image = reading.borrow_mut().ask_next()?;
        Some(async move {
            let answer = wanted.registry.ancestry(&wanted.repository, &image).await;
            reading.borrow_mut().settle(image, answer);
            progress.set(reading.borrow().progress());
        })
    };
    each_at_once(AT_ONCE, next).await;
}

fn grow(leaves: &Rc<Leaves>, reading: &Reading) -> Grown {
    Grown {
        leaves: leaves.clone(),
        forest: Rc::new(Forest::grow(&leaves.tips(), reading.found().iter().map(Ancestry::ids))),
        refused: reading.refused().cloned().collect(),
        left: reading.left(),
        halted: reading.halted().cloned(),
        read: reading.found().len(),
    }
}
