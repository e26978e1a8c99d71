//! Manifests: read by tag or digest, resolved, and put back byte for byte (registry-v2 sheet section 4).

use super::{At, Fetched, MANIFEST_BYTES};
use crate::http::{Method, Payload, Request, Transport, Url};
use crate::image::manifest::{Manifest, Warning, read, signed_part};
use crate::name::{Digest, Heard, MediaType, Repository};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::{Answer, Pass};
use crate::registry::json;
use std::rc::Rc;

/// Every type of manifest there is. Where one is missing, servers rewrite what they have into another under another
/// digest, or deny that it is there (security notes I9); Distribution honours no wildcard.
pub(crate) const ACCEPT: &str = concat!(
    "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, ",
    "application/vnd.docker.distribution.manifest.list.v2+json, ",
    "application/vnd.docker.distribution.manifest.v2+json, ",
    "application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.5, ",
    "application/vnd.docker.distribution.manifest.v1+json;q=0.5",
);
/// How many values a manifest may have: an index of a thousand images has eight for each, and one of empty objects takes
/// a hundred times the memory that its bytes do (security notes R1).
const VALUES_MAX: usize = 250_000;
/// The header field in which a server names the digest of what it sends.
const DIGEST: &str = "docker-content-digest";

impl<T: Transport> Registry<T> {
    /// A manifest, verified: its bytes have the digest it was asked for by and the one the answer names. 4 MiB at
    /// most. Of one that was announced by a descriptor, `image::manifest::differences` says what is not as announced.
    ///
    /// # Errors
    /// `NotFound`, `DigestMismatch`, `BadManifest`, `TooMany`, or by status.
    pub async fn manifest(&self, repository: &Repository, at: &At) -> Result<Fetched, Error> {
        let answer = self.ask_manifest(Method::Get, repository, at).await?;
        let content_type = answer.headers().get("content-type").map(str::to_owned);
        let declared = declared(&answer);
        let failed = answer.fail(ErrorKind::Unreadable);
        let bytes: Rc<[u8]> = answer.bytes(MANIFEST_BYTES).await?.into();
        let fetched = verified(at, declared, content_type.as_deref(), bytes);
        let mut fetched = fetched.map_err(|kind| Error { kind, ..failed })?;
        if let Manifest::Schema1(schema1) = &fetched.manifest {
            let name = schema1.name.clone().filter(|name| name != repository.as_str());
            let tag = schema1.tag.clone();
            let tag = tag.filter(|tag| matches!(at, At::Tag(asked) if asked.as_str() != tag));
            fetched.warnings.extend(name.map(Warning::OtherRepository));
            fetched.warnings.extend(tag.map(Warning::OtherTag));
        }
        Ok(fetched)
    }

    /// The digest of a manifest, asked for without its bytes where the server says it and lets it be read. That is
    /// the server's word; whoever reads the manifest checks it.
    ///
    /// # Errors
    /// `NotFound`, `DigestMismatch`, or by status.
    pub async fn resolve(&self, repository: &Repository, at: &At) -> Result<Digest, Error> {
        let answer = match self.ask_manifest(Method::Head, repository, at).await {
            // A server without HEAD; the manifest itself says.
            Err(error) if error.kind == ErrorKind::Unsupported => None,
            other => Some(other?),
        };
        let said = answer.as_ref().and_then(declared).and_then(|heard| heard.valid().cloned());
        match (answer, at, said) {
            (Some(answer), At::Digest(asked), Some(said)) if *asked != said => {
                Err(answer.fail(ErrorKind::DigestMismatch { declared: asked.clone(), found: said }))
            }
            (Some(_), At::Digest(asked), _) => Ok(asked.clone()),
            (Some(_), At::Tag(_), Some(said)) => Ok(said),
            _ => Ok(self.manifest(repository, at).await?.digest),
        }
    }

