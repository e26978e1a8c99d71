//! Bodies with caps, the gate, and sums worked out as bytes pass by.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::{Body, Chunks, Gate, NextChunk, Sha256Sum, TooLarge, TransportError};
use std::cell::Cell;
use std::future::{Future, ready};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use support::Bytes;

/// Counts the chunks that were asked for; never ends.
struct Endless(Rc<Cell<usize>>);

impl Chunks for Endless {
    fn next(&mut self) -> NextChunk<'_> {
        self.0.set(self.0.get() + 1);
        Box::pin(ready(Some(Ok(vec![b' '; 1000]))))
    }
}

/// Security notes R1.
#[tokio::test]
async fn a_body_without_end_is_left_at_the_cap() {
    let asked = Rc::new(Cell::new(0));
    let gathered = Body::streaming(Endless(asked.clone())).gather(10_000).await;
    assert_eq!(gathered, Err(TooLarge::Cap(10_000)));
    assert_eq!(asked.get(), 11);
}

#[tokio::test]
async fn a_body_as_long_as_the_cap_is_taken() {
    assert_eq!(Body::whole(vec![1; 10]).gather(10).await, Ok(vec![1; 10]));
    assert_eq!(Body::whole(vec![1; 11]).gather(10).await, Err(TooLarge::Cap(10)));
}

#[tokio::test]
async fn a_look_at_a_body_takes_its_beginning_and_no_more() {
    let asked = Rc::new(Cell::new(0));
    assert_eq!(Body::streaming(Endless(asked.clone())).peek(2500).await.len(), 2500);
    assert_eq!(asked.get(), 3);
    assert_eq!(Body::whole(b"short".to_vec()).peek(2500).await, b"short");
}

/// Polls once; what comes of it is kept, since a place in the gate is given back when dropped.
fn poll<F: Future>(future: Pin<&mut F>) -> Option<F::Output> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}

/// Security notes R8.
#[test]
fn the_gate_lets_in_so_many_and_then_in_the_order_of_asking() {
    let gate = Gate::new(2);
    let (mut first, mut second) = (pin!(gate.enter()), pin!(gate.enter()));
    let permit = poll(first.as_mut()).unwrap();
    let _second = poll(second.as_mut()).unwrap();
    let (mut third, mut fourth) = (pin!(gate.enter()), pin!(gate.enter()));
    assert!(poll(third.as_mut()).is_none() && poll(fourth.as_mut()).is_none());
    drop(permit);
    assert!(poll(fourth.as_mut()).is_none(), "the fourth overtook the third");
    assert!(poll(third.as_mut()).is_some());
}

#[test]
fn whoever_stops_waiting_gives_the_place_on() {
    let gate = Gate::new(1);
    let permit = poll(pin!(gate.enter())).unwrap();
    let mut second = Box::pin(gate.enter());
    let mut third = Box::pin(gate.enter());
    assert!(poll(second.as_mut()).is_none() && poll(third.as_mut()).is_none());
    drop(permit);
    drop(second);
    assert!(poll(third.as_mut()).is_some(), "the place went to one who had left");
}

#[tokio::test]
async fn a_source_is_summed_slice_by_slice() {
    let bytes: Vec<u8> = (0..3_000_000u32).map(|n| (n % 251) as u8).collect();
    let (mut whole, mut sliced) = (Sha256Sum::new(), Sha256Sum::new());
    whole.update(&bytes);
    sliced.update_from(&Bytes(Ok(bytes))).await.unwrap();
    assert_eq!(whole.finish(), sliced.finish());
    assert_eq!(Sha256Sum::new().finish(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

#[tokio::test]
async fn a_source_that_cannot_be_read_is_told() {
    let gone = Bytes(Err(TransportError::SourceUnreadable));
    assert_eq!(Sha256Sum::new().update_from(&gone).await, Err(TransportError::SourceUnreadable));
}
