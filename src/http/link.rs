//! Where the next page of a list is, by `Link` (RFC 8288, as far as registries use it): several links in one field or
//! in several, parameters in any order, quoted or not.

use super::challenge::{outside_quotes, split_unquoted, unquote};
use super::{Headers, Url};

/// The next page is said to be at another origin or path, or nowhere that could be understood. It is not asked for:
/// the request would carry the credential of this one (security notes C6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeavesPlace;

/// The link to the next page, resolved against the request it came in answer to. Nothing when there is none.
///
/// # Errors
/// When it leads anywhere but to the same list.
pub fn next_page(headers: &Headers, asked: &Url) -> Result<Option<Url>, LeavesPlace> {
    let Some(target) = headers.get_all("link").find_map(next_target) else { return Ok(None) };
    match asked.resolve(target) {
        Some(next) if next.origin() == asked.origin() && next.path() == asked.path() => Ok(Some(next)),
        _ => Err(LeavesPlace),
    }
}

/// The target of the first link of a field that is `rel="next"`. Each sign is read once, however many links there are.
fn next_target(field: &str) -> Option<&str> {
    let mut rest = field;
    loop {
        let (_, after) = rest.split_once('<')?;
        let (target, after) = after.split_once('>')?;
        // A comma ends the link, unless it stands in quotes.
        let (parameters, others) = after.split_once(outside_quotes(',')).unwrap_or((after, ""));
        if is_next(parameters) {
            return Some(target.trim());
        }
        rest = others;
    }
}

fn is_next(parameters: &str) -> bool {
    let rel = split_unquoted(parameters, ';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("rel").then(|| unquote(value.trim()))
    });
    rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("next")))
}
