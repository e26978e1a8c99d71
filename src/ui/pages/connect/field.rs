//! Reading what was typed into the one field.

use crate::name::{NameError, Pasted};
use crate::ui::hooks::Words;
use crate::web::location;

/// Reads an address or a reference as people paste them. A host in another script is turned into punycode first,
/// by the browser's own rules, so that a lookalike shows itself (security notes I14).
///
/// # Errors
/// What does not fit the grammar.
pub fn read_pasted(text: &str) -> Result<Pasted, NameError> {
    let text = text.trim();
    if text.is_ascii() {
        return Pasted::parse(text);
    }
    let (scheme, rest) = text.split_once("://").map_or(("", text), |(scheme, rest)| (scheme, rest));
    let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
    let ascii = location::ascii_authority(authority).ok_or(NameError::BadHost)?;
    let colons = if scheme.is_empty() { "" } else { "://" };
    let slash = if path.is_empty() { "" } else { "/" };
    Pasted::parse(&format!("{scheme}{colons}{ascii}{slash}{path}"))
}

/// Why it cannot be read, in words.
pub(super) fn reason(words: &Words, error: NameError) -> String {
    match error {
        NameError::Empty => words.connect.empty().to_owned(),
        NameError::BadCharacter(character) => {
            let character = format!("“{}”", crate::console::show::visible(&character.to_string()));
            let reason = words.fill(words.connect.bad_character(), &[("character", &character)]);
            words.fill(words.connect.wrong(), &[("reason", &reason)])
        }
        _ => words.fill(words.connect.wrong(), &[("reason", words.connect.bad_other())]),
    }
}
