//! The files of `dist/`, and the run-time settings that name the origin they are asked at.

use crate::project;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::path::{Component, Path};

/// What is known of the registry that the settings name.
#[derive(Clone, Copy)]
pub(super) enum Opens {
    /// The sandbox, which speaks v1.
    Sandbox,
    /// Somebody's registry, whose kind the console finds out by itself.
    Unknown,
}

pub(super) fn router(opens: Opens) -> Router {
    Router::new().route("/config.json", get(settings)).with_state(opens).fallback(get(file))
}

/// The settings name the origin under the very name it was asked by: `localhost` is another origin than `127.0.0.1`.
async fn settings(State(opens): State<Opens>, headers: HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1");
    let address = format!("http://{host}");
    let registry = match opens {
        Opens::Sandbox => serde_json::json!({ "name": "Sandbox", "address": address, "api": "v1" }),
        Opens::Unknown => serde_json::json!({ "name": host, "address": address }),
    };
    let settings = serde_json::json!({ "registries": [registry], "open": address });
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    (headers, settings.to_string()).into_response()
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
    use super::hashed;

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        assert!(hashed("portolan-d34db33fd34db33f.js"));
        assert!(hashed("portolan-d34db33fd34db33f_bg.wasm"));
        assert!(!hashed("boot.js"));
        assert!(!hashed("lazy/zh-Hans.json"));
        assert!(!hashed("index.html"));
    }
}
