//! Copying within one registry: blobs are mounted where the registry does that, manifests are put as they are, and what
//! an index lists comes before it. Also the setting of a tag, which copies nothing.

use super::upload::session;
use super::{At, Fetched, Walk};
use crate::http::{Method, Progress, Request, Transport};
use crate::image::manifest::{Descriptor, Manifest};
use crate::name::{Digest, Heard, MediaType, NameError, Repository, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// The largest blob that is taken through this page where the registry does not mount it.
pub const COPY_BYTES: usize = 256 * 1024 * 1024;

/// How a blob got to the other repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The registry put it there by itself.
    Mounted,
    /// Its bytes were fetched and sent again.
    Sent,
    /// It is kept elsewhere and never pushed.
    Foreign,
}

/// How far one blob is that is fetched and sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moving {
    /// Bytes that have come.
    Fetched(u64),
    /// Bytes that have gone.
    Sent(u64),
}

/// How far a copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyProgress {
    /// Blobs and manifests that are there.
    pub done: usize,
    /// Blobs and manifests in all.
    pub of: usize,
    /// The one under way.
    pub digest: Digest,
    /// Its size, if said.
    pub size: Option<u64>,
    /// How far it is, where it passes through this page.
    pub moving: Option<Moving>,
}

/// Who hears of a copy.
pub type OnCopy = Rc<dyn Fn(CopyProgress)>;

impl<T: Transport> Registry<T> {
    /// Puts a blob of one repository into another: mounted, or else fetched, checked and sent. 256 MiB at most in
    /// that case.
    ///
    /// # Errors
    /// `TooLarge`, `DigestMismatch`, `UploadElsewhere`, `UploadHidden`, or by status.
    pub async fn mount_or_copy(
        &self,
        from: &Repository,
        to: &Repository,
        blob: &Descriptor,
        progress: Rc<dyn Fn(Moving)>,
    ) -> Result<Copied, Error> {
        if blob.media_type.as_ref().is_some_and(MediaType::is_foreign_layer) {
            return Ok(Copied::Foreign);
        }
        let digest = blob.digest.valid().ok_or(NameError::BadDigest)?;
        let url = self.uploads_url(to)?.query("mount", &digest.to_string()).query("from", from.as_str());
        let opened = self.ask(Request::new(Method::Post, url), Pass::Mount { to, from }).await?;
        if opened.response.status == 201 {
            return Ok(Copied::Mounted);
        }
        let session = session(&opened)?;
        drop(opened);
        if blob.size.is_some_and(|size| size > COPY_BYTES as u64) {
            return Err(Error::new(ErrorKind::TooLarge(COPY_BYTES)));
        }
        let bytes = self.gather(from, blob, &progress).await?;
        let told: Progress = Rc::new(move |sent| progress(Moving::Sent(sent)));
        self.put_blob(to, blob, bytes.into(), session, Some(told)).await?;
        Ok(Copied::Sent)
    }

    /// Copies a manifest and all that belongs to it under a tag of another repository, or of the same one, where only
    /// the tag is set. What refers to it stays behind. Done again after a failure, it goes quickly over what is there.
    ///
    /// # Errors
    /// `IndexTooLarge`, `Rejected` where the registry misses something that an index lists, or as the parts of it.
    pub async fn copy(
        &self,
        from: &Repository,
        at: &At,
        to: &Repository,
        tag: &Tag,
        on_progress: OnCopy,
    ) -> Result<Digest, Error> {
        let under = At::Tag(tag.clone());
        if from == to {
            let found = self.manifest(from, at).await?;
            self.put_manifest(to, &under, &found.media_type, found.bytes).await?;
            return Ok(found.digest);
        }
        let walk = self.walk_index(from, at).await?;
        let Some(root) = walk.nodes.first().filter(|_| !walk.cut) else {
            return Err(Error::new(ErrorKind::IndexTooLarge));
        };
        let blobs = blobs(&walk);
        let of = blobs.len() + walk.nodes.len();
        let begun = |done: usize, digest: &Digest, size: Option<u64>| {
            let progress = CopyProgress { done, of, digest: digest.clone(), size, moving: None };
            on_progress(progress.clone());
            progress
        };
        for (done, (digest, blob)) in blobs.iter().enumerate() {
            let (progress, on_progress) = (begun(done, digest, blob.size), on_progress.clone());
            let tell = move |moving| on_progress(CopyProgress { moving: Some(moving), ..progress.clone() });
            self.mount_or_copy(from, to, blob, Rc::new(tell)).await?;
        }
        for (done, found) in listed_first(&walk).into_iter().enumerate() {
            begun(blobs.len() + done, &found.digest, Some(found.bytes.len() as u64));
            let by_digest = At::Digest(found.digest.clone());
            let at = if found.digest == root.fetched.digest { &under } else { &by_digest };
            self.put_manifest(to, at, &found.media_type, found.bytes.clone()).await?;
        }
        Ok(root.fetched.digest.clone())
    }

