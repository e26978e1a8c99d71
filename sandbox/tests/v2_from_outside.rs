//! v2 from outside: worked by the admin API, started as a process, worn as a transport and seen by a page.
#![cfg(feature = "listener")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::http::{Method, Transport, TransportError, Url};
use portolan::name::Origin;
use portolan_sandbox::listener::{ANY_PORT, serve};
use portolan_sandbox::v2::{Auth, Manners, Preflight, Realm, Server};
use portolan_sandbox::{Cors, Fault, Place, Sandbox, SandboxTransport, Serves};
use std::future::Future;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::pin::pin;
use std::process::{Command, Stdio};
use std::task::{Context, Poll, Waker};

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
    }
}

/// Sends a request over a connection of its own; the status and everything that came.
fn exchange(address: SocketAddr, method: &str, target: &str, body: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
}

fn page() -> Origin {
    "https://console.example".parse().unwrap()
}

fn get(
    sandbox: &Sandbox,
    path: &str,
    field: Option<(&str, &str)>,
) -> Result<portolan::http::Response, TransportError> {
    let url = Url::at(&sandbox.places().index).extend(path.trim_end_matches('/').split('/')).unwrap();
    let url = if path.ends_with('/') { url.slash() } else { url };
    let mut request = portolan::http::Request::new(Method::Get, url);
    if let Some((name, value)) = field {
        request = request.header(name, value);
    }
    block_on(SandboxTransport::new(sandbox).seen_from(page()).send(request))
}

#[test]
fn the_admin_api_sets_switches_and_adds_content() {
    let sandbox = Sandbox::empty_v2();
    let listening = serve(&sandbox, ANY_PORT, Some(ANY_PORT)).unwrap();
    let at = listening.index.authority().parse().unwrap();
    let work =
        |method: &str, target: &str, body: &str| exchange(listening.admin.unwrap(), method, target, body).0;
    assert_eq!(work("POST", "/v2/manners", r#"{"server":"distribution","deletes":false}"#), 204);
    assert_eq!(work("POST", "/v2/manners", r#"{"auth":"basic"}"#), 204);
    let expected =
        Manners { server: Server::Distribution, deletes: false, auth: Auth::Basic, ..Manners::default() };
    assert_eq!(sandbox.manners(), expected);
    assert_eq!(exchange(at, "GET", "/v2/", "").0, 401);
    assert_eq!(work("POST", "/v2/manners", r#"{"auth":"none"}"#), 204);
    assert_eq!(work("POST", "/v2/manners", r#"{"magic":true}"#), 400);
    assert_eq!(work("POST", "/v2/heap/tags/30", ""), 204);
    assert_eq!(work("POST", "/v2/heap/tags/many", ""), 400);
    assert!(exchange(at, "GET", "/v2/fleet/roll-call/tags/list", "").1.contains("1.1.9"));
    assert_eq!(work("POST", "/cors/unexposed", ""), 204);
    assert!(!exchange(at, "GET", "/v2/", "").1.to_lowercase().contains("expose"));
    assert_eq!(work("POST", "/serves/v1", ""), 204);
    assert_eq!((sandbox.serves(), exchange(at, "GET", "/v2/", "").0), (Serves::V1, 404));
    assert_eq!(work("POST", "/reset", ""), 204);
    assert!(exchange(at, "GET", "/v2/_catalog", "").1.ends_with("{\"repositories\":[]}\n"));
}

#[test]
fn the_process_serves_v2_as_it_is_told() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_portolan-sandbox"))
        .args(["--serves", "v2", "--v2", r#"{"auth":"bearer","realm":"elsewhere"}"#, "--tags", "20"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let places: serde_json::Value = serde_json::from_str(&line).unwrap();
    let authority = |key: &str| places[key].as_str().unwrap().trim_start_matches("http://").to_owned();
    let (status, answer) = exchange(authority("index").parse().unwrap(), "GET", "/v2/", "");
    assert_eq!(status, 401);
    assert!(answer.contains(&format!("realm=\"http://{}/token\"", authority("registry"))), "{answer}");
    let token = exchange(authority("registry").parse().unwrap(), "GET", "/token", "");
    assert!(token.0 == 200 && token.1.contains("access_token"), "{}", token.1);
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_page_sees_of_v2_what_cors_lets_it_see() {
    let sandbox = Sandbox::v2();
    let digest = |field| {
        get(&sandbox, "v2/halyard/manifests/latest", field)
            .map(|answer| answer.headers.get("docker-content-digest").is_some())
    };
    assert_eq!(digest(None), Ok(true));
    sandbox.set_cors(Cors::Unexposed);
    assert_eq!(digest(Some(("Authorization", "Basic eDp5"))), Ok(false), "sent and not readable");
    sandbox.set_cors(Cors::On);
    let manners =
        Manners { auth: Auth::Bearer, preflight: Preflight::Authenticated, ..Manners::distribution() };
    sandbox.set_manners(manners);
    let status = |field| get(&sandbox, "v2/", field).map(|answer| answer.status);
    assert_eq!(status(None), Ok(401));
    let refused = status(Some(("Authorization", "Bearer x")));
    assert_eq!(refused, Err(TransportError::Unreachable), "the browser's question met 401");
    let referrers = get(&sandbox, "v2/halyard/referrers/sha256:00", None);
    assert_eq!(referrers.err(), Some(TransportError::Unreachable), "the router's 404 cannot be read");
}

#[test]
fn the_token_service_elsewhere_is_reached_at_its_own_origin() {
    let sandbox = Sandbox::v2();
    sandbox.set_manners(Manners { auth: Auth::Bearer, realm: Realm::Elsewhere, ..Manners::default() });
    let challenge = get(&sandbox, "v2/", None).unwrap().headers.get("www-authenticate").unwrap().to_owned();
    let realm = challenge.split('"').nth(1).unwrap();
    let url = Url::at(&sandbox.places().registry).push("token").unwrap();
    assert_eq!(url.to_string(), realm);
    let request = portolan::http::Request::new(Method::Get, url);
    let answer = block_on(SandboxTransport::new(&sandbox).seen_from(page()).send(request)).unwrap();
    assert_eq!(answer.status, 200);
    assert_eq!(sandbox.requests().last().unwrap().place, Place::Registry);
}

#[test]
fn faults_meet_v2_in_its_own_words() {
    let sandbox = Sandbox::v2();
    sandbox.add_fault(Fault { status: Some(503), times: Some(1), ..Fault::on("GET", "/v2/*/tags/list") });
    let answer = get(&sandbox, "v2/halyard/tags/list", None).unwrap();
    let text = block_on(answer.body.gather(10_000)).unwrap();
    assert!(String::from_utf8(text).unwrap().starts_with("{\"errors\":[{\"code\":\"UNAVAILABLE\""));
    sandbox.add_fault(Fault::on("GET", "*/manifests/*").wrong_checksum());
    let answer = get(&sandbox, "v2/halyard/manifests/latest", None).unwrap();
    assert!(answer.headers.get("docker-content-digest").unwrap().ends_with("0000"));
}
