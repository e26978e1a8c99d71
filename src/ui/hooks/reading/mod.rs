//! What is known of what tags point at, read while one looks: only for rows in sight, or for all when an order needs
//! it. Every answer is kept, so that scrolling back asks for nothing again. Each protocol has a reader of its own.

mod found;
mod v1;
mod v2;

use crate::console::tag_table::Known;
use crate::console::target::{TagRow, Unit};
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::{Fetch, clock};
pub(in crate::ui) use found::Found;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::rc::Rc;
pub(in crate::ui) use v1::Total;
use yew::prelude::*;

/// As many as a registry is asked at once; more would only wait in line.
const AT_ONCE: usize = 6;
/// How often the screen is drawn again while answers come in, in milliseconds.
const DRAW_EVERY: f64 = 120.0;

type Answer<T> = Result<Rc<T>, Rc<Error>>;

/// The answers so far.
#[derive(Default)]
struct Answers {
    v1: v1::Answers,
    v2: v2::Answers,
    /// How often something changed, to tell old from new.
    changes: u32,
}

/// How much is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ui) enum Depth {
    /// What it says of itself.
    Itself,
    /// Also what it stands on.
    Below,
    /// Also what all of those say of themselves: their sizes.
    Whole,
}

/// What is known, for those who draw it. Compares by how much is known.
#[derive(Clone)]
pub(in crate::ui) struct Details {
    answers: Rc<RefCell<Answers>>,
    version: u32,
    tries: u32,
    turn: u32,
    retry: Callback<()>,
}

impl PartialEq for Details {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && Rc::ptr_eq(&self.answers, &other.answers)
    }
}

impl Details {
    /// Why something of it could not be read.
    pub(in crate::ui) fn error(&self, unit: &Unit) -> Option<Rc<Error>> {
        match unit {
            Unit::Image(id) => self.answers.borrow().v1.error(id),
            Unit::Tag(tag) => self.answers.borrow().v2.error(tag),
        }
    }

    /// Asks again for all that failed: what the network took from one row it took from many.
    pub(in crate::ui) fn retry(&self) {
        self.retry.emit(());
    }

    /// What rows are ordered by; sizes as [`Details::compressed`] says.
    pub(in crate::ui) fn known(&self, unit: &Unit, compressed: bool) -> Known {
        match unit {
            Unit::Image(id) => self.known_image(id, compressed),
            Unit::Tag(tag) => self.known_tag(tag),
        }
    }

    /// How many of these were read to this depth, or failed.
    pub(in crate::ui) fn settled(&self, units: &[Unit], depth: Depth) -> usize {
        let answers = self.answers.borrow();
        let lacks = |unit: &&Unit| match unit {
            Unit::Image(id) => answers.v1.lacks(id, depth),
            Unit::Tag(tag) => answers.v2.lacks(tag, self.turn, depth),
        };
        units.iter().filter(|unit| !lacks(unit)).count()
    }
}

/// What is asked for to know of some tags, each once, in order.
pub(in crate::ui) fn units(tags: &[TagRow], places: impl IntoIterator<Item = usize>) -> Vec<Unit> {
    let mut seen = HashSet::new();
    let units = places.into_iter().filter_map(|at| tags.get(at)?.unit());
    units.filter(|unit| seen.insert(unit.clone())).collect()
}

/// A store of answers that lives as long as the component; nothing is read yet. What tags point at is asked anew in
/// each turn; a store may begin with the manifests that another has read.
#[hook]
pub(in crate::ui) fn use_details(turn: u32, seed: Option<&Details>) -> Details {
    let answers: Rc<RefCell<Answers>> =
        use_mut_ref(|| Answers { v2: seed.map(Details::fresh).unwrap_or_default(), ..Answers::default() });
    let tries = use_state_eq(|| 0_u32);
    let retry = {
        let (answers, tries) = (answers.clone(), tries.clone());
        Callback::from(move |()| {
            let mut answers = answers.borrow_mut();
            answers.v1.forget_failed();
            answers.v2.forget_failed();
            answers.changes += 1;
            tries.set(*tries + 1);
        })
    };
    let version = answers.borrow().changes;
    Details { answers, version, tries: *tries, turn, retry }
}

/// Reads what is wanted, in this order, as long as it is wanted; says whether it still does. Wanting something else
/// ends what is under way; what has come by then stays.
#[hook]
pub(in crate::ui) fn use_reading(
    details: &Details,
    registry: &Registry<Fetch>,
    repository: &Repository,
    wanted: Rc<[(Unit, Depth)]>,
) -> bool {
    let drawn = use_force_update();
    let answers = details.answers.clone();
    let deps = (registry.clone(), repository.clone(), wanted, details.tries, details.turn);
    let resource = use_resource(deps, move |(registry, repository, wanted, _, turn)| {
        let task = Task {
            registry: registry.clone(),
            repository: repository.clone(),
            answers: answers.clone(),
            turn: *turn,
            drawn: drawn.clone(),
            last: Cell::new(0.0),
        };
        let wanted = wanted.clone();
        async move {
            task.read(&wanted).await;
            Ok(())
        }
    });
    resource.loading
}

/// One reading.
struct Task {
    registry: Registry<Fetch>,
    repository: Repository,
    answers: Rc<RefCell<Answers>>,
    turn: u32,
    drawn: UseForceUpdateHandle,
    last: Cell<f64>,
}

impl Task {
    async fn read(&self, wanted: &[(Unit, Depth)]) {
        let (mut images, mut tags) = (Vec::new(), Vec::new());
        for (unit, depth) in wanted {
            match unit {
                Unit::Image(id) => images.push((id, *depth)),
                Unit::Tag(tag) => tags.push((tag, *depth)),
            }
        }
        self.read_images(&images).await;
        self.read_tags(&tags).await;
        self.drawn.force_update();
    }

    /// Keeps an answer, and has it drawn before long.
    fn came(&self, keep: impl FnOnce(&mut Answers)) {
        {
            let mut answers = self.answers.borrow_mut();
            keep(&mut answers);
            answers.changes += 1;
        }
        let now = clock::monotonic_ms();
        if now - self.last.get() >= DRAW_EVERY {
            self.last.set(now);
            self.drawn.force_update();
        }
    }
}
