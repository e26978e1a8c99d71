//! The insert under way: its steps, how far each is, and the ways to begin, stop and go on.

use crate::image::Timestamp;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v1::{Insert, Step, StepState};
use crate::ui::hooks::{use_action, use_held};
use crate::web::{Fetch, clock};
use std::rc::Rc;
use yew::prelude::*;

/// An insert that was begun.
#[derive(Clone)]
pub(super) struct Begun {
    /// The images and the steps.
    pub insert: Insert,
    /// How many bytes of each step were sent the last time, also when it failed.
    pub sent: Vec<u64>,
    /// When it was begun.
    pub at: Timestamp,
}

/// How many steps are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Taken.
    pub done: usize,
    /// Not needed.
    pub skipped: usize,
    /// Refused or broken off; one that was stopped counts here too.
    pub failed: usize,
    /// Not begun.
    pub not_tried: usize,
}

impl Begun {
    /// How many steps are how far.
    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for step in &self.insert.steps {
            *match step.state {
                StepState::Done => &mut counts.done,
                StepState::Skipped => &mut counts.skipped,
                StepState::Sending(_) | StepState::Failed(_) => &mut counts.failed,
                StepState::NotTried => &mut counts.not_tried,
            } += 1;
        }
        counts
    }

    /// Whether nothing is left to do.
    pub(super) fn is_over(&self) -> bool {
        self.insert.steps.iter().all(|step| step.state.is_settled())
    }

    /// The step that is under way, failed or was stopped.
    pub(super) fn current(&self) -> Option<(usize, &Step)> {
        let begun = |step: &Step| matches!(step.state, StepState::Sending(_) | StepState::Failed(_));
        self.insert.steps.iter().enumerate().find(|(_, step)| begun(step))
    }
}

/// Nothing, or an insert that was begun.
#[derive(Clone, Default)]
struct State(Option<Rc<Begun>>);

enum Change {
    Begin(Insert),
    Step(usize, StepState),
    Forget,
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        Rc::new(Self(match (change, &self.0) {
            (Change::Forget, _) => None,
            (Change::Begin(insert), _) => {
                let sent = vec![0; insert.steps.len()];
                Some(Rc::new(Begun { insert, sent, at: clock::now() }))
            }
            (Change::Step(..), None) => None,
            (Change::Step(at, state), Some(begun)) => {
                let mut begun = Begun::clone(begun);
                if let (StepState::Sending(bytes), Some(sent)) = (&state, begun.sent.get_mut(at)) {
                    *sent = *bytes;
                }
                if let Some(step) = begun.insert.steps.get_mut(at) {
                    step.state = state;
                }
                Some(Rc::new(begun))
            }
        }))
    }
}

/// An insert, and the ways to move it on.
pub(super) struct Run {
    /// What was begun, if anything.
    pub begun: Option<Rc<Begun>>,
    /// Whether it is under way.
    pub busy: bool,
    /// Why it stopped, if a step failed.
    pub error: Option<Rc<Error>>,
    /// Begins.
    pub begin: Callback<Insert>,
    /// Tries again what is not done or skipped.
    pub retry: Callback<()>,
    /// Stops.
    pub stop: Callback<()>,
    /// Puts it away.
    pub forget: Callback<()>,
}

/// Nothing begun at first. Leaving the screen stops what is under way; the page is not left without a question.
#[hook]
pub(super) fn use_run(registry: Registry<Fetch>, on_done: Callback<()>) -> Run {
    let state = use_reducer(State::default);
    let work = {
        let tell = state.dispatcher();
        use_action(
            move |insert: Insert| {
                let (registry, tell) = (registry.clone(), tell.clone());
                let on_step = Rc::new(move |at, state| tell.dispatch(Change::Step(at, state)));
                async move { registry.insert(&insert, on_step).await }
            },
            move |()| on_done.emit(()),
        )
    };
    use_held(work.busy);
    let begin = {
        let (run, tell) = (work.run.clone(), state.dispatcher());
        Callback::from(move |insert: Insert| {
            tell.dispatch(Change::Begin(insert.clone()));
            run.emit(insert);
        })
    };
    let retry = {
        let (run, begun) = (work.run.clone(), state.0.clone());
        Callback::from(move |()| {
            if let Some(begun) = &begun {
                run.emit(begun.insert.clone());
            }
        })
    };
    let forget = {
        let tell = state.dispatcher();
        Callback::from(move |()| tell.dispatch(Change::Forget))
    };
    Run {
        begun: state.0.clone(),
        busy: work.busy,
        error: work.error,
        begin,
        retry,
        stop: work.cancel,
        forget,
    }
}
