//! The same by docker, crane, regctl and skopeo, as far as each has a command of it. Where a registry is reached in clear,
//! crane and skopeo are told with the command, regctl once before it, and Docker in the settings of its engine.

use super::at::At;
use super::task::{By, Task};
use crate::console::target::Target;
use crate::name::{Digest, Repository, Scheme, Selector, Tag};

/// The command for a v2 registry; nothing where the tool has none.
pub(super) fn command(tool: By, task: &Task, at: &At) -> Option<String> {
    let clear = at.origin.scheme() == Scheme::Http;
    match tool {
        By::Curl => None,
        By::Docker => docker(task, at),
        By::Crane => crane(task, at, if clear { "--insecure " } else { "" }),
        By::Regctl => {
            let line = regctl(task, at)?;
            let first = if clear {
                format!("regctl registry set --tls disabled {}\n", at.host())
            } else {
                String::new()
            };
            Some(first + &line)
        }
        By::Skopeo => skopeo(task, at, clear),
    }
}

/// Docker at a v1 registry, up to 17.10.
pub(super) fn docker_v1(task: &Task, at: &At) -> Option<String> {
    match task {
        Task::SignIn => Some(format!("docker login {}", at.host())),
        Task::Search(words) if is_plain(words) => Some(format!("docker search {}/{words}", at.host())),
        Task::Insert(repository, tag) => {
            let reference = match tag {
                Some(tag) => tagged(at, repository, tag)?,
                None => new(at, repository)?,
            };
            push(&reference)
        }
        _ => None,
    }
}

fn docker(task: &Task, at: &At) -> Option<String> {
    match task {
        Task::SignIn => Some(format!("docker login {}", at.host())),
        Task::Resolve(repository, tag) => {
            Some(format!("docker buildx imagetools inspect {}", tagged(at, repository, tag)?))
        }
        Task::Manifest(repository, selector) => {
            let reference = at.reference(repository, Some(selector))?;
            Some(format!("docker buildx imagetools inspect --raw {reference}"))
        }
        Task::Config(repository, selector, _) => {
            let reference = at.reference(repository, Some(selector))?;
            Some(format!("docker buildx imagetools inspect --format '{{{{json .Image}}}}' {reference}"))
        }
        Task::Create(repository) => push(&new(at, repository)?),
        _ => None,
    }
}

/// `IMAGE` is one that Docker has already.
fn push(reference: &str) -> Option<String> {
    Some(format!("docker tag IMAGE {reference}\ndocker push {reference}"))
}

fn crane(task: &Task, at: &At, clear: &str) -> Option<String> {
    let line = match task {
        Task::SignIn => format!("auth login {clear}{} -u USER", at.host()),
        Task::Repositories => format!("catalog {clear}{}", at.host()),
        Task::Tags(repository) => format!("ls {clear}{}", at.reference(repository, None)?),
        Task::Resolve(repository, tag) => format!("digest {clear}{}", tagged(at, repository, tag)?),
        Task::Manifest(repository, selector) => {
            format!("manifest {clear}{}", at.reference(repository, Some(selector))?)
        }
        Task::Config(repository, selector, _) => {
            format!("config {clear}{}", at.reference(repository, Some(selector))?)
        }
        Task::Layer(repository, Target::Manifest(digest)) => {
            format!("blob {clear}{} > layer.tar.gz", by_digest(at, repository, digest)?)
        }
        Task::SetTag(repository, tag, Target::Manifest(digest)) => {
            format!("tag {clear}{} {tag}", by_digest(at, repository, digest)?)
        }
        Task::DeleteManifests(repository, digests) => {
            return each(digests, |digest| {
                Some(format!("crane delete {clear}{}", by_digest(at, repository, digest)?))
            });
        }
        Task::Copy(from, tag, to, as_tag) => {
            format!("copy {clear}{} {}", tagged(at, from, tag)?, tagged(at, to, as_tag)?)
        }
        Task::Create(repository) => format!("push {clear}image.tar {}", new(at, repository)?),
        _ => return None,
    };
    Some(format!("crane {line}"))
}

