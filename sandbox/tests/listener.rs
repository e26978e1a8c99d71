//! The sandbox over HTTP: the same answers, faults that break connections, the admin API, the process.
#![cfg(feature = "listener")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::listener::{ANY_PORT, Listening, serve};
use portolan_sandbox::{Fault, Manner, Place, Request, Sandbox};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Command, Stdio};
use std::time::Duration;

fn start(sandbox: &Sandbox) -> Listening {
    serve(sandbox, ANY_PORT, Some(ANY_PORT)).unwrap()
}

fn authority(listening: &Listening) -> SocketAddr {
    listening.index.authority().parse().unwrap()
}

/// How long an answer may take; far longer than it ever does.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long silence is listened to before it is believed.
const SILENCE: Duration = Duration::from_millis(200);

fn exchange(address: SocketAddr, method: &str, target: &str, body: &str) -> std::io::Result<String> {
    exchange_within(PATIENCE, address, method, target, body)
}

/// Sends a request over a connection of its own and reads until it closes.
fn exchange_within(
    patience: Duration,
    address: SocketAddr,
    method: &str,
    target: &str,
    body: &str,
) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(patience))?;
    let length = body.len();
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(head.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn the_answers_are_the_handlers() {
    let sandbox = Sandbox::standalone();
    let listening = start(&sandbox);
    let at = authority(&listening);
    let answer = exchange(at, "GET", "/v1/search?q=tide", "").unwrap();
    let expected = sandbox.handle(&Request::new("GET", "/v1/search?q=tide"));
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with(&expected.text()), "{answer}");
    assert!(answer.to_lowercase().contains("access-control-allow-origin: *"), "{answer}");
    let images = exchange(at, "GET", "/v1/repositories/library/busybox/images", "").unwrap();
    assert!(images.to_lowercase().contains(&format!("x-docker-endpoints: {at}")), "{images}");
}

