//! What a page of another origin may do and see: the browser's side of CORS (registry-v1 sheet section 11).

use crate::message::{Request, Response};
use crate::sandbox::Sandbox;
use portolan::http::Headers;
use portolan::name::Origin;

/// Whether a page at one origin asks another.
pub(super) fn cross_origin(page: Option<&Origin>, target: &Origin) -> bool {
    page.is_some_and(|page| page != target)
}

/// Whether the browser asks before it sends.
pub(super) fn needs_preflight(request: &Request) -> bool {
    !matches!(request.method.as_str(), "GET" | "HEAD" | "POST") || !unsafe_headers(request).is_empty()
}

/// The fields a page may not send to another origin unasked.
fn unsafe_headers(request: &Request) -> Vec<String> {
    let is_safe = |name: &str, value: &str| match name {
        "accept" | "accept-language" => value.len() <= 128,
        "content-type" => value.starts_with("text/plain"),
        _ => false,
    };
    let fields = request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value));
    fields.filter(|(name, value)| !is_safe(name, value)).map(|(name, _)| name).collect()
}

/// Asks as a browser does before it sends.
pub(super) fn is_let_in(sandbox: &Sandbox, request: &Request) -> bool {
    let wanted = unsafe_headers(request);
    let preflight =
        Request { method: "OPTIONS".to_owned(), body: Vec::new(), headers: Vec::new(), ..request.clone() }
            .header("Access-Control-Request-Method", &request.method)
            .header("Access-Control-Request-Headers", &wanted.join(","));
    let answer = sandbox.handle(&preflight);
    let list = |name: &str| answer.get(name).unwrap_or_default().to_ascii_lowercase();
    let (methods, headers) = (list("access-control-allow-methods"), list("access-control-allow-headers"));
    let method = request.method.to_ascii_lowercase();
    answer.status < 300
        && answer.get("access-control-allow-origin").is_some()
        && (method == "get" || methods.split(", ").any(|name| name == method))
        && wanted.iter().all(|name| headers.split(", ").any(|other| other == name))
}

/// The fields a page may read.
pub(super) fn readable(response: &Response, seen: bool) -> Headers {
    const ALWAYS: [&str; 7] = [
        "cache-control",
        "content-language",
        "content-length",
        "content-type",
        "expires",
        "last-modified",
        "pragma",
    ];
    let exposed = response.get("access-control-expose-headers").unwrap_or_default().to_ascii_lowercase();
    let mut headers = Headers::new();
    for (name, value) in &response.headers {
        let lower = name.to_ascii_lowercase();
        if !seen || ALWAYS.contains(&lower.as_str()) || exposed.split(", ").any(|other| other == lower) {
            headers.add(name, value);
        }
    }
    headers
}
