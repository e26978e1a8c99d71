//! The client against npm's docker-registry-server 2.2.0, a v1 server that others wrote. `PORTOLAN_NPM_V1` says
//! where it runs; without it these tests fail, they are never passed over.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use flate2::{Compression, write::GzEncoder};
use portolan::http::Sha256Sum;
use portolan::name::{ImageId, Repository};
use portolan::registry::Registry;
use portolan::registry::detect::Kind;
use portolan::registry::error::ErrorKind;
use portolan::registry::v1::{Insert, InsertImage, StepState};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use support::native::Native;
use support::{repository, source, tag};

fn server() -> Registry<Native> {
    let address = std::env::var("PORTOLAN_NPM_V1").expect(
        "PORTOLAN_NPM_V1 names no server: start docker-registry-server 2.2.0, or run `cargo xtask test`",
    );
    Registry::new(Native::new(), address.parse().expect("PORTOLAN_NPM_V1 is an address"))
}

/// A gzip tar of real files of this machine.
fn layer_of(folder: &str) -> Vec<u8> {
    let mut archive = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::default()));
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|e| e.path()).collect();
    files.sort();
    let mut packed = 0;
    for path in files.iter().filter(|path| path.is_file()) {
        let Ok(bytes) = std::fs::read(path) else { continue };
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        let name = path.strip_prefix("/").unwrap_or(path);
        archive.append_data(&mut header, name, bytes.as_slice()).expect("a file packed");
        packed += 1;
        if packed == 20 {
            break;
        }
    }
    assert!(packed > 0, "{folder} has no readable files");
    archive.into_inner().expect("an archive").finish().expect("compressed")
}

/// An id nobody used before, so that the tests may run again on one server.
fn fresh_id(salt: &str) -> ImageId {
    let mut sum = Sha256Sum::new();
    sum.update(format!("{salt} {:?} {}", std::time::SystemTime::now(), std::process::id()).as_bytes());
    sum.finish().parse().expect("an id")
}

/// JSON as the server writes it itself: it stores what was sent and serves it parsed and written anew.
fn image(id: &ImageId, parent: Option<&ImageId>, layer: &[u8]) -> InsertImage {
    let parent = parent.map_or_else(String::new, |parent| format!(r#""parent":"{parent}","#));
    let json = format!(r#"{{"id":"{id}",{parent}"created":"2014-11-03T09:21:44.120934118Z","os":"linux"}}"#);
    InsertImage::new(json.into_bytes(), source(layer)).expect("an image")
}

struct Pushed {
    repository: Repository,
    base: ImageId,
    top: ImageId,
    layers: [Vec<u8>; 2],
}

async fn push(registry: &Registry<Native>, name: &str) -> Pushed {
    let folder =
        if Path::new("/usr/share/common-licenses").is_dir() { "/usr/share/common-licenses" } else { "/etc" };
    let layers = [layer_of("/etc"), layer_of(folder)];
    let (base, top) = (fresh_id("base"), fresh_id("top"));
    let images = vec![image(&top, Some(&base), &layers[1]), image(&base, None, &layers[0])];
    let repository = repository(name);
    let insert =
        Insert::plan(repository.clone(), images, Some((tag("1.0"), top.clone())), true).expect("a plan");
    let heard = Rc::new(RefCell::new(Vec::new()));
    let log = heard.clone();
    let on_step = Rc::new(move |at, state| log.borrow_mut().push((at, state)));
    registry.insert(&insert, on_step).await.expect("pushed");
    let done = heard.borrow().iter().filter(|(_, state)| *state == StepState::Done).count();
    assert_eq!(done, insert.steps.len());
    Pushed { repository, base, top, layers }
}

#[tokio::test]
async fn it_is_found_out_to_speak_v1_and_to_be_its_own_endpoint() {
    let registry = server();
    let found = registry.detect().await.unwrap();
    let Some(Kind::V1(facts)) = found.kind else { panic!("{found:?}") };
    assert!(facts.standalone && registry.is_standalone());
    assert_eq!(registry.ping().await.unwrap().body, "true");
}

#[tokio::test]
async fn an_image_of_real_files_goes_up_and_its_layers_come_back_the_same() {
    let registry = server();
    let pushed = push(&registry, "acme/real").await;
    let ancestry = registry.ancestry(&pushed.repository, &pushed.top).await.unwrap();
    assert_eq!(ancestry.ids(), [pushed.top.clone(), pushed.base.clone()]);
    for (id, sent) in [(&pushed.base, &pushed.layers[0]), (&pushed.top, &pushed.layers[1])] {
        let image = registry.image(&pushed.repository, id).await.unwrap();
        assert_eq!(image.compressed, Some(sent.len() as u64));
        let mut download = registry.layer(&pushed.repository, &image).await.unwrap();
        let mut received = Vec::new();
        while let Some(chunk) = download.next().await {
            received.extend(chunk.unwrap());
        }
        let verified = download.verify();
        let mut sum = Sha256Sum::new();
        sum.update(sent);
        assert_eq!(verified.sha256, sum.finish());
        assert_eq!(verified.checksum_fits, Some(true));
        assert!(&received == sent, "the layer changed on its way");
    }
}

#[tokio::test]
async fn tags_are_listed_set_moved_and_deleted() {
    let registry = server();
    let pushed = push(&registry, "acme/tags-of-real").await;
    let name = &pushed.repository;
    assert_eq!(registry.tag(name, &tag("1.0")).await.unwrap(), pushed.top);
    registry.set_tag(name, &tag("stable"), &pushed.top).await.unwrap();
    registry.set_tag(name, &tag("stable"), &pushed.base).await.unwrap();
    let mut tags: Vec<_> = registry.tags(name).await.unwrap();
    tags.sort_by_key(|tagged| tagged.tag.clone());
    let listed: Vec<_> = tags.iter().map(|t| (t.tag.to_string(), t.image.valid().cloned())).collect();
    assert_eq!(
        listed,
        [("1.0".to_owned(), Some(pushed.top.clone())), ("stable".to_owned(), Some(pushed.base.clone()))]
    );
    registry.delete_tag(name, &tag("stable")).await.unwrap();
    registry.delete_tag(name, &tag("stable")).await.unwrap();
    assert_eq!(registry.tags(name).await.unwrap().len(), 1);
}

#[tokio::test]
async fn library_repositories_are_reached_by_either_name() {
    let registry = server();
    let pushed = push(&registry, "hello-real").await;
    assert_eq!(registry.tags(&repository("library/hello-real")).await.unwrap().len(), 1);
    assert!(registry.listed_images(&pushed.repository).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_it_cannot_do_is_told_as_unsupported_or_missing() {
    let registry = server();
    let name = repository("acme/nothing");
    assert_eq!(registry.search("", None).await.unwrap_err().kind, ErrorKind::Unsupported);
    assert!(registry.tags(&name).await.unwrap().is_empty());
    assert_eq!(registry.tag(&name, &tag("1.0")).await.unwrap_err().kind, ErrorKind::NotFound);
    let unknown = registry.image(&name, &fresh_id("unknown")).await.unwrap_err();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
    registry.ancestry(&name, &fresh_id("unknown")).await.unwrap_err();
}
