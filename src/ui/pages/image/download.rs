//! Downloading a layer: hashed while it arrives, saved under a name made of its digits alone (security notes D9).

use crate::console::saving::{Goes, most};
use crate::console::target::Target;
use crate::image::Image;
use crate::image::manifest::Descriptor;
use crate::name::{Digest, MediaType, Repository};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::web::Fetch;
use crate::web::save::{self, Sink};
use std::rc::Rc;

/// What is downloaded.
#[derive(Clone, PartialEq)]
pub(super) enum Source {
    /// The layer of a v1 image.
    V1(Rc<Image>),
    /// A blob of a v2 repository.
    V2(Rc<Descriptor>),
}

impl Source {
    /// Its size as far as it is known before it is fetched.
    fn size(&self) -> Option<u64> {
        match self {
            Self::V1(image) => image.compressed.or(image.unpacked),
            Self::V2(blob) => blob.size,
        }
    }

    /// What it is called.
    pub(super) fn target(&self) -> Option<Target> {
        match self {
            Self::V1(image) => Some(Target::Image(image.id.clone())),
            Self::V2(blob) => blob.digest.valid().cloned().map(Target::Manifest),
        }
    }

    fn is_layer(&self) -> bool {
        match self {
            Self::V1(_) => true,
            Self::V2(blob) => blob.media_type.as_ref().is_none_or(MediaType::is_layer),
        }
    }

    /// The name is twelve digits and an ending by the first bytes. Nothing a server says gets into it.
    fn file_name(&self, first: &[u8]) -> String {
        let ending = match first {
            [0x1f, 0x8b, ..] => "tar.gz",
            [0x42, 0x5a, 0x68, ..] => "tar.bz2",
            [0xfd, 0x37, 0x7a, 0x58, 0x5a, ..] => "tar.xz",
            [0x28, 0xb5, 0x2f, 0xfd, ..] => "tar.zst",
            [b'{' | b'[', ..] => "json",
            _ if self.is_layer() => "tar",
            _ => "bin",
        };
        let short = match self {
            Self::V1(image) => image.id.short(),
            Self::V2(blob) => blob.digest.valid().map_or("blob", Digest::short),
        };
        format!("{short}.{ending}")
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
    /// Nobody said how large it is, and this browser would have to hold it in memory, where so many bytes have room.
    NoRoom(u64),
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
    /// The digest by which it was asked for.
    Digest,
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
    let size = source.size();
    let mut sink = None;
    if let Some(goes) = Goes::by_size(size) {
        sink = open(goes, &source).await;
        if sink.is_none() {
            return Ok(Outcome::NoFile);
        }
    }
    let (mut layer, against) = match &source {
        Source::V1(image) => (registry.layer(&repository, image).await?, Against::Checksum),
        Source::V2(blob) => (registry.download(&repository, blob).await?, Against::Digest),
    };
    let all = layer.announced.or(size);
    if sink.is_none() {
        sink = open(Goes::by_answer(layer.announced), &source).await;
    }
    let Some(sink) = sink else { return Ok(Outcome::NoFile) };
    let most = most(size.or(layer.announced), sink.gathers());
    let (mut done, mut told) = (0_u64, 0_u64);
    let mut first = None;
    while let Some(chunk) = layer.next().await {
        let chunk = chunk?;
        done = done.saturating_add(chunk.len() as u64);
        if done > most && all.is_none() {
            return Ok(Outcome::NoRoom(most));
        }
        if done > most {
            return Err(Error::new(ErrorKind::TooLarge(usize::try_from(most).unwrap_or(usize::MAX))));
        }
        first.get_or_insert_with(|| chunk.iter().copied().take(6).collect::<Vec<u8>>());
        if !sink.write(&chunk).await {
            return Ok(Outcome::DiskRefused);
        }
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
        against,
    };
    let name = source.file_name(&first.unwrap_or_default());
    Ok(if sink.finish(&name).await { Outcome::Saved(saved) } else { Outcome::DiskRefused })
}

/// Where it goes; nothing where the person chose no file.
async fn open(goes: Goes, source: &Source) -> Option<Sink> {
    match goes {
        Goes::Gathered => Some(Sink::gathered()),
        Goes::ToFile => save::open(&source.file_name(&GZIP)).await,
    }
}

/// Every half percent is told, and not more often than every 64 KiB: each time the row is drawn again.
fn step(all: Option<u64>) -> u64 {
    (all.unwrap_or_default() / 200).max(64 * 1024)
}

const GZIP: [u8; 2] = [0x1f, 0x8b];
