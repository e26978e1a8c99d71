//! Which call a path means, as Distribution's router takes it apart: names are matched as they are written, and what
//! fits nothing is a 404 in text (registry-v2 sheet section 2).

use super::errors::{empty, plain};
use super::manners::{Auth, Manners, Server};
use crate::message::{Request, Response, decode};

/// A path, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    Base,
    Catalog,
    Tags(String),
    Manifest(String, String),
    Blob(String, String),
    Referrers(String, String),
    /// The session is empty before it has begun.
    Upload(String, String),
    Token,
}

impl Route {
    /// The methods it has; none means all.
    pub(super) fn methods(&self) -> &'static [&'static str] {
        match self {
            Self::Base => &[],
            Self::Catalog | Self::Tags(_) | Self::Referrers(..) => &["GET"],
            Self::Manifest(..) => &["DELETE", "GET", "HEAD", "PUT"],
            Self::Blob(..) => &["DELETE", "GET", "HEAD"],
            Self::Upload(..) => &["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"],
            Self::Token => &["GET", "POST"],
        }
    }
}

/// Takes a path apart.
///
/// # Errors
/// What the router answers by itself: 404, or 301 where a slash is one too many or one too few.
pub(super) fn parse(manners: &Manners, request: &Request) -> Result<Route, Response> {
    let path = decode(&request.path, false);
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let to = |path: &str| Err(moved(path, &request.query));
    match segments.as_slice() {
        [""] if manners.server == Server::Distribution => Err(empty(200).header("Cache-Control", "no-cache")),
        ["v2"] => to("/v2/"),
        ["v2", ""] => Ok(Route::Base),
        ["v2", "_catalog"] => Ok(Route::Catalog),
        ["token"] if manners.auth == Auth::Bearer => Ok(Route::Token),
        ["v2", name @ .., "blobs", "uploads", ""] if is_name(name) => {
            Ok(Route::Upload(name.join("/"), String::new()))
        }
        ["v2", rest @ .., ""] if in_repository(rest).is_some() => to(path.trim_end_matches('/')),
        ["v2", rest @ ..] => {
            in_repository(rest).filter(|route| is_served(manners, route)).ok_or_else(not_found)
        }
        _ => Err(not_found()),
    }
}

/// Distribution has never heard of referrers.
fn is_served(manners: &Manners, route: &Route) -> bool {
    !(manners.server == Server::Distribution && matches!(route, Route::Referrers(..)))
}

fn in_repository(segments: &[&str]) -> Option<Route> {
    let (last, before) = segments.split_last()?;
    let (kind, name) = before.split_last()?;
    if let (&"uploads", [name @ .., "blobs"]) = (kind, name) {
        return is_name(name).then(|| Route::Upload(name.join("/"), (*last).to_owned()));
    }
    if !is_name(name) {
        return None;
    }
    let (name, last) = (name.join("/"), (*last).to_owned());
    match *kind {
        "tags" if last == "list" => Some(Route::Tags(name)),
        "manifests" if is_reference(&last) => Some(Route::Manifest(name, last)),
        "blobs" if last.contains(':') => Some(Route::Blob(name, last)),
        "referrers" => Some(Route::Referrers(name, last)),
        _ => None,
    }
}

fn not_found() -> Response {
    plain(404, "404 page not found\n")
}

fn moved(path: &str, query: &str) -> Response {
    let mark = if query.is_empty() { "" } else { "?" };
    let to = format!("{path}{mark}{query}");
    let body = format!("<a href=\"{to}\">Moved Permanently</a>.\n\n");
    Response::new(301, "text/html; charset=utf-8", body.into_bytes()).header("Location", to)
}

/// A tag, or what looks like a digest.
fn is_reference(text: &str) -> bool {
    text.contains(':') || is_tag(text)
}

/// `[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}`.
pub(super) fn is_tag(text: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let mut bytes = text.bytes();
    text.len() <= 128
        && bytes.next().is_some_and(is_word)
        && bytes.all(|byte| is_word(byte) || matches!(byte, b'.' | b'-'))
}

/// Segments of lower-case words; the first may be a host's name, as Distribution lets it.
fn is_name(segments: &[&str]) -> bool {
    let Some((first, rest)) = segments.split_first() else { return false };
    let length = segments.iter().map(|segment| segment.len() + 1).sum::<usize>();
    let is_host = !rest.is_empty() && first.split('.').all(is_host_part);
    length <= 256 && (is_host || is_segment(first)) && rest.iter().all(|segment| is_segment(segment))
}

fn is_host_part(part: &str) -> bool {
    let is_inner = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    !part.is_empty() && is_inner && !part.starts_with('-') && !part.ends_with('-')
}

/// `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*`.
fn is_segment(segment: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let begins_and_ends = segment.starts_with(is_word) && segment.ends_with(is_word);
    let mut separators = segment.split(is_word).filter(|separator| !separator.is_empty());
    begins_and_ends
        && separators.all(|separator| {
            matches!(separator, "." | "_" | "__") || separator.bytes().all(|byte| byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(path: &str) -> Option<Route> {
        parse(&Manners::default(), &Request::new("GET", path)).ok()
    }

    #[test]
    fn names_of_any_depth_are_found_before_the_words_behind_them() {
        let name = |name: &str| name.to_owned();
        assert_eq!(route("/v2/"), Some(Route::Base));
        assert_eq!(route("/v2/buoy/tags/list"), Some(Route::Tags(name("buoy"))));
        assert_eq!(route("/v2/a/b/c/tags/list"), Some(Route::Tags(name("a/b/c"))));
        assert_eq!(route("/v2/a%2Fb/tags/list"), Some(Route::Tags(name("a/b"))));
        assert_eq!(route("/v2/tags/list/tags/list"), Some(Route::Tags(name("tags/list"))));
        assert_eq!(route("/v2/a/manifests/1.0"), Some(Route::Manifest(name("a"), name("1.0"))));
        assert_eq!(route("/v2/a/blobs/sha256:00"), Some(Route::Blob(name("a"), name("sha256:00"))));
    }

    #[test]
    fn what_is_no_name_and_no_tag_is_the_routers_404() {
        for path in [
            "/v2/a/B/tags/list",
            "/v2/a/_b/tags/list",
            "/v2/a..b/tags/list",
            "/v2/tags/list",
            "/v2/a/manifests/-bad",
            "/v2/a/manifests/",
            "/v2/nothing/here",
            "/v1/_ping",
        ] {
            assert_eq!(
                parse(&Manners::default(), &Request::new("GET", path)).err().map(|answer| answer.status),
                Some(404),
                "{path}"
            );
        }
    }

    #[test]
    fn a_slash_too_many_or_too_few_is_redirected() {
        for (path, to) in [("/v2", "/v2/"), ("/v2/a/tags/list/?n=1", "/v2/a/tags/list?n=1")] {
            let answer = parse(&Manners::default(), &Request::new("GET", path)).err();
            let answer = answer.as_ref().map(|answer| (answer.status, answer.get("location")));
            assert_eq!(answer, Some((301, Some(to))));
        }
    }
}
