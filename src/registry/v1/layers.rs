//! Rows 6 and 13: a layer's bytes, hashed while they arrive.

use crate::http::{Method, Request, Sha256Sum, Transport};
use crate::image::Image;
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::download::{Download, Expected, LAYER};
use crate::registry::error::Error;
use crate::registry::exchange::Pass;

/// What `HEAD …/layer` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerFacts {
    /// Its length in bytes as stored, if said.
    pub compressed: Option<u64>,
    /// Whether parts of it can be asked for.
    pub takes_ranges: bool,
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
        let expected = image.checksum.as_deref().and_then(payload_digits).map(|digits| {
            let mut sum = Sha256Sum::new();
            sum.update(&image.raw);
            sum.update(b"\n");
            Expected::Checksum(digits.to_owned(), sum)
        });
        Ok(Download::of(answer, image.compressed, expected))
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
