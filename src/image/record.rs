//! What an image says of itself.

use super::{RunConfig, Timestamp};
use crate::name::{Heard, ImageId};
use std::rc::Rc;

/// A v1 image, from its JSON and the header fields that came with it (registry-v1 sheet section 5). Everything
/// but the id may be missing. None of it is verified: a v1 id is no hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its id, the same that was asked for.
    pub id: ImageId,
    /// Its parent; nothing for a base.
    pub parent: Option<Heard<ImageId>>,
    /// When it was made, by its own word.
    pub created: Option<Timestamp>,
    /// The build step that made it: `container_config.Cmd`, its words.
    pub step: Vec<String>,
    /// Author.
    pub author: Option<String>,
    /// Comment.
    pub comment: Option<String>,
    /// The Docker that made it.
    pub docker_version: Option<String>,
    /// `amd64`.
    pub architecture: Option<String>,
    /// `linux`.
    pub os: Option<String>,
    /// The build container's id.
    pub container: Option<String>,
    /// What it runs with.
    pub config: Option<RunConfig>,
    /// Bytes of its layer, unpacked: the JSON's `Size`.
    pub unpacked: Option<u64>,
    /// Bytes of its layer as stored, compressed: `X-Docker-Size`, where that can be read.
    pub compressed: Option<u64>,
    /// Its checksum with its kind, such as `sha256:…` or `tarsum+sha256:…`, where one can be read.
    pub checksum: Option<String>,
    /// The JSON, byte for byte.
    pub raw: Rc<[u8]>,
}
