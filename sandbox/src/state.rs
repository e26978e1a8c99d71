//! What the sandbox remembers: images, repositories, accounts, tokens; and how it behaves.
//!
//! One record of a repository holds both what the registry stores of it and what the index lists of it, since both
//! services stand on one state. Nothing here reads a request.

use crate::cors::Cors;
use crate::faults::Fault;
use crate::log::Logged;
use crate::people::People;
use crate::tokens::Grant;
use crate::v2::Store;
use portolan::name::Origin;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How the sandbox behaves as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// docker-registry 0.9.1: registry and index in one, no passwords checked.
    #[default]
    Standalone,
    /// A Hub and a registry at two origins: Basic at one, tokens at the other.
    Apart,
}

/// Which protocols it speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Serves {
    /// Registry v1 and the Hub.
    #[default]
    V1,
    /// Registry v2.
    V2,
    /// Both, at one origin.
    Both,
}

/// Where the two services are, as the index tells its clients and as the transport listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The index; the standalone registry as well.
    pub index: Origin,
    /// The registry, where it stands apart.
    pub registry: Origin,
}

/// An image as the registry keeps it.
#[derive(Clone, Debug)]
pub(crate) struct Image {
    pub(crate) json: Arc<[u8]>,
    pub(crate) layer: Option<Arc<[u8]>>,
    /// Itself first, its root last.
    pub(crate) ancestry: Vec<String>,
    /// Computed when the layer came.
    pub(crate) checksum: Option<String>,
    /// Its push has begun and not ended.
    pub(crate) uploading: bool,
}

/// What was noted of the client that set a tag.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub(crate) last_update: i64,
    pub(crate) words: BTreeMap<&'static str, String>,
}

/// A tag.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) image: String,
    pub(crate) facts: Facts,
}

/// A line of the index's image list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) id: String,
    pub(crate) checksum: Option<String>,
    pub(crate) tag: Option<String>,
}

/// What the index knows of a repository.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listing {
    pub(crate) images: Vec<Listed>,
    pub(crate) description: String,
    pub(crate) stars: u64,
    /// Deleted by its owner; the registry has not been told yet, or the index has not heard that it was.
    pub(crate) marked_deleted: bool,
}

/// A repository, seen from both sides.
#[derive(Clone, Debug, Default)]
pub(crate) struct Repository {
    /// When it was first heard of, to list in that order.
    pub(crate) order: u64,
    pub(crate) tags: BTreeMap<String, Tag>,
    pub(crate) facts: Option<Facts>,
    pub(crate) private: bool,
    /// The registry has a place for it.
    pub(crate) stored: bool,
    /// The index lists it.
    pub(crate) listing: Option<Listing>,
}

impl Repository {
    /// The index's entry, unless it is marked deleted.
    pub(crate) fn listed(&self) -> Option<&Listing> {
        self.listing.as_ref().filter(|listing| !listing.marked_deleted)
    }
}

/// An account at the index.
#[derive(Clone, Debug, Default)]
pub(crate) struct Account {
    pub(crate) password: String,
    pub(crate) email: String,
    /// Whether the mailed link was followed.
    pub(crate) active: bool,
    /// Namespaces it may write to beside its own.
    pub(crate) namespaces: Vec<String>,
}

/// Everything.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) manner: Manner,
    pub(crate) serves: Serves,
    /// What v2 keeps; v1 has nothing of it.
    pub(crate) v2: Store,
    pub(crate) cors: Cors,
    pub(crate) single_use: bool,
    pub(crate) places: Places,
    pub(crate) images: BTreeMap<String, Image>,
    pub(crate) repositories: BTreeMap<String, Repository>,
    pub(crate) accounts: BTreeMap<String, Account>,
    pub(crate) grants: BTreeMap<String, Grant>,
    pub(crate) people: People,
    pub(crate) faults: Vec<Fault>,
    pub(crate) log: Vec<Logged>,
    /// Grows with whatever needs to be new: tokens, moments, places in a list.
    pub(crate) counter: u64,
}

impl State {
    pub(crate) fn new(manner: Manner, places: Places) -> Self {
        Self {
            manner,
            serves: Serves::default(),
            v2: Store::default(),
            cors: Cors::default(),
            single_use: false,
            places,
            images: BTreeMap::new(),
            repositories: BTreeMap::new(),
            accounts: BTreeMap::new(),
            grants: BTreeMap::new(),
            people: People::default(),
            faults: Vec::new(),
            log: Vec::new(),
            counter: 0,
        }
    }

    /// A number not given before.
    pub(crate) fn next(&mut self) -> u64 {
        self.counter += 1;
        self.counter
    }

    /// A repository, made if need be.
    pub(crate) fn repository_mut(&mut self, name: &str) -> &mut Repository {
        if !self.repositories.contains_key(name) {
            let order = self.next();
            self.repositories.insert(name.to_owned(), Repository { order, ..Repository::default() });
        }
        self.repositories.entry(name.to_owned()).or_default()
    }
}

impl Facts {
    /// What was noted; where nothing was, docker-registry's defaults.
    pub(crate) fn json(facts: Option<&Self>) -> Value {
        let Some(facts) = facts else {
            return json!({
                "last_update": null, "docker_version": null, "docker_go_version": null,
                "arch": "amd64", "os": "linux", "kernel": null,
            });
        };
        let mut object = serde_json::Map::new();
        object.insert("last_update".to_owned(), facts.last_update.into());
        for (key, word) in &facts.words {
            object.insert((*key).to_owned(), word.clone().into());
        }
        Value::Object(object)
    }
}
