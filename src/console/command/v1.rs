//! Registry v1 and its index by curl (registry-v1 and hub-v1 sheets). Where index and registry are apart, the index takes
//! the password and gives a token, and the registry takes that.

use super::at::At;
use super::curl::Curl;
use super::shell::quote;
use super::task::Task;
use crate::console::target::Target;
use crate::http::{Url, UrlError};
use crate::name::{ImageId, Repository, Selector, Tag};

/// Reads the token of an index out of the head of its answer.
const TOKEN: &str = r"tr -d '\r' | sed -n 's/^[Xx]-[Dd]ocker-[Tt]oken: *//p'";
/// What a token is asked for.
const READ: &str = "";
const WRITE: &str = "-X PUT -H 'Content-Type: application/json' -d '[]' ";

/// The command; nothing where v1 has no such call.
pub(super) fn curl(task: &Task, at: &At) -> Result<Option<String>, UrlError> {
    let search = |words: &str| Ok::<_, UrlError>(at.url(["v1", "search"])?.query("q", words));
    match task {
        Task::SignIn => index(at, &Curl::to(&at.url(["v1", "users"])?.slash()).option("-i")),
        Task::SignUp => {
            let call = Curl::to(&at.url(["v1", "users"])?.slash()).method("POST");
            Ok(Some(call.field("Content-Type", "application/json").option("-d @account.json").line("")))
        }
        Task::Repositories => index(at, &Curl::to(&search("")?)),
        Task::Search(words) => index(at, &Curl::to(&search(words)?)),
        Task::Tags(repository) => one(at, repository, READ, Curl::to(&below(at, repository, &["tags"])?)),
        Task::Resolve(repository, tag) => {
            one(at, repository, READ, Curl::to(&below(at, repository, &["tags", tag.as_str()])?))
        }
        Task::Manifest(repository, selector) => match selector {
            Selector::Image(id) => one(at, repository, READ, Curl::to(&image(at, id, "json")?)),
            Selector::Tag(tag) => of_tag(at, repository, tag),
            Selector::Digest(_) => Ok(None),
        },
        Task::Ancestry(repository, id) => one(at, repository, READ, Curl::to(&image(at, id, "ancestry")?)),
        Task::Layer(repository, Target::Image(id)) => {
            one(at, repository, READ, Curl::to(&image(at, id, "layer")?).option("-L -o layer.tar.gz"))
        }
        Task::Tree(repository) => tree(at, repository),
        Task::Images(repository) => index(at, &Curl::to(&in_index(at, repository, Some("images"))?)),
        Task::About(repository) => one(at, repository, READ, Curl::to(&below(at, repository, &["json"])?)),
        Task::SetTag(repository, tag, Target::Image(id)) => {
            let url = below(at, repository, &["tags", tag.as_str()])?;
            one(at, repository, WRITE, Curl::to(&url).method("PUT").json(&format!("\"{id}\"")))
        }
        Task::DeleteTags(repository, tags) => delete_tags(at, repository, tags),
        Task::Create(repository) => {
            index(at, &Curl::to(&in_index(at, repository, None)?).method("PUT").json("[]"))
        }
        Task::DeleteRepository(repository) => delete(at, repository),
        Task::Insert(repository, tag) => insert(at, repository, tag.as_ref()),
        _ => Ok(None),
    }
}

fn one(at: &At, repository: &Repository, wish: &str, call: Curl) -> Result<Option<String>, UrlError> {
    calls(at, repository, wish, &[call]).map(Some)
}

/// Calls of the registry, after the one that gets a token where the index is apart.
fn calls(at: &At, repository: &Repository, wish: &str, calls: &[Curl]) -> Result<String, UrlError> {
    let mut lines = Vec::new();
    let mut who = at.password();
    if !at.standalone {
        let tail = if wish == READ { Some("images") } else { None };
        lines.push(token(at, &in_index(at, repository, tail)?, wish));
        who = "-H \"Authorization: Token $TOKEN\" ".to_owned();
    }
    lines.extend(calls.iter().map(|call| call.line(&who)));
    Ok(lines.join("\n"))
}

fn token(at: &At, url: &Url, wish: &str) -> String {
    let who = at.password();
    let url = quote(&url.to_string());
    format!("TOKEN=$(curl -sS -D - -o /dev/null {who}-H 'X-Docker-Token: true' {wish}{url} | {TOKEN})")
}

/// A call of the index, which takes the password.
fn index(at: &At, call: &Curl) -> Result<Option<String>, UrlError> {
    Ok(Some(call.line(&at.password())))
}

