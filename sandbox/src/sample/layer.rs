//! Layers: real tar archives under gzip, the same bytes every time.

use super::content::{noise, prose};
use flate2::{Compression, GzBuilder};
use std::io::Write;
use tar::{EntryType, Header};

/// When every file was changed, by its own word: 2014-11-03.
const CHANGED: u64 = 1_415_000_000;

/// What goes into a layer.
#[derive(Default)]
pub(super) struct Layer {
    entries: Vec<Entry>,
}

struct Entry {
    path: String,
    kind: EntryType,
    mode: u32,
    owner: u64,
    link: String,
    bytes: Vec<u8>,
}

/// A layer as stored.
pub(super) struct Packed {
    /// The archive, compressed.
    pub(super) bytes: Vec<u8>,
    /// The files' sizes together: what Docker writes as `Size`.
    pub(super) unpacked: u64,
}

impl Layer {
    /// A layer that changes nothing.
    pub(super) fn empty() -> Self {
        Self::default()
    }

    fn entry(mut self, path: &str, kind: EntryType, mode: u32, link: &str, bytes: Vec<u8>) -> Self {
        let (path, link) = (path.to_owned(), link.to_owned());
        let owner = if path.starts_with("srv/") { 1000 } else { 0 };
        self.entries.push(Entry { path, kind, mode, owner, link, bytes });
        self
    }

    /// A folder.
    pub(super) fn folder(self, path: &str) -> Self {
        self.entry(&format!("{path}/"), EntryType::Directory, 0o755, "", Vec::new())
    }

    /// An ordinary file.
    pub(super) fn file(self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.entry(path, EntryType::Regular, 0o644, "", bytes.into())
    }

    /// A file that may be run.
    pub(super) fn program(self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.entry(path, EntryType::Regular, 0o755, "", bytes.into())
    }

    /// A symbolic link.
    pub(super) fn symlink(self, path: &str, to: &str) -> Self {
        self.entry(path, EntryType::Symlink, 0o777, to, Vec::new())
    }

    /// A second name of a file.
    pub(super) fn hard_link(self, path: &str, to: &str) -> Self {
        self.entry(path, EntryType::Link, 0o755, to, Vec::new())
    }

    /// The mark that a file of a lower layer is gone.
    pub(super) fn whiteout(self, path: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        self.entry(&format!("{folder}/.wh.{name}"), EntryType::Regular, 0o444, "", Vec::new())
    }

    /// A package: a program, a library and its documents, about this many bytes once compressed.
    pub(super) fn package(self, name: &str, bytes: usize) -> Self {
        let share = bytes / 10;
        let doc = format!("usr/share/doc/{name}");
        self.program(&format!("usr/bin/{name}"), noise(&format!("{name} bin {bytes}"), share * 4))
            .file(&format!("usr/lib/lib{name}.so.1"), noise(&format!("{name} lib {bytes}"), share * 4))
            .symlink(&format!("usr/lib/lib{name}.so"), &format!("lib{name}.so.1"))
            .folder(&doc)
            .file(&format!("{doc}/README"), prose(&format!("{name} {bytes}"), share * 5))
            .file(&format!("etc/{name}.conf"), format!("# {name}\nlisten = 0.0.0.0\nverbose = no\n"))
    }

    /// The archive.
    pub(super) fn archive(&self) -> Vec<u8> {
        let mut archive = Vec::new();
        for entry in &self.entries {
            append(&mut archive, entry);
        }
        // Two blocks of zeros end an archive; alone they are the layer that changes nothing.
        archive.resize(archive.len() + 1024, 0);
        archive
    }

    /// Archive and compression.
    pub(super) fn pack(&self) -> Packed {
        let bytes = gzip(&self.archive());
        let unpacked = self.entries.iter().map(|entry| entry.bytes.len() as u64).sum();
        Packed { bytes, unpacked }
    }
}

/// The same bytes, compressed.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().mtime(0).write(Vec::new(), Compression::fast());
    gzip.write_all(bytes).and_then(|()| gzip.finish()).unwrap_or_default()
}

fn append(archive: &mut Vec<u8>, entry: &Entry) {
    let mut header = Header::new_ustar();
    // The sample's own paths are short; one that did not fit would show in the integrity tests.
    let _ = header.set_path(&entry.path);
    if !entry.link.is_empty() {
        let _ = header.set_link_name(&entry.link);
    }
    header.set_entry_type(entry.kind);
    header.set_mode(entry.mode);
    header.set_uid(entry.owner);
    header.set_gid(entry.owner);
    header.set_mtime(CHANGED);
    header.set_size(entry.bytes.len() as u64);
    header.set_cksum();
    archive.extend_from_slice(header.as_bytes());
    archive.extend_from_slice(&entry.bytes);
    archive.resize(archive.len().next_multiple_of(512), 0);
}
