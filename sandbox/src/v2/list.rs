//! The catalog and the tags, and how they are cut into pages (registry-v2 sheet section 2, real-servers section 3).

use super::errors::{coded, json};
use super::manners::{Catalog, Server};
use super::store::{Store, digest_of};
use crate::message::{Request, Response, query_value};
use serde::Serialize;
use serde_json::{Value, json as value};

/// The largest `n` of the catalog, and of a page of tags.
const MOST: usize = 1000;

/// How many repositories a page has when `n` is not given.
const CATALOG_PAGE: usize = 100;

#[derive(Serialize)]
struct Repositories<'a> {
    repositories: Vec<&'a str>,
}

#[derive(Serialize)]
struct Tags<'a> {
    name: &'a str,
    tags: Option<Vec<&'a str>>,
}

/// `GET /v2/_catalog`.
pub(super) fn catalog(store: &Store, request: &Request) -> Response {
    match store.manners.catalog {
        Catalog::On => {}
        Catalog::Off => return super::errors::plain(404, "404 page not found\n"),
        Catalog::Refused => return coded("UNAUTHORIZED", None),
    }
    let size = match number(store, request) {
        Ok(Some(n)) if n > MOST => return coded("PAGINATION_NUMBER_INVALID", Some(value!({ "n": n }))),
        Ok(n) => n.or(store.manners.page).unwrap_or(CATALOG_PAGE),
        Err(refusal) => return refusal,
    };
    let (page, more) = page(store.repositories.keys().map(String::as_str), request, size);
    let link = more.then(|| link(request, page.last().copied(), size)).flatten();
    linked(json(200, &Repositories { repositories: page }), link)
}

/// `GET …/tags/list`.
pub(super) fn tags(store: &Store, request: &Request, name: &str) -> Response {
    let repository = store.repositories.get(name).filter(|repository| repository.begun);
    let Some(repository) = repository else {
        return coded("NAME_UNKNOWN", Some(value!({ "name": name })));
    };
    let mut all: Vec<&str> = repository.tags.keys().map(String::as_str).collect();
    if store.manners.server == Server::Distribution {
        // In no order: as the folders of a disk come.
        all.sort_by_cached_key(|tag| digest_of(tag.as_bytes()));
        return json(200, &Tags { name, tags: (!all.is_empty()).then_some(all) });
    }
    let size = match number(store, request) {
        Ok(n) => n.or(store.manners.page).unwrap_or(MOST).min(MOST),
        Err(refusal) => return refusal,
    };
    let (page, more) = page(all.into_iter(), request, size);
    let link = more.then(|| link(request, page.last().copied(), size)).flatten();
    linked(json(200, &Tags { name, tags: Some(page) }), link)
}

/// `n`. Distribution 2.8 takes no notice of what is no number.
fn number(store: &Store, request: &Request) -> Result<Option<usize>, Response> {
    let Some(text) = query_value(&request.query, "n") else { return Ok(None) };
    match text.parse() {
        Ok(n) => Ok(Some(n)),
        Err(_) if store.manners.server == Server::Distribution => Ok(None),
        Err(_) => Err(coded("PAGINATION_NUMBER_INVALID", Some(Value::from(text)))),
    }
}

/// The lines behind `last`, and whether there are more. `last` need not be a line of the list.
fn page<'a>(lines: impl Iterator<Item = &'a str>, request: &Request, size: usize) -> (Vec<&'a str>, bool) {
    let last = query_value(&request.query, "last").unwrap_or_default();
    let mut rest = lines.filter(|line| *line > last.as_str());
    let page: Vec<&str> = rest.by_ref().take(size).collect();
    (page, size > 0 && rest.next().is_some())
}

/// Where the next page is, from the root of the host, its parameters in Go's order.
fn link(request: &Request, last: Option<&str>, size: usize) -> Option<String> {
    Some(format!("<{}?last={}&n={size}>; rel=\"next\"", request.path, encode(last?)))
}

fn linked(response: Response, link: Option<String>) -> Response {
    match link {
        Some(link) => response.header("Link", link),
        None => response,
    }
}

/// A value of a query as Go writes it.
fn encode(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            b' ' => "+".to_owned(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}
