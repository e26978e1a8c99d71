//! `/v1` and `/v2` of somebody's registry, passed on at our own origin, so that anyone can try the console on theirs.
//!
//! Bodies stream both ways. The registry learns nothing of this origin, and can set no cookie here.

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use std::sync::Arc;

/// The registry that is forwarded to.
pub(super) struct Upstream {
    address: reqwest::Url,
    client: reqwest::Client,
}

impl Upstream {
    pub(super) fn parse(address: &str) -> Result<Self> {
        let address = reqwest::Url::parse(address).with_context(|| {
            format!("--registry wants an address like http://localhost:5000, not {address}")
        })?;
        if !matches!(address.scheme(), "http" | "https") || !address.username().is_empty() {
            bail!("--registry wants an http or https address without a user name in it");
        }
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build()?;
        Ok(Self { address, client })
    }

    pub(super) fn address(&self) -> &reqwest::Url {
        &self.address
    }

    /// What stands before the path of every request.
    pub(super) fn prefix(&self) -> &str {
        self.address.as_str().trim_end_matches('/')
    }
}

pub(super) fn router(upstream: Upstream) -> Router {
    super::under_the_versions(&any(forward)).with_state(Arc::new(upstream))
}

async fn forward(State(upstream): State<Arc<Upstream>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let target =
        format!("{}{}", upstream.prefix(), parts.uri.path_and_query().map_or("/", |path| path.as_str()));
    let mut onward = upstream.client.request(parts.method, target).headers(asked(&parts.headers));
    if parts.headers.contains_key(header::CONTENT_LENGTH)
        || parts.headers.contains_key(header::TRANSFER_ENCODING)
    {
        onward = onward.body(reqwest::Body::wrap_stream(body.into_data_stream()));
    }
    match onward.send().await {
        Ok(answer) => {
            let headers = answered(answer.headers(), upstream.prefix());
            (answer.status(), headers, Body::from_stream(answer.bytes_stream())).into_response()
        }
        Err(error) => {
            let error = anyhow::Error::from(error.without_url());
            let said = format!("The registry {} did not answer: {error:#}\n", upstream.prefix());
            (StatusCode::BAD_GATEWAY, said).into_response()
        }
    }
}

/// The headers of a request that go on: not those of this connection, nor those that tell about this origin.
fn asked(headers: &HeaderMap) -> HeaderMap {
    let own = [header::HOST, header::COOKIE, header::ORIGIN, header::REFERER];
    without_connection(headers, |name| !own.contains(name) && !name.as_str().starts_with("sec-"))
}

/// The headers of an answer that come back: no cookie, and no leave for pages of other origins to read along.
fn answered(headers: &HeaderMap, registry: &str) -> HeaderMap {
    let mut kept = without_connection(headers, |name| {
        *name != header::SET_COOKIE && !name.as_str().starts_with("access-control-")
    });
    // A redirect within the registry stays at this origin.
    let location =
        kept.get(header::LOCATION).and_then(|location| location.to_str().ok()?.strip_prefix(registry));
    if let Some(Ok(path)) = location.filter(|path| path.starts_with('/')).map(HeaderValue::from_str) {
        kept.insert(header::LOCATION, path);
    }
    kept
}

fn without_connection(headers: &HeaderMap, wanted: impl Fn(&HeaderName) -> bool) -> HeaderMap {
    const HOP_BY_HOP: [&str; 9] = [
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    let named: Vec<String> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(',').map(|name| name.trim().to_ascii_lowercase()))
        .collect();
    headers
        .iter()
        .filter(|(name, _)| !HOP_BY_HOP.contains(&name.as_str()) && !named.iter().any(|n| n == name.as_str()))
        .filter(|(name, _)| wanted(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .fold(HeaderMap::new(), |mut kept, (name, value)| {
            kept.append(name, value);
            kept
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        all.iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn what_belongs_to_this_origin_is_not_told_to_the_registry() {
        let sent = asked(&headers(&[
            ("host", "127.0.0.1:8080"),
            ("cookie", "a=b"),
            ("origin", "http://127.0.0.1:8080"),
            ("connection", "close, x-hop"),
            ("x-hop", "1"),
            ("authorization", "Basic YTpi"),
            ("x-docker-token", "true"),
        ]));
        assert_eq!(sent, headers(&[("authorization", "Basic YTpi"), ("x-docker-token", "true")]));
    }

    #[test]
    fn an_answer_sets_no_cookie_and_lets_no_other_origin_read() {
        let got = answered(
            &headers(&[
                ("content-type", "text/html"),
                ("set-cookie", "a=b"),
                ("access-control-allow-origin", "*"),
                ("transfer-encoding", "chunked"),
                ("location", "http://registry.test:5000/v1/users/"),
            ]),
            "http://registry.test:5000",
        );
        let expected = headers(&[("content-type", "text/html"), ("location", "/v1/users/")]);
        assert_eq!(got, expected);
    }

    #[test]
    fn a_registry_is_an_http_address_without_a_user() {
        assert!(
            Upstream::parse("http://localhost:5000/").is_ok_and(|u| u.prefix() == "http://localhost:5000")
        );
        assert!(Upstream::parse("localhost:5000").is_err());
        assert!(Upstream::parse("ftp://localhost").is_err());
        assert!(Upstream::parse("http://me:secret@localhost:5000").is_err());
    }
}
