//! The JSON of the Hub: image lists (hub-v1 sheet section 4), profiles and e-mail addresses (section 7).

use super::{EmailAddress, ListedImage, Profile};
use crate::image::Timestamp;
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

/// Reads a profile; nothing where it names no user.
pub(super) fn profile(json: &Json) -> Option<Profile> {
    Some(Profile {
        username: json.text("username")?,
        id: json.get("id").and_then(Json::as_u64),
        date_joined: json.text("date_joined").and_then(|text| Timestamp::parse(&text)),
        full_name: json.text("full_name"),
        location: json.text("location"),
        company: json.text("company"),
        profile_url: json.text("profile_url"),
        email: json.text("email"),
        is_active: json.get("is_active").and_then(Json::as_bool),
    })
}

/// Reads the list of addresses; nothing when it is no list. What is no address is left out.
pub(super) fn emails(json: &Json) -> Option<Vec<EmailAddress>> {
    let Json::List(items) = json else { return None };
    Some(items.iter().filter_map(email).collect())
}

/// Reads one address.
pub(super) fn email(json: &Json) -> Option<EmailAddress> {
    Some(EmailAddress {
        email: json.text("email")?,
        verified: json.is_true("verified"),
        primary: json.is_true("primary"),
    })
}
