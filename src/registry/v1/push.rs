//! The requests of an insert: rows 5, 7, 8 and 17 with the Hub's list, one step at a time.

use super::insert::{Insert, InsertImage, StepKind, StepState};
use crate::http::{Method, Payload, Progress, Request, Sha256Sum, Transport};
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::download::UPLOAD;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use std::collections::HashMap;
use std::rc::Rc;

/// Who hears of every change of a step, by its place.
type OnStep = Rc<dyn Fn(usize, StepState)>;

/// One run over the steps: their states as of now, and the sums worked out on the way.
struct Run<'a> {
    insert: &'a Insert,
    states: Vec<StepState>,
    sums: HashMap<ImageId, String>,
    on_step: OnStep,
}

impl Run<'_> {
    fn tell(&mut self, at: usize, state: StepState) {
        (self.on_step)(at, state.clone());
        if let Some(known) = self.states.get_mut(at) {
            *known = state;
        }
    }

    /// The other steps of an image, by what they are for.
    fn find(&self, wanted: &StepKind) -> Option<usize> {
        self.insert.steps.iter().position(|step| &step.kind == wanted)
    }

    /// The registry has the image in full: what is left of it is not needed.
    fn skip_image(&mut self, id: &ImageId) {
        for at in 0..self.insert.steps.len() {
            let about_it = self.insert.steps[at].kind.image() == Some(id);
            if about_it && !self.states[at].is_settled() {
                self.tell(at, StepState::Skipped);
            }
        }
    }

    /// A step fails because an earlier one has to be done again: the next run begins there.
    fn undo(&mut self, kind: &StepKind) {
        if let Some(at) = self.find(kind) {
            self.tell(at, StepState::NotTried);
        }
    }

    /// The checksum of an image: its JSON, a newline, its layer.
    async fn sum(&mut self, image: &InsertImage) -> Result<String, Error> {
        if let Some(sum) = self.sums.get(&image.id) {
            return Ok(sum.clone());
        }
        let mut sum = Sha256Sum::new();
        sum.update(&image.json);
        sum.update(b"\n");
        sum.update_from(&*image.layer).await?;
        let sum = format!("sha256:{}", sum.finish());
        self.sums.insert(image.id.clone(), sum.clone());
        Ok(sum)
    }

    /// What the Hub is told at the end. Of an image that was there already the checksum is not known to be this
    /// one, and is left out.
    async fn hub_list(&mut self) -> Result<Vec<(ImageId, Option<String>)>, Error> {
        let insert = self.insert;
        let mut list = Vec::with_capacity(insert.images.len());
        for image in &insert.images {
            let at = self.find(&StepKind::Checksum(image.id.clone()));
            let sent = at.is_some_and(|at| self.states[at] == StepState::Done);
            let sum = if sent { Some(self.sum(image).await?) } else { None };
            list.push((image.id.clone(), sum));
        }
        Ok(list)
    }
}

impl<T: Transport> Registry<T> {
    /// Carries out every step of an insert that is not done or skipped yet, in order, and stops at the first that
    /// fails. `on_step` hears of every change, by the step's place. A layer is sent from its first byte each time:
    /// v1 cannot go on in the middle. Where a step fails because an earlier one has to be repeated, that one is
    /// told as not tried again.
    ///
    /// # Errors
    /// That of the step that failed, which is also in its state.
    pub async fn insert(&self, insert: &Insert, on_step: Rc<dyn Fn(usize, StepState)>) -> Result<(), Error> {
        let states = insert.steps.iter().map(|step| step.state.clone()).collect();
        let mut run = Run { insert, states, sums: HashMap::new(), on_step };
        for (at, step) in insert.steps.iter().enumerate() {
            if run.states[at].is_settled() {
                continue;
            }
            run.tell(at, StepState::Sending(0));
            let on_step = run.on_step.clone();
            let progress: Progress = Rc::new(move |sent| on_step(at, StepState::Sending(sent)));
            match self.step(&mut run, &step.kind, progress).await {
                Ok(()) => run.tell(at, StepState::Done),
                Err(error) => match (&error.kind, step.kind.image()) {
                    (ErrorKind::Conflict, Some(id)) => run.skip_image(id),
                    _ => {
                        undo_before(&mut run, &step.kind, &error);
                        run.tell(at, StepState::Failed(error.clone()));
                        return Err(error);
                    }
                },
            }
        }
        Ok(())
    }

    async fn step(&self, run: &mut Run<'_>, kind: &StepKind, progress: Progress) -> Result<(), Error> {
        let insert = run.insert;
        let repository = &insert.repository;
        match kind {
            StepKind::Announce => {
                let ids: Vec<ImageId> = insert.images.iter().map(|image| image.id.clone()).collect();
                self.create_repository(repository, &ids).await
            }
            StepKind::HubList => {
                let list = run.hub_list().await?;
                self.list_images(repository, &list).await
            }
            StepKind::Tag(tag) => match &insert.tag {
                Some((_, id)) => self.set_tag(repository, tag, id).await,
                None => Ok(()),
            },
            StepKind::Json(id) | StepKind::Layer(id) | StepKind::Checksum(id) => match insert.image(id) {
                Some(image) => self.image_step(run, kind, image, progress).await,
                None => Ok(()),
            },
        }
    }

    async fn image_step(
        &self,
        run: &mut Run<'_>,
        kind: &StepKind,
        image: &InsertImage,
        progress: Progress,
    ) -> Result<(), Error> {
        let request = |what| Ok::<_, Error>(Request::new(Method::Put, self.image_url(&image.id, what)?));
        let repository = &run.insert.repository;
        match kind {
            StepKind::Json(_) => {
                let mut request = request("json")?.header("content-type", "application/json");
                request.payload = Payload::Bytes(image.json.clone());
                self.put(request, repository).await
            }
            StepKind::Layer(_) => {
                let mut request =
                    request("layer")?.header("content-type", "application/octet-stream").within(UPLOAD);
                request.payload = Payload::Source(image.layer.clone());
                request.progress = Some(progress);
                self.put(request, repository).await
            }
            _ => {
                let request = request("checksum")?;
                let sum = run.sum(image).await?;
                self.put(request.header("x-docker-checksum-payload", &sum), repository).await
            }
        }
    }

    /// What a write answers is not read: servers say `true`, `""`, `Created` or nothing.
    async fn put(&self, request: Request, repository: &Repository) -> Result<(), Error> {
        self.ask(request, Pass::Repository(repository, Action::Write)).await?;
        Ok(())
    }
}

/// A checksum that does not fit means that the layer arrived damaged; an image that is not known any more to a
/// layer or a checksum means that its JSON is gone.
fn undo_before(run: &mut Run<'_>, kind: &StepKind, error: &Error) {
    match (kind, &error.kind) {
        (StepKind::Checksum(id), ErrorKind::Rejected) => run.undo(&StepKind::Layer(id.clone())),
        (StepKind::Checksum(id), ErrorKind::NotFound) => {
            run.undo(&StepKind::Json(id.clone()));
            run.undo(&StepKind::Layer(id.clone()));
        }
        (StepKind::Layer(id), ErrorKind::NotFound) => run.undo(&StepKind::Json(id.clone())),
        _ => {}
    }
}
