//! Image JSON as Docker 1.x wrote it, its keys in Docker's order (registry-v1 sheet section 5).

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
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{nanos:09}Z")
}

/// The date of a day counted from 1970, in the proleptic Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Seconds since 1970 of midnight at a date.
pub(super) fn midnight(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * 146_097 + day_of_era - 719_468) * 86_400
}
