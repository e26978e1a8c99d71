//! Registry v2 by curl (registry-v2 sheet sections 3 to 7).

use super::at::At;
use super::curl::Curl;
use super::shell::quote;
use super::task::Task;
use crate::console::target::Target;
use crate::http::{Url, UrlError};
use crate::name::{Digest, Repository, Selector, Tag};
use crate::registry::v2::ACCEPT;

/// The type that the last manifest came as, which is what it has to be sent back as.
const SAME_TYPE: &str = "-H \"Content-Type: $TYPE\" --data-binary @manifest.json";
/// Reads the digest of the configuration out of the manifest of an image.
const CONFIG: &str = r#"tr -d ' \n' | sed -nE 's/.*"config":\{[^}]*"digest":"([a-z0-9]+:[0-9a-f]+)".*/\1/p'"#;
/// Reads the tags out of a list. What is none goes: a shell would take `*` for the names of the files that lie there.
const TAGS: &str = r#"tr -d ' \n' | sed -E 's/.*"tags":\[([^]]*)\].*/\1/' | tr -d '"' | tr ',' '\n' | grep -E '^[A-Za-z0-9_][A-Za-z0-9_.-]*$'"#;

/// The command; nothing where v2 has no such call.
pub(super) fn curl(task: &Task, at: &At) -> Result<Option<String>, UrlError> {
    let rows = at.rows.to_string();
    let one = |scope: &str, call: Curl| Ok(Some(at.calls(scope, &[call])));
    match task {
        Task::SignIn => one("", Curl::to(&at.url(["v2"])?.slash()).option("-i")),
        Task::Repositories => {
            one("registry:catalog:*", Curl::to(&at.url(["v2", "_catalog"])?.query("n", &rows)))
        }
        Task::Tags(repository) => {
            one(&read(repository), Curl::to(&below(at, repository, &["tags", "list"])?.query("n", &rows)))
        }
        Task::Resolve(repository, tag) => {
            let url = below(at, repository, &["manifests", tag.as_str()])?;
            one(&read(repository), Curl::to(&url).option("-I").field("Accept", ACCEPT))
        }
        Task::Manifest(repository, selector) => match manifest(at, repository, selector)? {
            Some(url) => one(&read(repository), Curl::to(&url).field("Accept", ACCEPT)),
            None => Ok(None),
        },
        Task::Config(repository, _, Some(digest)) => {
            let url = below(at, repository, &["blobs", &digest.to_string()])?;
            one(&read(repository), Curl::to(&url).option("-L"))
        }
        Task::Config(repository, selector, None) => config(at, repository, selector),
        Task::Layer(repository, Target::Manifest(digest)) => {
            let url = below(at, repository, &["blobs", &digest.to_string()])?;
            one(&read(repository), Curl::to(&url).option("-L -o layer.tar.gz"))
        }
        Task::Referrers(repository, digest) => {
            one(&read(repository), Curl::to(&below(at, repository, &["referrers", &digest.to_string()])?))
        }
        Task::Tree(repository) => tree(at, repository),
        Task::SetTag(repository, tag, Target::Manifest(digest)) => {
            let calls = [
                get(&below(at, repository, &["manifests", &digest.to_string()])?),
                put(&below(at, repository, &["manifests", tag.as_str()])?),
            ];
            Ok(Some(at.calls(&write(repository), &calls)))
        }
        Task::DeleteTags(repository, tags) => delete(at, repository, "TAG", tags.iter().map(Tag::to_string)),
        Task::DeleteManifests(repository, digests) => {
            delete(at, repository, "DIGEST", digests.iter().map(Digest::to_string))
        }
        Task::Copy(from, tag, to, as_tag) => copy(at, (from, tag), (to, as_tag)),
        _ => Ok(None),
    }
}

