//! The order in which tags stand at the edge of the tree: the tags of one image together, the most exact first
//! (`4.12.0 4.12 4 latest`), and images by their first tag, oldest version first.

use super::{Instead, NodeId};
use crate::console::natural;
use crate::name::{Heard, Repository, Tag};
use crate::registry::v1::Tagged;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A tag at the edge of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// The tag, as it was sent.
    pub tag: Heard<Tag>,
    /// Where it is, when that is not the repository whose tree it is.
    pub elsewhere: Option<Rc<Repository>>,
    /// The node it points at, where that is known.
    pub node: Option<NodeId>,
    /// It points at images of other platforms as well, which are not in the tree.
    pub partly: bool,
    /// It has no image of the platform that is drawn, and stands by another.
    pub instead: Option<Instead>,
}

impl Leaf {
    /// What is written at it: the tag, with its repository before it where that is another one.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.elsewhere {
            None => self.tag.to_string(),
            Some(repository) => format!("{repository}:{}", self.tag),
        }
    }
}

/// The tags of a tree in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaves {
    leaves: Vec<Leaf>,
}

impl Leaves {
    /// Puts tags in order. A tag that is sent twice stands once.
    #[must_use]
    pub fn new(leaves: Vec<Leaf>) -> Self {
        let mut of_node: HashMap<Option<NodeId>, Vec<(String, Leaf)>> = HashMap::new();
        for leaf in leaves {
            of_node.entry(leaf.node.clone()).or_default().push((leaf.name(), leaf));
        }
        let mut groups: Vec<Vec<(String, Leaf)>> = of_node.into_values().map(sorted).collect();
        groups.sort_by(|a, b| match (a.first(), b.first()) {
            (Some((a, _)), Some((b, _))) => natural::compare(a, b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        });
        Self { leaves: groups.into_iter().flatten().map(|(_, leaf)| leaf).collect() }
    }

    /// The tags of a v1 repository, whose images come with the list.
    #[must_use]
    pub fn of_v1(tags: &[Tagged]) -> Self {
        let leaf = |tagged: &Tagged| Leaf {
            tag: tagged.tag.clone(),
            elsewhere: None,
            node: tagged.image.valid().cloned().map(NodeId::Image),
            partly: false,
            instead: None,
        };
        Self::new(tags.iter().map(leaf).collect())
    }

    /// The tags.
    #[must_use]
    pub fn all(&self) -> &[Leaf] {
        &self.leaves
    }

    /// What is written at a tag.
    #[must_use]
    pub fn name(&self, tag: usize) -> String {
        self.leaves.get(tag).map(Leaf::name).unwrap_or_default()
    }

    /// The tag, if it is of the repository itself and its name is one that may be put into a request.
    #[must_use]
    pub fn own(&self, tag: usize) -> Option<&Tag> {
        self.leaves.get(tag).filter(|leaf| leaf.elsewhere.is_none())?.tag.valid()
    }

    /// The node each tag points at, where that is known.
    #[must_use]
    pub fn tips(&self) -> Vec<Option<NodeId>> {
        self.leaves.iter().map(|leaf| leaf.node.clone()).collect()
    }

    /// How many images the tags point at, as far as that is known.
    #[must_use]
    pub fn images(&self) -> usize {
        self.leaves.iter().filter_map(|leaf| leaf.node.as_ref()).collect::<HashSet<_>>().len()
    }
}

/// The tags of one image, the most exact first: by how many numbers they name, then by their order as versions.
fn sorted(mut tags: Vec<(String, Leaf)>) -> Vec<(String, Leaf)> {
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
