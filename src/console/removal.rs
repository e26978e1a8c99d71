//! What the deletion of tags of a v2 repository takes along: a registry keeps manifests, and deleting one takes every
//! tag that points at it and breaks every index that lists it. So before anything goes, all tags are looked at, and for
//! each manifest it is decided whether it may go as a whole or only the tags are taken off it (security notes I7).

use super::nested::Nested;
use crate::name::{Digest, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of one tag of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The tag.
    pub tag: Tag,
    /// The manifest it points at; nothing where that could not be read.
    pub digest: Option<Digest>,
    /// The manifests which that one lists, where it is an index, and which the indexes among them list.
    pub lists: Vec<Digest>,
}

/// How the picked tags of one manifest are deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The tags are taken off; the manifest stays.
    TagsOnly,
    /// The manifest is deleted, and with it every tag on it.
    Manifest,
}

/// One manifest, and the picked tags on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The manifest.
    pub digest: Digest,
    /// The tags on it that were picked.
    pub picked: Vec<Tag>,
    /// The tags on it that were not.
    pub beside: Vec<Tag>,
    /// The tags of indexes that list it and are not picked with all their own.
    pub held_by: Vec<Tag>,
    /// The indexes inside others that list it. No tag of their own tells of those; which tags they lie under is told by
    /// `held_by`.
    pub inside: Vec<Digest>,
    /// Whether it is an index itself.
    pub is_index: bool,
}

/// All that a deletion concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// The manifests, in the order of their first picked tag.
    pub groups: Vec<Group>,
    /// The picked tags of which nobody knows what they point at; they cannot be deleted.
    pub unknown: Vec<Tag>,
    /// How many other tags could not be read: any of them may point at one of the manifests.
    pub unread: usize,
    /// Whether there are indexes inside others that were not read: any of them may list one of the manifests.
    pub cut: bool,
}

/// One request's worth of a deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Takes a tag off the manifest it was seen on.
    Untag {
        /// The tag.
        tag: Tag,
        /// Where it was seen.
        from: Digest,
    },
    /// Deletes a manifest with these tags, which are all there are on it.
    Delete {
        /// The manifest.
        digest: Digest,
        /// The tags.
        tags: Vec<Tag>,
    },
}

impl Step {
    /// The tags that are gone after it.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        match self {
            Self::Untag { tag, .. } => std::slice::from_ref(tag),
            Self::Delete { tags, .. } => tags,
        }
    }

    /// The manifest it is about.
    #[must_use]
    pub fn digest(&self) -> &Digest {
        match self {
            Self::Untag { from, .. } => from,
            Self::Delete { digest, .. } => digest,
        }
    }
}