    /// Puts the bytes of a manifest under a tag or under its own digest, as they are.
    ///
    /// # Errors
    /// `DigestMismatch` before anything is sent when they are not of that digest, or after when the server stored
    /// others; `Rejected` when a blob or a manifest they name is not there; or by status.
    pub async fn put_manifest(
        &self,
        repository: &Repository,
        at: &At,
        media_type: &MediaType,
        bytes: Rc<[u8]>,
    ) -> Result<(), Error> {
        if let At::Digest(declared) = at
            && let Some(kind) = mismatch(declared, &bytes, media_type)
        {
            return Err(Error::new(kind));
        }
        let url = self.manifest_url(repository, at)?;
        let mut request = Request::new(Method::Put, url).header("content-type", media_type.as_str());
        request.payload = Payload::Bytes(bytes.clone());
        let answer = self.ask(request, Pass::V2(repository, Action::Write)).await?;
        let stored = declared(&answer).and_then(|heard| heard.valid().cloned());
        match stored.and_then(|stored| mismatch(&stored, &bytes, media_type)) {
            Some(kind) => Err(answer.fail(kind)),
            None => Ok(()),
        }
    }

    /// Asks for a manifest with every type accepted.
    pub(super) async fn ask_manifest(
        &self,
        method: Method,
        repository: &Repository,
        at: &At,
    ) -> Result<Answer, Error> {
        let request = Request::new(method, self.manifest_url(repository, at)?).header("accept", ACCEPT);
        self.ask(request, Pass::V2(repository, Action::Read)).await
    }

    /// `/v2/<name>/manifests/<tag or digest>`.
    pub(in crate::registry) fn manifest_url(&self, repository: &Repository, at: &At) -> Result<Url, Error> {
        Ok(self.v2_url(repository)?.push("manifests")?.push(&at.to_string())?)
    }
}

fn declared(answer: &Answer) -> Option<Heard<Digest>> {
    answer.headers().get(DIGEST).map(|text| Heard::new(text.trim()))
}

/// Hashes before it reads. Of a manifest of schema 1 that is signed, the digest is over what was signed, and then
/// nothing but that is read.
fn verified(
    at: &At,
    declared: Option<Heard<Digest>>,
    content_type: Option<&str>,
    bytes: Rc<[u8]>,
) -> Result<Fetched, ErrorKind> {
    let values = json::values(&bytes);
    if values > VALUES_MAX {
        return Err(ErrorKind::TooMany(values, VALUES_MAX));
    }
    let asked = match at {
        At::Digest(digest) => Some(digest),
        At::Tag(_) => None,
    };
    let said = declared.as_ref().and_then(Heard::valid);
    let sent: Option<MediaType> = content_type.and_then(|text| text.parse().ok());
    let may_be_signed = sent.is_none_or(|sent| sent.is_schema1() || sent.is_generic());
    let broken = |bytes: &[u8]| asked.into_iter().chain(said).find(|digest| !digest.fits(bytes));
    let signed = if may_be_signed { signed_part(&bytes) } else { None };
    let covered: &[u8] = match &signed {
        Some(signed) if asked.or(said).is_none_or(|digest| !digest.fits(&bytes)) => signed,
        _ => &bytes,
    };
    if let Some(wrong) = broken(covered) {
        let found = Digest::by(wrong.algorithm(), &bytes);
        return Err(ErrorKind::DigestMismatch { declared: wrong.clone(), found });
    }
    let digest = asked.or(said).cloned().unwrap_or_else(|| Digest::of(covered));
    let read = read(content_type, covered).map_err(ErrorKind::BadManifest)?;
    let (media_type, manifest, warnings) = (read.media_type, read.manifest, read.warnings);
    Ok(Fetched { digest, media_type, bytes, manifest, declared, warnings })
}

/// The error that bytes are of another digest, if they are.
fn mismatch(declared: &Digest, bytes: &[u8], media_type: &MediaType) -> Option<ErrorKind> {
    let signed = if media_type.is_schema1() { signed_part(bytes) } else { None };
    if declared.fits(bytes) || signed.is_some_and(|signed| declared.fits(&signed)) {
        return None;
    }
    let found = Digest::by(declared.algorithm(), bytes);
    Some(ErrorKind::DigestMismatch { declared: declared.clone(), found })
}
