//! Readings that may be stopped and begun again: the ancestries of v1 and the sizes behind them.

use crate::name::Repository;
use crate::registry::Registry;
use crate::web::Fetch;
use std::rc::Rc;
use yew::prelude::*;

/// How often a reading was begun again, and whether it stands still.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Round {
    again: u32,
    /// Nothing is asked for.
    pub stopped: bool,
}

impl Round {
    /// Whether nobody has begun it again yet.
    pub(super) fn is_first(self) -> bool {
        self.again == 0
    }
}

/// The round, and the ways out of it.
pub(super) struct Rounds {
    /// The one there is.
    pub now: Round,
    /// Ends the reading.
    pub stop: Callback<()>,
    /// Asks again for what is missing.
    pub again: Callback<()>,
}

/// Rounds of a reading that begins at once, or waits until it is told to.
#[hook]
pub(super) fn use_rounds(waits: bool) -> Rounds {
    let round = use_state(|| Round { again: 0, stopped: waits });
    let stop = use_callback(round.clone(), |(), round| round.set(Round { stopped: true, ..**round }));
    let again = use_callback(round.clone(), |(), round| {
        round.set(Round { again: round.again.wrapping_add(1), stopped: false });
    });
    Rounds { now: *round, stop, again }
}

/// Of what something is read: the very same thing at the same place, in the same round.
pub(super) struct Wanted<T> {
    /// What it is read for.
    pub of: Rc<T>,
    /// The registry.
    pub registry: Registry<Fetch>,
    /// The repository.
    pub repository: Repository,
    /// The round.
    pub round: Round,
}

impl<T> Clone for Wanted<T> {
    fn clone(&self) -> Self {
        let Self { of, registry, repository, round } = self;
        Self { of: of.clone(), registry: registry.clone(), repository: repository.clone(), round: *round }
    }
}

impl<T> PartialEq for Wanted<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.of, &other.of)
            && (&self.registry, &self.repository, self.round)
                == (&other.registry, &other.repository, other.round)
    }
}
