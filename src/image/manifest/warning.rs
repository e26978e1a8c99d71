//! What is odd about a document that can be shown all the same, and why one cannot.

use super::Descriptor;
use crate::name::MediaType;
use std::fmt;

/// Why bytes are not taken for a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestError {
    /// They are no JSON object, or lack what every manifest of their type has.
    Unreadable,
    /// They say that they are one type and were sent as another (security notes I3).
    TypeDiffers {
        /// What the answer said.
        sent: MediaType,
        /// What the document says.
        says: MediaType,
    },
    /// They could be read in two ways: the fields of an index and of a manifest are both there (I3).
    Ambiguous,
    /// The schema version does not belong to their type.
    SchemaVersion(Option<u64>),
}

impl fmt::Display for ManifestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ManifestError {}

/// What is shown beside a document because it does not fit what was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The answer did not say what it is; the document was believed.
    Untyped,
    /// A key stands twice in one object; the last one was read (security notes D12).
    RepeatedKey(String),
    /// It has no digest that covers what it shows: a manifest of schema 1 (I5).
    NotContentVerified,
    /// It says it is of another repository (I5).
    OtherRepository(String),
    /// It says it is of another tag (I5).
    OtherTag(String),
    /// A descriptor announced this many bytes, and that many came (I4).
    Size {
        /// What the descriptor says.
        declared: u64,
        /// What came.
        found: u64,
    },
    /// A descriptor announced this type, and that one came (I4).
    Type {
        /// What the descriptor says.
        declared: MediaType,
        /// What came.
        found: MediaType,
    },
}

/// What came, compared with the descriptor that announced it (security notes I4).
#[must_use]
pub fn differences(announced: &Descriptor, size: u64, media_type: Option<&MediaType>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if let Some(declared) = announced.size.filter(|declared| *declared != size) {
        warnings.push(Warning::Size { declared, found: size });
    }
    if let (Some(declared), Some(found)) = (&announced.media_type, media_type)
        && declared != found
    {
        warnings.push(Warning::Type { declared: declared.clone(), found: found.clone() });
    }
    warnings
}
