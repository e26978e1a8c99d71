//! The sandbox worn as a transport: places, faults, and what a page of another origin sees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::http::{Method, Request, Response, TooLarge, Transport, TransportError, Url};
use portolan::name::Origin;
use portolan_sandbox::{Cors, Fault, Manner, Sandbox, SandboxTransport};
use std::future::Future;
use std::pin::pin;
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

fn url(sandbox: &Sandbox, path: &str) -> Url {
    Url::at(&sandbox.places().index).extend(path.split('/')).unwrap()
}

fn get(sandbox: &Sandbox, path: &str) -> Result<Response, TransportError> {
    block_on(SandboxTransport::new(sandbox).send(Request::new(Method::Get, url(sandbox, path))))
}

fn body(response: Response) -> Result<Vec<u8>, TooLarge> {
    block_on(response.body.gather(1_000_000))
}

#[test]
fn nobody_answers_at_other_origins() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    let elsewhere: Origin = "https://elsewhere.example".parse().unwrap();
    let request = Request::new(Method::Get, Url::at(&elsewhere));
    let answer = block_on(SandboxTransport::new(&sandbox).send(request));
    assert_eq!(answer.err(), Some(TransportError::Unreachable));
    assert!(sandbox.requests().is_empty());
}

#[test]
fn the_two_services_answer_at_two_origins() {
    let sandbox = Sandbox::apart();
    let transport = SandboxTransport::new(&sandbox);
    let ping = |origin: &Origin| {
        let url = Url::at(origin).extend(["v1", "_ping"]).unwrap();
        block_on(transport.send(Request::new(Method::Get, url))).unwrap()
    };
    let places = sandbox.places();
    assert_ne!(places.index, places.registry);
    assert_eq!(ping(&places.index).headers.get("x-docker-registry-version"), Some("0.6.0"));
    assert_eq!(ping(&places.registry).headers.get("x-docker-registry-version"), None);
}

#[test]
fn faults_happen_where_and_as_often_as_they_are_asked_to() {
    let sandbox = Sandbox::empty(Manner::Standalone);
    sandbox.add_fault(Fault::on("GET", "/v1/_ping").after(1).times(2).status(503, "<h1>busy</h1>"));
    let statuses: Vec<u16> = (0..4).map(|_| get(&sandbox, "v1/_ping").unwrap().status).collect();
    assert_eq!(statuses, [200, 503, 503, 200]);
    sandbox.add_fault(Fault::on("PUT", "*").status(500, ""));
    assert_eq!(get(&sandbox, "v1/_ping").unwrap().status, 200, "another method");
}

#[test]
fn a_status_on_demand_leaves_the_request_undone() {
    let sandbox = Sandbox::standalone();
    sandbox.add_fault(Fault::on("DELETE", "*").times(1).status(500, "oh"));
    let target = "/v1/repositories/attic/lighthouse/";
    let delete = || sandbox.handle(&portolan_sandbox::Request::new("DELETE", target)).status;
    assert_eq!((delete(), delete()), (500, 200));
}

#[test]
fn answers_can_be_bent() {
    let sandbox = Sandbox::standalone();
    let id = body(get(&sandbox, "v1/repositories/library/alpine/tags/latest").unwrap()).unwrap();
    let id = String::from_utf8(id).unwrap().trim_matches('"').to_owned();
    let (json, layer) = (format!("v1/images/{id}/json"), format!("v1/images/{id}/layer"));
    let whole = body(get(&sandbox, &layer).unwrap()).unwrap();
    sandbox.add_fault(Fault::on("GET", "*/layer").flip());
    let flipped = body(get(&sandbox, &layer).unwrap()).unwrap();
    assert_eq!(flipped.iter().zip(&whole).filter(|(one, other)| one != other).count(), 1);
    sandbox.add_fault(Fault::on("GET", "*/json").wrong_checksum().header("X-Docker-Size", ""));
    let answer = get(&sandbox, &json).unwrap();
    assert!(answer.headers.get("x-docker-checksum-payload").unwrap().ends_with("0000"));
    assert_eq!(answer.headers.get("x-docker-size"), None);
    sandbox.add_fault(Fault::on("GET", "*/images").header("X-Docker-Endpoints", "evil.example"));
    let answer = get(&sandbox, "v1/repositories/library/alpine/images").unwrap();
    assert_eq!(answer.headers.get("x-docker-endpoints"), Some("evil.example"));
}

