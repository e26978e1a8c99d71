//! The yard where the sample's images are built, one Dockerfile line at a time, and published.

use super::content::Dice;
use super::json::{ImageJson, RunConfig, midnight, moment};
use super::layer::{Layer, Packed};
use crate::images::checksum;
use crate::state::{Facts, Image, Listed, Listing, State, Tag};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// An image that was made, to build on or to tag.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) id: String,
    config: RunConfig,
}

/// Builds images into a state.
pub(super) struct Yard<'a> {
    pub(super) state: &'a mut State,
    dice: Dice,
    made: u32,
    now: i64,
    docker: &'static str,
    author: &'static str,
    comment: String,
}

impl<'a> Yard<'a> {
    pub(super) fn new(state: &'a mut State) -> Self {
        Self {
            state,
            dice: Dice::new("yard"),
            made: 0,
            now: 0,
            docker: "1.3.2",
            author: "",
            comment: String::new(),
        }
    }

    /// Goes on at another day, with the Docker of that day.
    pub(super) fn on(&mut self, (year, month, day): (i64, i64, i64), docker: &'static str) {
        self.now = midnight(year, month, day) + 9 * 3600 + self.dice.next_seconds(20_000);
        self.docker = docker;
    }

    /// Who builds from now on.
    pub(super) fn by(&mut self, author: &'static str) {
        self.author = author;
    }

    /// A base: a root file system laid into nothing. Its name stands in the comment, since v1 keeps no other.
    pub(super) fn base(&mut self, name: &str, layer: &Layer) -> Made {
        let path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        let config = RunConfig { env: Some(vec![path.to_owned()]), ..RunConfig::default() };
        let step = format!("#(nop) ADD file:{} in /", hex(name));
        self.comment = name.to_owned();
        let made = self.put(None, config, shell(&step), layer);
        self.comment.clear();
        made
    }

    /// `RUN`.
    pub(super) fn run(&mut self, on: &Made, command: &str, layer: &Layer) -> Made {
        self.put(Some(on), on.config.clone(), shell(command), layer)
    }

    /// `COPY`, or `ADD` as it was before 1.0.
    pub(super) fn copy(&mut self, on: &Made, from: &str, to: &str, layer: &Layer) -> Made {
        let sum = hex(&format!("{from} {to} {}", self.made));
        let kind = if to.ends_with('/') { "dir" } else { "file" };
        self.put(Some(on), on.config.clone(), shell(&format!("#(nop) COPY {kind}:{sum} in {to}")), layer)
    }

    /// Any line that changes the configuration and no file.
    pub(super) fn set(&mut self, on: &Made, line: &str, change: impl FnOnce(&mut RunConfig)) -> Made {
        let mut config = on.config.clone();
        change(&mut config);
        self.put(Some(on), config, shell(&format!("#(nop) {line}")), &Layer::empty())
    }

    /// `ENV`.
    pub(super) fn env(&mut self, on: &Made, key: &str, value: &str) -> Made {
        let pair = format!("{key}={value}");
        self.set(on, &format!("ENV {pair}"), |config| config.env.get_or_insert_default().push(pair.clone()))
    }

    /// `EXPOSE`.
    pub(super) fn expose(&mut self, on: &Made, port: &str) -> Made {
        self.set(on, &format!("EXPOSE map[{port}:{{}}]"), |config| {
            config.exposed_ports.get_or_insert_default().insert(port.to_owned(), BTreeMap::new());
        })
    }

    /// `CMD`.
    pub(super) fn cmd(&mut self, on: &Made, words: &[&str]) -> Made {
        self.set(on, &format!("CMD [{}]", words.join(" ")), |config| config.cmd = Some(owned(words)))
    }

    /// `ENTRYPOINT`.
    pub(super) fn entrypoint(&mut self, on: &Made, words: &[&str]) -> Made {
        self.set(on, &format!("ENTRYPOINT [{}]", words.join(" ")), |config| {
            config.entrypoint = Some(owned(words));
        })
    }

    /// `LABEL`, which came with Docker 1.6.
    pub(super) fn label(&mut self, on: &Made, key: &str, value: &str) -> Made {
        self.set(on, &format!("LABEL {key}={value}"), |config| {
            config.labels.get_or_insert_default().insert(key.to_owned(), value.to_owned());
        })
    }

