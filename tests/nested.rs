//! Indexes that are listed inside other indexes, read to an end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::nested::{MOST, read};
use portolan::name::Digest;
use support::script::{Answer, Script, answer};
use support::{registry, repository};

const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const IMAGE: &str = "application/vnd.oci.image.manifest.v1+json";

/// An index over others and over images, as it is kept.
fn index(indexes: &[Digest], images: &[Digest]) -> String {
    let one =
        |kind: &str, digest: &Digest| format!(r#"{{"mediaType":"{kind}","size":2,"digest":"{digest}"}}"#);
    let listed: Vec<String> = indexes
        .iter()
        .map(|one_| one(INDEX, one_))
        .chain(images.iter().map(|image| one(IMAGE, image)))
        .collect();
    format!(r#"{{"schemaVersion":2,"mediaType":"{INDEX}","manifests":[{}]}}"#, listed.join(","))
}

fn digest(body: &str) -> Digest {
    Digest::of(body.as_bytes())
}

fn line(digest: &Digest) -> String {
    format!("GET /v2/acme/web/manifests/{digest}")
}

fn kept(body: &str) -> Answer {
    answer(200, body.to_owned()).field("Content-Type", INDEX)
}

#[tokio::test]
async fn indexes_in_indexes_are_read_each_once_with_what_they_list() {
    let image = Digest::of(b"an image");
    let inner = index(&[], std::slice::from_ref(&image));
    let outer = index(&[digest(&inner)], &[]);
    let script =
        Script::new().on(&line(&digest(&outer)), kept(&outer)).on(&line(&digest(&inner)), kept(&inner));
    let inside = vec![digest(&outer), digest(&inner), digest(&outer)];
    let found = read(&registry(&script), &repository("acme/web"), inside).await;
    script.finish();
    assert!(!found.cut);
    assert_eq!(found.holding(&image).collect::<Vec<_>>(), [&digest(&inner)]);
    assert!(found.beneath(vec![digest(&outer)]).contains(&image));
}

#[tokio::test]
async fn what_is_not_there_holds_nothing_and_what_cannot_be_read_may() {
    let (gone, broken) = (Digest::of(b"gone"), Digest::of(b"broken"));
    let script = Script::new().on(&line(&gone), answer(404, ""));
    assert!(!read(&registry(&script), &repository("acme/web"), vec![gone]).await.cut);
    let script = Script::new().on(&line(&broken), answer(500, ""));
    assert!(read(&registry(&script), &repository("acme/web"), vec![broken]).await.cut);
}

// R6
#[tokio::test]
async fn no_more_than_the_most_are_asked_for_and_no_deeper_than_the_depth() {
    let bodies: Vec<String> = (0..=MOST).map(|at| index(&[], &[Digest::of(&at.to_be_bytes())])).collect();
    let script = bodies
        .iter()
        .take(MOST)
        .fold(Script::new(), |script, body| script.on(&line(&digest(body)), kept(body)));
    let all = bodies.iter().map(|body| digest(body)).collect();
    let found = read(&registry(&script), &repository("acme/web"), all).await;
    script.finish();
    assert_eq!((found.lists.len(), found.cut), (MOST, true));

    let mut deep = vec![index(&[], &[Digest::of(b"far below")])];
    for _ in 0..4 {
        deep.push(index(&[digest(deep.last().unwrap())], &[]));
    }
    let read_of = deep.iter().rev().take(4);
    let script = read_of.fold(Script::new(), |script, body| script.on(&line(&digest(body)), kept(body)));
    let found = read(&registry(&script), &repository("acme/web"), vec![digest(deep.last().unwrap())]).await;
    script.finish();
    assert!(found.cut, "the fifth was not read");
}
