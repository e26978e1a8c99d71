//! Tags that are no versions but hold what belongs to another manifest, named by its digest: cosign's tags, and the
//! fallback tag of referrers (registry-v2 sheet section 7).

use crate::name::{Algorithm, Digest, Tag};

/// What such a tag holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attached {
    /// `sha256-….sig`: cosign's signatures.
    Signature,
    /// `sha256-….att`: cosign's attestations.
    Attestation,
    /// `sha256-….sbom`: a bill of materials.
    Sbom,
    /// `sha256-…`: the list of referrers, where the registry keeps none itself.
    Referrers,
}

impl Attached {
    /// Reads a tag of this kind: which manifest it is about, and what it holds. A digest of SHA-512 does not fit a
    /// tag in full, so that only SHA-256 can be read back.
    #[must_use]
    pub fn read(tag: &Tag) -> Option<(Digest, Self)> {
        let (name, what) = match tag.as_str().split_once('.') {
            None => (tag.as_str(), Self::Referrers),
            Some((name, "sig")) => (name, Self::Signature),
            Some((name, "att")) => (name, Self::Attestation),
            Some((name, "sbom")) => (name, Self::Sbom),
            Some(_) => return None,
        };
        let hex = name.strip_prefix("sha256-")?;
        Some((format!("sha256:{hex}").parse().ok()?, what))
    }

    /// The tag that holds this of a manifest.
    #[must_use]
    pub fn tag(self, of: &Digest) -> Option<Tag> {
        let algorithm = match of.algorithm() {
            Algorithm::Sha256 => "sha256",
            Algorithm::Sha512 => "sha512",
        };
        let end = match self {
            Self::Signature => ".sig",
            Self::Attestation => ".att",
            Self::Sbom => ".sbom",
            Self::Referrers => "",
        };
        // The specification cuts the digits to 64, which makes a tag of any digest.
        format!("{algorithm}-{}{end}", of.hex().get(..64)?).parse().ok()
    }
}
