//! Registry v2 by curl (registry-v2 sheet sections 3 to 7).

use super::at::At;
use super::curl::Curl;
use super::shell::quote;
use super::task::{Spot, Task};
use crate::console::target::Target;
use crate::http::{Url, UrlError};
use crate::name::{Digest, Repository, Selector, Tag};
use crate::registry::credential::Action;
use crate::registry::scope::{CATALOG, of_repository};
use crate::registry::v2::ACCEPT;

/// The type that the last manifest came as, which is what it has to be sent back as.
const SAME_TYPE: &str = "-H \"Content-Type: $TYPE\" --data-binary @manifest.json";
/// Reads the digest of a manifest out of the head of an answer.
const DIGEST: &str = r"tr -d '\r' | sed -n 's/^[Dd]ocker-[Cc]ontent-[Dd]igest: *//p'";
/// Reads the digest of the configuration out of the manifest of an image.
const CONFIG: &str = r#"tr -d ' \n' | sed -nE 's/.*"config":\{[^}]*"digest":"([a-z0-9]+:[0-9a-f]+)".*/\1/p'"#;
/// Reads the tags out of a list. What is none goes: a shell would take `*` for the names of the files that lie there.
const TAGS: &str = r#"tr -d ' \n' | sed -E 's/.*"tags":\[([^]]*)\].*/\1/' | tr -d '"' | tr ',' '\n' | grep -E '^[A-Za-z0-9_][A-Za-z0-9_.-]*$'"#;

/// The command; nothing where v2 has no such call.
pub(super) fn curl(task: &Task, at: &At) -> Result<Option<String>, UrlError> {
    let rows = at.rows.to_string();
    let one = |scope: &str, call: Curl| Ok(Some(at.calls(scope, &[vec![call]])));
    match task {
        Task::SignIn => one("", Curl::to(&at.url(["v2"])?.slash()).option("-i")),
        Task::Repositories => one(CATALOG, Curl::to(&at.url(["v2", "_catalog"])?.query("n", &rows))),
        Task::Tags(repository) => {
            one(&read(repository), Curl::to(&below(at, repository, &["tags", "list"])?.query("n", &rows)))
        }
        Task::Resolve(repository, tag) => {
            let url = below(at, repository, &["manifests", tag.as_str()])?;
            one(&read(repository), head(Curl::to(&url)))
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
            one(&read(repository), Curl::to(&url).writing("-L -o layer.tar.gz"))
        }
        Task::Referrers(repository, digest) => {
            one(&read(repository), Curl::to(&below(at, repository, &["referrers", &digest.to_string()])?))
        }
        Task::Tree(repository) => tree(at, repository),
        Task::SetTag(spot, Target::Manifest(digest)) => {
            let repository = &spot.repository;
            let steps = [
                vec![still(at, spot)?],
                vec![get(&below(at, repository, &["manifests", &digest.to_string()])?)],
                vec![put(&below(at, repository, &["manifests", spot.tag.as_str()])?)],
            ];
            Ok(Some(at.calls(&write(repository), &steps)))
        }
        Task::DeleteTags(repository, tags) => {
            let names: Vec<String> = tags.iter().map(|(tag, _)| tag.to_string()).collect();
            let known: Vec<Known<'_>> =
                tags.iter().filter_map(|(tag, seen)| Some((tag, seen.as_ref()?.digest()?))).collect();
            delete(at, repository, &known, &[("TAG", &names, deletion)])
        }
        Task::DeleteManifests(repository, manifests) => {
            let names: Vec<String> = manifests.iter().map(|(digest, _)| digest.to_string()).collect();
            let known: Vec<Known<'_>> = manifests
                .iter()
                .flat_map(|(digest, tags)| tags.iter().map(move |tag| (tag, digest)))
                .collect();
            // A digest the registry only made up for what it sent would delete nothing, or something else (I9).
            let there = |call: Curl| head(call).option("-o /dev/null");
            delete(at, repository, &known, &[("DIGEST", &names, there), ("DIGEST", &names, deletion)])
        }
        Task::Copy((from, tag), spot) => copy(at, (from, tag), spot),
        _ => Ok(None),
    }
}

/// A tag, and what it was seen to point at.
type Known<'a> = (&'a Tag, &'a Digest);
/// A call for each of several names, which are in a variable where they are more than one.
type Each<'a> = (&'a str, &'a [String], fn(Curl) -> Curl);

