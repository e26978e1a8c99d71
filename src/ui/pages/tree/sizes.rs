//! What every image of the forest says of itself, streaming in behind the drawing: the selected one first, then
//! branch by branch. The screen is told a few times a second, not at every answer.

use super::grown::{AT_ONCE, Grown};
use super::rounds::{Wanted, use_rounds};
use crate::console::tree::{NodeFacts, NodeId, Patience, each_at_once};
use crate::image::forest::{Forest, Place};
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::use_resource;
use crate::web::{Fetch, clock};
use futures::future::{Either, select};
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use yew::prelude::*;

/// How long answers are gathered before the screen is told, in milliseconds.
const TELL_EVERY: u32 = 200;

/// What one image said, or why it did not.
pub(super) type Answer = Result<Rc<NodeFacts>, Rc<Error>>;

/// The answers so far.
pub(super) type Answers = Rc<HashMap<NodeId, Answer>>;

/// The images while and after they are read.
pub(super) struct Sizes {
    /// The answers.
    pub answers: Answers,
    /// Whether more are coming.
    pub loading: bool,
    /// Why the reading ended before all came, if it did by itself.
    pub halted: Option<Rc<Error>>,
    /// Ends the reading.
    pub stop: Callback<()>,
    /// Asks again for what is missing.
    pub again: Callback<()>,
}

/// Answers that were gathered, which images are asked for, and whether the screen has not been told yet.
#[derive(Default)]
struct Gathered {
    answers: HashMap<NodeId, Answer>,
    asked: HashSet<NodeId>,
    next: usize,
    untold: bool,
    patience: Patience,
    halted: Option<Rc<Error>>,
}

/// Reads the images of a forest, in the order of the screen and `first` before all others.
#[hook]
pub(super) fn use_sizes(
    registry: &Registry<Fetch>,
    repository: &Repository,
    grown: &Grown,
    order: &Rc<Vec<Place>>,
    first: Option<Place>,
) -> Sizes {
    let gathered = use_mut_ref(Gathered::default);
    let answers = use_state(Answers::default);
    let rounds = use_rounds(false);
    let urgent: Rc<RefCell<Cell<Option<Place>>>> = use_mut_ref(Cell::default);
    urgent.borrow().set(first.filter(|_| grown.known.is_none()));
    // Chains are known as soon as they are drawn.
    let order = if grown.known.is_some() { Rc::default() } else { order.clone() };
    let (of, registry, repository) = (grown.forest.clone(), registry.clone(), repository.clone());
    let wanted = Wanted { of, registry, repository, round: rounds.now };
    let resource = {
        let answers = answers.setter();
        use_resource(wanted, move |wanted: &Wanted<Forest<NodeId>>| {
            let (gathered, answers, wanted) = (gathered.clone(), answers.clone(), wanted.clone());
            let (urgent, order) = (urgent.clone(), order.clone());
            gathered.borrow_mut().begin();
            async move {
                if !wanted.round.stopped {
                    let tell = || {
                        if std::mem::take(&mut gathered.borrow_mut().untold) {
                            answers.set(Rc::new(gathered.borrow().answers.clone()));
                        }
                    };
                    let all = pin!(read(&wanted, &order, &gathered, &urgent));
                    telling(all, &tell).await;
                    gathered.borrow_mut().end();
                    tell();
                }
                Ok(gathered.borrow().halted.clone())
            }
        })
    };
    let (stop, again) = (rounds.stop, rounds.again);
    let halted = resource.value.as_ref().and_then(|halted| (**halted).clone());
    match &grown.known {
        Some(known) => Sizes { answers: known.clone(), loading: false, halted: None, stop, again },
        None => Sizes { answers: (*answers).clone(), loading: resource.loading, halted, stop, again },
    }
}

/// Runs a reading to its end, and tells the screen every now and then.
async fn telling<F: Future<Output = ()> + Unpin>(mut reading: F, tell: &impl Fn()) {
    loop {
        let pause = pin!(clock::sleep(TELL_EVERY));
        match select(reading, pause).await {
            Either::Left(((), _)) => return,
            Either::Right(((), rest)) => reading = rest,
        }
        tell();
    }
}

async fn read(
    wanted: &Wanted<Forest<NodeId>>,
    order: &[Place],
    gathered: &RefCell<Gathered>,
    urgent: &RefCell<Cell<Option<Place>>>,
) {
    let next = || {
        let id = gathered.borrow_mut().ask_next(&wanted.of, order, urgent.borrow().get())?;
        Some(async move {
            let NodeId::Image(image) = &id else { return };
            let answer = wanted.registry.image(&wanted.repository, image).await;
            gathered.borrow_mut().settle(id, answer.as_ref().map(NodeFacts::from).map_err(Error::clone));
        })
    };
    each_at_once(AT_ONCE, next).await;
}

impl Gathered {
    /// Begins a round: what was answered stays, what was refused or broken off is asked for again.
    fn begin(&mut self) {
        let said = self.answers.iter().filter(|(_, answer)| answer.is_ok());
        self.asked = said.map(|(id, _)| id.clone()).collect();
        self.next = 0;
        self.patience = Patience::default();
        self.halted = None;
    }

    /// Ends a round. Where the way broke off too late for it to be halted, it is said all the same that not all came.
    fn end(&mut self) {
        let lost = |error: &Rc<Error>| matches!(error.kind, ErrorKind::Transport(_)).then(|| error.clone());
        if self.halted.is_none() {
            self.halted = self.answers.values().filter_map(|answer| answer.as_ref().err()).find_map(lost);
        }
        self.untold = true;
    }

    fn ask_next(
        &mut self,
        forest: &Forest<NodeId>,
        order: &[Place],
        urgent: Option<Place>,
    ) -> Option<NodeId> {
        if self.halted.is_some() {
            return None;
        }
        let id = |place: Place| forest.nodes().get(place).map(|node| &node.id);
        if let Some(urgent) = urgent.and_then(id).filter(|id| !self.asked.contains(id)) {
            self.asked.insert(urgent.clone());
            return Some(urgent.clone());
        }
        while let Some(place) = order.get(self.next).copied() {
            self.next += 1;
            if let Some(id) = id(place).filter(|id| !self.asked.contains(id)) {
                self.asked.insert(id.clone());
                return Some(id.clone());
            }
        }
        None
    }

    fn settle(&mut self, id: NodeId, answer: Result<NodeFacts, Error>) {
        let is_over = self.patience.is_over(&answer);
        let answer = answer.map(Rc::new).map_err(Rc::new);
        if let (true, Err(error)) = (is_over, &answer) {
            self.halted = Some(error.clone());
        }
        self.answers.insert(id, answer);
        self.untold = true;
    }
}
