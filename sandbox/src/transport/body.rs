//! The body of an answer, arriving in pieces, and broken off where a fault says so.

use super::{CHUNK, pend};
use crate::message::Ending;
use portolan::http::{Chunks, TransportError};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A body in pieces.
pub(super) struct Pieces {
    pub(super) body: Arc<[u8]>,
    pub(super) at: usize,
    pub(super) ending: Ending,
}

impl Pieces {
    fn take(&mut self) -> Option<Result<Vec<u8>, TransportError>> {
        if self.ending == Ending::Endless && !self.body.is_empty() {
            return Some(Ok(self.body.to_vec()));
        }
        let end = match self.ending {
            Ending::Cut(bytes) | Ending::Stall(bytes) => self.body.len().min(bytes),
            _ => self.body.len(),
        };
        if self.at >= end {
            let is_told = self.at == usize::MAX;
            self.at = usize::MAX;
            return match self.ending {
                Ending::Cut(_) if !is_told => Some(Err(TransportError::Broken)),
                Ending::Stall(_) if !is_told => Some(Err(TransportError::TimedOut)),
                _ => None,
            };
        }
        let next = end.min(self.at + CHUNK);
        let piece = self.body[self.at..next].to_vec();
        self.at = next;
        Some(Ok(piece))
    }
}

impl Chunks for Pieces {
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Option<Result<Vec<u8>, TransportError>>> + '_>> {
        Box::pin(async move {
            pend(1).await;
            self.take()
        })
    }
}
