//! Downloading a layer: hashed while it arrives, saved under a name made of its id alone (security notes D9).

use crate::image::Image;
use crate::name::{ImageId, Repository};
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::registry::v1::Verified;
use crate::web::Fetch;
use crate::web::save::{self, Sink};
use std::rc::Rc;

/// The largest layer that is gathered in memory without being asked; a larger one is written through to a file that
/// the person chooses, where the browser can do that.
const GATHER_MOST: u64 = 256 * 1024 * 1024;

/// What came of a download.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is saved.
    Saved(Verified),
    /// No file was chosen to save it in.
    NoFile,
    /// The disk did not take it.
    DiskRefused,
}

/// How far it is: bytes so far, and in all if that is known.
pub(super) type Told = Rc<dyn Fn(u64, Option<u64>)>;

/// Downloads the layer of an image and saves it.
pub(super) async fn download(
    registry: Registry<Fetch>,
    repository: Repository,
    image: Rc<Image>,
    tell: Told,
) -> Result<Outcome, Error> {
    let large = image.compressed.or(image.unpacked).is_some_and(|bytes| bytes > GATHER_MOST);
    let sink = if large { save::open(&file_name(&image.id, &GZIP)).await } else { Some(Sink::gathered()) };
    let Some(sink) = sink else { return Ok(Outcome::NoFile) };
    let mut layer = registry.layer(&repository, &image).await?;
    let all = layer.announced.or(image.compressed);
    let (mut done, mut told) = (0_u64, 0_u64);
    let mut first = None;
    while let Some(chunk) = layer.next().await {
        let chunk = chunk?;
        first.get_or_insert_with(|| chunk.iter().copied().take(6).collect::<Vec<u8>>());
        if !sink.write(&chunk).await {
            return Ok(Outcome::DiskRefused);
        }
        done = done.saturating_add(chunk.len() as u64);
        if done - told >= step(all) {
            told = done;
            tell(done, all);
        }
    }
    let verified = layer.verify();
    let name = file_name(&image.id, &first.unwrap_or_default());
    Ok(if sink.finish(&name).await { Outcome::Saved(verified) } else { Outcome::DiskRefused })
}

/// Every half percent is told, and not more often than every 64 KiB: each time the row is drawn again.
fn step(all: Option<u64>) -> u64 {
    (all.unwrap_or_default() / 200).max(64 * 1024)
}

const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The name is twelve digits of the id and an ending by the first bytes. Nothing a server says gets into it.
fn file_name(id: &ImageId, first: &[u8]) -> String {
    let ending = match first {
        [0x1f, 0x8b, ..] => "tar.gz",
        [0x42, 0x5a, 0x68, ..] => "tar.bz2",
        [0xfd, 0x37, 0x7a, 0x58, 0x5a, ..] => "tar.xz",
        _ => "tar",
    };
    format!("{}.{ending}", id.short())
}
