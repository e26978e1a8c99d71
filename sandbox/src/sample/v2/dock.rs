//! The dock where the images of today are built, one Dockerfile line at a time, and laid into repositories.

use super::super::content::Dice;
use super::super::json::{midnight, moment};
use super::super::layer::{Layer, gzip};
use super::manifest::{Descriptor, Family};
use crate::v2::{Manifest, Store, digest_of};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Builds images into a store.
pub(super) struct Dock {
    pub(super) store: Store,
    dice: Dice,
    now: i64,
}

/// What an image is built of, to build on or to lay into a repository.
#[derive(Clone)]
pub(super) struct Hull {
    pub(super) layers: Vec<Plank>,
    history: Vec<Value>,
    config: Map<String, Value>,
    platform: Platform,
    created: String,
    author: &'static str,
}

/// One layer as stored.
#[derive(Clone)]
pub(super) struct Plank {
    pub(super) bytes: Arc<[u8]>,
    pub(super) digest: String,
    pub(super) diff: String,
    /// Its media type, where it is not that of the manifest's family.
    pub(super) media_type: Option<&'static str>,
    /// Where others are told to get it; then it is not stored.
    pub(super) url: Option<&'static str>,
}

/// What an image runs on: system, architecture, variant, system's version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Platform(
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
    pub(super) &'static str,
);

pub(super) const AMD64: Platform = Platform("linux", "amd64", "", "");
pub(super) const ARM64: Platform = Platform("linux", "arm64", "v8", "");
pub(super) const ARM: Platform = Platform("linux", "arm", "v7", "");

impl Platform {
    /// As a descriptor says it.
    pub(super) fn json(self) -> Value {
        let mut all = json!({ "architecture": self.1, "os": self.0 });
        self.more(&mut all);
        all
    }

    fn more(self, all: &mut Value) {
        for (key, value) in [("variant", self.2), ("os.version", self.3)] {
            if !value.is_empty() {
                all[key] = value.into();
            }
        }
    }

    /// A size that differs from platform to platform, as programs do.
    pub(super) fn scaled(self, bytes: usize) -> usize {
        match self.1 {
            "arm64" => bytes * 94 / 100,
            "arm" => bytes * 81 / 100,
            _ => bytes,
        }
    }
}

impl Dock {
    pub(super) fn new() -> Self {
        Self { store: Store::default(), dice: Dice::new("dock"), now: 0 }
    }

    /// Goes on at another day.
    pub(super) fn on(&mut self, (year, month, day): (i64, i64, i64)) {
        let seconds = i64::try_from(self.dice.below(20_000)).unwrap_or_default();
        self.now = midnight(year, month, day) + 8 * 3600 + seconds;
    }

    /// Goes on some seconds later.
    pub(super) fn wait(&mut self, seconds: i64) {
        self.now += seconds;
    }

    fn moment(&mut self) -> String {
        self.now += 2 + i64::try_from(self.dice.below(50)).unwrap_or_default();
        moment(self.now, self.dice.next() % 1_000_000_000)
    }

    /// Nothing, to lay something into.
    pub(super) fn bare(&self, platform: Platform) -> Hull {
        Hull::empty(platform)
    }