impl Removal {
    /// Looks at all tags of a repository, of which some are picked.
    #[must_use]
    pub fn of(all: &[Seen], picked: &[Tag], nested: &Nested) -> Self {
        let wanted: BTreeSet<&Tag> = picked.iter().collect();
        let mut on: BTreeMap<&Digest, Vec<&Seen>> = BTreeMap::new();
        for seen in all {
            if let Some(digest) = &seen.digest {
                on.entry(digest).or_default().push(seen);
            }
        }
        let by_tag: BTreeMap<&Tag, &Seen> = all.iter().map(|seen| (&seen.tag, seen)).collect();
        let inside = |digest: &Digest| -> Vec<Digest> {
            nested.holding(digest).filter(|index| !on.contains_key(index)).cloned().collect()
        };
        // An index goes with all its tags when all of them are picked, and holds nothing then.
        let goes = |digest: &Digest| {
            on.get(digest).is_some_and(|tags| tags.iter().all(|seen| wanted.contains(&seen.tag)))
        };
        let mut listed_by: BTreeMap<&Digest, Vec<&Seen>> = BTreeMap::new();
        for seen in all {
            for digest in seen.lists.iter().collect::<BTreeSet<_>>() {
                listed_by.entry(digest).or_default().push(seen);
            }
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut places: BTreeMap<&Digest, usize> = BTreeMap::new();
        let mut unknown = Vec::new();
        for tag in picked {
            let Some(digest) = by_tag.get(tag).and_then(|seen| seen.digest.as_ref()) else {
                unknown.push(tag.clone());
                continue;
            };
            if let Some(at) = places.get(digest) {
                groups[*at].picked.push(tag.clone());
                continue;
            }
            places.insert(digest, groups.len());
            let tags = on.get(digest).map(Vec::as_slice).unwrap_or_default();
            let beside = tags.iter().filter(|seen| !wanted.contains(&seen.tag));
            let holders = listed_by.get(digest).map(Vec::as_slice).unwrap_or_default();
            let stays = |seen: &&&Seen| !seen.digest.as_ref().is_some_and(&goes);
            groups.push(Group {
                digest: digest.clone(),
                picked: vec![tag.clone()],
                beside: beside.map(|seen| seen.tag.clone()).collect(),
                held_by: holders.iter().filter(stays).map(|seen| seen.tag.clone()).collect(),
                inside: inside(digest),
                is_index: tags.iter().any(|seen| !seen.lists.is_empty()),
            });
        }
        let unread = all.iter().filter(|seen| seen.digest.is_none() && !wanted.contains(&seen.tag)).count();
        Self { groups, unknown, unread, cut: nested.cut }
    }

    /// Looks at all tags of a repository before a manifest goes that was named by its digest: no tag was picked, and
    /// every tag on it goes along.
    #[must_use]
    pub fn of_manifest(all: &[Seen], digest: &Digest, is_index: bool, nested: &Nested) -> Self {
        let tags = |points: &dyn Fn(&Seen) -> bool| -> Vec<Tag> {
            all.iter().filter(|seen| points(seen)).map(|seen| seen.tag.clone()).collect()
        };
        let tagged = |index: &Digest| all.iter().any(|seen| seen.digest.as_ref() == Some(index));
        let group = Group {
            digest: digest.clone(),
            picked: Vec::new(),
            beside: tags(&|seen| seen.digest.as_ref() == Some(digest)),
            held_by: tags(&|seen| seen.lists.contains(digest)),
            inside: nested.holding(digest).filter(|index| !tagged(index)).cloned().collect(),
            is_index,
        };
        let unread = all.iter().filter(|seen| seen.digest.is_none()).count();
        Self { groups: vec![group], unknown: Vec::new(), unread, cut: nested.cut }
    }

    /// The way that takes nothing along that was not picked: a manifest goes only when all its tags were picked,
    /// no index that stays lists it, and no tag is left of which nobody knows what it points at.
    #[must_use]
    pub fn careful(&self, group: &Group) -> Way {
        let held = !group.held_by.is_empty() || !group.inside.is_empty() || self.cut;
        let alone = group.beside.is_empty() && !held && self.all_known();
        if alone { Way::Manifest } else { Way::TagsOnly }
    }

    /// The way for a manifest, where whole manifests are wanted: it cannot be had while tags are left unread, since
    /// every tag that goes must have been named.
    #[must_use]
    pub fn way(&self, group: &Group, whole: bool) -> Way {
        if whole && self.all_known() { Way::Manifest } else { self.careful(group) }
    }

    /// Whether it is known of every tag, picked or not, what it points at: one of which it is not may point at the very
    /// manifest that would go.
    fn all_known(&self) -> bool {
        self.unread == 0 && self.unknown.is_empty()
    }

    /// The tags that go although they were not picked.
    #[must_use]
    pub fn along(&self, whole: bool) -> Vec<&Tag> {
        let going = self.groups.iter().filter(|group| self.way(group, whole) == Way::Manifest);
        going.flat_map(|group| &group.beside).collect()
    }

    /// The tags of indexes that lose a part.
    #[must_use]
    pub fn broken(&self, whole: bool) -> Vec<&Tag> {
        let going = self.groups.iter().filter(|group| self.way(group, whole) == Way::Manifest);
        let broken: BTreeSet<&Tag> = going.flat_map(|group| &group.held_by).collect();
        broken.into_iter().collect()
    }

    /// Whether an index loses a part, with a tag of its own or without.
    #[must_use]
    pub fn breaks(&self, whole: bool) -> bool {
        let goes = |group: &&Group| self.way(group, whole) == Way::Manifest;
        self.groups.iter().filter(goes).any(|group| !group.held_by.is_empty() || !group.inside.is_empty())
    }

    /// Whether there is a choice: whole manifests would take along what the careful way leaves.
    #[must_use]
    pub fn has_choice(&self) -> bool {
        self.all_known() && self.groups.iter().any(|group| self.careful(group) == Way::TagsOnly)
    }

    /// What is to be done, one after another. Indexes go before what they list.
    #[must_use]
    pub fn steps(&self, whole: bool) -> Vec<Step> {
        let mut groups: Vec<&Group> = self.groups.iter().collect();
        groups.sort_by_key(|group| !group.is_index);
        let steps = groups.into_iter().flat_map(|group| match self.way(group, whole) {
            Way::Manifest => {
                let tags = group.picked.iter().chain(&group.beside).cloned().collect();
                vec![Step::Delete { digest: group.digest.clone(), tags }]
            }
            Way::TagsOnly => {
                let untag = |tag: &Tag| Step::Untag { tag: tag.clone(), from: group.digest.clone() };
                group.picked.iter().map(untag).collect()
            }
        });
        steps.collect()
    }
}
