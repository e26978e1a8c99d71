//! A server that lies about how much there is: lists of millions of rows within the bytes that are read, fields of a
//! quarter of a megabyte, pages that bring nothing new for ever. Each is left in bounded work, and said so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::console::tag_list::{Extent, MOST, TagList};
use portolan::http::{Challenge, Headers, LeavesPlace, next_page};
use portolan::image::ImageConfig;
use portolan::name::Heard;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::At;
use std::time::{Duration, Instant};
use support::script::{Answer, Script, answer};
use support::{registry, repository, tag, url};

const TAGS: &str = "GET /v2/ada/web/tags/list?n=100";
/// Far longer than any of this takes, and far shorter than work that grows by the square.
const MOMENT: Duration = Duration::from_secs(10);

fn within_a_moment<T>(act: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let done = act();
    assert!(begun.elapsed() < MOMENT, "{:?}", begun.elapsed());
    done
}

fn listed(tags: impl Iterator<Item = usize>) -> Answer {
    let tags: Vec<String> = tags.map(|at| format!("\"t{at}\"")).collect();
    answer(200, format!(r#"{{"tags":[{}]}}"#, tags.join(",")))
}

// R1
#[tokio::test]
async fn a_list_within_the_bytes_that_are_read_is_held_up_to_the_most() {
    let short: Vec<String> = (0..300_000).map(|at| format!("\"{at:x}\"")).collect();
    let list =
        all(&Script::new().on(TAGS, answer(200, format!(r#"{{"tags":[{}]}}"#, short.join(","))))).await;
    assert_eq!((list.tags.len(), list.extent), (MOST, Extent::Capped));
    let nested = format!(r#"{{"tags":[{}0]}}"#, "[0],".repeat(100_000));
    let list = all(&Script::new().on(TAGS, answer(200, nested))).await;
    assert_eq!((list.tags, list.extent), (vec![Heard::Odd("".into())], Extent::Whole));
    let script = Script::new().on(TAGS, answer(200, " ".repeat(17_000_000)));
    let error = registry(&script).tag_names(&repository("ada/web"), None).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooLarge(16 * 1024 * 1024));
}

// R1, R2: sixteen million brackets are eight million lists, which take seconds to be found and given back. What is refused
// is the document, before anything of it is built; as many rows as are ever held are read.
#[tokio::test]
async fn a_list_of_millions_of_lists_is_refused_before_it_is_read() {
    let deep = format!("{}{},", "[".repeat(100), "]".repeat(100));
    let fits = 16 * 1024 * 1024;
    let bodies = [
        deep.repeat(fits / deep.len() - 1),
        "[],".repeat(128 * 1024),
        "{},".repeat(128 * 1024),
        "0,".repeat(2 * 1024 * 1024),
    ];
    for body in bodies {
        let answered = answer(200, format!(r#"{{"tags":[{body}0]}}"#));
        let script = Script::new().on(TAGS, answered);
        let error = registry(&script).tag_names(&repository("ada/web"), None).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::Unreadable, "{}", &body[..8]);
    }
    let rows = r#"{"name":"a","description":"[{\"[,","star_count":1},"#.repeat(MOST);
    let found = format!(r#"{{"num_results":1,"results":[{}]}}"#, rows.trim_end_matches(','));
    let script = Script::new().on("GET /v1/search?q=&n=100", answer(200, found));
    assert_eq!(registry(&script).search("", None).await.unwrap().found.len(), MOST);
}

// R1
#[tokio::test]
async fn more_tags_of_a_v1_repository_than_are_held_are_refused() {
    let body = |count: usize| {
        let tags: Vec<String> = (0..count).map(|at| format!("\"t{at}\":\"\"")).collect();
        answer(200, format!("{{{}}}", tags.join(",")))
    };
    let line = "GET /v1/repositories/ada/web/tags";
    let script = Script::new().on(line, body(MOST)).on(line, body(MOST + 1));
    let (registry, name) = (registry(&script), repository("ada/web"));
    assert_eq!(registry.tags(&name).await.unwrap().len(), MOST);
    assert_eq!(registry.tags(&name).await.unwrap_err().kind, ErrorKind::TooMany(MOST + 1, MOST));
}

// R1: of such a document each byte on the wire would be fifty in memory.
#[tokio::test]
async fn a_manifest_of_nothing_but_empty_objects_is_refused_before_it_is_read() {
    for (field, kind) in [("manifests", "index"), ("layers", "manifest")] {
        let body =
            format!(r#"{{"schemaVersion":2,"config":{{}},"{field}":[{}{{}}]}}"#, "{},".repeat(200_000));
        let body = if kind == "index" { body.replace(r#""config":{},"#, "") } else { body };
        let answered =
            answer(200, body).field("Content-Type", &format!("application/vnd.oci.image.{kind}.v1+json"));
        let script = Script::new().on("GET /v2/ada/web/manifests/1.0", answered);
        let error =
            registry(&script).manifest(&repository("ada/web"), &At::Tag(tag("1.0"))).await.unwrap_err();
        assert!(matches!(error.kind, ErrorKind::TooMany(400_000.., 250_000)), "{kind}: {:?}", error.kind);
    }
}

// R1
#[test]
fn a_configuration_of_hundreds_of_thousands_of_steps_is_none() {
    let steps = |count: usize| format!(r#"{{"history":[{}{{}}]}}"#, "{},".repeat(count));
    assert!(ImageConfig::read(steps(600_000).into_bytes().into()).is_none());
    assert_eq!(ImageConfig::read(steps(20_000).into_bytes().into()).unwrap().history.len(), 20_001);
}

// R1: read link by link, each once. A browser lets a field of a quarter of a megabyte through.
#[test]
fn a_field_of_a_quarter_of_a_megabyte_is_read_in_a_moment() {
    let asked = url("https://registry.example/v2/_catalog");
    let links = |field: String| {
        let mut headers = Headers::new();
        headers.add("link", &field);
        within_a_moment(|| next_page(&headers, &asked))
    };
    assert_eq!(links("<>".repeat(128 * 1024)), Ok(None));
    assert_eq!(links("<a>;x=\"".repeat(36 * 1024)), Ok(None));
    assert_eq!(links("<a>; rel=prev, ".repeat(17 * 1024) + "<far>; rel=next"), Err(LeavesPlace));
    let next = links("<a>,".repeat(64 * 1024) + "<?last=b>; rel=\"next\"").unwrap();
    assert_eq!(next.unwrap().to_string(), "https://registry.example/v2/_catalog?last=b");
    for piece in ["Basic ", "a=b,", "Bearer realm=\"", "x,", "\"\\"] {
        within_a_moment(|| Challenge::parse(&piece.repeat(256 * 1024 / piece.len())));
    }
}

// D12: left out it would make a list look empty, or whole, that is not.
#[tokio::test]
async fn a_row_that_is_no_text_is_an_odd_one_and_not_left_out() {
    let script = Script::new().on(TAGS, answer(200, r#"{"tags":["1.0",7,null,{"name":"2.0"}]}"#));
    let page = registry(&script).tag_names(&repository("ada/web"), None).await.unwrap();
    let odd = || Heard::Odd("".into());
    assert_eq!(page.tags, [Heard::Valid(tag("1.0")), odd(), odd(), odd()]);
}

/// The list of tags, read until nothing more can be asked for.
async fn all(script: &Script) -> TagList {
    let (registry, name, mut list) = (registry(script), repository("ada/web"), TagList::default());
    while list.next().is_some() {
        list.read_page(&registry, &name).await.unwrap();
    }
    list
}

// R7: each page names another one, and brings what was there before.
#[tokio::test]
async fn tags_whose_pages_bring_nothing_new_end_and_are_said_not_to_be_whole() {
    let page = |next: usize| {
        listed(0..3).field("Link", &format!("</v2/ada/web/tags/list?n=100&last={next}>; rel=\"next\""))
    };
    let script = Script::new().on(TAGS, page(1)).on("GET /v2/ada/web/tags/list?n=1000&last=1", page(2));
    let list = all(&script).await;
    assert_eq!((list.tags.len(), list.extent), (3, Extent::Astray));
    script.finish();
}

// R1: what was left out of the last page is as much left out as a page that was never asked for.
#[tokio::test]
async fn of_one_page_with_more_tags_than_are_held_the_rest_is_said_to_be_left_out() {
    let list = all(&Script::new().on(TAGS, listed(0..MOST + 1))).await;
    assert_eq!((list.tags.len(), list.extent), (MOST, Extent::Capped));
    let list = all(&Script::new().on(TAGS, listed(0..MOST))).await;
    assert_eq!((list.tags.len(), list.extent), (MOST, Extent::Whole));
    let twice = all(&Script::new().on(TAGS, listed((0..4).map(|at| at % 2)))).await;
    assert_eq!((twice.tags.len(), twice.extent), (2, Extent::Whole));
}

// D7: a platform stands in rows, in drop-downs and in addresses.
#[test]
fn a_word_of_a_platform_that_is_none_is_not_said() {
    let long = "m".repeat(1_000_000);
    let config = format!(r#"{{"os":"{long}","architecture":"amd64","variant":"{}"}}"#, "v".repeat(128));
    let config = ImageConfig::read(config.into_bytes().into()).unwrap();
    assert_eq!(config.platform.to_string(), format!("?/amd64/{}", "v".repeat(128)));
}
