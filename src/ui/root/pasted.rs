//! What somebody pastes or types to go somewhere: an address, a reference, or a name at the registry one is at.

use crate::console::route::{Route, View};
use crate::name::{NameError, Pasted, Reference};
use crate::ui::hooks::Console;
use crate::web::location;

/// Reads an address or a reference as people paste them. A host in another script is turned into punycode first,
/// by the browser's own rules, so that a lookalike shows itself (security notes I14).
///
/// # Errors
/// What does not fit the grammar.
pub(in crate::ui) fn read_pasted(text: &str) -> Result<Pasted, NameError> {
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

/// Where something pasted leads from here.
pub(crate) fn lead(pasted: &Pasted, console: &Console) -> Option<Route> {
    let place = match &pasted.origin {
        Some(origin) => console.settings.place(origin),
        None => console.route.place()?.clone(),
    };
    Some(match pasted.reference.clone() {
        None => Route::repositories(place),
        Some(Reference { repository, selector: None }) => {
            Route::repository(place, repository, View::default())
        }
        Some(Reference { repository, selector: Some(selector) }) => Route::image(place, repository, selector),
    })
}