#[test]
fn connections_break_and_fall_silent_on_demand() {
    let sandbox = Sandbox::standalone();
    let answer = |fault: Fault| {
        sandbox.clear_faults();
        sandbox.add_fault(fault);
        get(&sandbox, "v1/search")
    };
    let search = || Fault::on("GET", "/v1/search");
    assert_eq!(answer(search().drop()).err(), Some(TransportError::Unreachable));
    assert_eq!(answer(search().hang()).err(), Some(TransportError::TimedOut));
    assert_eq!(answer(search().delay(60_000)).err(), Some(TransportError::TimedOut));
    assert_eq!(answer(search().delay(50)).unwrap().status, 200);
    let broken = |fault| body(answer(fault).unwrap()).err();
    assert_eq!(broken(search().cut(10)), Some(TooLarge::Broken(TransportError::Broken)));
    assert_eq!(broken(search().stall(10)), Some(TooLarge::Broken(TransportError::TimedOut)));
    assert_eq!(broken(search().endless()), Some(TooLarge::Cap(1_000_000)));
}

#[test]
fn a_page_sees_what_cors_lets_it_see() {
    let sandbox = Sandbox::standalone();
    let page: Origin = "https://console.example".parse().unwrap();
    let transport = SandboxTransport::new(&sandbox).seen_from(page);
    let ping = |field: Option<(&str, &str)>| {
        let mut request = Request::new(Method::Get, url(&sandbox, "v1/_ping"));
        if let Some((name, value)) = field {
            request = request.header(name, value);
        }
        block_on(transport.send(request))
    };
    let basic = Some(("Authorization", "Basic eDp5"));
    assert_eq!(ping(basic).unwrap().headers.get("x-docker-registry-standalone"), Some("True"));
    assert_eq!(sandbox.request_lines(), ["OPTIONS /v1/_ping", "GET /v1/_ping"]);
    sandbox.set_cors(Cors::Bare);
    assert_eq!(ping(None).unwrap().headers.get("x-docker-registry-standalone"), None);
    assert_eq!(ping(basic).err(), Some(TransportError::Unreachable), "the preflight does not allow it");
    sandbox.set_cors(Cors::Off);
    assert_eq!(ping(None).err(), Some(TransportError::Unreachable));
    assert!(sandbox.requests().last().unwrap().get("authorization").is_none());
}

#[test]
fn a_request_that_is_dropped_is_no_longer_under_way() {
    let sandbox = Sandbox::standalone();
    sandbox.add_fault(Fault::on("GET", "*").hang());
    let transport = SandboxTransport::new(&sandbox);
    {
        let mut one = pin!(transport.send(Request::new(Method::Get, url(&sandbox, "v1/_ping"))));
        let mut two = pin!(transport.send(Request::new(Method::Get, url(&sandbox, "v1/search"))));
        let mut cx = Context::from_waker(Waker::noop());
        assert!(one.as_mut().poll(&mut cx).is_pending() && two.as_mut().poll(&mut cx).is_pending());
        assert_eq!(transport.at_once(), 2);
    }
    assert_eq!((transport.at_once(), transport.most_at_once()), (0, 2));
}

#[test]
fn a_sandbox_comes_back_to_a_snapshot() {
    let sandbox = Sandbox::standalone();
    let beginning = sandbox.snapshot();
    sandbox.set_cors(Cors::Off);
    sandbox.clear_content();
    assert_eq!(get(&sandbox, "v1/repositories/library/alpine/tags").unwrap().status, 404);
    sandbox.restore(&beginning);
    assert_eq!(get(&sandbox, "v1/repositories/library/alpine/tags").unwrap().status, 200);
    assert_eq!(sandbox.requests().len(), 1);
}
