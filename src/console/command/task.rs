//! What can be done by a command, and by which.

use super::at::At;
use super::shell::chain;
use super::{tools, v1, v2};
use crate::console::route::Api;
use crate::console::target::Target;
use crate::name::{Digest, ImageId, Repository, Selector, Tag};

/// What a command is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// curl, which shows the very requests.
    Curl,
    /// Docker.
    Docker,
    /// crane.
    Crane,
    /// regctl.
    Regctl,
    /// skopeo.
    Skopeo,
}

impl By {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Curl, Self::Docker, Self::Crane, Self::Regctl, Self::Skopeo];

    /// Its name, which is also its command.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::Docker => "docker",
            Self::Crane => "crane",
            Self::Regctl => "regctl",
            Self::Skopeo => "skopeo",
        }
    }
}

/// A tag that is to point at something, and what it was seen to point at before; nothing where it was seen to be free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Where.
    pub repository: Repository,
    /// Which.
    pub tag: Tag,
    /// What it points at so far.
    pub seen: Option<Target>,
}

/// Something that a screen asks or an act does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Finds out whether a login is accepted.
    SignIn,
    /// Opens an account, of v1.
    SignUp,
    /// Lists the repositories.
    Repositories,
    /// Searches for repositories, of v1.
    Search(String),
    /// Lists the tags.
    Tags(Repository),
    /// Asks what a tag points at.
    Resolve(Repository, Tag),
    /// Reads a manifest, or what v1 says of an image.
    Manifest(Repository, Selector),
    /// Reads the configuration of an image, by its digest where that is known.
    Config(Repository, Selector, Option<Digest>),
    /// Reads the ids of an image and of all it stands on, of v1.
    Ancestry(Repository, ImageId),
    /// Downloads a layer.
    Layer(Repository, Target),
    /// Asks what is attached to a manifest.
    Referrers(Repository, Digest),
    /// Reads all that the tree is drawn from.
    Tree(Repository),
    /// Lists the images as the index knows them, of v1.
    Images(Repository),
    /// Reads what is noted of a repository, of v1.
    About(Repository),
    /// Points a tag at something that is there.
    SetTag(Spot, Target),
    /// Takes tags away, each of which points at what it was seen to, and leaves that.
    DeleteTags(Repository, Vec<(Tag, Option<Target>)>),
    /// Deletes manifests, each with the tags that were seen on it.
    DeleteManifests(Repository, Vec<(Digest, Vec<Tag>)>),
    /// Copies a tag to a repository beside it.
    Copy((Repository, Tag), Spot),
    /// Creates a repository: by a call of its own on v1, on v2 by the first push.
    Create(Repository),
    /// Deletes a repository, of v1.
    DeleteRepository(Repository),
    /// Puts an image into a repository, of v1.
    Insert(Repository, Option<Tag>),
}

impl Task {
    /// The longest list of names that is written out.
    pub const MOST: usize = 100;

    /// The command, of one line or several that belong together; nothing where there is none.
    #[must_use]
    pub fn by(&self, tool: By, at: &At) -> Option<String> {
        if self.names().is_some_and(|names| names == 0 || names > Self::MOST) {
            return None;
        }
        match (tool, at.api) {
            (By::Curl, Api::V1) => v1::curl(self, at).ok().flatten(),
            (By::Curl, Api::V2) => v2::curl(self, at).ok().flatten(),
            (By::Docker, Api::V1) => tools::docker_v1(self, at),
            (_, Api::V1) => None,
            (tool, Api::V2) => tools::command(tool, self, at),
        }
    }

    /// The command of several tasks, each done after the one before it has worked; nothing where one of them has none: it
    /// would be left undone.
    #[must_use]
    pub fn together(tasks: &[Self], tool: By, at: &At) -> Option<String> {
        let all = tasks.iter().map(|task| task.by(tool, at)).collect::<Option<Vec<String>>>()?;
        (!all.is_empty()).then(|| chain(all))
    }

    /// The tools that there is a command of.
    #[must_use]
    pub fn tools(&self, at: &At) -> Vec<By> {
        By::ALL.into_iter().filter(|tool| self.by(*tool, at).is_some()).collect()
    }

    /// Whether it deletes nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.names() == Some(0)
    }

    /// How many names it writes out, where that is any number.
    fn names(&self) -> Option<usize> {
        match self {
            Self::DeleteTags(_, tags) => Some(tags.len()),
            Self::DeleteManifests(_, all) => {
                Some(all.len().max(all.iter().map(|(_, tags)| tags.len()).sum()))
            }
            _ => None,
        }
    }
}
