//! Downloading a layer: hashed while it arrives, saved under a name made of its digits alone (security notes D9).

use crate::image::Image;
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::Error;
use crate::web::Fetch;
use crate::web::save::{self, Sink};
use std::rc::Rc;

/// The largest layer that is gathered in memory without being asked; a larger one is written through to a file that
/// the person chooses, where the browser can do that.
const GATHER_MOST: u64 = 256 * 1024 * 1024;

/// What is downloaded.
#[derive(Clone, PartialEq)]
pub(super) enum Source {
    /// The layer of a v1 image.
    V1(Rc<Image>),
}

impl Source {
    /// Its size as far as it is known before it is fetched.
    fn size(&self) -> Option<u64> {
        match self {
            Self::V1(image) => image.compressed.or(image.unpacked),
        }
    }

    /// The name is twelve digits and an ending by the first bytes. Nothing a server says gets into it.
    fn file_name(&self, first: &[u8]) -> String {
        let ending = match first {
            [0x1f, 0x8b, ..] => "tar.gz",
            [0x42, 0x5a, 0x68, ..] => "tar.bz2",
            [0xfd, 0x37, 0x7a, 0x58, 0x5a, ..] => "tar.xz",
            [0x28, 0xb5, 0x2f, 0xfd, ..] => "tar.zst",
            _ => "tar",
        };
        match self {
            Self::V1(image) => format!("{}.{ending}", image.id.short()),
        }
    }
}

/// What came of a download.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is saved.
    Saved(Saved),
    /// No file was chosen to save it in.
    NoFile,
    /// The disk did not take it.
    DiskRefused,
}

/// What was saved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Saved {
    /// How many bytes.
    pub bytes: u64,
    /// Their digest, worked out.
    pub digest: String,
    /// Whether it is what it should be; nothing where there is nothing to compare it with.
    pub fits: Option<bool>,
    /// What it was compared with.
    pub against: Against,
}

/// What downloaded bytes are compared with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Against {
    /// The checksum that a v1 registry keeps.
    Checksum,
}

/// How far it is: bytes so far, and in all if that is known.
pub(super) type Told = Rc<dyn Fn(u64, Option<u64>)>;

/// Downloads a layer and saves it.
pub(super) async fn download(
    registry: Registry<Fetch>,
    repository: Repository,
    source: Source,
    tell: Told,
) -> Result<Outcome, Error> {
    let large = source.size().is_some_and(|bytes| bytes > GATHER_MOST);
    let sink = if large { save::open(&source.file_name(&GZIP)).await } else { Some(Sink::gathered()) };
    let Some(sink) = sink else { return Ok(Outcome::NoFile) };
    let Source::V1(image) = &source;
    let mut layer = registry.layer(&repository, image).await?;
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
    let saved = Saved {
        bytes: verified.bytes,
        digest: format!("sha256:{}", verified.sha256),
        fits: verified.checksum_fits,
        against: Against::Checksum,
    };
    let name = source.file_name(&first.unwrap_or_default());
    Ok(if sink.finish(&name).await { Outcome::Saved(saved) } else { Outcome::DiskRefused })
}

/// Every half percent is told, and not more often than every 64 KiB: each time the row is drawn again.
fn step(all: Option<u64>) -> u64 {
    (all.unwrap_or_default() / 200).max(64 * 1024)
}

const GZIP: [u8; 2] = [0x1f, 0x8b];
