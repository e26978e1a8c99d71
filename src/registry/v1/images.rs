//! Rows 4, 9, 11 and 12: what an image says of itself, its ancestry, its files.

use super::{repositories::unsupported, wire};
use crate::http::{Headers, Method, Request, Timeouts, Transport, Url};
use crate::image::{Ancestry, Changes, FileEntry, Image};
use crate::name::{ImageId, Repository};
use crate::registry::credential::Action;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::{Answer, Pass};
use crate::registry::{LIST_BYTES, LIST_TIME, Registry, V1_JSON_BYTES};

/// How many files of a layer are listed.
const FILES_MAX: usize = 100_000;

impl<T: Transport> Registry<T> {
    /// Row 4: the image's JSON, with the size and checksum the header fields give. 1 MiB at most.
    ///
    /// # Errors
    /// `NotFound`, `BeingUploaded`, `Unreadable` also when the JSON is of another image, or by status.
    pub async fn image(&self, repository: &Repository, id: &ImageId) -> Result<Image, Error> {
        let answer = self.ask_image(repository, id, "json").await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let compressed = answer.headers().get("x-docker-size").and_then(|size| size.trim().parse().ok());
        let checksum = checksum(answer.headers());
        let mut image = wire::image(id, answer.bytes(V1_JSON_BYTES).await?.into()).ok_or(unreadable)?;
        image.compressed = compressed;
        image.checksum = checksum.or(image.checksum);
        Ok(image)
    }

    /// Row 9: the image, its parent, and so on to the root. 1,000 at most.
    ///
    /// # Errors
    /// `BadAncestry`, `NotFound`, `BeingUploaded`, or by status.
    pub async fn ancestry(&self, repository: &Repository, id: &ImageId) -> Result<Ancestry, Error> {
        let answer = self.ask_image(repository, id, "ancestry").await?;
        let bad = answer.fail(ErrorKind::BadAncestry);
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let ids = wire::ids(&answer.json(V1_JSON_BYTES).await?).ok_or(unreadable)?;
        Ancestry::new(ids).filter(|ancestry| ancestry.ids().first() == Some(id)).ok_or(bad)
    }

    /// Row 11: the files in the image's layer, where the server lists them. 100,000 at most. Asked for an image
    /// that was read before, so that a 404 comes from a server without such a call.
    ///
    /// # Errors
    /// `Unsupported`, `Rejected` for a layer format the server cannot read, or by status.
    pub async fn files(&self, repository: &Repository, id: &ImageId) -> Result<Vec<FileEntry>, Error> {
        let answer = self.ask_image(repository, id, "files").await.map_err(unsupported)?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let too_many = |count| answer_of(&unreadable, ErrorKind::TooMany(count, FILES_MAX));
        let files = wire::files(&answer.json(LIST_BYTES).await?).ok_or_else(|| unreadable.clone())?;
        if files.len() > FILES_MAX { Err(too_many(files.len())) } else { Ok(files) }
    }

    /// Row 12: what the image changed against its parent, where the server works it out; nothing while it still
    /// does. A 404 is read as for [`Registry::files`].
    ///
    /// # Errors
    /// `Unsupported`, `Rejected` where the server's queue is off, or by status.
    pub async fn changes(&self, repository: &Repository, id: &ImageId) -> Result<Option<Changes>, Error> {
        let answer = self.ask_image(repository, id, "diff").await.map_err(unsupported)?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let body = answer.bytes(LIST_BYTES).await?;
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(None);
        }
        let changes = crate::registry::json::Json::parse(&body).and_then(|json| wire::changes(&json));
        let changes = changes.ok_or_else(|| unreadable.clone())?;
        if changes.0.len() > FILES_MAX {
            return Err(answer_of(&unreadable, ErrorKind::TooMany(changes.0.len(), FILES_MAX)));
        }
        Ok(Some(changes))
    }

    async fn ask_image(&self, repository: &Repository, id: &ImageId, what: &str) -> Result<Answer, Error> {
        let timeouts = if matches!(what, "files" | "diff") { LIST_TIME } else { Timeouts::default() };
        let request = Request::new(Method::Get, self.image_url(id, what)?).within(timeouts);
        self.ask(request, Pass::Repository(repository, Action::Read)).await
    }

    /// `/v1/images/{id}/{what}`.
    pub(super) fn image_url(&self, id: &ImageId, what: &str) -> Result<Url, Error> {
        Ok(Url::at(self.origin()).extend(["v1", "images", id.as_str(), what])?)
    }
}

fn answer_of(error: &Error, kind: ErrorKind) -> Error {
    Error { kind, ..error.clone() }
}

/// The checksum in the header fields, under each of its three names. Of several the `sha256:` one is taken.
fn checksum(headers: &Headers) -> Option<String> {
    const NAMES: [&str; 3] = ["x-docker-checksum-payload", "x-docker-payload-checksum", "x-docker-checksum"];
    let all = || {
        NAMES
            .iter()
            .flat_map(|name| headers.get_all(name))
            .flat_map(|field| field.split(','))
            .map(str::trim)
            .filter(|checksum| !checksum.is_empty())
    };
    all().find(|checksum| checksum.starts_with("sha256:")).or_else(|| all().next()).map(str::to_owned)
}
