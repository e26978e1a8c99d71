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
    up(|address| app(Behind::Registry(upstream), address)).await
}

/// The console with its two sandboxes; the address of either.
async fn sandboxes() -> (String, String) {
    let console = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
    let address = console.local_addr().unwrap();
    let beside = up(|v1| guarded(sandboxes::beside(v1, address.port()), v1)).await;
    let v1 = beside.trim_start_matches("http://").parse().unwrap();
    tokio::spawn(async move { axum::serve(console, app(Behind::Sandboxes { v1 }, address)).await });
    (format!("http://{address}"), beside)
}

#[tokio::test]
async fn v2_answers_at_the_consoles_own_origin_as_data_only() {
    let (here, beside) = sandboxes().await;
    let answer = reqwest::get(format!("{here}/v2/_catalog")).await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-disposition"], "attachment");
    assert_eq!(answer.headers()["content-security-policy"], "sandbox");
    assert!(answer.text().await.unwrap().contains("team/pilotage"));
    let settings = reqwest::get(format!("{here}/config.json")).await.unwrap();
    assert_eq!(settings.headers()["cache-control"], "no-store");
    let settings = settings.text().await.unwrap();
    assert!(settings.contains("\"open\":\"/\"") && settings.contains(&beside), "{settings}");
}

#[tokio::test]
async fn v1_answers_beside_it_and_lets_no_other_page_in() {
    let (here, beside) = sandboxes().await;
    let ask = async |method: reqwest::Method, origin: Option<&str>| {
        let asked =
            reqwest::Client::new().request(method, format!("{beside}/v1/repositories/attic/lighthouse/"));
        origin
            .map_or(asked.try_clone().unwrap(), |origin| asked.header("Origin", origin))
            .send()
            .await
            .unwrap()
    };
    let allowed = |answer: &reqwest::Response| {
        answer.headers().get("access-control-allow-origin").map(|value| value.to_str().unwrap().to_owned())
    };
    let preflight = ask(reqwest::Method::OPTIONS, Some(&here)).await;
    assert_eq!((preflight.status().as_u16(), allowed(&preflight)), (200, Some(here.clone())));
    let elsewhere = ask(reqwest::Method::DELETE, Some("http://evil.example")).await;
    assert_eq!((elsewhere.status().as_u16(), allowed(&elsewhere)), (403, None));
    let native = ask(reqwest::Method::OPTIONS, None).await;
    assert_eq!((native.status().as_u16(), allowed(&native)), (200, None));
    let gone = ask(reqwest::Method::DELETE, Some(&here)).await;
    assert_eq!((gone.status().as_u16(), allowed(&gone)), (200, Some(here)), "and it was still there");
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
    let (here, _) = sandboxes().await;
    let client = reqwest::Client::new();
    for (host, status) in
        [("evil.example", 421), ("localhost:8080", 200), ("127.0.0.1", 200), ("[::1]:1", 200)]
    {
        let answer = client.get(format!("{here}/config.json")).header("Host", host).send().await.unwrap();
        assert_eq!(answer.status(), status, "{host}");
    }
}
