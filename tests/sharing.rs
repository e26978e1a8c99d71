//! Which tags share which layers, and what finding it out costs: so many requests at a press, and nothing read twice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::freeing::{Bound, Over};
use portolan::console::sharing::{AT_A_PRESS, Sharing, UNDER, read_on};
use portolan::image::manifest::Manifest;
use portolan::name::{MediaType, Tag};
use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::At;
use portolan_sandbox::{Sandbox, SandboxTransport};
use std::cell::RefCell;
use std::collections::BTreeSet;
use support::documents::{self, of, sent};
use support::script::{Answer, Script, answer};
use support::{registry, repository, tag};

const INDEX: MediaType = MediaType::OCI_INDEX;
const MANIFEST: MediaType = MediaType::OCI_MANIFEST;
const LIST: &str = "GET /v2/acme/web/tags/list?n=100";

/// A manifest of layers, each of as many bytes as its name is long.
fn image(layers: &[&str]) -> String {
    documents::manifest(b"{}", &layers.iter().map(|layer| layer.as_bytes()).collect::<Vec<_>>())
}

fn index(images: &[&String]) -> String {
    let all: Vec<_> = images.iter().map(|text| (text.as_str(), MediaType::OCI_MANIFEST)).collect();
    documents::index(&all)
}

/// A registry of tags, in which every request is answered once.
fn tags(names: &[&str]) -> Script {
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    Script::new().on(LIST, answer(200, format!(r#"{{"name":"acme/web","tags":[{}]}}"#, names.join(","))))
}

fn at(method: &str, reference: &impl std::fmt::Display) -> String {
    format!("{method} /v2/acme/web/manifests/{reference}")
}

fn points(text: &str) -> Answer {
    answer(200, "").field("Docker-Content-Digest", &of(text).to_string())
}

async fn press(script: &Script, so_far: Sharing) -> Sharing {
    read_on(registry(script), repository("acme/web"), so_far, |_| ()).await.unwrap()
}

fn named(sharing: &Sharing, layer: &str) -> Vec<String> {
    sharing.on.get(&of(layer)).into_iter().flatten().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_layer_is_shared_by_the_tags_whose_images_have_it() {
    let sandbox = Sandbox::v2();
    let of_sandbox = || Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index);
    let name = repository("team/tide-api");
    let found = read_on(of_sandbox(), name.clone(), Sharing::default(), |_| ()).await.unwrap();
    assert!(found.has_every_tag() && !found.can_go_on());
    let top = of_sandbox().manifest(&name, &At::Tag(tag("latest"))).await.unwrap();
    let Manifest::Index(index) = &top.manifest else { panic!("no index") };
    let first = index.platforms().next().unwrap().digest.valid().unwrap().clone();
    let leaf = of_sandbox().manifest(&name, &At::Digest(first)).await.unwrap();
    let Manifest::Image(image) = &leaf.manifest else { panic!("no image") };
    let on = |at: usize| &found.on[image.layers[at].digest.valid().unwrap()];
    assert!(on(0).len() > on(1).len(), "the base is in more tags than what stands on it");
    assert!(on(1).contains(&tag("latest")) && on(1).contains(&tag("1.1.0")));
    let same = &found.at[&top.digest];
    assert!(same.contains(&tag("latest")) && same.contains(&tag("1.1.0")) && !same.contains(&tag("1.0.0")));
}

// R6
#[tokio::test]
async fn what_several_tags_or_indexes_share_is_read_once() {
    let (both, own) = (image(&["base", "app"]), image(&["base", "tool"]));
    let (one, two) = (index(&[&both]), index(&[&both, &own]));
    let script = tags(&["1", "1.0", "2"])
        .on(&at("HEAD", &"1"), points(&one))
        .on(&at("HEAD", &"1.0"), points(&one))
        .on(&at("HEAD", &"2"), points(&two))
        .on(&at("GET", &of(&one)), sent(&one, &INDEX))
        .on(&at("GET", &of(&two)), sent(&two, &INDEX))
        .on(&at("GET", &of(&both)), sent(&both, &MANIFEST))
        .on(&at("GET", &of(&own)), sent(&own, &MANIFEST));
    let found = press(&script, Sharing::default()).await;
    script.finish();
    assert_eq!(named(&found, "app"), ["1", "1.0", "2"]);
    assert_eq!(named(&found, "tool"), ["2"]);
    assert_eq!((found.read, found.has_every_tag()), (3, true));
}

// R6
#[tokio::test]
async fn a_press_ends_after_so_many_requests_and_the_next_goes_on_from_there() {
    const TAGS: usize = 230;
    let names: Vec<String> = (0..TAGS).map(|n| format!("t{n:03}")).collect();
    let mut script = tags(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for name in &names {
        let text = image(&["base", name]);
        script =
            script.on(&at("HEAD", name), points(&text)).on(&at("GET", &of(&text)), sent(&text, &MANIFEST));
    }
    let first = press(&script, Sharing::default()).await;
    let asked = script.sent().len();
    assert!(asked <= AT_A_PRESS && asked > AT_A_PRESS - 4, "{asked}");
    assert!(!first.has_every_tag() && first.can_go_on());
    assert_eq!(first.read + first.left(), TAGS);
    assert_eq!(named(&first, "base").len(), first.read);
    let second = press(&script, first.clone()).await;
    assert!(script.sent().len() - asked <= AT_A_PRESS && second.read > first.read);
    let third = press(&script, second).await;
    script.finish();
    assert!(third.has_every_tag() && !third.can_go_on());
    assert_eq!(named(&third, "base").len(), TAGS);
}

// R6
#[tokio::test]
async fn images_past_those_that_are_looked_at_under_an_index_are_counted() {
    let images: Vec<String> = (0..UNDER + 8).map(|n| image(&[&format!("layer{n}")])).collect();
    let all = index(&images.iter().collect::<Vec<_>>());
    let mut script =
        tags(&["1"]).on(&at("HEAD", &"1"), points(&all)).on(&at("GET", &of(&all)), sent(&all, &INDEX));
    for image in &images[..UNDER] {
        script = script.on(&at("GET", &of(image)), sent(image, &MANIFEST));
    }
    let found = press(&script, Sharing::default()).await;
    script.finish();
    assert_eq!((found.read, found.passed_over), (1, 8));
}

#[tokio::test]
async fn a_tag_that_cannot_be_read_is_counted_and_asked_for_again_at_the_next_press() {
    let text = image(&["base"]);
    let script = tags(&["1", "2", "../odd"])
        .on(&at("HEAD", &"1"), points(&text))
        .on(&at("GET", &of(&text)), sent(&text, &MANIFEST))
        .on(&at("HEAD", &"2"), answer(500, ""))
        .on(&at("HEAD", &"2"), points(&text));
    let first = press(&script, Sharing::default()).await;
    assert_eq!((first.read, first.unread(), first.can_go_on()), (1, 2, true));
    let second = press(&script, first).await;
    script.finish();
    assert_eq!((second.read, second.unread(), second.can_go_on()), (2, 1, false));
    assert!(!second.has_every_tag(), "one has a name that cannot be asked for");
}

#[tokio::test]
async fn where_no_tag_can_be_read_that_is_an_error_and_where_signing_in_is_wanted_it_ends() {
    let script = tags(&["1"]).on(&at("HEAD", &"1"), answer(500, ""));
    let failed = read_on(registry(&script), repository("acme/web"), Sharing::default(), |_| ()).await;
    assert_eq!(failed.unwrap_err().kind, ErrorKind::ServerFault);
    let names: Vec<String> = (0..40).map(|n| format!("t{n}")).collect();
    let script = tags(&names.iter().map(String::as_str).collect::<Vec<_>>()).otherwise(429);
    let failed = read_on(registry(&script), repository("acme/web"), Sharing::default(), |_| ()).await;
    assert!(matches!(failed.unwrap_err().kind, ErrorKind::RateLimited(_)));
    let heads: BTreeSet<String> =
        script.lines().into_iter().filter(|line| line.starts_with("HEAD")).collect();
    assert!(heads.len() <= 12, "no more than was under way: {heads:?}");
}

#[tokio::test]
async fn a_press_tells_every_few_tags_what_it_found() {
    let names: Vec<String> = (0..30).map(|n| format!("t{n}")).collect();
    let mut script = tags(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let text = image(&["base"]);
    script = script.on(&at("GET", &of(&text)), sent(&text, &MANIFEST));
    for name in &names {
        script = script.on(&at("HEAD", name), points(&text));
    }
    let told = RefCell::new(Vec::new());
    let tell = |found: &Sharing| told.borrow_mut().push(found.read);
    read_on(registry(&script), repository("acme/web"), Sharing::default(), tell).await.unwrap();
    script.finish();
    assert_eq!(*told.borrow(), [12, 24, 30]);
}

#[tokio::test]
async fn deleting_tags_frees_what_no_other_tag_reaches_each_layer_once() {
    let (web, job) = (image(&["base", "web!", "both"]), image(&["base", "job", "both"]));
    let script = tags(&["web", "web-2", "job"])
        .on(&at("HEAD", &"web"), points(&web))
        .on(&at("HEAD", &"web-2"), points(&web))
        .on(&at("HEAD", &"job"), points(&job))
        .on(&at("GET", &of(&web)), sent(&web, &MANIFEST))
        .on(&at("GET", &of(&job)), sent(&job, &MANIFEST));
    let found = press(&script, Sharing::default()).await;
    let freed = |names: &[&str]| {
        let going: BTreeSet<Tag> = names.iter().map(|name| tag(name)).collect();
        let freed = found.freed(&going);
        (freed.layers, freed.bytes, freed.bound)
    };
    let exact = Bound::Exact;
    assert_eq!(freed(&["web"]), (0, 0, exact), "the other tag holds all of it");
    assert_eq!(freed(&["job"]), (1, 3, exact));
    assert_eq!(freed(&["web", "web-2"]), (1, 4, exact));
    assert_eq!(freed(&["web", "web-2", "job"]), (4, 4 + 4 + 3 + 4, exact));
    assert_eq!(found.freed(&BTreeSet::new()).over, Over::Tags { read: 3, all: true });
}

#[tokio::test]
async fn what_was_not_read_makes_the_figure_a_bound() {
    let (web, job) = (image(&["base", "web!"]), image(&["base", "job"]));
    let script = tags(&["web", "job", "lost"])
        .on(&at("HEAD", &"web"), points(&web))
        .on(&at("HEAD", &"job"), points(&job))
        .on(&at("HEAD", &"lost"), answer(500, ""))
        .on(&at("GET", &of(&web)), sent(&web, &MANIFEST))
        .on(&at("GET", &of(&job)), sent(&job, &MANIFEST));
    let found = press(&script, Sharing::default()).await;
    let bound = |name: &str| found.freed(&BTreeSet::from([tag(name)])).bound;
    assert_eq!(bound("web"), Bound::AtMost, "the tag that was not read may hold it");
    assert_eq!(bound("lost"), Bound::AtLeast, "what it holds itself is not known");
}
