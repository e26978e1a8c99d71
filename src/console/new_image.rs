//! The JSON of an image, for a person who has a layer and nothing else. It says what it can know and invents
//! nothing but the id, which in v1 is a random number anyway (registry-v1 sheet section 5).

use crate::image::Timestamp;
use crate::name::ImageId;
use crate::registry::json::Json;

/// What a new image is to say of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewImage {
    /// 32 random bytes, in hexadecimal digits.
    pub id: ImageId,
    /// What it stands on; nothing for a root.
    pub parent: Option<ImageId>,
    /// When it is made.
    pub created: Timestamp,
    /// What it runs, by a shell; may be empty.
    pub command: String,
    /// A comment; may be empty.
    pub comment: String,
}

impl NewImage {
    /// The JSON, as Docker of that era would read it.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let step = if self.parent.is_none() { "#(nop) ADD layer in /" } else { "#(nop) INSERT layer in /" };
        let command = self.command.trim();
        let mut fields: Vec<(String, Json)> = Vec::new();
        let mut put = |name: &str, value: Json| fields.push((name.to_owned(), value));
        put("id", self.id.as_str().into());
        if let Some(parent) = &self.parent {
            put("parent", parent.as_str().into());
        }
        put("created", rfc3339(self.created).as_str().into());
        if !self.comment.trim().is_empty() {
            put("comment", self.comment.trim().into());
        }
        put("container_config", config(Some(step)));
        put("config", config((!command.is_empty()).then_some(command)));
        put("architecture", "amd64".into());
        put("os", "linux".into());
        Json::Object(fields).to_string().into_bytes()
    }
}

/// What is run by a shell.
fn config(command: Option<&str>) -> Json {
    let run = command.map(|command| Json::List(vec!["/bin/sh".into(), "-c".into(), command.into()]));
    Json::Object(vec![("Cmd".to_owned(), run.into())])
}

/// An id from random bytes.
#[must_use]
pub fn random_id(bytes: [u8; 32]) -> Option<ImageId> {
    use std::fmt::Write as _;
    let digits = bytes.iter().fold(String::with_capacity(64), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    digits.parse().ok()
}

/// `2026-11-21T14:02:31Z`.
fn rfc3339(at: Timestamp) -> String {
    let seconds = at.0.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
}

/// Year, month and day of a day counted from 1970, in the proleptic Gregorian calendar.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
