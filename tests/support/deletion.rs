//! What every test of a deletion on v2 stands on: one manifest of `acme/web`, and its tag.

use super::recorded::body;
use super::script::Script;
use super::{registry, repository, tag};
use portolan::name::Digest;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::Untag;

/// The manifest by its tag.
pub const TAG: &str = "/v2/acme/web/manifests/1.0";
/// Where blobs are put.
pub const UPLOADS: &str = "/v2/acme/web/blobs/uploads/";
/// A manifest that cannot exist.
pub const NOTHING: &str =
    "/v2/acme/web/manifests/sha256:0000000000000000000000000000000000000000000000000000000000000000";

/// The digest of the manifest.
pub fn digest() -> Digest {
    Digest::of(&body("get-manifest"))
}

/// A manifest by its digest.
pub fn by_digest(digest: &Digest) -> String {
    format!("/v2/acme/web/manifests/{digest}")
}

/// Deletes the manifest, on which these tags are thought to be.
pub async fn delete(script: &Script, tags: &[&str]) -> Result<(), ErrorKind> {
    let tags: Vec<_> = tags.iter().map(|text| tag(text)).collect();
    let deleted = registry(script).delete_digest(&repository("acme/web"), &digest(), &tags).await;
    script.finish();
    deleted.map_err(|error| error.kind)
}

/// Takes the tag off the manifest.
pub async fn untag(script: &Script) -> Result<Untag, ErrorKind> {
    let untagged = registry(script).untag(&repository("acme/web"), &tag("1.0"), &digest()).await;
    script.finish();
    untagged.map_err(|error| error.kind)
}
