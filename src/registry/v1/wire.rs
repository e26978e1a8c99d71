//! The JSON of registry API v1, in every form seen (registry-v1 sheet sections 5 and 7 to 9, real-servers section
//! 4). Fields are picked one by one, so that an odd one spoils nothing but itself.

use super::{Access, Found, Properties, SearchPage, TagFacts, Tagged};
use crate::image::{Change, Changes, FileEntry, FileKind, Image, RunConfig, Timestamp, words};
use crate::name::{Heard, ImageId, Repository};
use crate::registry::json::Json;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Tags: an object of tag and id, or the list of `{"layer", "name"}` that only old documents show. Nothing when
/// it is neither.
pub(super) fn tags(json: &Json) -> Option<Vec<Tagged>> {
    let mut tags = BTreeMap::new();
    match json {
        Json::Object(fields) => {
            for (tag, id) in fields {
                tags.insert(tag.as_str(), id.as_text().unwrap_or_default());
            }
        }
        Json::List(items) => {
            for item in items {
                let tag = item.get("name").and_then(Json::as_text);
                let id = item.get("layer").and_then(Json::as_text);
                tags.insert(tag?, id.unwrap_or_default());
            }
        }
        _ => return None,
    }
    Some(tags.into_iter().map(|(tag, id)| Tagged { tag: Heard::new(tag), image: Heard::new(id) }).collect())
}

/// The id a tag points at: a JSON string, or the bare id.
pub(super) fn tag(body: &[u8]) -> Option<ImageId> {
    match Json::parse(body) {
        Some(json) => json.as_text()?.parse().ok(),
        None => std::str::from_utf8(body).ok()?.trim().parse().ok(),
    }
}

/// An ancestry as listed; nothing when something in it is no id.
pub(super) fn ids(json: &Json) -> Option<Vec<ImageId>> {
    match json {
        Json::List(items) => items.iter().map(|item| item.as_text()?.parse().ok()).collect(),
        _ => None,
    }
}

/// An image; nothing when it is no object or speaks of another image.
pub(super) fn image(id: &ImageId, raw: Rc<[u8]>) -> Option<Image> {
    let json = Json::parse(&raw)?;
    if json.get("id")?.as_text()? != id.as_str() {
        return None;
    }
    Some(Image {
        id: id.clone(),
        parent: json.text("parent").map(|parent| Heard::new(&parent)),
        created: json.text("created").and_then(|text| Timestamp::parse(&text)),
        step: json.get("container_config").map(|config| words(config, "Cmd")).unwrap_or_default(),
        author: json.text("author"),
        comment: json.text("comment"),
        docker_version: json.text("docker_version"),
        architecture: json.text("architecture"),
        os: json.text("os"),
        container: json.text("container"),
        config: json.get("config").filter(|config| matches!(config, Json::Object(_))).map(RunConfig::read),
        unpacked: json.get("Size").and_then(Json::as_u64),
        compressed: None,
        checksum: json.text("checksum"),
        raw,
    })
}

/// Files as tuples of path, type, deleted, size, mtime, mode, uid, gid. One without a path is left out.
pub(super) fn files(json: &Json) -> Option<Vec<FileEntry>> {
    let Json::List(items) = json else { return None };
    Some(
        items
            .iter()
            .filter_map(|item| {
                let (path, rest) = item.items().split_first()?;
                Some(file(path.as_text()?, rest))
            })
            .collect(),
    )
}

/// What changed: three objects of path and tuple.
pub(super) fn changes(json: &Json) -> Option<Changes> {
    let Json::Object(_) = json else { return None };
    let kinds = [("deleted", Change::Deleted), ("changed", Change::Changed), ("created", Change::Created)];
    let mut changes = Vec::new();
    for (key, change) in kinds {
        let fields = json.get(key).map(Json::fields).unwrap_or_default();
        changes.extend(fields.iter().map(|(path, tuple)| (change, file(path, tuple.items()))));
    }
    Some(Changes(changes))
}

/// What stands behind the path of a tuple: type, deleted, size, mtime, mode, uid, gid.
fn file(path: &str, tuple: &[Json]) -> FileEntry {
    let number = |at: usize| tuple.get(at).and_then(Json::as_u64).unwrap_or_default();
    FileEntry {
        path: path.to_owned(),
        kind: match tuple.first().and_then(Json::as_text) {
            Some("f" | "t" | "S") => FileKind::File,
            Some("l") => FileKind::HardLink,
            Some("s") => FileKind::SymbolicLink,
            Some("d") => FileKind::Folder,
            _ => FileKind::Other,
        },
        deleted: tuple.get(1) == Some(&Json::Bool(true)),
        size: number(2),
        mode: u32::try_from(number(4)).unwrap_or_default(),
        uid: number(5),
        gid: number(6),
        modified: tuple.get(3).and_then(Json::as_i64).unwrap_or_default(),
    }
}

/// Facts about a push.
pub(super) fn facts(json: &Json) -> TagFacts {
    TagFacts {
        last_update: json.get("last_update").and_then(Json::as_i64),
        docker_version: json.text("docker_version"),
        docker_go_version: json.text("docker_go_version"),
        arch: json.text("arch"),
        os: json.text("os"),
        kernel: json.text("kernel"),
    }
}

/// Properties.
pub(super) fn properties(json: &Json) -> Properties {
    let access = match json.get("access").and_then(Json::as_text) {
        Some("public") => Some(Access::Public),
        Some("private") => Some(Access::Private),
        _ => None,
    };
    Properties { access }
}

/// A page of search results; nothing when it is no object.
pub(super) fn search(json: &Json) -> Option<SearchPage> {
    let Json::Object(_) = json else { return None };
    let results = json.get("results").map(Json::items).unwrap_or_default();
    let found = results.iter().filter_map(|item| {
        Some(Found {
            repository: v1_name(item.get("name")?.as_text()?),
            description: item.text("description"),
            claims_official: item.is_true("is_official"),
            stars: item.get("star_count").and_then(Json::as_u64),
        })
    });
    let number = |key| json.get(key).and_then(Json::as_u64);
    let next = number("page")
        .zip(number("num_pages"))
        .and_then(|(page, pages)| if page < pages { u32::try_from(page + 1).ok() } else { None });
    Some(SearchPage { found: found.collect(), total: number("num_results"), next })
}

/// A repository as v1 means it, however it was written.
fn v1_name(text: &str) -> Heard<Repository> {
    match Heard::<Repository>::new(text) {
        Heard::Valid(repository) => Heard::Valid(repository.in_library()),
        odd => odd,
    }
}
