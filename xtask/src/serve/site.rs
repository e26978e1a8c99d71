//! The files of `dist/`, and run-time settings that name the origin they come from as the registry that opens first.

use super::Behind;
use crate::pack::{self, CODINGS};
use crate::project;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use std::path::{Component, Path};

/// What the settings name.
#[derive(Clone)]
pub(super) enum Names {
    /// The v2 sandbox, and at this port the v1 sandbox.
    Sandboxes { v1: u16 },
    /// A registry, by its own `host:port`.
    Registry(String),
}

impl Names {
    pub(super) fn of(behind: &Behind) -> Self {
        match behind {
            Behind::Sandboxes { v1 } => Self::Sandboxes { v1: v1.port() },
            Behind::Registry(upstream) => {
                let address = upstream.address();
                let host = address.host_str().unwrap_or_default();
                let port = address.port().map(|port| format!(":{port}")).unwrap_or_default();
                Self::Registry(format!("{host}{port}"))
            }
        }
    }

    /// The settings: the registry behind this very origin opens first. The one beside it has the name of the same host,
    /// so that it is found from another machine as well.
    fn settings(&self, host: &str) -> Value {
        let registries = match self {
            Self::Sandboxes { v1 } => json!([
                { "name": "Sandbox", "address": "/", "api": "v2" },
                { "name": "Sandbox of 2015", "address": format!("http://{host}:{v1}"), "api": "v1", "standalone": true },
            ]),
            // What it speaks, the console finds out by itself. Commands to copy name the registry, not this origin.
            Self::Registry(own) => json!([{ "name": own, "address": "/", "publicHost": own }]),
        };
        json!({ "registries": registries, "open": "/" })
    }
}

/// The files, with these settings instead of the ones that lie in `dist/`.
pub(super) fn router(names: Names) -> Router {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    let settings =
        async move |asked: HeaderMap| (headers, names.settings(super::host_name(&asked)).to_string());
    Router::new().route("/config.json", get(settings)).fallback(get(file))
}

async fn file(uri: Uri, asked: HeaderMap) -> Response {
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let path = Path::new(name);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let path = project::dist().join(path);
    let Some((coding, bytes)) = read(&path, &asked).await else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, media_type(&path)),
        (header::VARY, "Accept-Encoding"),
        (header::CACHE_CONTROL, if hashed(name) { "max-age=31536000, immutable" } else { "no-store" }),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    ];
    (headers, coding.map(|coding| [(header::CONTENT_ENCODING, coding)]), bytes).into_response()
}

/// A file, packed where the build packed it and the browser takes that: how, and its bytes.
async fn read(path: &Path, asked: &HeaderMap) -> Option<(Option<&'static str>, Vec<u8>)> {
    for (coding, end) in CODINGS.into_iter().filter(|(coding, _)| takes(asked, coding)) {
        if let Ok(bytes) = tokio::fs::read(pack::neighbour(path, end)).await {
            return Some((Some(coding), bytes));
        }
    }
    Some((None, tokio::fs::read(path).await.ok()?))
}

/// Whether a browser takes a coding; one that it gives the weight 0 it does not.
fn takes(asked: &HeaderMap, coding: &str) -> bool {
    let said = asked.get(header::ACCEPT_ENCODING).and_then(|said| said.to_str().ok()).unwrap_or_default();
    said.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        let weight = weight.trim().trim_start_matches("q=").parse::<f32>();
        name.trim().eq_ignore_ascii_case(coding) && weight.is_ok_and(|weight| weight > 0.0)
    })
}

/// Trunk writes the hash of a file's content into its name; such a name never changes its meaning.
fn hashed(name: &str) -> bool {
    name.split(['-', '.', '_']).any(|part| part.len() >= 12 && part.chars().all(|c| c.is_ascii_hexdigit()))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Names, hashed, takes};
    use axum::http::{HeaderMap, HeaderValue, header};
    use portolan::console::route::{Api, Place, Route};
    use portolan::console::settings::Settings;
    use portolan::name::{Origin, Scheme};

    #[test]
    fn the_settings_open_this_origin_first() {
        let here = Origin::from_authority(Scheme::Http, "harbour.example:8080").unwrap();
        let read = |names: &Names| {
            let text = names.settings("harbour.example").to_string();
            let settings = Settings::from_json(text.as_bytes(), Some(&here)).unwrap();
            assert!(settings.ignored.is_empty());
            settings
        };
        let sandboxes = read(&Names::Sandboxes { v1: 8081 });
        let place = Place { origin: here.clone(), api: Some(Api::V2) };
        assert_eq!(sandboxes.first_route(), Route::repositories(place));
        let beside = &sandboxes.registries[1].place;
        assert_eq!((beside.origin.authority().as_str(), beside.api), ("harbour.example:8081", Some(Api::V1)));
        let forwarded = read(&Names::Registry("registry.example:5000".to_owned()));
        assert_eq!(forwarded.first_route(), Route::repositories(Place::new(here.clone())));
        assert_eq!(forwarded.registries[0].public_host.as_deref(), Some("registry.example:5000"));
    }

    #[test]
    fn a_packed_file_goes_to_whom_takes_it() {
        let asked = |said: &'static str| {
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(said))])
        };
        assert!(takes(&asked("gzip, deflate, br, zstd"), "br") && takes(&asked("br;q=0.5"), "br"));
        assert!(!takes(&asked("gzip, br;q=0"), "br") && !takes(&asked("brotli"), "br"));
        assert!(!takes(&HeaderMap::new(), "gzip"));
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        assert!(hashed("portolan-d34db33fd34db33f.js"));
        assert!(hashed("portolan-d34db33fd34db33f_bg.wasm"));
        assert!(!hashed("portolan.js"));
        assert!(!hashed("lazy/zh-Hans.json"));
        assert!(!hashed("index.html"));
    }
}
