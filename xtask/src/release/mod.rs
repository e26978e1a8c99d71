//! What is given away: `target/release-files/portolan-VERSION.tar.gz` with the built console, the files that host it and
//! the pages that explain it; beside it what it is made of, and the sums of both.
//!
//! The same sources and the same toolchain give the same bytes, in any folder: entries are in the order of their names,
//! belong to nobody, and bear the time of the commit.

mod sbom;

use crate::proc::{self, say};
use crate::{pack, project};
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::PathBuf;

/// Folders and files that go along, by their names in the project.
const PARTS: [&str; 5] = ["dist", "deploy", "docs", "LICENSE-APACHE", "LICENSE-MIT"];

/// The sums of all files beside it, as `sha256sum --check` reads them.
const SUMS: &str = "SHA256SUMS";

/// A file by its name.
type Named = (String, Vec<u8>);

/// Where the files of a release are written.
pub(crate) fn folder() -> PathBuf {
    project::at("target/release-files")
}

/// Packs what lies in `dist/` and around it.
pub(crate) fn write() -> Result<()> {
    let name = format!("portolan-{}", env!("CARGO_PKG_VERSION"));
    let bill = sbom::of_the_console()?;
    let mut parts = parts()?;
    parts.push(("portolan.cdx.json".to_owned(), bill.clone()));
    let parts = with_sums(parts);
    let archive = pack::gzip(&archive(&name, &parts, time()?)?)?;
    let folder = folder();
    // What an older version left is not in the sums.
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let files = with_sums(vec![(format!("{name}.cdx.json"), bill), (format!("{name}.tar.gz"), archive)]);
    for (name, bytes) in &files {
        std::fs::write(folder.join(name), bytes)?;
    }
    say(&format!("target/release-files/{name}.tar.gz: {} files", parts.len()));
    Ok(())
}

/// The files of the project that go along.
fn parts() -> Result<Vec<Named>> {
    let mut found = Vec::new();
    for part in PARTS {
        let path = project::at(part);
        if path.is_dir() {
            for (name, path) in project::files(&path)? {
                found.push((format!("{part}/{name}"), std::fs::read(path)?));
            }
        } else {
            found.push((part.to_owned(), std::fs::read(path).with_context(|| part.to_owned())?));
        }
    }
    Ok(found)
}

/// The files in the order of their names, and one with their sums among them.
fn with_sums(mut files: Vec<Named>) -> Vec<Named> {
    files.sort();
    let mut sums = String::new();
    for (name, bytes) in &files {
        // Writing to a string never fails.
        let _ = writeln!(sums, "{:x}  {name}", Sha256::digest(bytes));
    }
    files.push((SUMS.to_owned(), sums.into_bytes()));
    files.sort();
    files
}

/// When the sources were committed, in seconds since 1970, or what `SOURCE_DATE_EPOCH` says. Not one moment for all
/// versions: hosts make the `ETag` of a file out of its time and size, and a page of another version may be as long.
pub(crate) fn time() -> Result<u64> {
    let said = std::env::var("SOURCE_DATE_EPOCH").ok();
    let said = said.or_else(|| proc::output("git", &["log", "-1", "--format=%ct"]));
    let said =
        said.context("outside of a git checkout SOURCE_DATE_EPOCH must say when the sources were made")?;
    said.parse().with_context(|| format!("SOURCE_DATE_EPOCH is no number of seconds: {said}"))
}

/// The files as one, below a folder.
fn archive(folder: &str, files: &[Named], time: u64) -> Result<Vec<u8>> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_uid(0);
        header.set_gid(0);
        header.set_mode(0o644);
        header.set_mtime(time);
        header.set_size(bytes.len() as u64);
        archive.append_data(&mut header, format!("{folder}/{name}"), bytes.as_slice())?;
    }
    Ok(archive.into_inner()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{archive, with_sums};
    use std::io::Read;

    #[test]
    fn files_are_packed_in_the_order_of_their_names_whatever_order_they_came_in() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let one = with_sums(vec![file("dist/b", "2"), file("dist/a", "1")]);
        let other = with_sums(vec![file("dist/a", "1"), file("dist/b", "2")]);
        let packed = archive("portolan-1", &one, 1_000_000_000).unwrap();
        assert!(packed == archive("portolan-1", &other, 1_000_000_000).unwrap());
        let mut names = Vec::new();
        for entry in tar::Archive::new(&packed[..]).entries().unwrap() {
            let entry = entry.unwrap();
            let header = entry.header();
            assert_eq!(
                (header.mtime().unwrap(), header.uid().unwrap(), header.mode().unwrap()),
                (1_000_000_000, 0, 0o644)
            );
            names.push(entry.path().unwrap().to_string_lossy().into_owned());
        }
        assert_eq!(names, ["portolan-1/SHA256SUMS", "portolan-1/dist/a", "portolan-1/dist/b"]);
    }

    #[test]
    fn the_sums_are_those_of_the_files() {
        let files = with_sums(vec![("abc".to_owned(), b"abc".to_vec())]);
        let mut sums = String::new();
        files[0].1.as_slice().read_to_string(&mut sums).unwrap();
        assert_eq!(sums, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  abc\n");
    }
}
