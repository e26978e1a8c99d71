//! What an image runs with. Docker's v1 JSON and the configuration of OCI write it alike.

use super::manifest::pairs;
use crate::json::Json;

/// What an image runs with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunConfig {
    /// Host name.
    pub hostname: Option<String>,
    /// User.
    pub user: Option<String>,
    /// Working directory.
    pub working_dir: Option<String>,
    /// `KEY=value` lines.
    pub env: Vec<String>,
    /// Command, word by word.
    pub cmd: Vec<String>,
    /// Entry point, word by word.
    pub entrypoint: Vec<String>,
    /// Ports such as `80/tcp`.
    pub exposed_ports: Vec<String>,
    /// Paths.
    pub volumes: Vec<String>,
    /// Triggers for images built on it.
    pub on_build: Vec<String>,
    /// The signal that ends it, such as `SIGTERM`.
    pub stop_signal: Option<String>,
    /// The shell of commands written as one text, word by word.
    pub shell: Vec<String>,
    /// How its health is checked: `CMD` or `CMD-SHELL` and the words of the command.
    pub health_check: Vec<String>,
    /// Labels, in the JSON's order.
    pub labels: Vec<(String, String)>,
}

impl RunConfig {
    /// Reads the object, whose every field may be missing or null.
    pub(crate) fn read(json: &Json) -> Self {
        Self {
            hostname: json.text("Hostname"),
            user: json.text("User"),
            working_dir: json.text("WorkingDir"),
            env: words(json, "Env"),
            cmd: words(json, "Cmd"),
            entrypoint: words(json, "Entrypoint"),
            exposed_ports: keys(json, "ExposedPorts"),
            volumes: keys(json, "Volumes"),
            on_build: words(json, "OnBuild"),
            stop_signal: json.text("StopSignal"),
            shell: words(json, "Shell"),
            health_check: json.get("Healthcheck").map(|check| words(check, "Test")).unwrap_or_default(),
            labels: pairs(json, "Labels"),
        }
    }
}

/// A list of words, which in very old images is one string.
pub(crate) fn words(json: &Json, key: &str) -> Vec<String> {
    match json.get(key) {
        Some(Json::Text(word)) => vec![word.clone()],
        Some(list) => list.items().iter().filter_map(|word| word.as_text().map(str::to_owned)).collect(),
        None => Vec::new(),
    }
}

/// The keys of an object whose values mean nothing, or the words of a list.
fn keys(json: &Json, key: &str) -> Vec<String> {
    match json.get(key) {
        Some(Json::Object(fields)) => fields.iter().map(|(name, _)| name.clone()).collect(),
        _ => words(json, key),
    }
}
