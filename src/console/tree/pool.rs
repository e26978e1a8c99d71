//! Many questions at once, but not all at once.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// Keeps up to `places` futures under way, each taken from `next` when a place is free, and ends when `next` has
/// no more and all are done. `next` is asked again after each that ends, so it may decide by what that one found.
/// Dropping it drops them all.
pub async fn each_at_once<F: Future<Output = ()>>(places: usize, mut next: impl FnMut() -> Option<F>) {
    let mut under_way: Vec<Pin<Box<F>>> = Vec::with_capacity(places);
    poll_fn(move |context| {
        loop {
            under_way.retain_mut(|future| future.as_mut().poll(context).is_pending());
            let mut added = false;
            while under_way.len() < places {
                let Some(future) = next() else { break };
                under_way.push(Box::pin(future));
                added = true;
            }
            if under_way.is_empty() {
                return Poll::Ready(());
            }
            // What was just added has not been polled yet, and would never wake us.
            if !added {
                return Poll::Pending;
            }
        }
    })
    .await;
}
