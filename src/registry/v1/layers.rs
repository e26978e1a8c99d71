//! Rows 6 and 13: a layer's bytes, hashed while they arrive.

use crate::http::{Body, Method, Request, Sha256Sum, Timeouts, Transport};
use crate::image::Image;
use crate::name::{ImageId, Origin, Repository};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::error::Error;
use crate::registry::exchange::{Pass, answered_by};

/// A layer takes as long as it takes.
pub(super) const LAYER: Timeouts = Timeouts { idle_ms: 60_000, total_ms: None };

/// A layer arriving. [`Download::next`] gives its chunks; [`Download::verify`] says afterwards what it was.
pub struct Download {
    /// What it will be, in bytes, if the server says; a hint for the progress bar and nothing more.
    pub announced: Option<u64>,
    /// Where the bytes come from when that is not the registry: some send layers from their storage.
    pub redirected: Option<Origin>,
    body: Body,
    bytes: u64,
    sum: Sha256Sum,
    /// The checksum of the image and the sum to compare it with, begun with the image's JSON and a newline.
    checksum: Option<(String, Sha256Sum)>,
}

/// What is known of a layer that has arrived in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Bytes received.
    pub bytes: u64,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Whether the checksum of the image (JSON, newline, layer) fits; nothing where the server keeps none of the
    /// `sha256:` kind (security notes I6).
    pub checksum_fits: Option<bool>,
}

/// What `HEAD …/layer` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerFacts {
    /// Its length in bytes as stored, if said.
    pub compressed: Option<u64>,
    /// Whether parts of it can be asked for.
    pub takes_ranges: bool,
}

impl Download {
    /// The next chunk, or nothing at the end.
    ///
    /// # Errors
    /// `Transport` when it breaks off.
    pub async fn next(&mut self) -> Option<Result<Vec<u8>, Error>> {
        let chunk = match self.body.next().await? {
            Ok(chunk) => chunk,
            Err(error) => return Some(Err(error.into())),
        };
        self.bytes += chunk.len() as u64;
        self.sum.update(&chunk);
        if let Some((_, sum)) = &mut self.checksum {
            sum.update(&chunk);
        }
        Some(Ok(chunk))
    }

    /// What it was, once [`Download::next`] has said that it ended.
    #[must_use]
    pub fn verify(self) -> Verified {
        Verified {
            bytes: self.bytes,
            sha256: self.sum.finish(),
            checksum_fits: self.checksum.map(|(expected, sum)| sum.finish() == expected),
        }
    }
}

impl<T: Transport> Registry<T> {
    /// Row 6: begins to fetch the layer of an image whose JSON is at hand. The layer may come from another origin,
    /// which is said in the download; nothing depends on that origin being honest, since what arrives is hashed.
    ///
    /// # Errors
    /// `NotFound`, `BeingUploaded`, or by status.
    pub async fn layer(&self, repository: &Repository, image: &Image) -> Result<Download, Error> {
        let request = Request::new(Method::Get, self.image_url(&image.id, "layer")?).within(LAYER);
        let answer = self.ask_bytes(request, Pass::Repository(repository, Action::Read)).await?;
        let length = answer.headers().get("content-length").and_then(|length| length.trim().parse().ok());
        let asked = answer.asked().origin();
        let redirected = answered_by(&answer.response).filter(|origin| origin != asked);
        let checksum = image.checksum.as_deref().and_then(payload_digits).map(|digits| {
            let mut sum = Sha256Sum::new();
            sum.update(&image.raw);
            sum.update(b"\n");
            (digits.to_owned(), sum)
        });
        Ok(Download {
            announced: length.or(image.compressed),
            redirected,
            body: answer.response.body,
            bytes: 0,
            sum: Sha256Sum::new(),
            checksum,
        })
    }

    /// Row 13: what the server says of a layer without sending it. docker-registry refuses this to a token for
    /// reading, which is told as `Forbidden` or `Unauthorized`.
    ///
    /// # Errors
    /// `NotFound`, `BeingUploaded`, or by status.
    pub async fn layer_facts(&self, repository: &Repository, id: &ImageId) -> Result<LayerFacts, Error> {
        let request = Request::new(Method::Head, self.image_url(id, "layer")?);
        let answer = self.ask_bytes(request, Pass::Repository(repository, Action::Read)).await?;
        let headers = answer.headers();
        Ok(LayerFacts {
            compressed: headers.get("content-length").and_then(|length| length.trim().parse().ok()),
            takes_ranges: headers.get("accept-ranges").is_some_and(|unit| unit.trim() == "bytes"),
        })
    }
}

/// The digits of a checksum of the kind that can be verified.
fn payload_digits(checksum: &str) -> Option<&str> {
    let digits = checksum.strip_prefix("sha256:")?;
    (digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then_some(digits)
}