#[test]
fn head_announces_a_length_and_a_range_without_end_one_byte_too_many() {
    let sandbox = Sandbox::standalone();
    let listening = start(&sandbox);
    let id = sandbox.handle(&Request::new("GET", "/v1/repositories/library/alpine/tags/latest")).text();
    let target = format!("/v1/images/{}/layer", id.trim_matches('"'));
    let size = sandbox.handle(&Request::new("GET", &target)).body.len();
    let head = exchange(authority(&listening), "HEAD", &target, "").unwrap().to_lowercase();
    assert!(head.contains(&format!("content-length: {size}\r\n")) && head.ends_with("\r\n\r\n"), "{head}");
    let mut stream = TcpStream::connect(authority(&listening)).unwrap();
    write!(stream, "GET {target} HTTP/1.1\r\nHost: h\r\nRange: bytes=0-\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let split = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
    let head = String::from_utf8_lossy(&answer[..split]).to_lowercase();
    assert!(head.contains(&format!("content-length: {}", size + 1)), "{head}");
    assert_eq!(answer.len() - split - 4, size);
}

#[test]
fn hub_and_registry_listen_at_two_ports_and_the_hub_names_the_other() {
    let sandbox = Sandbox::apart();
    let listening = start(&sandbox);
    assert_ne!(listening.index, listening.registry);
    let images =
        exchange(authority(&listening), "GET", "/v1/repositories/library/busybox/images", "").unwrap();
    let registry = listening.registry.authority();
    assert!(images.to_lowercase().contains(&format!("x-docker-endpoints: {registry}\r\n")), "{images}");
    let tags =
        exchange(registry.parse().unwrap(), "GET", "/v1/repositories/library/busybox/tags", "").unwrap();
    assert_eq!(status(&tags), "401");
    let places: Vec<Place> = sandbox.requests().iter().map(|request| request.place).collect();
    assert_eq!(places, [Place::Index, Place::Registry]);
}

#[test]
fn connections_break_as_asked() {
    let sandbox = Sandbox::standalone();
    let listening = start(&sandbox);
    let ask_within = |patience: Duration, fault: Fault| {
        sandbox.clear_faults();
        sandbox.add_fault(fault);
        exchange_within(patience, authority(&listening), "GET", "/v1/search", "")
    };
    let ask = |fault| ask_within(PATIENCE, fault);
    let search = || Fault::on("GET", "/v1/search");
    assert_eq!(ask(search().drop()).unwrap_or_default(), "", "not one byte comes");
    let cut = ask(search().cut(10)).unwrap();
    assert_eq!(cut.split("\r\n\r\n").nth(1).map(str::len), Some(10));
    for silent in [search().hang(), search().stall(10), search().delay(600_000)] {
        let error = ask_within(SILENCE, silent).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
    }
}

#[test]
fn an_endless_answer_goes_on_for_as_long_as_it_is_read() {
    let sandbox = Sandbox::standalone();
    sandbox.add_fault(Fault::on("GET", "/v1/search").body("[1, 2, 3, ").endless());
    let listening = start(&sandbox);
    let mut stream = TcpStream::connect(authority(&listening)).unwrap();
    stream.write_all(b"GET /v1/search HTTP/1.1\r\nHost: h\r\n\r\n").unwrap();
    let mut bytes = vec![0; 3_000_000];
    stream.read_exact(&mut bytes).unwrap();
}

#[test]
fn the_admin_api_works_the_sandbox_from_outside() {
    let sandbox = Sandbox::apart();
    let listening = start(&sandbox);
    let (at, admin) = (authority(&listening), listening.admin.unwrap());
    let work = |method: &str, target: &str, body: &str| exchange(admin, method, target, body).unwrap();
    assert_eq!(
        status(&work("POST", "/faults", r#"[{"path":"/v1/_ping","times":1,"status":503,"body":"no"}]"#)),
        "204"
    );
    assert!(exchange(at, "GET", "/v1/_ping", "").unwrap().ends_with("\r\n\r\nno"));
    assert_eq!(status(&exchange(at, "GET", "/v1/_ping", "").unwrap()), "200");
    let log = work("GET", "/requests", "");
    assert!(log.contains(r#""path":"/v1/_ping""#) && log.contains(r#""status":503"#), "{log}");
    assert_eq!(status(&work("DELETE", "/requests", "")), "204");
    assert!(work("GET", "/requests", "").ends_with("[]"));
    assert_eq!(status(&work("POST", "/activate/stowaway", "")), "204");
    assert_eq!(status(&work("POST", "/activate/nobody", "")), "404");
    assert_eq!(status(&work("POST", "/faults", r#"{"pth":"/"}"#)), "400");
    assert_eq!(status(&work("POST", "/manner/standalone", "")), "204");
    assert_eq!(status(&exchange(at, "GET", "/v1/repositories/library/busybox/tags", "").unwrap()), "200");
    assert_eq!(status(&work("POST", "/reset/empty", "")), "204");
    assert_eq!(sandbox.manner(), Manner::Apart);
    assert!(exchange(at, "GET", "/v1/search", "").unwrap().contains(r#""num_results": 0"#));
    assert_eq!(status(&work("POST", "/reset", "")), "204");
    assert!(exchange(at, "GET", "/v1/search", "").unwrap().contains("tide-tables"));
    assert_eq!(status(&exchange(at, "GET", "/requests", "").unwrap()), "404", "never on the registry's port");
}

#[test]
fn nothing_listens_once_the_handle_is_dropped() {
    let listening = start(&Sandbox::empty(Manner::Standalone));
    let at = authority(&listening);
    let held = TcpStream::connect(at).unwrap();
    drop(listening);
    assert!(TcpStream::connect(at).is_err());
    let mut held = held;
    assert_eq!(held.read(&mut [0; 8]).unwrap_or_default(), 0, "open connections end, too");
}

#[test]
fn the_process_says_where_it_is_and_ends_with_its_input() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_portolan-sandbox"))
        .args(["--manner", "apart", "--cors", "off", "--admin-port", "0", "--empty"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let places: serde_json::Value = serde_json::from_str(&line).unwrap();
    let address = |key: &str| places[key].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
    let ping = exchange(address("registry"), "GET", "/v1/_ping", "").unwrap().to_lowercase();
    assert!(
        ping.contains("x-docker-registry-standalone: false") && !ping.contains("access-control"),
        "{ping}"
    );
    let found = exchange(address("index"), "GET", "/v1/search", "").unwrap();
    assert!(found.contains(r#""num_results": 0"#), "{found}");
    assert_eq!(status(&exchange(address("admin"), "POST", "/activate/captain", "").unwrap()), "204");
    assert_eq!(status(&exchange(address("admin"), "GET", "/requests", "").unwrap()), "200");
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn the_process_refuses_what_it_does_not_know() {
    let output = Command::new(env!("CARGO_BIN_EXE_portolan-sandbox")).arg("--manner=apart").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("usage:"));
}
