//! Everything a registry of version 2 is asked.

use super::answers::{Answers, repository, tag};
use portolan::http::Transport;
use portolan::image::manifest::{Descriptor, Manifest};
use portolan::name::{Digest, MediaType, Repository};
use portolan::registry::Registry;
use portolan::registry::credential::Basic;
use portolan::registry::examine::Plan;
use portolan::registry::v2::{At, Walk};
use std::collections::HashSet;
use std::rc::Rc;

/// Gives the input in answer to each call.
pub fn read(bytes: &[u8]) {
    let server = Answers::of(bytes);
    let (repository, at) = (&repository(), &At::Tag(tag()));
    let _ = server.to(async |registry| registry.detect().await);
    server.to(async |registry| catalog(&registry).await);
    server.to(async |registry| tags(&registry, repository).await);
    let _ = server.to(async |registry| registry.resolve(repository, at).await);
    if let Ok(walk) = server.to(async |registry| registry.walk_index(repository, at).await) {
        each_once(&walk);
    }
    if let Ok(found) = server.to(async |registry| registry.manifest(repository, at).await) {
        let whole = Digest::by(found.digest.algorithm(), &found.bytes) == found.digest;
        assert!(whole || matches!(found.manifest, Manifest::Schema1(_)));
    }
    blobs(&server);
    writes(&server);
    let login = Basic { user: "ada".into(), password: "horse".into() };
    let _ = server.to(async |registry| registry.sign_in_v2(login, false).await);
    let _ = server.to(async |registry| registry.examine(&Plan::default(), &|_| {}).await);
}

/// Pages of the catalog, as far as they lead.
async fn catalog<T: Transport>(registry: &Registry<T>) {
    let mut next = None;
    while let Ok(page) = registry.catalog(next).await
        && page.next.is_some()
    {
        next = page.next;
    }
}

/// The same of the tags.
async fn tags<T: Transport>(registry: &Registry<T>, repository: &Repository) {
    let mut next = None;
    while let Ok(page) = registry.tag_names(repository, next).await
        && page.next.is_some()
    {
        next = page.next;
    }
}

/// What an index lists is there once, and one that lists itself has an end (R6).
fn each_once(walk: &Walk) {
    let digests: HashSet<&Digest> = walk.nodes.iter().map(|node| &node.fetched.digest).collect();
    assert_eq!(digests.len(), walk.nodes.len());
}

/// Blobs by the digest of what is sent, so that some are good.
fn blobs(server: &Answers) {
    let repository = &repository();
    let blob = &Descriptor::of(MediaType::OCI_EMPTY, server.body());
    let digest = &Digest::of(server.body());
    let _ = server.to(async |registry| registry.config(repository, blob).await);
    let _ = server.to(async |registry| registry.referrers(repository, digest).await);
    server.to(async |registry| {
        let Ok(mut download) = registry.download(repository, blob).await else { return };
        while let Some(Ok(_)) = download.next().await {}
        let _ = download.verify();
    });
}

/// Calls that change something: a registry has the same say in those.
fn writes(server: &Answers) {
    let (from, to): (Repository, Repository) = (repository(), "acme/copy".parse().expect("a repository"));
    let (from, to, tag, at) = (&from, &to, &tag(), &At::Tag(tag()));
    let blob = &Descriptor::of(MediaType::OCI_EMPTY, server.body());
    let digest = &Digest::of(server.body());
    let _ = server.to(async |registry| registry.delete_digest(from, digest, std::slice::from_ref(tag)).await);
    let _ = server.to(async |registry| registry.untag(from, tag, digest).await);
    let _ = server.to(async |registry| registry.mount_or_copy(from, to, blob, Rc::new(|_| {})).await);
    let _ = server.to(async |registry| registry.copy(from, at, to, tag, Rc::new(|_| {})).await);
    let put = server.body();
    let _ =
        server.to(async |registry| registry.put_manifest(to, at, &MediaType::OCI_MANIFEST, put.into()).await);
}
