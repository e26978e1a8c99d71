//! The ancestries of a repository while they are read: one request for each image that a tag points at, unless
//! another's ancestry has shown where it stands already.

use super::Patience;
use crate::image::Ancestry;
use crate::name::ImageId;
use crate::registry::error::Error;
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;

/// What has been read, what was refused and what is still to be asked.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    waiting: VecDeque<ImageId>,
    covered: HashSet<ImageId>,
    found: Vec<Ancestry>,
    refused: Vec<(ImageId, Rc<Error>)>,
    patience: Patience,
    halted: Option<Rc<Error>>,
    asked: Vec<ImageId>,
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

    /// Of other images, with the ancestries kept that this one has read and that still end at one of them.
    #[must_use]
    pub fn of_others(&self, images: impl IntoIterator<Item = ImageId>) -> Self {
        let mut other = Self::new(images);
        let tips: HashSet<ImageId> = other.waiting.iter().cloned().collect();
        for ancestry in self.found.iter().filter(|it| it.ids().first().is_some_and(|tip| tips.contains(tip)))
        {
            other.covered.extend(ancestry.ids().iter().cloned());
            other.found.push(ancestry.clone());
        }
        other
    }

    /// The next image to ask for; nothing when there is none left, or no sense in going on.
    pub fn ask_next(&mut self) -> Option<ImageId> {
        if self.halted.is_some() {
            return None;
        }
        while let Some(image) = self.waiting.pop_front() {
            if !self.covered.contains(&image) {
                self.asked.push(image.clone());
                return Some(image);
            }
        }
        None
    }

    /// Takes an answer.
    pub fn settle(&mut self, image: ImageId, answer: Result<Ancestry, Error>) {
        self.asked.retain(|asked| *asked != image);
        let is_over = self.patience.is_over(&answer);
        match answer {
            Ok(ancestry) => {
                self.covered.extend(ancestry.ids().iter().cloned());
                self.found.push(ancestry);
            }
            Err(error) => {
                let error = Rc::new(error);
                if is_over {
                    self.halted = Some(error.clone());
                }
                self.refused.push((image, error));
            }
        }
    }

    /// Puts what was refused back among what is to be asked.
    pub fn again(&mut self) {
        self.recall();
        self.waiting.extend(self.refused.drain(..).map(|(image, _)| image));
        self.halted = None;
        self.patience = Patience::default();
    }

    /// Puts back what was asked for and never answered, because the asking was broken off.
    pub fn recall(&mut self) {
        for image in self.asked.drain(..).rev() {
            self.waiting.push_front(image);
        }
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
        (self.total.saturating_sub(waiting + self.asked.len()), self.total)
    }

    /// How many images were not asked for, because the reading was stopped.
    #[must_use]
    pub fn left(&self) -> usize {
        self.waiting.iter().filter(|image| !self.covered.contains(*image)).count()
    }
}
