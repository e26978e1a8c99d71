//! How many requests may be under way at once.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A gate with a number of places. One gate stands before each registry, so that opening a long list does not
/// flood it (security notes R8).
#[derive(Clone)]
pub struct Gate(Rc<RefCell<State>>);

struct State {
    free: usize,
    waiting: VecDeque<Rc<RefCell<Waiting>>>,
}

#[derive(Default)]
struct Waiting {
    granted: bool,
    waker: Option<Waker>,
}

/// A place in the gate, given back when dropped.
pub struct Permit(Gate);

impl Gate {
    /// A gate with this many places.
    #[must_use]
    pub fn new(places: usize) -> Self {
        Self(Rc::new(RefCell::new(State { free: places, waiting: VecDeque::new() })))
    }

    /// Waits for a place, in the order of asking.
    pub async fn enter(&self) -> Permit {
        Entering { gate: self.clone(), waiting: None }.await;
        Permit(self.clone())
    }

    /// Hands a place to the first one waiting, or lays it back.
    fn release(&self) {
        let mut state = self.0.borrow_mut();
        match state.waiting.pop_front() {
            None => state.free += 1,
            Some(next) => {
                let mut next = next.borrow_mut();
                next.granted = true;
                if let Some(waker) = next.waker.take() {
                    waker.wake();
                }
            }
        }
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.release();
    }
}

struct Entering {
    gate: Gate,
    waiting: Option<Rc<RefCell<Waiting>>>,
}

impl Future for Entering {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(waiting) = &self.waiting {
            let mut ticket = waiting.borrow_mut();
            if ticket.granted {
                drop(ticket);
                self.waiting = None;
                return Poll::Ready(());
            }
            ticket.waker = Some(cx.waker().clone());
            return Poll::Pending;
        }
        let gate = self.gate.clone();
        let mut state = gate.0.borrow_mut();
        if state.free > 0 {
            state.free -= 1;
            return Poll::Ready(());
        }
        let ticket = Rc::new(RefCell::new(Waiting { granted: false, waker: Some(cx.waker().clone()) }));
        state.waiting.push_back(ticket.clone());
        self.waiting = Some(ticket);
        Poll::Pending
    }
}

impl Drop for Entering {
    fn drop(&mut self) {
        let Some(waiting) = self.waiting.take() else { return };
        let granted = waiting.borrow().granted;
        if granted {
            self.gate.release();
        } else {
            self.gate.0.borrow_mut().waiting.retain(|other| !Rc::ptr_eq(other, &waiting));
        }
    }
}