    fn put(&mut self, on: Option<&Made>, config: RunConfig, step: Vec<String>, layer: &Layer) -> Made {
        self.made += 1;
        self.now += 2 + self.dice.next_seconds(90);
        let id = hex(&format!("portolan sample image {}", self.made));
        let container = hex(&format!("portolan sample container {}", self.made));
        let Packed { bytes, unpacked } = layer.pack();
        let is_old = self.docker.starts_with("0.");
        let words = RunConfig {
            hostname: container[..12].to_owned(),
            cmd: Some(step),
            image: on.map(|on| on.id.clone()).unwrap_or_default(),
            ..config.clone()
        };
        let created = moment(self.now, self.dice.next() % 1_000_000_000);
        let json = ImageJson {
            id: &id,
            parent: on.map(|on| on.id.as_str()),
            comment: &self.comment,
            created: if self.now <= 0 { "0001-01-01T00:00:00Z".to_owned() } else { created },
            container,
            container_config: words,
            docker_version: self.docker,
            author: self.author,
            config: config.clone(),
            architecture: (!is_old).then_some("amd64"),
            os: (!is_old).then_some("linux"),
            size: unpacked,
        };
        let json = serde_json::to_vec(&json).unwrap_or_default();
        self.store(&id, on.map(|on| on.id.as_str()), json, bytes);
        Made { id, config }
    }

    /// Keeps an image.
    pub(super) fn store(&mut self, id: &str, parent: Option<&str>, json: Vec<u8>, layer: Vec<u8>) {
        let mut ancestry = vec![id.to_owned()];
        if let Some(parent) = parent.and_then(|parent| self.state.images.get(parent)) {
            ancestry.extend_from_slice(&parent.ancestry);
        }
        let checksum = Some(checksum(&json, &layer));
        let image =
            Image { json: json.into(), layer: Some(layer.into()), ancestry, checksum, uploading: false };
        self.state.images.insert(id.to_owned(), image);
    }

    /// An image whose push broke off: its JSON is there, its layer is not.
    pub(super) fn break_off(&mut self, made: &Made) {
        if let Some(image) = self.state.images.get_mut(&made.id) {
            image.layer = None;
            image.checksum = None;
            image.uploading = true;
        }
    }

    /// Tags images as a repository, and lists them and what they stand on at the index.
    pub(super) fn publish(&mut self, name: &str, description: &str, stars: u64, tags: &[(&str, &Made)]) {
        let mut listing = Listing { description: description.to_owned(), stars, ..Listing::default() };
        let mut entries = BTreeMap::new();
        for &(tag, made) in tags {
            let words = [
                ("docker_version", self.docker),
                ("arch", "amd64"),
                ("os", "linux"),
                ("kernel", "3.13.0-37-generic"),
            ];
            let words = words.into_iter().map(|(key, word)| (key, word.to_owned())).collect();
            let facts = Facts { last_update: self.now.max(0) + 300, words };
            entries.insert(tag.to_owned(), Tag { image: made.id.clone(), facts });
            let ancestry =
                self.state.images.get(&made.id).map(|image| image.ancestry.clone()).unwrap_or_default();
            for id in ancestry {
                if !listing.images.iter().any(|line| line.id == id) {
                    let checksum = self.state.images.get(&id).and_then(|image| image.checksum.clone());
                    listing.images.push(Listed { id, checksum, tag: None });
                }
            }
        }
        let repository = self.state.repository_mut(name);
        repository.facts = entries.get("latest").map(|tag| tag.facts.clone());
        repository.tags = entries;
        repository.stored = true;
        repository.listing = Some(listing);
    }

    /// The state's listing of a repository, to be made odder.
    pub(super) fn listed(&mut self, name: &str) -> &mut Vec<Listed> {
        &mut self.state.repository_mut(name).listing.get_or_insert_default().images
    }
}

impl Dice {
    fn next_seconds(&mut self, limit: usize) -> i64 {
        i64::try_from(self.below(limit)).unwrap_or_default()
    }
}

fn shell(command: &str) -> Vec<String> {
    owned(&["/bin/sh", "-c", command])
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

/// 64 digits that look random and are always the same.
pub(super) fn hex(seed: &str) -> String {
    Sha256::digest(seed).iter().map(|byte| format!("{byte:02x}")).collect()
}
