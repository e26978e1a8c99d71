//! Rows 5, 7, 8 and 17 with the Hub's list: an image, or a chain of them, put into a repository step by step
//! (registry-v1 sheet section 6, hub-v1 sheet section 3).

use crate::http::{Source, Transport};
use crate::name::{ImageId, NameError, Repository, Tag};
use crate::registry::{Registry, error::Error};
use std::rc::Rc;

/// One image to insert.
#[derive(Clone)]
pub struct InsertImage {
    /// Its id, read from the JSON.
    pub id: ImageId,
    /// Its parent, read from the JSON.
    pub parent: Option<ImageId>,
    /// The JSON, sent byte for byte as it is.
    pub json: Rc<[u8]>,
    /// The layer.
    pub layer: Rc<dyn Source>,
}

impl InsertImage {
    /// Reads id and parent out of an image's JSON.
    ///
    /// # Errors
    /// `Unreadable` when it is no JSON object, `Name` when its id or parent are not image ids.
    pub fn new(json: Vec<u8>, layer: Rc<dyn Source>) -> Result<Self, Error> {
        let _ = (json, layer, NameError::BadImageId);
        unimplemented!()
    }
}

/// What one request of an insert is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Hub: `PUT /v1/repositories/…/` announces the images and gets a token.
    Announce,
    /// `PUT …/json`.
    Json(ImageId),
    /// `PUT …/layer`.
    Layer(ImageId),
    /// `PUT …/checksum`.
    Checksum(ImageId),
    /// `PUT …/tags/…`.
    Tag(Tag),
    /// Hub: `PUT …/images`, with checksums.
    HubList,
}

/// How far a step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    NotTried,
    /// Under way; bytes sent so far.
    Sending(u64),
    /// The registry took it.
    Done,
    /// Not needed: the registry has this image already (409).
    Skipped,
    /// Refused or broken off.
    Failed(Error),
}

/// One step and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is for.
    pub kind: StepKind,
    /// How far it is.
    pub state: StepState,
    /// How many bytes its body has.
    pub bytes: u64,
}

/// An insert: its images roots first, where they go, and the steps. Kept by the page, so that after a failure
/// the rest can be tried again.
#[derive(Clone)]
pub struct Insert {
    /// Where they go.
    pub repository: Repository,
    /// The images, roots first.
    pub images: Vec<InsertImage>,
    /// The tag to set, and the image it is to point at.
    pub tag: Option<(Tag, ImageId)>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

impl Insert {
    /// Plans the steps; sorts the images roots first.
    ///
    /// # Errors
    /// `BadAncestry` when parents go in a circle; `Conflict` when one id comes twice.
    pub fn plan(
        repository: Repository,
        images: Vec<InsertImage>,
        tag: Option<(Tag, ImageId)>,
        tell_hub: bool,
    ) -> Result<Self, Error> {
        let _ = (repository, images, tag, tell_hub);
        unimplemented!()
    }
}

impl<T: Transport> Registry<T> {
    /// Carries out every step of an insert that is not done or skipped yet, in order, and stops at the first that
    /// fails. `on_step` hears of every change, by the step's place. A layer is sent from its first byte each time:
    /// v1 cannot go on in the middle.
    ///
    /// # Errors
    /// That of the step that failed, which is also in its state.
    pub async fn insert(&self, insert: &Insert, on_step: Rc<dyn Fn(usize, StepState)>) -> Result<(), Error> {
        let _ = (insert, on_step);
        unimplemented!()
    }
}
