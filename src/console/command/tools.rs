//! The same by docker, crane, regctl and skopeo, as far as each has a command of it. Where a registry is reached in clear,
//! crane and skopeo are told with the command, regctl once before it, and Docker in the settings of its engine.

use super::at::At;
use super::shell::chain;
use super::task::{By, Spot, Task};
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
            let first = clear.then(|| format!("regctl registry set --tls disabled {}", at.host()));
            Some(chain(first.into_iter().chain([line])))
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
    Some(chain([format!("docker tag IMAGE {reference}"), format!("docker push {reference}")]))
}

fn crane(task: &Task, at: &At, clear: &str) -> Option<String> {
    let points_at = |reference: &str| format!("crane digest {clear}{reference}");
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
        Task::SetTag(spot, Target::Manifest(digest)) => {
            let set = format!("crane tag {clear}{} {}", by_digest(at, &spot.repository, digest)?, spot.tag);
            return Some(chain([still(at, spot, points_at)?, set]));
        }
        Task::DeleteManifests(repository, all) => {
            let delete = |reference: &str| format!("crane delete {clear}{reference}");
            return delete_manifests(at, (repository, all), points_at, delete);
        }
        Task::Copy((from, tag), spot) => {
            let to = tagged(at, &spot.repository, &spot.tag)?;
            let copy = format!("crane copy {clear}{} {to}", tagged(at, from, tag)?);
            return Some(chain([still(at, spot, points_at)?, copy]));
        }
        Task::Create(repository) => format!("push {clear}image.tar {}", new(at, repository)?),
        _ => return None,
    };
    Some(format!("crane {line}"))
}

fn regctl(task: &Task, at: &At) -> Option<String> {
    let points_at = |reference: &str| format!("regctl manifest head {reference}");
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
        Task::SetTag(spot, Target::Manifest(digest)) => {
            let to = tagged(at, &spot.repository, &spot.tag)?;
            let set = format!("regctl image copy {} {to}", by_digest(at, &spot.repository, digest)?);
            return Some(chain([still(at, spot, points_at)?, set]));
        }
        Task::DeleteTags(repository, tags) => {
            let mut lines = Vec::new();
            for (tag, seen) in tags {
                let reference = tagged(at, repository, tag)?;
                lines.extend(
                    seen.as_ref().and_then(Target::digest).map(|it| same(&points_at(&reference), it)),
                );
                lines.push(format!("regctl tag rm {reference}"));
            }
            return Some(chain(lines));
        }
        Task::DeleteManifests(repository, all) => {
            let delete = |reference: &str| format!("regctl manifest delete {reference}");
            return delete_manifests(at, (repository, all), points_at, delete);
        }
        Task::Copy((from, tag), spot) => {
            let to = tagged(at, &spot.repository, &spot.tag)?;
            let copy = format!("regctl image copy {} {to}", tagged(at, from, tag)?);
            return Some(chain([still(at, spot, points_at)?, copy]));
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
    let points_at =
        |reference: &str| format!("skopeo inspect {flag}--format '{{{{.Digest}}}}' docker://{reference}");
    let copy = |from: &str, to: &str| {
        format!("skopeo copy --all --preserve-digests {both}docker://{from} docker://{to}")
    };
    let line = match task {
        Task::SignIn => format!("login {flag}{}", at.host()),
        Task::Tags(repository) => format!("list-tags {flag}docker://{}", at.reference(repository, None)?),
        Task::Resolve(repository, tag) => return Some(points_at(&tagged(at, repository, tag)?)),
        Task::Manifest(repository, selector) => {
            format!("inspect {flag}--raw docker://{}", at.reference(repository, Some(selector))?)
        }
        Task::Config(repository, selector, _) => {
            format!("inspect {flag}--config docker://{}", at.reference(repository, Some(selector))?)
        }
        Task::SetTag(spot, Target::Manifest(digest)) => {
            let to = tagged(at, &spot.repository, &spot.tag)?;
            let set = copy(&by_digest(at, &spot.repository, digest)?, &to);
            return Some(chain([still(at, spot, points_at)?, set]));
        }
        // By a tag it would delete what that points at, and with it every other tag on it; so by digest alone.
        Task::DeleteManifests(repository, all) => {
            let delete = |reference: &str| format!("skopeo delete {flag}docker://{reference}");
            return delete_manifests(at, (repository, all), points_at, delete);
        }
        Task::Copy((from, tag), spot) => {
            let copy = copy(&tagged(at, from, tag)?, &tagged(at, &spot.repository, &spot.tag)?);
            return Some(chain([still(at, spot, points_at)?, copy]));
        }
        Task::Create(repository) => {
            format!("copy {to}docker-archive:image.tar docker://{}", new(at, repository)?)
        }
        _ => return None,
    };
    Some(format!("skopeo {line}"))
}

/// Each by its digest, once all its tags were found to be on it still (security notes I7); nothing where one of them has
/// no command.
fn delete_manifests(
    at: &At,
    (repository, all): (&Repository, &[(Digest, Vec<Tag>)]),
    points_at: impl Fn(&str) -> String,
    delete: impl Fn(&str) -> String,
) -> Option<String> {
    let mut lines = Vec::new();
    for (digest, tags) in all {
        for tag in tags {
            lines.push(same(&points_at(&tagged(at, repository, tag)?), digest));
        }
        lines.push(delete(&by_digest(at, repository, digest)?));
    }
    Some(chain(lines))
}

/// Fails unless a tag is as it was seen: where it pointed, or not there.
fn still(at: &At, spot: &Spot, points_at: impl Fn(&str) -> String) -> Option<String> {
    let now = points_at(&tagged(at, &spot.repository, &spot.tag)?);
    Some(match spot.seen.as_ref().and_then(Target::digest) {
        Some(digest) => same(&now, digest),
        None => format!("! {now}"),
    })
}

/// Fails unless a command says a digest.
fn same(command: &str, digest: &Digest) -> String {
    format!("test \"$({command})\" = {digest}")
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