    /// The bytes of a blob, checked, with word of how far they are.
    async fn gather(
        &self,
        from: &Repository,
        blob: &Descriptor,
        progress: &Rc<dyn Fn(Moving)>,
    ) -> Result<Vec<u8>, Error> {
        let mut download = self.download(from, blob).await?;
        let mut bytes = Vec::new();
        while let Some(chunk) = download.next().await {
            let chunk = chunk?;
            if chunk.len() > COPY_BYTES - bytes.len() {
                return Err(Error::new(ErrorKind::TooLarge(COPY_BYTES)));
            }
            bytes.extend_from_slice(&chunk);
            progress(Moving::Fetched(bytes.len() as u64));
        }
        match &blob.digest {
            Heard::Valid(declared) if download.verify().checksum_fits != Some(true) => {
                let found = Digest::by(declared.algorithm(), &bytes);
                Err(Error::new(ErrorKind::DigestMismatch { declared: declared.clone(), found }))
            }
            _ => Ok(bytes),
        }
    }
}

/// The manifests of a walk, each after all it lists: a manifest may be listed at several depths.
fn listed_first(walk: &Walk) -> Vec<&Fetched> {
    let by_digest: HashMap<&Digest, &Fetched> =
        walk.nodes.iter().map(|node| (&node.fetched.digest, &node.fetched)).collect();
    let mut sorted: Vec<&Fetched> = Vec::new();
    let (mut seen, mut sorted_in) = (HashSet::new(), HashSet::new());
    let mut waiting: Vec<&Fetched> = walk.nodes.first().map(|node| &node.fetched).into_iter().collect();
    while let Some(found) = waiting.last().copied() {
        if seen.insert(&found.digest)
            && let Manifest::Index(index) = &found.manifest
        {
            let listed = index.manifests.iter().filter_map(|one| one.digest.valid());
            waiting.extend(
                listed.filter_map(|digest| by_digest.get(digest)).filter(|one| !seen.contains(&one.digest)),
            );
            continue;
        }
        waiting.pop();
        if sorted_in.insert(&found.digest) {
            sorted.push(found);
        }
    }
    sorted
}

/// Every blob of the manifests of a walk, once.
fn blobs(walk: &Walk) -> Vec<(Digest, Descriptor)> {
    let mut seen = HashSet::new();
    let mut blobs = Vec::new();
    let mut add = |blob: &Descriptor| {
        if let Heard::Valid(digest) = &blob.digest
            && seen.insert(digest.clone())
        {
            blobs.push((digest.clone(), blob.clone()));
        }
    };
    for node in &walk.nodes {
        match &node.fetched.manifest {
            Manifest::Image(image) => std::iter::once(&image.config).chain(&image.layers).for_each(&mut add),
            Manifest::Schema1(schema1) => {
                schema1.layers.iter().for_each(|layer| add(&Descriptor::at(layer.blob.clone())));
            }
            Manifest::Index(_) | Manifest::Other(_) => {}
        }
    }
    blobs
}
