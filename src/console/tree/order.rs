//! The order in which tags stand at the edge of the tree: the tags of one image together, the most exact first
//! (`4.12.0 4.12 4 latest`), and images by their first tag, oldest version first.

use crate::console::natural;
use crate::name::{Heard, ImageId, Tag};
use crate::registry::v1::Tagged;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The tags of a repository in the order of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaves {
    tags: Vec<Tagged>,
}

impl Leaves {
    /// Puts tags in order. A tag that is sent twice stands once.
    #[must_use]
    pub fn new(tags: &[Tagged]) -> Self {
        let mut of_image: HashMap<&Heard<ImageId>, Vec<&Tagged>> = HashMap::new();
        for tagged in tags {
            of_image.entry(&tagged.image).or_default().push(tagged);
        }
        let mut groups: Vec<Vec<(String, &Tagged)>> = of_image.into_values().map(sorted).collect();
        groups.sort_by(|a, b| match (a.first(), b.first()) {
            (Some((a, _)), Some((b, _))) => natural::compare(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        });
        Self { tags: groups.into_iter().flatten().map(|(_, tagged)| tagged.clone()).collect() }
    }

    /// The tags.
    #[must_use]
    pub fn tags(&self) -> &[Tagged] {
        &self.tags
    }

    /// The name of a tag as it was sent.
    #[must_use]
    pub fn name(&self, tag: usize) -> String {
        self.tags.get(tag).map(|tagged| tagged.tag.to_string()).unwrap_or_default()
    }

    /// The tag, if its name is one that may be put into a request.
    #[must_use]
    pub fn tag(&self, tag: usize) -> Option<&Tag> {
        self.tags.get(tag)?.tag.valid()
    }

    /// The image each tag points at, where that is an image.
    #[must_use]
    pub fn tips(&self) -> Vec<Option<ImageId>> {
        self.tags.iter().map(|tagged| tagged.image.valid().cloned()).collect()
    }

    /// The tags that point at an image.
    #[must_use]
    pub fn on(&self, image: &ImageId) -> Vec<usize> {
        let is = |tagged: &Tagged| tagged.image.valid() == Some(image);
        self.tags.iter().enumerate().filter(|(_, tagged)| is(tagged)).map(|(at, _)| at).collect()
    }

    /// How many images the tags point at.
    #[must_use]
    pub fn images(&self) -> usize {
        let mut images: Vec<&Heard<ImageId>> = self.tags.iter().map(|tagged| &tagged.image).collect();
        images.sort_unstable();
        images.dedup();
        images.len()
    }
}

/// The tags of one image, the most exact first: by how many numbers they name, then by their order as versions.
fn sorted(tags: Vec<&Tagged>) -> Vec<(String, &Tagged)> {
    let mut tags: Vec<(String, &Tagged)> =
        tags.into_iter().map(|tagged| (tagged.tag.to_string(), tagged)).collect();
    tags.sort_by(|(a, _), (b, _)| {
        (Reverse(numbers(a)), a == "latest")
            .cmp(&(Reverse(numbers(b)), b == "latest"))
            .then_with(|| natural::compare(a, b))
    });
    tags.dedup_by(|(a, _), (b, _)| a == b);
    tags
}

/// How many runs of digits a name has.
fn numbers(name: &str) -> usize {
    name.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count()
}
