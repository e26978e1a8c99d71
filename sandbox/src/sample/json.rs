//! Image JSON as Docker 1.x wrote it, its keys in Docker's order (registry-v1 sheet section 5).

use portolan::image::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// A set as Go writes one.
type Set = BTreeMap<String, BTreeMap<String, String>>;

/// The whole of it.
#[derive(Serialize)]
pub(super) struct ImageJson<'a> {
    pub(super) id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) comment: &'a str,
    pub(super) created: String,
    pub(super) container: String,
    pub(super) container_config: RunConfig,
    pub(super) docker_version: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) author: &'a str,
    pub(super) config: RunConfig,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) architecture: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) os: Option<&'a str>,
    #[serde(rename = "Size")]
    pub(super) size: u64,
}

/// What an image runs with, and what its build step ran with.
#[derive(Clone, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RunConfig {
    pub(super) hostname: String,
    pub(super) domainname: String,
    pub(super) user: String,
    pub(super) memory: u64,
    pub(super) memory_swap: u64,
    pub(super) cpu_shares: u64,
    pub(super) attach_stdin: bool,
    pub(super) attach_stdout: bool,
    pub(super) attach_stderr: bool,
    pub(super) exposed_ports: Option<Set>,
    pub(super) tty: bool,
    pub(super) env: Option<Vec<String>>,
    pub(super) cmd: Option<Vec<String>>,
    pub(super) image: String,
    pub(super) volumes: Option<Set>,
    pub(super) working_dir: String,
    pub(super) entrypoint: Option<Vec<String>>,
    pub(super) network_disabled: bool,
    pub(super) on_build: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) labels: Option<BTreeMap<String, String>>,
}

/// RFC 3339 with Docker's nine digits.
pub(super) fn moment(seconds: i64, nanos: u64) -> String {
    let to_the_second = Timestamp(seconds * 1000).to_string();
    format!("{}.{nanos:09}Z", to_the_second.trim_end_matches('Z'))
}

/// A year, in seconds.
const YEAR: i64 = 365 * 86_400;

/// Seconds since 1970 of midnight at a date. One that nobody believes is long before.
pub(super) fn midnight(year: i64, month: i64, day: i64) -> i64 {
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    Timestamp::parse(&date).map_or(-YEAR, |Timestamp(at)| at / 1000)
}
