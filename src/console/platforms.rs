//! The images under an index, as one chooses among them: each by its platform, attestations told apart.

use super::route::Part;
use crate::image::manifest::{Descriptor, Index};
use crate::name::Digest;
use std::collections::HashMap;

/// One of the manifests under an index that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it is for: `linux/arm64/v8`. Nothing where it does not say.
    pub platform: Option<String>,
    /// Whether no other is for the same.
    pub alone: bool,
    /// What names it in an address.
    pub part: Part,
    /// Its digest.
    pub digest: Digest,
    /// Its place in the index.
    pub at: usize,
    /// Whether it is an index itself.
    pub nested: bool,
}

/// Everything under an index that can be opened, in its order. What only attests another is not among it, and neither
/// is what has no digest that could be asked for (security notes I2).
#[must_use]
pub fn choices(index: &Index) -> Vec<Choice> {
    let listed = index.manifests.iter().enumerate().filter(|(_, listed)| !listed.is_attestation());
    let named: Vec<(usize, &Descriptor, &Digest, Option<String>)> = listed
        .filter_map(|(at, listed)| Some((at, listed, listed.digest.valid()?, platform(listed))))
        .collect();
    let mut times: HashMap<&String, usize> = HashMap::new();
    for name in named.iter().filter_map(|(.., platform)| platform.as_ref()) {
        *times.entry(name).or_default() += 1;
    }
    named
        .iter()
        .map(|(at, listed, digest, platform)| {
            // A platform that stands twice, or that no address can carry, is named by the digest.
            let alone = platform.as_ref().is_none_or(|name| times.get(name) == Some(&1));
            let part = platform.as_ref().filter(|_| alone).and_then(|name| name.parse().ok());
            Choice {
                platform: platform.clone(),
                alone,
                part: part.unwrap_or_else(|| Part::Digest((*digest).clone())),
                digest: (*digest).clone(),
                at: *at,
                nested: listed.media_type.as_ref().is_some_and(crate::name::MediaType::is_index),
            }
        })
        .collect()
}

/// The one that is meant, if it is there; by its digest any can be meant.
#[must_use]
pub fn find<'a>(choices: &'a [Choice], part: &Part) -> Option<&'a Choice> {
    choices.iter().find(|choice| match part {
        Part::Digest(digest) => choice.digest == *digest,
        Part::Platform(_) => choice.part == *part,
    })
}

/// The one that is opened when nobody says which: what most machines run, else the first image, else the first index.
#[must_use]
pub fn first(choices: &[Choice]) -> Option<&Choice> {
    let common = choices.iter().find(|choice| choice.platform.as_deref() == Some("linux/amd64"));
    common.or_else(|| choices.iter().find(|choice| !choice.nested)).or_else(|| choices.first())
}

fn platform(listed: &Descriptor) -> Option<String> {
    let platform = listed.platform.as_ref().filter(|platform| !platform.is_empty() && !platform.is_unknown());
    platform.map(ToString::to_string)
}