    /// A base: a root file system laid into nothing.
    pub(super) fn base(&mut self, platform: Platform, name: &str, layer: &Layer) -> Hull {
        let mut hull = Hull::empty(platform);
        hull.config.insert(
            "Env".into(),
            json!(["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]),
        );
        let step = format!("ADD {name}-{}.tar.gz / # buildkit", platform.1);
        self.put(&hull, &step, Some(Plank::packed(layer)))
    }

    /// `RUN`.
    pub(super) fn run(&mut self, on: &Hull, command: &str, layer: &Layer) -> Hull {
        self.put(on, &format!("RUN /bin/sh -c {command} # buildkit"), Some(Plank::packed(layer)))
    }

    /// `COPY`.
    pub(super) fn copy(&mut self, on: &Hull, from: &str, to: &str, layer: &Layer) -> Hull {
        self.put(on, &format!("COPY {from} {to} # buildkit"), Some(Plank::packed(layer)))
    }

    /// A layer of a kind of its own.
    pub(super) fn lay(&mut self, on: &Hull, step: &str, plank: Plank) -> Hull {
        self.put(on, step, Some(plank))
    }

    /// A line that changes the configuration and no file.
    pub(super) fn set(&mut self, on: &Hull, line: &str, key: &str, value: Value) -> Hull {
        let mut hull = self.put(on, line, None);
        match (hull.config.get_mut(key), value) {
            (Some(Value::Object(known)), Value::Object(more)) => known.extend(more),
            (Some(Value::Array(known)), Value::Array(more)) if key == "Env" => known.extend(more),
            (_, value) => {
                hull.config.insert(key.to_owned(), value);
            }
        }
        hull
    }

    /// `ENV`.
    pub(super) fn env(&mut self, on: &Hull, pair: &str) -> Hull {
        self.set(on, &format!("ENV {pair}"), "Env", json!([pair]))
    }

    /// `LABEL`.
    pub(super) fn label(&mut self, on: &Hull, key: &str, value: &str) -> Hull {
        self.set(on, &format!("LABEL {key}={value}"), "Labels", json!({ key: value }))
    }

    /// `CMD`.
    pub(super) fn cmd(&mut self, on: &Hull, words: &[&str]) -> Hull {
        self.set(on, &format!("CMD {}", json!(words)), "Cmd", json!(words))
    }

    /// `ENTRYPOINT`, which ends the command of the base.
    pub(super) fn entrypoint(&mut self, on: &Hull, words: &[&str]) -> Hull {
        let mut hull = self.set(on, &format!("ENTRYPOINT {}", json!(words)), "Entrypoint", json!(words));
        hull.config.remove("Cmd");
        hull
    }

    /// `EXPOSE`.
    pub(super) fn expose(&mut self, on: &Hull, port: &str) -> Hull {
        self.set(on, &format!("EXPOSE map[{port}:{{}}]"), "ExposedPorts", json!({ port: {} }))
    }

    /// Who built it, from the next line on.
    pub(super) fn by(&mut self, on: &Hull, author: &'static str) -> Hull {
        Hull { author, ..on.clone() }
    }

    fn put(&mut self, on: &Hull, step: &str, plank: Option<Plank>) -> Hull {
        let mut hull = on.clone();
        hull.created = self.moment();
        let mut entry = json!({
            "comment": "buildkit.dockerfile.v0", "created": hull.created, "created_by": step,
        });
        if plank.is_none() {
            entry["empty_layer"] = true.into();
        }
        hull.history.push(entry);
        hull.layers.extend(plank);
        hull
    }

    /// Lays an image into a repository.
    pub(super) fn image(&mut self, repository: &str, hull: &Hull, family: Family) -> Descriptor {
        let config = hull.config(family);
        let config = self.blob(repository, family.config(), config);
        for plank in hull.layers.iter().filter(|plank| plank.url.is_none()) {
            let kept = self.store.repository_mut(repository);
            kept.blobs.insert(plank.digest.clone());
            self.store.blobs.entry(plank.digest.clone()).or_insert_with(|| plank.bytes.clone());
        }
        let layers = hull.layers.iter().map(|plank| plank.descriptor(family)).collect();
        let bytes = family.manifest(config, layers);
        Descriptor {
            platform: Some(hull.platform.json()),
            ..self.manifest(repository, family.image(), bytes)
        }
    }

    /// Keeps a blob.
    pub(super) fn blob(&mut self, repository: &str, media_type: &str, bytes: Vec<u8>) -> Descriptor {
        let size = bytes.len();
        Descriptor::new(media_type, self.store.keep(repository, bytes), size)
    }

    /// Keeps a manifest.
    pub(super) fn manifest(&mut self, repository: &str, media_type: &str, bytes: Vec<u8>) -> Descriptor {
        let (digest, size) = (digest_of(&bytes), bytes.len());
        self.manifest_as(repository, media_type, &digest, bytes);
        Descriptor::new(media_type, digest, size)
    }

    /// Keeps a manifest whose digest is not that of all its bytes.
    pub(super) fn manifest_as(&mut self, repository: &str, media_type: &str, digest: &str, bytes: Vec<u8>) {
        let manifest = Manifest { media_type: media_type.to_owned(), bytes: bytes.into() };
        let kept = self.store.repository_mut(repository);
        kept.begun = true;
        kept.manifests.insert(digest.to_owned(), manifest);
    }

    /// Tags what lies in a repository.
    pub(super) fn tag(&mut self, repository: &str, digest: &str, tags: &[&str]) {
        let kept = self.store.repository_mut(repository);
        kept.tags.extend(tags.iter().map(|&tag| (tag.to_owned(), digest.to_owned())));
    }
}

impl Hull {
    fn empty(platform: Platform) -> Self {
        Self {
            layers: Vec::new(),
            history: Vec::new(),
            config: Map::new(),
            platform,
            created: String::new(),
            author: "",
        }
    }

    /// The configuration, its keys sorted as BuildKit has them.
    fn config(&self, family: Family) -> Vec<u8> {
        let diffs: Vec<&str> = self.layers.iter().map(|plank| plank.diff.as_str()).collect();
        let mut config = self.platform.json();
        config["config"] = Value::Object(self.config.clone());
        config["created"] = self.created.clone().into();
        config["history"] = Value::Array(self.history.clone());
        config["rootfs"] = json!({ "type": "layers", "diff_ids": diffs });
        if !self.author.is_empty() {
            config["author"] = self.author.into();
        }
        if family == Family::Docker {
            config["docker_version"] = "24.0.7".into();
        }
        serde_json::to_vec(&config).unwrap_or_default()
    }
}

impl Plank {
    /// A layer under gzip.
    pub(super) fn packed(layer: &Layer) -> Self {
        let archive = layer.archive();
        Self::of(&archive, gzip(&archive))
    }

    /// A layer as it is, under no compression.
    pub(super) fn plain(layer: &Layer, media_type: &'static str) -> Self {
        let archive = layer.archive();
        let bytes = archive.clone();
        Self { media_type: Some(media_type), ..Self::of(&archive, bytes) }
    }

    fn of(archive: &[u8], bytes: Vec<u8>) -> Self {
        let (digest, diff) = (digest_of(&bytes), digest_of(archive));
        Self { bytes: bytes.into(), digest, diff, media_type: None, url: None }
    }

    fn descriptor(&self, family: Family) -> Descriptor {
        let media_type = self.media_type.unwrap_or_else(|| family.layer());
        let mut descriptor = Descriptor::new(media_type, self.digest.clone(), self.bytes.len());
        descriptor.urls.extend(self.url.map(str::to_owned));
        descriptor
    }
}
