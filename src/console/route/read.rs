//! From the address to where one is.

use super::{Api, Column, ListState, Named, Part, Place, Route, Sort, View};
use crate::console::guide::Page;
use crate::console::percent::{decode, encode};
use crate::name::{Reference, Scheme};

impl Route {
    /// Reads the hash of an address, with or without its `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        if text.len() > Self::LONGEST {
            // Scrubbed before it is cut: the `@` that ends a password may stand far behind it.
            return Self::Unknown(scrubbed(text).chars().take(200).collect());
        }
        read(text).unwrap_or_else(|| Self::Unknown(scrubbed(text)))
    }
}

fn read(text: &str) -> Option<Route> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let query = Query(query);
    let path = path.strip_prefix('/').unwrap_or(path);
    let (scheme, path) = match path.split_once("://") {
        Some((scheme, rest)) => (Some(read_scheme(scheme)?), rest),
        None => (query.scheme()?, path),
    };
    let path = decode_path(path.strip_suffix('/').unwrap_or(path))?;
    let (first, rest) = path.split_once('/').unwrap_or((&path, ""));
    if first.is_empty() || first == "~connect" {
        return path.ends_with(first).then(|| Route::Connect { proposal: query.proposal() });
    }
    if path == "~preferences" {
        return Some(Route::Preferences);
    }
    if first == "~help" {
        let page = if rest.is_empty() { Some(Page::first()) } else { Page::read(rest) };
        return page.map(|page| Route::Help { page });
    }
    if let Some(page) = first.strip_prefix('~') {
        return read_own_page(page, rest, scheme, query.api());
    }
    let place = Place::read(first, scheme, query.api()).ok()?;
    if rest.is_empty() {
        return Some(Route::Repositories { place, list: query.list() });
    }
    let Reference { repository, selector } = Reference::parse(rest).ok()?;
    Some(match (selector, query.view()) {
        (Some(selector), None) => {
            // One that is no platform, or nothing to compare with, makes the address another than was meant.
            let part = query.part()?;
            match query.get("compare") {
                None => Route::Image { place, repository, selector, part },
                Some(text) => {
                    let right = Named::read(&text, &repository).ok()?;
                    let differences = query.get("show").is_some_and(|show| show == "differences");
                    Route::Compare { place, left: Named { repository, selector }, right, part, differences }
                }
            }
        }
        (selected, view) => Route::Repository {
            place,
            repository,
            view: view.unwrap_or_default(),
            list: query.list(),
            selected,
        },
    })
}

/// `~page/host[/ns/repo]`.
fn read_own_page(page: &str, rest: &str, scheme: Option<Scheme>, api: Option<Api>) -> Option<Route> {
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let place = Place::read(host, scheme, api).ok()?;
    match page {
        "signup" if path.is_empty() => Some(Route::SignUp { place }),
        "account" if path.is_empty() => Some(Route::Account { place }),
        "doctor" if path.is_empty() => Some(Route::Doctor { place }),
        "insert" => {
            let Reference { repository, selector: on } = Reference::parse(path).ok()?;
            Some(Route::Insert { place, repository, on })
        }
        _ => None,
    }
}

/// Decodes a path segment by segment. An encoded slash would move the border between segments: such an address
/// is nobody's honest link (security notes I13).
fn decode_path(path: &str) -> Option<String> {
    let segments: Vec<String> = path.split('/').map(decode).collect();
    let honest = segments.iter().all(|segment| !segment.contains('/'));
    honest.then(|| segments.join("/"))
}

fn read_scheme(text: &str) -> Option<Scheme> {
    [Scheme::Http, Scheme::Https].into_iter().find(|scheme| scheme.as_str().eq_ignore_ascii_case(text))
}

/// The part behind the question mark. Keys that nobody knows are ignored, and so never written again.
struct Query<'a>(&'a str);

impl Query<'_> {
    fn get(&self, key: &str) -> Option<String> {
        self.0
            .split('&')
            .find_map(|pair| pair.split_once('=').filter(|(name, _)| *name == key))
            .map(|(_, value)| decode(value))
    }

    /// Nothing at all when a scheme is named that is not ours.
    fn scheme(&self) -> Option<Option<Scheme>> {
        match self.get("scheme") {
            None => Some(None),
            Some(text) => read_scheme(&text).map(Some),
        }
    }

    fn api(&self) -> Option<Api> {
        Api::read(&self.get("api")?)
    }

    fn view(&self) -> Option<View> {
        let text = self.get("view")?;
        View::ALL.into_iter().find(|view| view.as_str() == text)
    }

    /// Nothing at all when something is named that can be no platform.
    fn part(&self) -> Option<Option<Part>> {
        match self.get("platform") {
            None => Some(None),
            Some(text) => text.parse().ok().map(Some),
        }
    }

    fn proposal(&self) -> Option<String> {
        let text = self.get("to")?;
        let text = text.split(['?', '#']).next().unwrap_or_default().trim();
        Some(without_userinfo(text)).filter(|text| !text.is_empty())
    }

    fn list(&self) -> ListState {
        let filter = self.get("q").unwrap_or_default().chars().take(ListState::LONGEST_FILTER).collect();
        let page = self.get("page").and_then(|text| text.parse().ok()).filter(|page| *page > 0).unwrap_or(1);
        let sort = self.get("sort").and_then(|text| {
            let descending = text.starts_with('-');
            let column = Column::read(text.strip_prefix('-').unwrap_or(&text))?;
            Some(Sort { column, descending })
        });
        ListState { filter, sort, page }
    }
}

/// Drops `user:password@`. An `@` before a digest or an image id is no userinfo.
fn without_userinfo(text: &str) -> String {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), text),
    };
    let is_selector = |after: &str| {
        after.starts_with("sha256:")
            || after.starts_with("sha512:")
            || (after.len() == 64 && after.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    match rest.rsplit_once('@') {
        Some((before, after)) if is_selector(after) => {
            format!("{scheme}{}@{after}", without_userinfo(before))
        }
        Some((_, after)) => scheme + after,
        None => scheme + rest,
    }
}

/// An address nobody understands is shown again, so that nothing secret may stay in it either: neither userinfo
/// nor what stands behind the question mark.
fn scrubbed(text: &str) -> String {
    let path = text.split('?').next().unwrap_or_default();
    let decoded = decode(path);
    if !decoded.contains('@') {
        return path.to_owned();
    }
    let mut out = String::new();
    encode(&without_userinfo(&decoded), &mut out);
    out
}
