//! Uploading a blob: a session is opened and the whole of it put there (registry-v2 sheet section 2).

use crate::http::{Method, Payload, Progress, Request, Transport, Url};
use crate::image::manifest::Descriptor;
use crate::name::{NameError, Repository};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::download::UPLOAD;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::{Answer, Pass};
use std::rc::Rc;

impl<T: Transport> Registry<T> {
    /// Uploads a blob whose bytes are at hand.
    pub(super) async fn upload(
        &self,
        repository: &Repository,
        blob: &Descriptor,
        bytes: Rc<[u8]>,
    ) -> Result<(), Error> {
        let request = Request::new(Method::Post, self.uploads_url(repository)?);
        let opened = self.ask(request, Pass::V2(repository, Action::Write)).await?;
        self.put_blob(repository, blob, bytes, session(&opened)?, None).await
    }

    /// Puts the bytes of a blob into a session that is open.
    pub(super) async fn put_blob(
        &self,
        repository: &Repository,
        blob: &Descriptor,
        bytes: Rc<[u8]>,
        session: Url,
        progress: Option<Progress>,
    ) -> Result<(), Error> {
        let digest = blob.digest.valid().ok_or(NameError::BadDigest)?;
        let url = session.query("digest", &digest.to_string());
        let request = Request::new(Method::Put, url).header("content-type", "application/octet-stream");
        let mut request = request.within(UPLOAD);
        request.payload = Payload::Bytes(bytes);
        request.progress = progress;
        self.ask(request, Pass::V2(repository, Action::Write)).await?;
        Ok(())
    }

    /// `/v2/<name>/blobs/uploads/`, which is written with a slash.
    pub(super) fn uploads_url(&self, repository: &Repository) -> Result<Url, Error> {
        Ok(self.v2_url(repository)?.push("blobs")?.push("uploads")?.slash())
    }
}

/// Where an upload goes on, by the answer that opened it. Only at the registry itself: the request carries its
/// credential, and what is pushed is nobody else's (security notes C7).
pub(super) fn session(opened: &Answer) -> Result<Url, Error> {
    let location = opened.headers().get("location").map(str::trim).filter(|location| !location.is_empty());
    let location = location.ok_or_else(|| opened.fail(ErrorKind::UploadHidden))?;
    let url = opened.asked().resolve(location).ok_or_else(|| opened.fail(ErrorKind::Unreadable))?;
    if url.origin() == opened.asked().origin() {
        Ok(url)
    } else {
        Err(opened.fail(ErrorKind::UploadElsewhere(url.origin().clone())))
    }
}