/// The configuration of what a manifest names, where its digest is not known: of one image, not of an index.
fn config(at: &At, repository: &Repository, selector: &Selector) -> Result<Option<String>, UrlError> {
    let Some(url) = manifest(at, repository, selector)? else { return Ok(None) };
    let read_it = Curl::to(&url).field("Accept", ACCEPT);
    let steps = [
        vec![read_it.around("CONFIG=$(", &format!(" | {CONFIG} | grep .)"))],
        vec![Curl::below(&below(at, repository, &["blobs"])?, "CONFIG").option("-L")],
    ];
    Ok(Some(at.calls(&read(repository), &steps)))
}

/// Every tag's manifest and the configuration it names; an index names none.
fn tree(at: &At, repository: &Repository) -> Result<Option<String>, UrlError> {
    let list = Curl::to(&below(at, repository, &["tags", "list"])?);
    let manifests = Curl::below(&below(at, repository, &["manifests"])?, "TAG");
    let blobs = Curl::below(&below(at, repository, &["blobs"])?, "CONFIG");
    let read_it = format!(" || exit 1; CONFIG=$({CONFIG} < manifest.json); ");
    let steps = [
        vec![list.around("TAGS=$(", &format!(" | {TAGS})"))],
        vec![
            manifests
                .option("-o manifest.json")
                .field("Accept", ACCEPT)
                .around("( for TAG in $TAGS; do ", &read_it),
            blobs.option("-L").around("test -z \"$CONFIG\" || ", " || exit 1; done )"),
        ],
    ];
    Ok(Some(at.calls(&read(repository), &steps)))
}

/// What is deleted goes by the digest that its tags were seen on, and only while all of them are still there (security
/// notes I7).
fn delete(
    at: &At,
    repository: &Repository,
    known: &[Known<'_>],
    calls: &[Each<'_>],
) -> Result<Option<String>, UrlError> {
    let manifests = below(at, repository, &["manifests"])?;
    let known: Vec<(String, String)> =
        known.iter().map(|(tag, digest)| (tag.to_string(), digest.to_string())).collect();
    let mut steps = Vec::new();
    if !known.is_empty() {
        steps.push(vec![Curl::each_known(&manifests, &known, points_at)?]);
    }
    for (variable, names, shape) in calls {
        steps.push(vec![Curl::each(&manifests, variable, names, shape)?]);
    }
    Ok(Some(at.calls(&of_repository(repository, Action::Delete), &steps)))
}

/// What the manifest of one image names is taken over from the one repository by the other; then the manifest.
fn copy(at: &At, (from, tag): (&Repository, &Tag), spot: &Spot) -> Result<Option<String>, UrlError> {
    let to = &spot.repository;
    let mount = below(at, to, &["blobs", "uploads"])?.slash().query("from", from.as_str());
    let blobs = r#"( for BLOB in $(grep -oE 'sha256:[0-9a-f]{64}' manifest.json); do test "$("#;
    let steps = [
        vec![still(at, spot)?],
        vec![get(&below(at, from, &["manifests", tag.as_str()])?)],
        // Any other success only begins an upload.
        vec![Curl::mounting(&mount, "BLOB").status().around(blobs, ")\" = 201 || exit 1; done )")],
        vec![put(&below(at, to, &["manifests", spot.tag.as_str()])?)],
    ];
    Ok(Some(at.calls(&format!("{} {}", write(to), read(from)), &steps)))
}

/// Asks what a tag points at, or whether a manifest is there.
fn head(call: Curl) -> Curl {
    call.option("-I").field("Accept", ACCEPT)
}

fn deletion(call: Curl) -> Curl {
    call.method("DELETE")
}

/// Fails unless a tag points at a manifest.
fn points_at(call: Curl, digest: &str) -> Curl {
    head(call).around("test \"$(", &format!(" | {DIGEST})\" = {digest}"))
}

/// Fails unless a tag is as it was seen: where it pointed, or not there.
fn still(at: &At, spot: &Spot) -> Result<Curl, UrlError> {
    let call = Curl::to(&below(at, &spot.repository, &["manifests", spot.tag.as_str()])?);
    Ok(match spot.seen.as_ref().and_then(Target::digest) {
        Some(digest) => points_at(call, &digest.to_string()),
        None => head(call).status().around("test \"$(", ")\" = 404"),
    })
}

/// Keeps a manifest, and remembers what it came as.
fn get(url: &Url) -> Curl {
    let get = Curl::to(url).option("-o manifest.json");
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
    of_repository(repository, Action::Read)
}

fn write(repository: &Repository) -> String {
    of_repository(repository, Action::Write)
}
