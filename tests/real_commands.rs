//! The commands that the console shows, run as they stand against Debian's Distribution 2.8.2: by curl, and by skopeo
//! where it is installed as the registries of the tests need it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::command::{At, By, Login, Spot, Task};
use portolan::console::route::Api;
use portolan::console::target::Target;
use portolan::http::Url;
use portolan::name::{Digest, Selector};
use serde_json::Value;
use support::distribution::{Server, server};
use support::shell::{Shell, at};
use support::{repository, tag};

/// Each test changes repositories that no other looks at.
const OPEN: &str = r#"{"auth":"none","seed":"fleet","for":"commands"}"#;
const TOKENS: &str = r#"{"auth":"token","front":"none","seed":"fleet","for":"commands"}"#;

fn spot(name: &str, tag_name: &str, seen: Option<Target>) -> Spot {
    Spot { repository: repository(name), tag: tag(tag_name), seen }
}

fn v2(server: &Server) -> At {
    at(&server.address, Api::V2)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| panic!("no JSON: {text}"))
}

async fn digest(server: &Server, name: &str, tag_name: &str) -> Digest {
    server.digest(name, tag_name).await.expect("it is there").parse().unwrap()
}

#[tokio::test]
async fn what_screens_ask_is_answered_to_a_shell() {
    let (server, shell) = (server(OPEN), Shell::new());
    let (v2, pilot) = (v2(server), repository("harbour/pilot"));
    assert!(shell.curl(&Task::SignIn, &v2).starts_with("HTTP/1.1 200"));
    assert!(shell.curl(&Task::Repositories, &v2).contains("harbour/pilot"));
    let list = json(&shell.curl(&Task::Tags(pilot.clone()), &v2));
    assert!(list["tags"].as_array().unwrap().iter().any(|tag| tag == "1.10.0"));
    let ours = digest(server, "harbour/pilot", "1.10.0").await;
    let by_tag = Selector::Tag(tag("1.10.0"));
    assert!(shell.curl(&Task::Resolve(pilot.clone(), tag("1.10.0")), &v2).contains(&ours.to_string()));
    let manifest = shell.curl(&Task::Manifest(pilot.clone(), by_tag.clone()), &v2);
    assert!(ours.fits(manifest.as_bytes()));
    let config: Digest = json(&manifest)["config"]["digest"].as_str().unwrap().parse().unwrap();
    let known = shell.curl(&Task::Config(pilot.clone(), by_tag.clone(), Some(config.clone())), &v2);
    assert!(config.fits(known.as_bytes()));
    assert_eq!(shell.curl(&Task::Config(pilot.clone(), by_tag, None), &v2), known);
    let tree = shell.curl(&Task::Tree(pilot.clone()), &v2);
    assert!(tree.contains(&known), "the configuration of every tag is in it");
    let layer: Digest = json(&manifest)["layers"][0]["digest"].as_str().unwrap().parse().unwrap();
    let read = format!(
        "{}; cat layer.tar.gz | sha256sum",
        Task::Layer(pilot, Target::Manifest(layer.clone())).by(By::Curl, &v2).unwrap()
    );
    assert!(shell.run(&read).contains(layer.hex()));
}

// I9: the other tags stay where they are.
#[tokio::test]
async fn a_tag_is_set_and_a_manifest_deleted_by_a_shell() {
    let (server, shell) = (server(OPEN), Shell::new());
    let (v2, ferry) = (v2(server), repository("harbour/ferry"));
    let ours = digest(server, "harbour/ferry", "3.1").await;
    let to = Target::Manifest(ours.clone());
    let set = Task::SetTag(spot("harbour/ferry", "by-hand", None), to.clone());
    assert!(shell.curl(&set, &v2).contains(" 201"));
    assert_eq!(digest(server, "harbour/ferry", "by-hand").await, ours, "an index goes as it is");
    shell.stops(&set, &v2);
    let elsewhere: Digest = format!("sha256:{}", "0".repeat(64)).parse().unwrap();
    let moved =
        Spot { seen: Some(Target::Manifest(elsewhere.clone())), ..spot("harbour/ferry", "by-hand", None) };
    shell.stops(&Task::SetTag(moved, to.clone()), &v2);
    // I7: nothing goes when one of its tags is not where it was seen, or the manifest is not there.
    let on = |digest: &Digest| {
        Task::DeleteManifests(ferry.clone(), vec![(digest.clone(), vec![tag("3.1"), tag("by-hand")])])
    };
    shell.stops(&on(&elsewhere), &v2);
    shell.stops(
        &Task::DeleteManifests(ferry.clone(), vec![(elsewhere, Vec::new()), (ours.clone(), Vec::new())]),
        &v2,
    );
    assert_eq!(digest(server, "harbour/ferry", "3.1").await, ours);
    // Distribution 2.8 deletes no tag; it says so, and the line fails.
    shell.stops(&Task::DeleteTags(ferry.clone(), vec![(tag("3.1"), Some(to))]), &v2);
    assert!(shell.curl(&on(&ours), &v2).contains(" 202"));
    assert!(server.tags("harbour/ferry").await.is_empty());
}

