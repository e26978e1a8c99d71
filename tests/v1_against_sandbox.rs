//! Every row of registry API v1 against the sandbox, standalone and apart from its Hub.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::Sha256Sum;
use portolan::name::ImageId;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::detect::Kind;
use portolan::registry::error::ErrorKind;
use portolan::registry::v1::{Access, Insert, InsertImage, StepState};
use portolan_sandbox::sample::CAPTAIN;
use portolan_sandbox::{Fault, Manner, Sandbox, SandboxTransport};
use std::cell::RefCell;
use std::rc::Rc;
use support::{id, repository, source, tag};

/// A registry of each manner, found out and signed in to, with its sandbox.
async fn both() -> Vec<(Sandbox, Registry<SandboxTransport>)> {
    let mut both = Vec::new();
    for manner in [Manner::Standalone, Manner::Apart] {
        let sandbox = Sandbox::with_sample(manner);
        let registry = Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index);
        registry.assume_standalone(manner == Manner::Standalone);
        registry.trust_endpoint(sandbox.places().registry);
        let (user, password) = CAPTAIN;
        let captain = Basic { user: user.into(), password: password.into() };
        registry.sign_in(captain, false).await.unwrap();
        both.push((sandbox, registry));
    }
    both
}

fn image(own: char, parent: Option<char>, layer: &[u8]) -> InsertImage {
    let parent = parent.map_or_else(String::new, |parent| format!(r#","parent":"{}""#, id(parent)));
    let json = format!(r#"{{"id":"{}"{parent},"created":"2014-11-03T09:21:44Z","Size":7}}"#, id(own));
    InsertImage::new(json.into_bytes(), source(layer)).unwrap()
}

fn insert(name: &str) -> Insert {
    let images = vec![image('b', Some('a'), b"second layer"), image('a', None, b"first layer")];
    Insert::plan(repository(name), images, Some((tag("1.0"), id('b'))), true).unwrap()
}

/// Runs an insert and keeps what is heard, as a page does.
async fn run(registry: &Registry<SandboxTransport>, insert: &mut Insert) -> Result<(), ErrorKind> {
    let heard: Rc<RefCell<Vec<(usize, StepState)>>> = Rc::default();
    let log = heard.clone();
    let outcome = registry.insert(insert, Rc::new(move |at, state| log.borrow_mut().push((at, state)))).await;
    for (at, state) in heard.borrow_mut().drain(..) {
        insert.steps[at].state = state;
    }
    outcome.map_err(|error| error.kind)
}

async fn download(
    registry: &Registry<SandboxTransport>,
    name: &str,
    id: &ImageId,
) -> (Vec<u8>, Option<bool>) {
    let image = registry.image(&repository(name), id).await.unwrap();
    let mut download = registry.layer(&repository(name), &image).await.unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = download.next().await {
        bytes.extend(chunk.unwrap());
    }
    let verified = download.verify();
    let mut sum = Sha256Sum::new();
    sum.update(&bytes);
    assert_eq!(verified.sha256, sum.finish());
    (bytes, verified.checksum_fits)
}

#[tokio::test]
async fn a_standalone_registry_is_found_out_by_its_ping() {
    let sandbox = Sandbox::standalone();
    let registry = Registry::new(SandboxTransport::new(&sandbox), sandbox.places().index);
    let found = registry.detect().await.unwrap();
    let Some(Kind::V1(facts)) = found.kind else { panic!("{found:?}") };
    assert!(facts.standalone && facts.version.is_none());
    assert_eq!(sandbox.request_lines(), ["GET /v2/", "GET /v1/_ping"]);
}

#[tokio::test]
async fn every_tag_of_the_sample_leads_to_an_image_on_a_sound_ancestry() {
    for (_, registry) in both().await {
        let found = registry.search("", None).await.unwrap().found;
        let name = found[0].repository.valid().unwrap().clone();
        for tagged in registry.tags(&name).await.unwrap() {
            let id = tagged.image.valid().unwrap();
            assert_eq!(&registry.tag(&name, tagged.tag.valid().unwrap()).await.unwrap(), id);
            let ancestry = registry.ancestry(&name, id).await.unwrap();
            for id in ancestry.ids() {
                let image = registry.image(&name, id).await.unwrap();
                assert!(image.compressed.is_some() && image.checksum.is_some());
            }
            let (_, fits) = download(&registry, name.as_str(), id).await;
            assert_eq!(fits, Some(true));
        }
    }
}

#[tokio::test]
async fn images_are_inserted_tagged_moved_and_untagged() {
    for (_, registry) in both().await {
        let mut insert = insert("captain/boat");
        run(&registry, &mut insert).await.unwrap();
        assert!(insert.steps.iter().all(|step| step.state == StepState::Done), "{:?}", insert.steps);
        let name = repository("captain/boat");
        assert_eq!(registry.tag(&name, &tag("1.0")).await.unwrap(), id('b'));
        assert_eq!(registry.ancestry(&name, &id('b')).await.unwrap().ids(), [id('b'), id('a')]);
        let (bytes, fits) = download(&registry, "captain/boat", &id('a')).await;
        assert_eq!((bytes.as_slice(), fits), (b"first layer".as_slice(), Some(true)));
        registry.set_tag(&name, &tag("1.0"), &id('a')).await.unwrap();
        assert_eq!(registry.tag(&name, &tag("1.0")).await.unwrap(), id('a'));
        registry.delete_tag(&name, &tag("1.0")).await.unwrap();
        assert!(registry.tags(&name).await.unwrap().is_empty());
        let gone = registry.tag(&name, &tag("1.0")).await.unwrap_err();
        assert_eq!(gone.kind, ErrorKind::NotFound);
        let mut listed = registry.listed_images(&name).await.unwrap();
        listed.sort_by_key(|image| image.id.clone());
        assert_eq!(listed.len(), 2);
        assert!(listed.iter().all(|image| image.checksum.is_some()));
    }
}

#[tokio::test]
async fn the_same_insert_again_skips_what_is_there() {
    for (_, registry) in both().await {
        run(&registry, &mut insert("captain/boat")).await.unwrap();
        let mut again = insert("captain/boat");
        run(&registry, &mut again).await.unwrap();
        let skipped = again.steps.iter().filter(|step| step.state == StepState::Skipped).count();
        assert_eq!(skipped, 6);
    }
}

#[tokio::test]
async fn an_insert_that_breaks_off_goes_on_where_it_stopped() {
    for (sandbox, registry) in both().await {
        let mut insert = insert("captain/boat");
        sandbox.add_fault(Fault::on("PUT", "/v1/images/*/layer").after(1).times(1).drop());
        run(&registry, &mut insert).await.unwrap_err();
        let being_uploaded = registry.image(&repository("captain/boat"), &id('b')).await.unwrap_err();
        assert_eq!(being_uploaded.kind, ErrorKind::BeingUploaded);
        sandbox.clear_requests();
        run(&registry, &mut insert).await.unwrap();
        let puts = sandbox.request_lines();
        assert!(!puts.iter().any(|line| line.contains(&format!("{}/layer", id('a')))), "{puts:#?}");
        download(&registry, "captain/boat", &id('b')).await;
    }
}

#[tokio::test]
async fn properties_and_facts_are_read_and_written() {
    for (_, registry) in both().await {
        run(&registry, &mut insert("captain/boat")).await.unwrap();
        let name = repository("captain/boat");
        assert_eq!(registry.properties(&name).await.unwrap().access, Some(Access::Public));
        registry.set_access(&name, Access::Private).await.unwrap();
        assert_eq!(registry.properties(&name).await.unwrap().access, Some(Access::Private));
        assert!(registry.tag_facts(&name, &tag("1.0")).await.unwrap().last_update.is_some());
        assert!(registry.tag_facts(&name, &tag("none")).await.unwrap().last_update.is_none());
        assert!(registry.repository_facts(&name).await.unwrap().last_update.is_none());
    }
}

#[tokio::test]
async fn files_are_listed_and_changes_are_refused_where_the_queue_is_off() {
    for (_, registry) in both().await {
        let found = registry.search("", None).await.unwrap().found;
        let name = found[0].repository.valid().unwrap().clone();
        let tagged = registry.tags(&name).await.unwrap().remove(0);
        let ancestry = registry.ancestry(&name, tagged.image.valid().unwrap()).await.unwrap();
        let root = ancestry.ids().last().unwrap();
        assert!(!registry.files(&name, root).await.unwrap().is_empty());
        let refused = registry.changes(&name, root).await.unwrap_err();
        assert_eq!(refused.kind, ErrorKind::Rejected);
    }
}

#[tokio::test]
async fn a_damaged_layer_and_a_wrong_checksum_are_noticed() {
    for (sandbox, registry) in both().await {
        run(&registry, &mut insert("captain/boat")).await.unwrap();
        sandbox.add_fault(Fault::on("GET", "/v1/images/*/layer").times(1).flip());
        assert_eq!(download(&registry, "captain/boat", &id('a')).await.1, Some(false));
        assert_eq!(download(&registry, "captain/boat", &id('a')).await.1, Some(true));
        sandbox.add_fault(Fault::on("GET", "/v1/images/*/json").times(1).wrong_checksum());
        assert_eq!(download(&registry, "captain/boat", &id('a')).await.1, Some(false));
    }
}

#[tokio::test]
async fn a_list_that_breaks_off_hangs_or_never_ends_is_told_as_such() {
    use portolan::http::TransportError::{Broken, TimedOut};
    for (sandbox, registry) in both().await {
        let name = repository("captain/boat");
        run(&registry, &mut insert("captain/boat")).await.unwrap();
        registry.tags(&name).await.unwrap();
        let tags = || Fault::on("GET", "*/tags").times(1);
        for (fault, expected) in [
            (tags().cut(20), ErrorKind::Transport(Broken)),
            (tags().hang(), ErrorKind::Transport(TimedOut)),
            (tags().endless(), ErrorKind::TooLarge(16 * 1024 * 1024)),
            (tags().body("<html>"), ErrorKind::Unreadable),
        ] {
            sandbox.add_fault(fault);
            assert_eq!(registry.tags(&name).await.unwrap_err().kind, expected);
        }
    }
}

/// Security notes R8.
#[tokio::test]
async fn no_more_than_six_requests_are_under_way_at_once() {
    for (sandbox, _) in both().await {
        let transport = SandboxTransport::new(&sandbox);
        let registry = Registry::new(transport.clone(), sandbox.places().index);
        registry.assume_standalone(sandbox.manner() == Manner::Standalone);
        registry.trust_endpoint(sandbox.places().registry);
        let found = registry.search("", None).await.unwrap().found;
        let name = found[0].repository.valid().unwrap().clone();
        let image = registry.tags(&name).await.unwrap().remove(0).image.valid().unwrap().clone();
        let here = tokio::task::LocalSet::new();
        for _ in 0..40 {
            let (registry, name, image) = (registry.clone(), name.clone(), image.clone());
            here.spawn_local(async move { registry.image(&name, &image).await.unwrap() });
        }
        here.await;
        assert_eq!((transport.most_at_once(), transport.at_once()), (6, 0));
    }
}

/// Row 19 deletes a whole repository by a call that looks like the deletion of a tag.
#[tokio::test]
async fn the_trap_is_never_called() {
    for (sandbox, registry) in both().await {
        run(&registry, &mut insert("captain/boat")).await.unwrap();
        let name = repository("captain/boat");
        registry.delete_tag(&name, &tag("1.0")).await.unwrap();
        let mut state = portolan::registry::hub::DeleteState::NotBegun;
        registry.delete_repository(&name, &mut state).await.unwrap();
        let lines = sandbox.request_lines();
        let trapped = lines
            .iter()
            .any(|line| line.starts_with("DELETE") && (line.ends_with("/tags") || line.ends_with("/tags/")));
        assert!(!trapped, "{lines:#?}");
    }
}
