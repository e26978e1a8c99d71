//! The files in a layer, read from its tar as docker-registry reads them (registry-v1 sheet section 7).

use flate2::read::GzDecoder;
use serde_json::{Value, json};
use std::io::Read;

/// The list as JSON, or nothing when the layer is no tar, gzipped or plain.
pub(crate) fn list(layer: &[u8]) -> Option<Vec<u8>> {
    if layer.starts_with(&[0x1f, 0x8b]) { entries(GzDecoder::new(layer)) } else { entries(layer) }
}

fn entries(reader: impl Read) -> Option<Vec<u8>> {
    let mut archive = tar::Archive::new(reader);
    let mut list = Vec::new();
    for entry in archive.entries().ok()? {
        let entry = entry.ok()?;
        let header = entry.header();
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let Some((path, is_deleted)) = path(&name) else { continue };
        list.push(json!([
            path,
            kind(header.entry_type()),
            is_deleted,
            header.size().ok()?,
            header.mtime().ok()?,
            header.mode().ok()?,
            header.uid().ok()?,
            header.gid().ok()?,
        ]));
    }
    Some(crate::answer::python(&Value::Array(list)))
}

/// The path as shown, and whether the layer deletes it; nothing for the union file system's own files. Only
/// whiteouts at the root are recognised. Python's tar reader drops the slash behind a folder.
fn path(name: &str) -> Option<(String, bool)> {
    let name = if name == "./" { "." } else { name.strip_suffix('/').unwrap_or(name) };
    let path = match name {
        "." => "/".to_owned(),
        name => name.strip_prefix("./").map_or_else(|| name.to_owned(), |rest| format!("/{rest}")),
    };
    match path.strip_prefix("/.wh.") {
        None => Some((path, false)),
        Some(rest) if rest.starts_with(".wh.") => None,
        Some(rest) => Some((format!("/{rest}"), true)),
    }
}

fn kind(kind: tar::EntryType) -> &'static str {
    use tar::EntryType as T;
    match kind {
        T::Regular => "f",
        T::Link => "l",
        T::Symlink => "s",
        T::Directory => "d",
        T::Char => "c",
        T::Block => "b",
        T::Fifo => "i",
        T::Continuous => "t",
        T::GNUSparse => "S",
        _ => "u",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_docker_registry_shows_them() {
        for (name, shown) in [
            ("./", Some(("/", false))),
            ("./etc/motd", Some(("/etc/motd", false))),
            ("etc/", Some(("etc", false))),
            ("./.wh.old", Some(("/old", true))),
            ("./.wh..wh.plnk/", None),
            ("./etc/.wh.old", Some(("/etc/.wh.old", false))),
        ] {
            assert_eq!(path(name), shown.map(|(path, deleted)| (path.to_owned(), deleted)), "{name}");
        }
    }
}