#[tokio::test]
async fn an_image_is_copied_by_a_shell_without_its_blobs_being_sent() {
    let (server, shell) = (server(OPEN), Shell::new());
    let copy = Task::Copy((repository("buoy"), tag("1.0")), spot("by-hand/buoy", "2.0", None));
    let said = shell.curl(&copy, &v2(server));
    assert!(said.contains(" 201"), "{said}");
    assert_eq!(digest(server, "by-hand/buoy", "2.0").await, digest(server, "buoy", "1.0").await);
    shell.stops(&copy, &v2(server));
}

// A blob that is not mounted must not leave a manifest behind that cannot be pulled.
#[tokio::test]
async fn a_copy_stops_where_a_blob_cannot_be_taken_over() {
    let (server, shell) = (server(OPEN), Shell::new());
    let copy = Task::Copy(
        (repository("harbour/lighthouse"), tag("2.0.0")),
        spot("by-hand/lighthouse", "2.0.0", None),
    );
    shell.stops(&copy, &v2(server));
    assert!(server.digest("by-hand/lighthouse", "2.0.0").await.is_none());
}

#[tokio::test]
async fn the_two_lines_of_a_token_read_and_write_as_whoever_curl_knows() {
    let (server, shell) = (server(TOKENS), Shell::new());
    let realm = Url::at(server.tokens.as_ref().unwrap()).push("token").unwrap();
    let registry = server.registry();
    // What the console knows of the token server is what the registry itself said.
    let _ = registry.catalog(None).await;
    let (said, service) = registry.token_server().expect("it said where its tokens are");
    assert_eq!(said.origin(), realm.origin());
    let at = At { login: Login::Token { realm: said, service, user: None }, ..v2(server) };
    let beacon = repository("buoy");
    shell.stops(&Task::Tags(beacon.clone()), &at);
    shell.keep_login("captain:harbour-1914");
    assert!(shell.curl(&Task::Tags(beacon.clone()), &at).contains("1.0"));
    let ours = Task::Resolve(beacon.clone(), tag("1.0"));
    let head = shell.curl(&ours, &at).to_lowercase();
    let digest = head.lines().find_map(|line| line.strip_prefix("docker-content-digest: ")).unwrap();
    let to = Target::Manifest(digest.trim().parse().unwrap());
    let set = Task::SetTag(spot("buoy", "by-hand", None), to);
    assert!(shell.curl(&set, &at).contains(" 201"));
    assert!(server.asked_for_tokens().await.iter().any(|asked| asked.to_string().contains("push")));
}

#[tokio::test]
async fn skopeo_understands_what_is_written_for_it() {
    let (server, shell) = (server(OPEN), Shell::new());
    let (v2, lighthouse) = (v2(server), repository("harbour/lighthouse"));
    let by_skopeo = |task: &Task| shell.run(&task.by(By::Skopeo, &v2).unwrap());
    assert!(by_skopeo(&Task::Tags(lighthouse.clone())).contains("2.0.0"));
    let ours = digest(server, "harbour/lighthouse", "2.0.0").await;
    let raw = by_skopeo(&Task::Manifest(lighthouse.clone(), Selector::Tag(tag("2.0.0"))));
    assert!(ours.fits(raw.as_bytes()));
    let set = Task::SetTag(spot("harbour/lighthouse", "by-hand", None), Target::Manifest(ours.clone()));
    by_skopeo(&set);
    assert_eq!(digest(server, "harbour/lighthouse", "by-hand").await, ours, "with all platforms");
    let (worked, _) = shell.try_to(&set.by(By::Skopeo, &v2).unwrap());
    assert!(!worked, "it is in use now");
    let seen = Some(Target::Manifest(ours.clone()));
    by_skopeo(&Task::SetTag(spot("harbour/lighthouse", "by-hand", seen), Target::Manifest(ours)));
}
