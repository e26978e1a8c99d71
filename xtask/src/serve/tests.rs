//! Serve as a browser and a registry see it, over real connections on loopback.
#![allow(clippy::unwrap_used)]

use super::*;
use axum::body::Bytes;
use std::net::Ipv4Addr;

const ANY_PORT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Serves a router, or what is made of it once the address is known.
async fn up(router: impl FnOnce(SocketAddr) -> Router) -> String {
    let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = router(address);
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

async fn before(registry: &str) -> String {
    let upstream = forward::Upstream::parse(registry).unwrap();
    up(|address| app(Some(upstream), address)).await
}

#[tokio::test]
async fn the_sandbox_answers_under_its_paths_as_data_only() {
    let here = up(|address| app(None, address)).await;
    let answer = reqwest::get(format!("{here}/v1/_ping")).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-disposition"], "attachment");
    assert_eq!(answer.headers()["content-security-policy"], "sandbox");
    let settings = reqwest::get(format!("{here}/config.json")).await.unwrap();
    assert_eq!(settings.headers()["cache-control"], "no-store");
    assert!(settings.text().await.unwrap().contains("\"open\":\"/\""));
}

#[tokio::test]
async fn bodies_and_headers_pass_through_to_the_registry_and_back() {
    async fn echo(request: Request) -> Response {
        let host = request.headers()[header::HOST].clone();
        let said = request.headers()["x-docker-token"].clone();
        let length = request.headers().get(header::CONTENT_LENGTH).cloned();
        let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.unwrap();
        let mut answer = Response::new(axum::body::Body::from(body));
        answer.headers_mut().insert("x-said", said);
        answer.headers_mut().insert("x-host", host);
        answer.headers_mut().insert("x-length", length.unwrap());
        answer.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static("a=b"));
        answer
    }
    let registry = up(|_| Router::new().fallback(echo)).await;
    let here = before(&registry).await;
    let layer = Bytes::from(vec![7; 300_000]);
    let put =
        reqwest::Client::new().put(format!("{here}/v1/images/x/layer")).header("X-Docker-Token", "true");
    let answer = put.body(layer.clone()).send().await.unwrap();
    assert_eq!(answer.headers()["x-said"], "true");
    assert_eq!(format!("http://{}", answer.headers()["x-host"].to_str().unwrap()), registry);
    assert_eq!(answer.headers()["x-length"], "300000");
    assert!(!answer.headers().contains_key("set-cookie"));
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    assert_eq!(answer.bytes().await.unwrap(), layer);
}

#[tokio::test]
async fn a_registry_that_is_not_there_is_said_in_words() {
    let free = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap().local_addr().unwrap();
    let here = before(&format!("http://{free}")).await;
    let answer = reqwest::get(format!("{here}/v2/")).await.unwrap();
    assert_eq!(answer.status(), 502);
    assert!(answer.text().await.unwrap().contains("did not answer"));
}

#[tokio::test]
async fn on_loopback_another_hosts_name_is_turned_away() {
    let here = up(|address| app(None, address)).await;
    let client = reqwest::Client::new();
    for (host, status) in
        [("evil.example", 421), ("localhost:8080", 200), ("127.0.0.1", 200), ("[::1]:1", 200)]
    {
        let answer = client.get(format!("{here}/config.json")).header("Host", host).send().await.unwrap();
        assert_eq!(answer.status(), status, "{host}");
    }
}
