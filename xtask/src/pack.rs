//! The files of `dist/` packed as a host sends them: beside each lies the same one by brotli and by gzip, at their best,
//! since what is packed once at build need not be packed at each visit, and less well.

use crate::project;
use anyhow::Result;
use brotlic::{BlockSize, BrotliEncoderOptions, CompressorWriter, Quality, WindowSize};
use std::io::Write;
use std::path::Path;

/// The codings by the names HTTP has for them and by the ends of their files, the best first.
pub(crate) const CODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// What an installation writes itself: a packed neighbour would go on saying what was there before.
const WRITTEN_THERE: [&str; 2] = ["config.json", "index.html"];

/// Whether it is one of the neighbours.
pub(crate) fn is_packed(name: &str) -> bool {
    CODINGS.iter().any(|(_, end)| name.ends_with(end))
}

/// Packs every file of `dist/` that becomes smaller by it. The same files give the same bytes.
pub(crate) fn beside() -> Result<()> {
    for (name, path) in project::files(&project::dist())? {
        // A picture is packed already.
        if is_packed(&name) || WRITTEN_THERE.contains(&name.as_str()) || name.ends_with(".png") {
            continue;
        }
        let bytes = std::fs::read(&path)?;
        for ((_, end), packed) in CODINGS.iter().zip([brotli(&bytes)?, gzip(&bytes)?]) {
            if packed.len() < bytes.len() {
                std::fs::write(neighbour(&path, end), packed)?;
            }
        }
    }
    Ok(())
}

/// Where the packed form of a file lies.
pub(crate) fn neighbour(path: &Path, end: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Packed by gzip at its best, with no time in it.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Packed by brotli at its best, with the largest window that browsers take, and blocks of 128 KiB: code, tables and words
/// follow each other closely in a wasm, and each is told with fewer bits by a table of its own. The shortest distances have
/// codes of their own, since most of what a wasm repeats lies a few bytes back.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let encoder = BrotliEncoderOptions::new()
        .quality(Quality::best())
        .window_size(WindowSize::best())
        .block_size(BlockSize::new(17)?)
        .direct_distance_codes(15)
        .size_hint(u32::try_from(bytes.len())?)
        .build()?;
    let mut writer = CompressorWriter::with_encoder(encoder, Vec::new());
    writer.write_all(bytes)?;
    Ok(writer.into_inner().map_err(brotlic::IntoInnerError::into_error)?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{brotli, gzip, is_packed, neighbour};
    use std::io::Read;
    use std::path::Path;

    #[test]
    fn what_is_packed_is_the_same_each_time_and_unpacks_to_what_it_was() {
        let text = "harbour ".repeat(500).into_bytes();
        assert_eq!(gzip(&text).unwrap(), gzip(&text).unwrap());
        assert_eq!(gzip(&text).unwrap()[4..8], [0; 4], "no time");
        let (mut from_gzip, mut from_brotli) = (Vec::new(), Vec::new());
        flate2::read::GzDecoder::new(&gzip(&text).unwrap()[..]).read_to_end(&mut from_gzip).unwrap();
        brotlic::DecompressorReader::new(&brotli(&text).unwrap()[..]).read_to_end(&mut from_brotli).unwrap();
        assert!(from_gzip == text && from_brotli == text);
    }

    #[test]
    fn a_neighbour_keeps_the_whole_name_of_its_file() {
        assert_eq!(
            neighbour(Path::new("dist/lazy/zh-Hans.json"), ".br"),
            Path::new("dist/lazy/zh-Hans.json.br")
        );
        assert!(
            is_packed("lazy/zh-Hans.json.br") && is_packed("portolan.js.gz") && !is_packed("portolan.js")
        );
    }
}
