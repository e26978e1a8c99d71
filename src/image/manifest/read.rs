//! Reads a manifest of any kind. The type an answer was sent with decides; a document that says otherwise, or that
//! could be read as two things, is read as none (security notes I3).

use super::warning::{ManifestError, Warning};
use super::{ImageManifest, Index, Manifest, Schema1};
use crate::json::Json;
use crate::name::MediaType;
use std::collections::HashSet;

/// A manifest that was read, and what is odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it is.
    pub media_type: MediaType,
    /// What it says.
    pub manifest: Manifest,
    /// What is to be shown beside it.
    pub warnings: Vec<Warning>,
}

/// Reads the bytes of a manifest, sent with this `Content-Type`.
///
/// # Errors
/// When they are no manifest, or could be taken for two.
pub fn read(content_type: Option<&str>, bytes: &[u8]) -> Result<Read, ManifestError> {
    let json = Json::parse(bytes).filter(|json| matches!(json, Json::Object(_)));
    let json = json.ok_or(ManifestError::Unreadable)?;
    let mut warnings = Vec::new();
    let media_type = media_type(content_type, &json, &mut warnings)?;
    if is_ambiguous(&json) {
        return Err(ManifestError::Ambiguous);
    }
    if let Some(key) = repeated_key(&json) {
        warnings.push(Warning::RepeatedKey(key));
    }
    let schema = json.get("schemaVersion").and_then(Json::as_u64);
    let manifest = if media_type.is_schema1() {
        check_schema(schema, 1)?;
        warnings.push(Warning::NotContentVerified);
        Schema1::read(media_type.clone(), &json).map(Manifest::Schema1)
    } else if media_type.is_index() {
        check_schema(schema, 2)?;
        Index::read(media_type.clone(), &json).map(|index| Manifest::Index(Box::new(index)))
    } else if media_type.is_manifest() {
        check_schema(schema, 2)?;
        ImageManifest::read(media_type.clone(), &json).map(|image| Manifest::Image(Box::new(image)))
    } else {
        Some(Manifest::Other(media_type.clone()))
    };
    let manifest = manifest.ok_or(ManifestError::Unreadable)?;
    Ok(Read { media_type, manifest, warnings })
}

/// What the answer said it is. Only where it said nothing, or no more than that it is JSON, the document is
/// believed, and else its shape.
fn media_type(
    content_type: Option<&str>,
    json: &Json,
    warnings: &mut Vec<Warning>,
) -> Result<MediaType, ManifestError> {
    let sent: Option<MediaType> = content_type.and_then(|text| text.parse().ok());
    let says = match json.get("mediaType") {
        None | Some(Json::Null) => None,
        Some(Json::Text(text)) if text.is_empty() => None,
        Some(value) => {
            let text = value.as_text().ok_or(ManifestError::Unreadable)?;
            Some(text.parse::<MediaType>().map_err(|_| ManifestError::Unreadable)?)
        }
    };
    match (sent.filter(|sent| !sent.is_generic()), says) {
        (Some(sent), Some(says)) if sent != says => Err(ManifestError::TypeDiffers { sent, says }),
        (Some(sent), _) => Ok(sent),
        (None, says) => {
            warnings.push(Warning::Untyped);
            says.or_else(|| by_shape(json)).ok_or(ManifestError::Unreadable)
        }
    }
}

/// What a document without a type looks like.
fn by_shape(json: &Json) -> Option<MediaType> {
    if is_there(json, "manifests") {
        Some(MediaType::OCI_INDEX)
    } else if is_there(json, "config") {
        Some(MediaType::OCI_MANIFEST)
    } else if is_there(json, "fsLayers") {
        let signed = is_there(json, "signatures");
        Some(if signed { MediaType::SCHEMA1_SIGNED } else { MediaType::SCHEMA1 })
    } else {
        None
    }
}

fn check_schema(found: Option<u64>, wanted: u64) -> Result<(), ManifestError> {
    if found == Some(wanted) { Ok(()) } else { Err(ManifestError::SchemaVersion(found)) }
}

/// Whether a document has the fields of more than one kind. Keys are compared as the readers of Go do, without
/// regard to case: what another program would take for a list of manifests counts as one here.
fn is_ambiguous(json: &Json) -> bool {
    let index = is_there(json, "manifests");
    let image = is_there(json, "config") || is_there(json, "layers");
    let schema1 = is_there(json, "fsLayers");
    [index, image, schema1].iter().filter(|is| **is).count() > 1
}

fn is_there(json: &Json, key: &str) -> bool {
    let mut fields = json.fields().iter();
    fields.any(|(name, value)| name.eq_ignore_ascii_case(key) && *value != Json::Null)
}

/// The first key that stands twice in one object. The depth is that of the JSON reader's limit.
fn repeated_key(json: &Json) -> Option<String> {
    let mut seen = HashSet::new();
    for (name, value) in json.fields() {
        if !seen.insert(name.as_str()) {
            return Some(name.clone());
        }
        if let Some(key) = repeated_key(value) {
            return Some(key);
        }
    }
    json.items().iter().find_map(repeated_key)
}
