//! Registry v1 and its index by curl (registry-v1 and hub-v1 sheets). Where index and registry are apart, the index takes
//! the password and gives a token, and the registry takes that.

use super::at::{At, written};
use super::curl::Curl;
use super::shell::chain;
use super::task::{Spot, Task};
use crate::console::target::Target;
use crate::http::{Url, UrlError};
use crate::name::{ImageId, Repository, Selector, Tag};
use crate::registry::passage::{index_url, repository_url};

/// Who asks, where the index has given a token.
const WITH_TOKEN: &str = "-H \"Authorization: Token $TOKEN\" ";
/// Reads the token of an index out of the head of its answer.
const TOKEN: &str = r"tr -d '\r' | sed -n 's/^[Xx]-[Dd]ocker-[Tt]oken: *//p'";

/// What a token is asked for.
#[derive(Clone, Copy)]
enum Wish {
    Read,
    Write,
    /// A call of its own, which deletes nothing yet.
    DeleteTags,
    /// The index marks the repository with that.
    DeleteRepository,
}

/// The command; nothing where v1 has no such call.
pub(super) fn curl(task: &Task, at: &At) -> Result<Option<String>, UrlError> {
    let search = |words: &str| Ok::<_, UrlError>(at.url(["v1", "search"])?.query("q", words));
    match task {
        Task::SignIn => index(at, &Curl::to(&at.url(["v1", "users"])?.slash()).option("-i")),
        Task::SignUp => {
            let call = Curl::to(&at.url(["v1", "users"])?.slash()).method("POST");
            Ok(Some(
                call.field("Content-Type", "application/json").option("-d @account.json").line("", false),
            ))
        }
        Task::Repositories => index(at, &Curl::to(&search("")?)),
        Task::Search(words) => index(at, &Curl::to(&search(words)?)),
        Task::Tags(repository) => {
            one(at, repository, Wish::Read, Curl::to(&below(at, repository, &["tags"])?))
        }
        Task::Resolve(repository, tag) => {
            one(at, repository, Wish::Read, Curl::to(&below(at, repository, &["tags", tag.as_str()])?))
        }
        Task::Manifest(repository, selector) => match selector {
            Selector::Image(id) => one(at, repository, Wish::Read, Curl::to(&image(at, id, "json")?)),
            Selector::Tag(tag) => of_tag(at, repository, tag),
            Selector::Digest(_) => Ok(None),
        },
        Task::Ancestry(repository, id) => {
            one(at, repository, Wish::Read, Curl::to(&image(at, id, "ancestry")?))
        }
        Task::Layer(repository, Target::Image(id)) => {
            one(at, repository, Wish::Read, Curl::to(&image(at, id, "layer")?).writing("-L -o layer.tar.gz"))
        }
        Task::Tree(repository) => tree(at, repository),
        Task::Images(repository) => index(at, &Curl::to(&index_url(&at.origin, repository, "images")?)),
        Task::About(repository) => {
            one(at, repository, Wish::Read, Curl::to(&below(at, repository, &["json"])?))
        }
        Task::SetTag(Spot { repository, tag, .. }, Target::Image(id)) => {
            let url = below(at, repository, &["tags", tag.as_str()])?;
            one(at, repository, Wish::Write, Curl::to(&url).method("PUT").json(&format!("\"{id}\"")))
        }
        Task::DeleteTags(repository, tags) => delete_tags(at, repository, tags),
        Task::Create(repository) => {
            index(at, &Curl::to(&index_url(&at.origin, repository, "")?).method("PUT").json("[]"))
        }
        Task::DeleteRepository(repository) => delete(at, repository),
        Task::Insert(repository, tag) => insert(at, repository, tag.as_ref()),
        _ => Ok(None),
    }
}

fn one(at: &At, repository: &Repository, wish: Wish, call: Curl) -> Result<Option<String>, UrlError> {
    let lines = calls(at, repository, wish, &[vec![call]])?;
    Ok(Some(chain(lines)))
}

/// Calls of the registry, after the one that gets a token where the index is apart.
fn calls(at: &At, repository: &Repository, wish: Wish, steps: &[Vec<Curl>]) -> Result<Vec<String>, UrlError> {
    if at.standalone {
        return Ok(written(steps, &at.password(), false));
    }
    let mut lines = vec![token(at, repository, wish)?];
    lines.extend(written(steps, WITH_TOKEN, true));
    Ok(lines)
}

fn token(at: &At, repository: &Repository, wish: Wish) -> Result<String, UrlError> {
    let tail = match wish {
        Wish::Read | Wish::DeleteTags => "images",
        Wish::Write | Wish::DeleteRepository => "",
    };
    let call = Curl::to(&index_url(&at.origin, repository, tail)?).option("-D - -o /dev/null");
    let call = call.field("X-Docker-Token", "true");
    let call = match wish {
        Wish::Read => call,
        Wish::Write => call.option("-X PUT").json("[]"),
        Wish::DeleteTags | Wish::DeleteRepository => call.option("-X DELETE"),
    };
    Ok(call.around("TOKEN=$(", &format!(" | {TOKEN} | grep .)")).line(&at.password(), true))
}