/// The image of a tag: first its id.
fn of_tag(at: &At, repository: &Repository, tag: &Tag) -> Result<Option<String>, UrlError> {
    let id = Curl::to(&below(at, repository, &["tags", tag.as_str()])?).option("-sS");
    let json = Curl::with_end(&at.url(["v1", "images"])?, "$ID/json");
    let list = [id.around("ID=$(", " | grep -oE '[0-9a-f]{64}')"), json];
    calls(at, repository, READ, &list).map(Some)
}

/// The ancestry of every image that a tag points at.
fn tree(at: &At, repository: &Repository) -> Result<Option<String>, UrlError> {
    let tags = Curl::to(&below(at, repository, &["tags"])?).option("-sS");
    let ancestry = Curl::with_end(&at.url(["v1", "images"])?, "$ID/ancestry").option("-sS");
    let list = [
        tags.around("IDS=$(", " | grep -oE '[0-9a-f]{64}' | sort -u)"),
        ancestry.around("for ID in $IDS; do ", "; done"),
    ];
    calls(at, repository, READ, &list).map(Some)
}

fn delete_tags(at: &At, repository: &Repository, tags: &[Tag]) -> Result<Option<String>, UrlError> {
    let call = match tags {
        [tag] => Curl::to(&below(at, repository, &["tags", tag.as_str()])?).method("DELETE"),
        _ => {
            let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
            let before = format!("for TAG in {}; do ", names.join(" "));
            let url = below(at, repository, &["tags"])?;
            Curl::below(&url, "TAG").method("DELETE").around(&before, "; done")
        }
    };
    one(at, repository, WRITE, call)
}

/// One call where registry and index are one; else the index marks it and gives the token, the registry empties it, and
/// the index strikes it out.
fn delete(at: &At, repository: &Repository) -> Result<Option<String>, UrlError> {
    let url = below(at, repository, &[])?.slash();
    if at.standalone {
        return Ok(Some(Curl::to(&url).method("DELETE").line(&at.password())));
    }
    let index = in_index(at, repository, None)?;
    let lines = [
        token(at, &index, "-X DELETE "),
        Curl::to(&url).method("DELETE").line("-H \"Authorization: Token $TOKEN\" "),
        Curl::to(&index).method("DELETE").line(&at.password()),
    ];
    Ok(Some(lines.join("\n")))
}

/// An image of the files `json` and `layer.tar`: its JSON, its layer, the checksum over both, and the tag.
fn insert(at: &At, repository: &Repository, tag: Option<&Tag>) -> Result<Option<String>, UrlError> {
    let images = at.url(["v1", "images"])?;
    let put = |what: &str| Curl::with_end(&images, &format!("$ID/{what}")).method("PUT");
    let sum = r#"-H "X-Docker-Checksum-Payload: sha256:$SUM""#;
    let mut list = vec![
        put("json").field("Content-Type", "application/json").option("--data-binary @json"),
        put("layer").option("-T layer.tar"),
        put("checksum")
            .option(sum)
            .around("SUM=$({ cat json; echo; cat layer.tar; } | sha256sum | cut -d ' ' -f 1); ", ""),
    ];
    if let Some(tag) = tag {
        let url = below(at, repository, &["tags", tag.as_str()])?;
        list.push(
            Curl::to(&url).method("PUT").field("Content-Type", "application/json").option(r#"-d "\"$ID\"""#),
        );
    }
    let id = r#"ID=$(sed -nE 's/.*"id" *: *"([0-9a-f]{64})".*/\1/p' json)"#;
    Ok(Some(format!("{id}\n{}", calls(at, repository, WRITE, &list)?)))
}

fn image(at: &At, id: &ImageId, what: &str) -> Result<Url, UrlError> {
    at.url(["v1", "images", id.as_str(), what])
}

/// `/v1/repositories/<namespace>/<name>/…` at the registry, where a bare name is one of the library.
fn below(at: &At, repository: &Repository, rest: &[&str]) -> Result<Url, UrlError> {
    let url = at.url(["v1", "repositories"])?.extend(repository.in_library().segments())?;
    url.extend(rest.iter().copied())
}

/// The same at the index, where one of the library has its bare name.
fn in_index(at: &At, repository: &Repository, rest: Option<&str>) -> Result<Url, UrlError> {
    let repository = repository.in_library();
    let url = at.url(["v1", "repositories"])?;
    let url = if repository.is_library() && !repository.name().contains('/') {
        url.push(repository.name())?
    } else {
        url.extend(repository.segments())?
    };
    Ok(match rest {
        Some(rest) => url.push(rest)?,
        None => url.slash(),
    })
}
