//! What an image runs on.

use crate::json::Json;
use std::fmt;

/// How long a word of a platform may be, in bytes.
const WORD_MAX: usize = 128;

/// An operating system, an architecture and their variants, as a descriptor or a configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Platform {
    /// `linux`.
    pub os: Option<String>,
    /// `amd64`.
    pub architecture: Option<String>,
    /// `v8`.
    pub variant: Option<String>,
    /// `10.0.17763.107`, for Windows.
    pub os_version: Option<String>,
    /// `win32k`, for Windows.
    pub os_features: Vec<String>,
}

impl Platform {
    /// Reads the fields a platform object and a configuration have in common. What is longer than any of them is not
    /// said: a platform stands in rows, drop-downs and addresses (security notes D7).
    pub(crate) fn read(json: &Json) -> Self {
        let features = json.get("os.features").map(Json::items).unwrap_or_default();
        let word = |key| json.text(key).filter(|word| word.len() <= WORD_MAX);
        Self {
            os: word("os"),
            architecture: word("architecture"),
            variant: word("variant"),
            os_version: word("os.version"),
            os_features: features.iter().filter_map(|word| word.as_text().map(str::to_owned)).collect(),
        }
    }

    /// Whether it is what attestations are marked with: `unknown/unknown`.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.os.as_deref() == Some("unknown") && self.architecture.as_deref() == Some("unknown")
    }

    /// Whether nothing is said at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for Platform {
    /// `linux/arm64/v8`, or `windows/amd64 10.0.17763.107`; `?` stands for what is not said.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let os = self.os.as_deref().unwrap_or("?");
        write!(f, "{os}/{}", self.architecture.as_deref().unwrap_or("?"))?;
        if let Some(variant) = &self.variant {
            write!(f, "/{variant}")?;
        }
        match &self.os_version {
            Some(version) => write!(f, " {version}"),
            None => Ok(()),
        }
    }
}
