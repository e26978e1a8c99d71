//! One act on many things, one after another, with a result for each. It stops at the first failure: what is
//! wrong with one is likely wrong with the next, and what was done and what was not must stay plain to see. Then
//! the rest can be tried again.

/// How far one of them is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemState<E> {
    /// Not begun.
    NotTried,
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Failed, and why.
    Failed(E),
}

/// How many are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Done.
    pub done: usize,
    /// Failed.
    pub failed: usize,
    /// Under way.
    pub running: usize,
    /// Not begun.
    pub not_tried: usize,
}

/// An act on many things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bulk<T, E> {
    items: Vec<(T, ItemState<E>)>,
}

impl<T, E> Bulk<T, E> {
    /// Nothing is begun yet.
    pub fn new(items: impl IntoIterator<Item = T>) -> Self {
        Self { items: items.into_iter().map(|item| (item, ItemState::NotTried)).collect() }
    }

    /// All of them, in the order they are tried.
    #[must_use]
    pub fn items(&self) -> &[(T, ItemState<E>)] {
        &self.items
    }

    /// How many are how far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, state) in &self.items {
            *match state {
                ItemState::NotTried => &mut counts.not_tried,
                ItemState::Running => &mut counts.running,
                ItemState::Done => &mut counts.done,
                ItemState::Failed(_) => &mut counts.failed,
            } += 1;
        }
        counts
    }

    /// Which to try next; nothing while one is under way, after a failure, and at the end.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        let held = |state: &ItemState<E>| matches!(state, ItemState::Running | ItemState::Failed(_));
        if self.items.iter().any(|(_, state)| held(state)) {
            return None;
        }
        self.items.iter().position(|(_, state)| matches!(state, ItemState::NotTried))
    }

    /// Whether all is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.items.iter().all(|(_, state)| matches!(state, ItemState::Done))
    }

    /// Whether it stands still with something left: the time to offer a retry.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        let counts = self.counts();
        counts.running == 0 && (counts.failed > 0 || (counts.done > 0 && counts.not_tried > 0))
    }

    /// One was begun.
    #[must_use]
    pub fn begun(self, at: usize) -> Self {
        self.set(at, ItemState::Running)
    }

    /// One has ended.
    #[must_use]
    pub fn ended(self, at: usize, outcome: Result<(), E>) -> Self {
        self.set(at, outcome.map_or_else(ItemState::Failed, |()| ItemState::Done))
    }

    /// What failed counts as not begun again, so that [`Bulk::next`] goes on. What is done stays done.
    #[must_use]
    pub fn retry(mut self) -> Self {
        for (_, state) in &mut self.items {
            if matches!(state, ItemState::Failed(_)) {
                *state = ItemState::NotTried;
            }
        }
        self
    }

    fn set(mut self, at: usize, state: ItemState<E>) -> Self {
        if let Some(item) = self.items.get_mut(at) {
            item.1 = state;
        }
        self
    }
}