/// A call of the index, which takes the password.
fn index(at: &At, call: &Curl) -> Result<Option<String>, UrlError> {
    Ok(Some(call.line(&at.password(), false)))
}

/// The image of a tag: first its id.
fn of_tag(at: &At, repository: &Repository, tag: &Tag) -> Result<Option<String>, UrlError> {
    let id = Curl::to(&below(at, repository, &["tags", tag.as_str()])?);
    let json = Curl::with_end(&images(at)?, "$ID/json");
    let steps = [vec![id.around("ID=$(", " | grep -oE '[0-9a-f]{64}')")], vec![json]];
    calls(at, repository, Wish::Read, &steps).map(|lines| Some(chain(lines)))
}

/// The ancestry of every image that a tag points at.
fn tree(at: &At, repository: &Repository) -> Result<Option<String>, UrlError> {
    let tags = Curl::to(&below(at, repository, &["tags"])?);
    let ancestry = Curl::with_end(&images(at)?, "$ID/ancestry");
    let steps = [
        vec![tags.around("IDS=$(", " | grep -oE '[0-9a-f]{64}' | sort -u | grep .)")],
        vec![ancestry.around("( for ID in $IDS; do ", " || exit 1; done )")],
    ];
    calls(at, repository, Wish::Read, &steps).map(|lines| Some(chain(lines)))
}

/// First it is looked whether all of them are where they were seen (security notes I7).
fn delete_tags(
    at: &At,
    repository: &Repository,
    tags: &[(Tag, Option<Target>)],
) -> Result<Option<String>, UrlError> {
    let url = below(at, repository, &["tags"])?;
    let seen =
        |(tag, image): &(Tag, Option<Target>)| Some((tag.to_string(), image.as_ref()?.image()?.to_string()));
    let known: Vec<(String, String)> = tags.iter().filter_map(seen).collect();
    let names: Vec<String> = tags.iter().map(|(tag, _)| tag.to_string()).collect();
    let look = |call: Curl, id: &str| call.around("test \"$(", &format!(" | tr -d '\" \\n')\" = {id}"));
    let looks = if known.is_empty() { None } else { Some(vec![Curl::each_known(&url, &known, look)?]) };
    let delete = vec![Curl::each(&url, "TAG", &names, |call| call.method("DELETE"))?];
    if at.standalone {
        let steps: Vec<Vec<Curl>> = looks.into_iter().chain([delete]).collect();
        return Ok(Some(chain(written(&steps, &at.password(), false))));
    }
    let mut lines = Vec::new();
    if let Some(looks) = looks {
        lines = calls(at, repository, Wish::Read, &[looks])?;
    }
    lines.extend(calls(at, repository, Wish::DeleteTags, &[delete])?);
    Ok(Some(chain(lines)))
}

/// One call where registry and index are one; else the index marks it and gives the token, the registry empties it, and
/// the index strikes it out.
fn delete(at: &At, repository: &Repository) -> Result<Option<String>, UrlError> {
    let empty = Curl::to(&below(at, repository, &[])?.slash()).method("DELETE");
    let mut lines = calls(at, repository, Wish::DeleteRepository, &[vec![empty]])?;
    if !at.standalone {
        let strike = Curl::to(&index_url(&at.origin, repository, "")?).method("DELETE");
        lines.push(strike.line(&at.password(), true));
    }
    Ok(Some(chain(lines)))
}

/// An image of the files `json` and `layer.tar`: its JSON, its layer, the checksum over both, and the tag.
fn insert(at: &At, repository: &Repository, tag: Option<&Tag>) -> Result<Option<String>, UrlError> {
    let images = images(at)?;
    let put = |what: &str| Curl::with_end(&images, &format!("$ID/{what}")).method("PUT");
    let sum = r#"-H "X-Docker-Checksum-Payload: sha256:$SUM""#;
    let mut steps = vec![
        vec![put("json").field("Content-Type", "application/json").option("--data-binary @json")],
        vec![put("layer").option("-T layer.tar")],
        vec![
            put("checksum")
                .option(sum)
                .around("SUM=$({ cat json; echo; cat layer.tar; } | sha256sum | cut -d ' ' -f 1) && ", ""),
        ],
    ];
    if let Some(tag) = tag {
        let url = below(at, repository, &["tags", tag.as_str()])?;
        let set = Curl::to(&url).method("PUT").field("Content-Type", "application/json");
        steps.push(vec![set.option(r#"-d "\"$ID\"""#)]);
    }
    let id = r#"ID=$(sed -nE 's/.*"id" *: *"([0-9a-f]{64})".*/\1/p' json | grep .)"#;
    let lines = calls(at, repository, Wish::Write, &steps)?;
    Ok(Some(chain([id.to_owned()].into_iter().chain(lines))))
}

/// `/v1/images` at the registry.
fn images(at: &At) -> Result<Url, UrlError> {
    Url::at(at.place_of_repositories()).extend(["v1", "images"])
}

fn image(at: &At, id: &ImageId, what: &str) -> Result<Url, UrlError> {
    images(at)?.extend([id.as_str(), what])
}

fn below(at: &At, repository: &Repository, rest: &[&str]) -> Result<Url, UrlError> {
    repository_url(at.place_of_repositories(), repository)?.extend(rest.iter().copied())
}
