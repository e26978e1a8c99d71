//! What a client says it understands. Distribution looks for the four types of schema 2 and OCI by name; it knows no
//! wildcard and no preference (registry-v2 sheet section 4).

use crate::message::Request;

/// Whether a type is named in any Accept field.
pub(super) fn names(request: &Request, media_type: &str) -> bool {
    let fields = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("accept"));
    fields
        .flat_map(|(_, value)| value.split(','))
        .any(|word| word.split(';').next().is_some_and(|essence| essence.trim() == media_type))
}
