//! The conversation that is held with real servers as well, held with the sandbox: it gets to its end, and what is
//! heard tells the two manners apart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan_sandbox::conversation::{self, Heard, Line};
use portolan_sandbox::v2::{Auth, Manners, Preflight};
use portolan_sandbox::{Request, Sandbox};
use std::convert::Infallible;

fn hold(lines: &[Line], manners: Manners) -> Vec<(String, Heard)> {
    let sandbox = Sandbox::empty_v2();
    sandbox.set_manners(manners);
    conversation::hold(lines, |line| Ok::<_, Infallible>(sandbox.handle(&Request::from(line)).into()))
        .unwrap()
}

fn heard<'a>(all: &'a [(String, Heard)], said: &str) -> &'a Heard {
    &all.iter().find(|(line, _)| line == said).unwrap_or_else(|| panic!("{said} was not said")).1
}

#[test]
fn what_is_told_as_a_place_is_gone_to() {
    let all = hold(&conversation::open(), Manners::distribution());
    let chunk = heard(&all, "PATCH {chunks} [Content-Type: application/octet-stream]");
    assert_eq!((chunk.status, chunk.headers["location"].as_str()), (202, "/v2/quay/compare/blobs/uploads/*"));
    let ends: Vec<u16> =
        all.iter().filter(|(line, _)| line.starts_with("PUT {")).map(|(_, heard)| heard.status).collect();
    assert_eq!(ends, [201, 201, 400]);
}

#[test]
fn the_same_conversation_twice_is_heard_the_same() {
    let lines = conversation::open();
    assert_eq!(hold(&lines, Manners::distribution()), hold(&lines, Manners::distribution()));
}

#[test]
fn the_two_manners_are_told_apart() {
    let lines = conversation::open();
    let (old, oci) = (hold(&lines, Manners::distribution()), hold(&lines, Manners::default()));
    let differ = old.iter().zip(&oci).filter(|(one, other)| one != other).count();
    assert!(differ > 20 && differ < lines.len() / 2, "{differ} of {}", lines.len());
    let gone = "GET /v2/quay/compare/tags/list";
    let last =
        |all: &[(String, Heard)]| all.iter().rev().find(|(line, _)| line == gone).unwrap().1.body.clone();
    assert_eq!(last(&old), "{\"name\":\"quay/compare\",\"tags\":null}");
    assert_eq!(last(&oci), "{\"name\":\"quay/compare\",\"tags\":[]}");
}

#[test]
fn the_shorter_ones_meet_what_they_are_about() {
    let off = hold(&conversation::without_deletes(), Manners { deletes: false, ..Manners::distribution() });
    assert!(off.iter().all(|(_, heard)| heard.status == 405 && heard.body.contains("UNSUPPORTED")));
    let manners =
        Manners { auth: Auth::Bearer, preflight: Preflight::Authenticated, ..Manners::distribution() };
    let door = hold(&conversation::behind_a_door(), manners);
    let tags = heard(&door, "GET /v2/quay/compare/tags/list");
    let expected = "Bearer realm=\"*\",service=\"*\",scope=\"repository:quay/compare:pull\"";
    assert_eq!(tags.headers["www-authenticate"], expected);
    assert_eq!(heard(&door, "OPTIONS /v2/").status, 401);
}