fn regctl(task: &Task, at: &At) -> Option<String> {
    let line = match task {
        Task::SignIn => format!("registry login {} -u USER", at.host()),
        Task::Repositories => format!("repo ls {}", at.host()),
        Task::Tags(repository) => format!("tag ls {}", at.reference(repository, None)?),
        Task::Resolve(repository, tag) => format!("manifest head {}", tagged(at, repository, tag)?),
        Task::Manifest(repository, selector) => {
            format!("manifest get --format raw-body {}", at.reference(repository, Some(selector))?)
        }
        Task::Config(repository, selector, _) => {
            format!("image inspect {}", at.reference(repository, Some(selector))?)
        }
        Task::Layer(repository, Target::Manifest(digest)) => {
            format!("blob get {} {digest} > layer.tar.gz", at.reference(repository, None)?)
        }
        Task::Referrers(repository, digest) => {
            format!("artifact list {}", by_digest(at, repository, digest)?)
        }
        Task::SetTag(repository, tag, Target::Manifest(digest)) => {
            format!("image copy {} {}", by_digest(at, repository, digest)?, tagged(at, repository, tag)?)
        }
        Task::DeleteTags(repository, tags) => {
            return each(tags, |tag| Some(format!("regctl tag rm {}", tagged(at, repository, tag)?)));
        }
        Task::DeleteManifests(repository, digests) => {
            return each(digests, |digest| {
                Some(format!("regctl manifest delete {}", by_digest(at, repository, digest)?))
            });
        }
        Task::Copy(from, tag, to, as_tag) => {
            format!("image copy {} {}", tagged(at, from, tag)?, tagged(at, to, as_tag)?)
        }
        Task::Create(repository) => format!("image import {} image.tar", new(at, repository)?),
        _ => return None,
    };
    Some(format!("regctl {line}"))
}

fn skopeo(task: &Task, at: &At, clear: bool) -> Option<String> {
    let flag = if clear { "--tls-verify=false " } else { "" };
    let to = if clear { "--dest-tls-verify=false " } else { "" };
    let both = if clear { "--src-tls-verify=false --dest-tls-verify=false " } else { "" };
    let line = match task {
        Task::SignIn => format!("login {flag}{}", at.host()),
        Task::Tags(repository) => format!("list-tags {flag}docker://{}", at.reference(repository, None)?),
        Task::Resolve(repository, tag) => {
            format!("inspect {flag}--format '{{{{.Digest}}}}' docker://{}", tagged(at, repository, tag)?)
        }
        Task::Manifest(repository, selector) => {
            format!("inspect {flag}--raw docker://{}", at.reference(repository, Some(selector))?)
        }
        Task::Config(repository, selector, _) => {
            format!("inspect {flag}--config docker://{}", at.reference(repository, Some(selector))?)
        }
        Task::SetTag(repository, tag, Target::Manifest(digest)) => format!(
            "copy --all --preserve-digests {both}docker://{} docker://{}",
            by_digest(at, repository, digest)?,
            tagged(at, repository, tag)?
        ),
        // By a tag it would delete what that points at, and with it every other tag on it; so by digest alone.
        Task::DeleteManifests(repository, digests) => {
            return each(digests, |digest| {
                Some(format!("skopeo delete {flag}docker://{}", by_digest(at, repository, digest)?))
            });
        }
        Task::Copy(from, tag, into, as_tag) => format!(
            "copy --all --preserve-digests {both}docker://{} docker://{}",
            tagged(at, from, tag)?,
            tagged(at, into, as_tag)?
        ),
        Task::Create(repository) => {
            format!("copy {to}docker-archive:image.tar docker://{}", new(at, repository)?)
        }
        _ => return None,
    };
    Some(format!("skopeo {line}"))
}

/// One line each; nothing where one of them has none.
fn each<V>(all: &[V], line: impl Fn(&V) -> Option<String>) -> Option<String> {
    let lines: Option<Vec<String>> = all.iter().map(line).collect();
    lines.map(|lines| lines.join("\n"))
}

/// What is pushed for the first time, under a tag that is still to be chosen.
fn new(at: &At, repository: &Repository) -> Option<String> {
    Some(format!("{}:TAG", at.reference(repository, None)?))
}

fn tagged(at: &At, repository: &Repository, tag: &Tag) -> Option<String> {
    at.reference(repository, Some(&Selector::Tag(tag.clone())))
}

fn by_digest(at: &At, repository: &Repository, digest: &Digest) -> Option<String> {
    at.reference(repository, Some(&Selector::Digest(digest.clone())))
}

/// Whether words can stand in a command line as they are.
fn is_plain(words: &str) -> bool {
    !words.is_empty()
        && !words.starts_with('-')
        && words.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c))
}
