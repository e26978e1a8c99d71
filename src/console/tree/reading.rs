//! The ancestries of a repository while they are read: one request for each image that a tag points at, unless
//! another's ancestry has shown where it stands already.

use crate::http::TransportError;
use crate::image::Ancestry;
use crate::name::ImageId;
use crate::registry::error::{Error, ErrorKind};
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

/// How many failures on the way in a row end the reading: the next one would fail too.
const BROKEN_IN_A_ROW: u32 = 3;

/// What has been read, what was refused and what is still to be asked.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    waiting: VecDeque<ImageId>,
    covered: HashSet<ImageId>,
    found: Vec<Ancestry>,
    refused: Vec<(ImageId, Rc<Error>)>,
    broken_in_a_row: u32,
    halted: Option<Rc<Error>>,
    asked: usize,
    total: usize,
}

impl Reading {
    /// Nothing read yet of some images. One that comes twice is asked for once.
    #[must_use]
    pub fn new(images: impl IntoIterator<Item = ImageId>) -> Self {
        let mut seen = HashSet::new();
        let waiting: VecDeque<ImageId> = images.into_iter().filter(|id| seen.insert(id.clone())).collect();
        Self { total: waiting.len(), waiting, ..Self::default() }
    }

    /// The next image to ask for; nothing when there is none left, or no sense in going on.
    pub fn ask_next(&mut self) -> Option<ImageId> {
        if self.halted.is_some() {
            return None;
        }
        while let Some(image) = self.waiting.pop_front() {
            if !self.covered.contains(&image) {
                self.asked += 1;
                return Some(image);
            }
        }
        None
    }

    /// Takes an answer.
    pub fn settle(&mut self, image: ImageId, answer: Result<Ancestry, Error>) {
        self.asked = self.asked.saturating_sub(1);
        match answer {
            Ok(ancestry) => {
                self.broken_in_a_row = 0;
                self.covered.extend(ancestry.ids().iter().cloned());
                self.found.push(ancestry);
            }
            Err(error) => {
                let error = Rc::new(error);
                if self.ends_all(&error) {
                    self.halted = Some(error.clone());
                }
                self.refused.push((image, error));
            }
        }
    }

    /// Whether an error would meet every other request as well.
    fn ends_all(&mut self, error: &Error) -> bool {
        match &error.kind {
            ErrorKind::Unauthorized
            | ErrorKind::RateLimited(_)
            | ErrorKind::EndpointNotTrusted(_)
            | ErrorKind::PasswordInClear
            | ErrorKind::Transport(TransportError::Offline | TransportError::Cancelled) => true,
            // One answer without CORS header fields looks like a broken connection; three in a row are one.
            ErrorKind::Transport(_) => {
                self.broken_in_a_row += 1;
                self.broken_in_a_row >= BROKEN_IN_A_ROW
            }
            _ => {
                self.broken_in_a_row = 0;
                false
            }
        }
    }

    /// Puts what was refused back among what is to be asked.
    pub fn again(&mut self) {
        self.waiting.extend(self.refused.drain(..).map(|(image, _)| image));
        self.halted = None;
        self.broken_in_a_row = 0;
        self.asked = 0;
    }

    /// The ancestries, in the order in which they came.
    #[must_use]
    pub fn found(&self) -> &[Ancestry] {
        &self.found
    }

    /// The images whose ancestry could not be read, and why. One that another's ancestry shows is not among them.
    pub fn refused(&self) -> impl Iterator<Item = &(ImageId, Rc<Error>)> {
        self.refused.iter().filter(|(image, _)| !self.covered.contains(image))
    }

    /// Why the reading ended before its end, if it did by itself.
    #[must_use]
    pub fn halted(&self) -> Option<&Rc<Error>> {
        self.halted.as_ref()
    }

    /// How many images are settled, one way or the other, of how many.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        let waiting = self.waiting.iter().filter(|image| !self.covered.contains(*image)).count();
        (self.total.saturating_sub(waiting + self.asked), self.total)
    }

    /// How many images were not asked for, because the reading was stopped.
    #[must_use]
    pub fn left(&self) -> usize {
        self.waiting.iter().filter(|image| !self.covered.contains(*image)).count()
    }
}