/// The configuration of what a manifest names, where its digest is not known: of one image, not of an index.
fn config(at: &At, repository: &Repository, selector: &Selector) -> Result<Option<String>, UrlError> {
    let Some(url) = manifest(at, repository, selector)? else { return Ok(None) };
    let read_it = Curl::to(&url).option("-sS").field("Accept", ACCEPT);
    let calls = [
        read_it.around("CONFIG=$(", &format!(" | {CONFIG})")),
        Curl::below(&below(at, repository, &["blobs"])?, "CONFIG").option("-L"),
    ];
    Ok(Some(at.calls(&read(repository), &calls)))
}

/// Every tag's manifest and the configuration it names; an index names none.
fn tree(at: &At, repository: &Repository) -> Result<Option<String>, UrlError> {
    let list = below(at, repository, &["tags", "list"])?;
    let manifests = Curl::below(&below(at, repository, &["manifests"])?, "TAG");
    let blobs = Curl::below(&below(at, repository, &["blobs"])?, "CONFIG");
    let read_it = format!("; CONFIG=$({CONFIG} < manifest.json)");
    let calls = [
        Curl::to(&list).option("-sS").around("TAGS=$(", &format!(" | {TAGS})")),
        manifests
            .option("-sS -o manifest.json")
            .field("Accept", ACCEPT)
            .around("for TAG in $TAGS; do ", &read_it),
        blobs.option("-sSL").around("test -z \"$CONFIG\" || ", "; done"),
    ];
    Ok(Some(at.calls(&read(repository), &calls)))
}

/// One DELETE, or one for each of several names, which all fit their grammar.
fn delete(
    at: &At,
    repository: &Repository,
    variable: &str,
    names: impl Iterator<Item = String>,
) -> Result<Option<String>, UrlError> {
    let names: Vec<String> = names.collect();
    let call = match &names[..] {
        [name] => Curl::to(&below(at, repository, &["manifests", name])?).method("DELETE"),
        _ => {
            let before = format!("for {variable} in {}; do ", names.join(" "));
            Curl::below(&below(at, repository, &["manifests"])?, variable)
                .method("DELETE")
                .around(&before, "; done")
        }
    };
    Ok(Some(at.calls(&format!("repository:{repository}:pull,delete"), &[call])))
}

/// What the manifest of one image names is taken over from the one repository by the other; then the manifest.
fn copy(
    at: &At,
    (from, tag): (&Repository, &Tag),
    (to, as_tag): (&Repository, &Tag),
) -> Result<Option<String>, UrlError> {
    let mount = below(at, to, &["blobs", "uploads"])?.slash().query("from", from.as_str());
    let blobs = r"for BLOB in $(grep -oE 'sha256:[0-9a-f]{64}' manifest.json); do ";
    let calls = [
        get(&below(at, from, &["manifests", tag.as_str()])?),
        Curl::mounting(&mount, "BLOB").around(blobs, "; done"),
        put(&below(at, to, &["manifests", as_tag.as_str()])?),
    ];
    Ok(Some(at.calls(&format!("{} {}", write(to), read(from)), &calls)))
}

/// Keeps a manifest, and remembers what it came as.
fn get(url: &Url) -> Curl {
    let get = Curl::to(url).option("-sS -o manifest.json");
    get.option(&format!("-w {}", quote("%{content_type}"))).field("Accept", ACCEPT).around("TYPE=$(", ")")
}

/// Sends it back as it is.
fn put(url: &Url) -> Curl {
    Curl::to(url).method("PUT").option(SAME_TYPE)
}

fn manifest(at: &At, repository: &Repository, selector: &Selector) -> Result<Option<Url>, UrlError> {
    let name = match selector {
        Selector::Tag(tag) => tag.to_string(),
        Selector::Digest(digest) => digest.to_string(),
        Selector::Image(_) => return Ok(None),
    };
    below(at, repository, &["manifests", &name]).map(Some)
}

fn below(at: &At, repository: &Repository, rest: &[&str]) -> Result<Url, UrlError> {
    at.url(["v2"])?.extend(repository.segments())?.extend(rest.iter().copied())
}

fn read(repository: &Repository) -> String {
    format!("repository:{repository}:pull")
}

fn write(repository: &Repository) -> String {
    format!("repository:{repository}:pull,push")
}
