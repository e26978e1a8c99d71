//! Why what was typed into the one field cannot be read.

use crate::name::NameError;
use crate::ui::hooks::Words;

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
