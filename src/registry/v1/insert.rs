//! What is to be put into a repository, and the steps of doing so (registry-v1 sheet section 6, hub-v1 sheet
//! section 3). Pure: the requests are made in `push`.

use crate::http::Source;
use crate::name::{ImageId, NameError, Repository, Tag};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::json::Json;
use std::collections::HashSet;
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
        let read = Json::parse(&json).filter(|json| matches!(json, Json::Object(_)));
        let read = read.ok_or_else(|| Error::new(ErrorKind::Unreadable))?;
        let id = read.get("id").and_then(Json::as_text).ok_or(NameError::BadImageId)?.parse()?;
        let parent = match read.get("parent") {
            None | Some(Json::Null) => None,
            Some(Json::Text(text)) if text.is_empty() => None,
            Some(parent) => Some(parent.as_text().ok_or(NameError::BadImageId)?.parse()?),
        };
        Ok(Self { id, parent, json: json.into(), layer })
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

impl StepKind {
    /// The image the step is about, if it is about one.
    #[must_use]
    pub fn image(&self) -> Option<&ImageId> {
        match self {
            Self::Json(id) | Self::Layer(id) | Self::Checksum(id) => Some(id),
            Self::Announce | Self::Tag(_) | Self::HubList => None,
        }
    }
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

impl StepState {
    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Done | Self::Skipped)
    }
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

impl Step {
    fn new(kind: StepKind, bytes: u64) -> Self {
        Self { kind, state: StepState::NotTried, bytes }
    }
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
        let images = roots_first(images)?;
        let mut steps = Vec::with_capacity(images.len() * 3 + 3);
        if tell_hub {
            steps.push(Step::new(StepKind::Announce, 0));
        }
        for image in &images {
            steps.push(Step::new(StepKind::Json(image.id.clone()), image.json.len() as u64));
            steps.push(Step::new(StepKind::Layer(image.id.clone()), image.layer.len()));
            steps.push(Step::new(StepKind::Checksum(image.id.clone()), 0));
        }
        if let Some((tag, _)) = &tag {
            steps.push(Step::new(StepKind::Tag(tag.clone()), 0));
        }
        if tell_hub {
            steps.push(Step::new(StepKind::HubList, 0));
        }
        Ok(Self { repository, images, tag, steps })
    }

    /// An image of the insert.
    pub(super) fn image(&self, id: &ImageId) -> Option<&InsertImage> {
        self.images.iter().find(|image| &image.id == id)
    }
}

/// A registry takes an image only after its parent. A parent that is not among them has to be there already.
fn roots_first(images: Vec<InsertImage>) -> Result<Vec<InsertImage>, Error> {
    let mut waiting: HashSet<ImageId> = HashSet::new();
    for image in &images {
        if !waiting.insert(image.id.clone()) {
            return Err(Error::new(ErrorKind::Conflict));
        }
    }
    let mut sorted = Vec::with_capacity(images.len());
    let mut rest = images;
    while !rest.is_empty() {
        let (ready, blocked): (Vec<_>, Vec<_>) = rest
            .into_iter()
            .partition(|image| image.parent.as_ref().is_none_or(|parent| !waiting.contains(parent)));
        if ready.is_empty() {
            return Err(Error::new(ErrorKind::BadAncestry));
        }
        for image in &ready {
            waiting.remove(&image.id);
        }
        sorted.extend(ready);
        rest = blocked;
    }
    Ok(sorted)
}
