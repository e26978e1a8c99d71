//! What is in a blob that was attached to an image, as text to be read: JSON set out, and what is wrapped in it taken
//! out of its wrapping. Nothing is believed of it; a signature is shown and not checked.

use super::pretty::pretty;
use crate::json::Json;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};

/// The longest text that is shown, in bytes.
pub const LONGEST: usize = 512 * 1024;
/// How many wrappings are opened.
const DEEPEST: usize = 3;

/// A text that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What of the blob it is.
    pub what: What,
    /// The text, set out where it is JSON.
    pub text: String,
    /// How many bytes of it are not shown.
    pub more: usize,
}

/// What of a blob a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The blob itself.
    Whole,
    /// What an envelope carries, of the type it names.
    Payload(String),
}

/// The texts in a blob, the innermost first: it says most. Nothing where the blob is no text.
#[must_use]
pub fn reveal(bytes: &[u8]) -> Option<Vec<Found>> {
    let text = std::str::from_utf8(bytes).ok()?;
    // Text has no zeros; what has is something else that happens to fit.
    if text.contains('\0') {
        return None;
    }
    let mut found = vec![shown(What::Whole, text)];
    let mut inner = text.to_owned();
    for _ in 0..DEEPEST {
        let Some((kind, payload)) = Json::parse(inner.as_bytes()).as_ref().and_then(carried) else { break };
        let Ok(text) = String::from_utf8(payload) else { break };
        found.insert(0, shown(What::Payload(kind), &text));
        inner = text;
    }
    Some(found)
}

/// What an envelope carries: DSSE, a Sigstore bundle around one, or several lines of which the first is one.
fn carried(json: &Json) -> Option<(String, Vec<u8>)> {
    let envelope = json.get("dsseEnvelope").unwrap_or(json);
    let payload = envelope.get("payload")?.as_text()?;
    let kind = envelope.text("payloadType").unwrap_or_default();
    let bytes = STANDARD.decode(payload).or_else(|_| STANDARD_NO_PAD.decode(payload)).ok()?;
    Some((kind, bytes))
}

fn shown(what: What, text: &str) -> Found {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let (kept, rest) = text.split_at(end);
    let begins = kept.trim_start().chars().next();
    let text = match begins {
        Some('{' | '[') => pretty(kept),
        _ => kept.to_owned(),
    };
    Found { what, text, more: rest.len() }
}
