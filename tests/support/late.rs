//! A transport whose answers come late and in the wrong order, and which knows how many were asked for at once.

use portolan::http::{Request, Response, Transport, TransportError};
use std::cell::Cell;
use std::rc::Rc;

/// Of so many that are asked for together the first answers last.
const TURNS: usize = 24;

#[derive(Default)]
struct Counts {
    asked: Cell<usize>,
    under_way: Cell<usize>,
    most: Cell<usize>,
}

/// Another transport, slowed down.
pub struct Late<T> {
    inner: T,
    counts: Rc<Counts>,
}

impl<T> Late<T> {
    /// Slows one down.
    pub fn new(inner: T) -> (Self, impl Fn() -> usize) {
        let counts: Rc<Counts> = Rc::default();
        (Self { inner, counts: counts.clone() }, move || counts.most.get())
    }
}

impl<T: Transport> Transport for Late<T> {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let counts = &self.counts;
        let turns = TURNS - counts.asked.replace(counts.asked.get() + 1) % TURNS;
        counts.under_way.set(counts.under_way.get() + 1);
        counts.most.set(counts.most.get().max(counts.under_way.get()));
        for _ in 0..turns {
            tokio::task::yield_now().await;
        }
        counts.under_way.set(counts.under_way.get() - 1);
        self.inner.send(request).await
    }

    async fn pause(&self, ms: u32) {
        self.inner.pause(ms).await;
    }

    fn now(&self) -> i64 {
        self.inner.now()
    }
}
