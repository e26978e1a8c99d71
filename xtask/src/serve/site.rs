//! The files of `dist/`, and run-time settings that name the origin they come from as the registry that opens first.

use crate::project;
use axum::Router;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::path::{Component, Path};

/// The settings: the registry behind this very origin opens first.
pub(super) fn settings(upstream: Option<&reqwest::Url>) -> serde_json::Value {
    let registry = match upstream.and_then(|address| Some((address.host_str()?, address.port()))) {
        None => serde_json::json!({ "name": "Sandbox", "address": "/", "api": "v1", "standalone": true }),
        // What it speaks, the console finds out by itself. Commands to copy name the registry, not this origin.
        Some((host, port)) => {
            let host = port.map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
            serde_json::json!({ "name": host, "address": "/", "publicHost": host })
        }
    };
    serde_json::json!({ "registries": [registry], "open": "/" })
}

/// The files, with these settings instead of the ones that lie in `dist/`.
pub(super) fn router(settings: &serde_json::Value) -> Router {
    let settings = settings.to_string();
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Router::new().route("/config.json", get(async move || (headers, settings))).fallback(get(file))
}

async fn file(uri: Uri) -> Response {
    let name = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        name => name,
    };
    let path = Path::new(name);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(bytes) = tokio::fs::read(project::dist().join(path)).await else {
        return (StatusCode::NOT_FOUND, "There is no such file.\n").into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, media_type(path)),
        (header::CACHE_CONTROL, if hashed(name) { "max-age=31536000, immutable" } else { "no-store" }),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"),
    ];
    (headers, bytes).into_response()
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
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{hashed, settings};
    use portolan::console::route::{Api, Place, Route};
    use portolan::console::settings::Settings;
    use portolan::name::{Origin, Scheme};

    #[test]
    fn the_settings_open_this_origin_first() {
        let here = Origin::from_authority(Scheme::Http, "127.0.0.1:8080").unwrap();
        let read = |value: serde_json::Value| {
            let settings = Settings::from_json(value.to_string().as_bytes(), Some(&here)).unwrap();
            assert!(settings.ignored.is_empty());
            settings
        };
        let sandbox = read(settings(None));
        assert_eq!(
            sandbox.first_route(),
            Route::repositories(Place { origin: here.clone(), api: Some(Api::V1) })
        );
        let forwarded = read(settings(Some(&reqwest::Url::parse("https://registry.example:5000").unwrap())));
        assert_eq!(forwarded.first_route(), Route::repositories(Place::new(here.clone())));
        assert_eq!(forwarded.registries[0].public_host.as_deref(), Some("registry.example:5000"));
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        assert!(hashed("portolan-d34db33fd34db33f.js"));
        assert!(hashed("portolan-d34db33fd34db33f_bg.wasm"));
        assert!(!hashed("boot.js"));
        assert!(!hashed("lazy/zh-Hans.json"));
        assert!(!hashed("index.html"));
    }
}
