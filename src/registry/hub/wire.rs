//! The JSON of the index: image lists (hub-v1 sheet section 4).

use super::ListedImage;
use crate::name::{Heard, ImageId};
use crate::registry::json::{Json, quote};

/// Reads an image list; nothing when it is no list. An entry without an id is left out.
pub(super) fn listed(json: &Json) -> Option<Vec<ListedImage>> {
    let Json::List(items) = json else { return None };
    let listed = items.iter().filter_map(|item| {
        Some(ListedImage {
            id: Heard::new(item.get("id")?.as_text()?),
            checksum: item.text("checksum"),
            tag: item.text("Tag"),
        })
    });
    Some(listed.collect())
}

/// Writes an image list. A checksum that is not known is left out.
pub(super) fn list(images: &[(ImageId, Option<String>)]) -> Vec<u8> {
    let entries: Vec<String> = images
        .iter()
        .map(|(id, checksum)| match checksum {
            Some(checksum) => format!(r#"{{"id":{},"checksum":{}}}"#, quote(id.as_str()), quote(checksum)),
            None => format!(r#"{{"id":{}}}"#, quote(id.as_str())),
        })
        .collect();
    format!("[{}]", entries.join(",")).into_bytes()
}
