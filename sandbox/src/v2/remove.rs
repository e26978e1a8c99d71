//! What is deleted: manifests with every tag on them, tags alone where the server can, blobs (registry-v2 sheet
//! section 2, real-servers section 3).

use super::errors::{coded, empty};
use super::manners::Server;
use super::store::{Store, is_digest};
use crate::message::Response;
use serde_json::json;

/// `DELETE …/manifests/{tag or digest}`.
pub(super) fn manifest(store: &mut Store, name: &str, reference: &str) -> Response {
    if !store.manners.deletes {
        return coded("UNSUPPORTED", None);
    }
    if reference.contains(':') && !is_digest(reference) {
        return coded("DIGEST_INVALID", None);
    }
    let is_tag = !is_digest(reference);
    if is_tag && store.manners.server == Server::Distribution {
        return coded("DIGEST_INVALID", None);
    }
    let Some(repository) = store.repositories.get_mut(name) else { return coded("MANIFEST_UNKNOWN", None) };
    let is_gone = if is_tag {
        repository.tags.remove(reference).is_some()
    } else {
        repository.tags.retain(|_, digest| digest != reference);
        repository.manifests.remove(reference).is_some()
    };
    if is_gone { empty(202) } else { coded("MANIFEST_UNKNOWN", None) }
}

/// `DELETE …/blobs/{digest}`. Other repositories keep theirs.
pub(super) fn blob(store: &mut Store, name: &str, digest: &str) -> Response {
    if !store.manners.deletes {
        return coded("UNSUPPORTED", None);
    }
    if !is_digest(digest) {
        return coded("DIGEST_INVALID", Some(json!({})));
    }
    let is_gone = store.repositories.get_mut(name).is_some_and(|repository| repository.blobs.remove(digest));
    if is_gone { empty(202) } else { coded("BLOB_UNKNOWN", None) }
}
