//! The images under an index, as one chooses among them: each by its platform, attestations told apart.

use super::route::Part;
use crate::image::manifest::{Descriptor, Index, Platform};
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
                nested: is_index(listed),
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

/// The one that stands for all under an index wherever one has to: measured in the list of tags, drawn in the tree,
/// opened when nobody says which. That of the platform that is wanted, else of what most machines run, else the first
/// image that says what it runs on, else the first image, else the first index. Only what can be opened; see
/// [`choices`].
#[must_use]
pub fn stands_for<'a>(index: &'a Index, wanted: Option<&Platform>) -> Option<&'a Descriptor> {
    let find = |fits: &dyn Fn(&Descriptor) -> bool| {
        index.platforms().find(|listed| listed.digest.valid().is_some() && fits(listed))
    };
    let named = |listed: &Descriptor| listed.platform.as_ref().is_some_and(|platform| !platform.is_unknown());
    wanted
        .and_then(|wanted| find(&|listed| listed.platform.as_ref() == Some(wanted)))
        .or_else(|| find(&|listed| listed.platform.as_ref().is_some_and(is_usual)))
        .or_else(|| find(&|listed| named(listed) && !is_index(listed)))
        .or_else(|| find(&|listed| !is_index(listed)))
        .or_else(|| find(&|_| true))
}

/// Whether it is what most machines run, and nothing narrower.
fn is_usual(platform: &Platform) -> bool {
    let Platform { os, architecture, variant, os_version, .. } = platform;
    os.as_deref() == Some("linux")
        && architecture.as_deref() == Some("amd64")
        && variant.is_none()
        && os_version.is_none()
}

fn is_index(listed: &Descriptor) -> bool {
    listed.media_type.as_ref().is_some_and(crate::name::MediaType::is_index)
}

fn platform(listed: &Descriptor) -> Option<String> {
    let platform = listed.platform.as_ref().filter(|platform| !platform.is_empty() && !platform.is_unknown());
    platform.map(ToString::to_string)
}
