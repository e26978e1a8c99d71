//! Catalog and tags in pages: by `Link`, by `last`, and where neither leads on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use portolan::http::{Headers, LeavesPlace, Method, Request, Url, next_page};
use portolan::name::{Heard, Repository};
use portolan::registry::Registry;
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::Next;
use proptest::prelude::*;
use support::script::{Answer, Script, answer};
use support::{registry, repository};

const CATALOG: &str = "GET /v2/_catalog?n=100";

fn catalog(names: &[&str]) -> Answer {
    let names: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    answer(200, format!(r#"{{"repositories":[{}]}}"#, names.join(",")))
}

fn numbered(from: usize, count: usize) -> Vec<String> {
    (from..from + count).map(|at| format!("team/app-{at:05}")).collect()
}

fn full(from: usize) -> Answer {
    let names = numbered(from, 100);
    catalog(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Every row of the catalog, and whether it is whole.
async fn all(registry: &Registry<Script>) -> (Vec<String>, bool) {
    let (mut rows, mut next): (Vec<String>, Option<Next>) = (Vec::new(), None);
    loop {
        let page = registry.catalog(next).await.unwrap();
        rows.extend(page.repositories.iter().map(ToString::to_string));
        match page.next {
            Some(found) => next = Some(found),
            None => return (rows, page.complete),
        }
    }
}

#[tokio::test]
async fn pages_follow_the_link_as_it_is_written() {
    let script = Script::new()
        .on(
            CATALOG,
            catalog(&["a/b", "alpine"]).field("Link", r#"</v2/_catalog?last=alpine&n=2&x=y>; rel="next""#),
        )
        .on("GET /v2/_catalog?last=alpine&n=2&x=y", catalog(&["c/d"]));
    let (rows, whole) = all(&registry(&script)).await;
    assert_eq!((rows.join(" ").as_str(), whole), ("a/b alpine c/d", true));
    script.finish();
}

#[tokio::test]
async fn without_a_readable_link_the_last_row_of_a_full_page_leads_on() {
    let script = Script::new()
        .on(CATALOG, full(0))
        .on("GET /v2/_catalog?n=1000&last=team%2Fapp-00099", full(100))
        .on("GET /v2/_catalog?n=1000&last=team%2Fapp-00199", catalog(&["team/app-00200"]));
    let (rows, whole) = all(&registry(&script)).await;
    assert_eq!((rows, whole), (numbered(0, 201), true));
    script.finish();
}

#[tokio::test]
async fn the_settings_say_how_many_rows_a_page_has() {
    let script = Script::new()
        .on("GET /v2/_catalog?n=2", catalog(&["a/b", "c/d"]))
        .on("GET /v2/_catalog?n=2&last=c%2Fd", catalog(&["e/f"]));
    let registry = registry(&script);
    registry.set_page_size(2);
    assert_eq!(all(&registry).await.0.len(), 3);
    script.finish();
}

/// A link that says only how many rows and after which is asked for more of them; one that says anything else is not touched.
#[tokio::test]
async fn pages_after_the_first_are_longer_where_the_link_leaves_it_open() {
    for (link, asked) in [
        ("/v2/_catalog?last=a%2Fb&n=100", "GET /v2/_catalog?n=1000&last=a%2Fb"),
        ("/v2/_catalog?n=100&last=a%2Fb", "GET /v2/_catalog?n=1000&last=a%2Fb"),
        ("/v2/_catalog?n=100&last=a%2Fb&x=y", "GET /v2/_catalog?n=100&last=a%2Fb&x=y"),
        ("/v2/_catalog?n=50&last=a%2Fb", "GET /v2/_catalog?n=50&last=a%2Fb"),
        ("/v2/_catalog?n=100&next=a%2Fb", "GET /v2/_catalog?n=100&next=a%2Fb"),
        ("/v2/_catalog?last=a%2Fb", "GET /v2/_catalog?last=a%2Fb"),
    ] {
        let first = catalog(&["a/b"]).field("Link", &format!("<{link}>; rel=next"));
        let script = Script::new().on(CATALOG, first).on(asked, catalog(&["c/d"]));
        assert_eq!(all(&registry(&script)).await, (vec!["a/b".to_owned(), "c/d".to_owned()], true), "{link}");
        script.finish();
    }
}

#[tokio::test]
async fn who_refuses_a_longer_page_is_asked_for_the_linked_one_and_for_no_longer_one_again() {
    let link = |last: usize| format!("</v2/_catalog?n=100&last=team%2Fapp-{last:05}>; rel=next");
    for refusal in [r#"{"errors":[{"code":"PAGINATION_NUMBER_INVALID"}]}"#, "too many"] {
        let script = Script::new()
            .on(CATALOG, full(0).field("Link", &link(99)))
            .on("GET /v2/_catalog?n=1000&last=team%2Fapp-00099", answer(400, refusal))
            .on("GET /v2/_catalog?n=100&last=team%2Fapp-00099", full(100).field("Link", &link(199)))
            .on("GET /v2/_catalog?n=100&last=team%2Fapp-00199", catalog(&["team/app-00200"]));
        assert_eq!(all(&registry(&script)).await, (numbered(0, 201), true));
        script.finish();
    }
}

/// Distribution 2.8 does not know `last` of a tag list, and gives everything again.
#[tokio::test]
async fn a_server_that_does_not_know_last_ends_the_list_without_an_error() {
    for second in [full(0), catalog(&[])] {
        let script =
            Script::new().on(CATALOG, full(0)).on("GET /v2/_catalog?n=1000&last=team%2Fapp-00099", second);
        let (rows, whole) = all(&registry(&script)).await;
        assert_eq!((rows.len(), whole), (100, true));
        script.finish();
    }
}

// C6: the request for the next page would carry this registry's credential.
#[tokio::test]
async fn a_link_to_anywhere_else_is_not_followed_and_the_list_is_said_not_to_be_whole() {
    for target in [
        "https://evil.example/v2/_catalog?n=100",
        "//evil.example/v2/_catalog",
        "http://registry.example/v2/_catalog",
        "https://registry.example:444/v2/_catalog",
        "/v2/other/tags/list?n=1",
        "/v2/_catalog/../secret/tags/list",
        "/v2/%2e%2e/v2/_catalog",
        "https://ada@registry.example/v2/_catalog",
        "/v2/_catalog#x",
        "/v2/_catalog\\?n=1",
        "javascript://registry.example/v2/_catalog",
    ] {
        let script =
            Script::new().on(CATALOG, catalog(&["a/b"]).field("Link", &format!("<{target}>; rel=\"next\"")));
        let (rows, whole) = all(&registry(&script)).await;
        assert_eq!((rows.join(" ").as_str(), whole), ("a/b", false), "{target}");
        assert_eq!(script.lines(), [CATALOG], "{target}");
    }
}

// R7
#[tokio::test]
async fn pages_in_a_circle_end_and_the_list_is_said_not_to_be_whole() {
    let to = |page: &str| format!("</v2/_catalog?page={page}>; rel=next");
    let script = Script::new()
        .on(CATALOG, catalog(&["a/b"]).field("Link", &to("2")))
        .on("GET /v2/_catalog?page=2", catalog(&["c/d"]).field("Link", &to("3")))
        .on("GET /v2/_catalog?page=3", catalog(&["e/f"]).field("Link", &to("2")));
    let (rows, whole) = all(&registry(&script)).await;
    assert_eq!((rows.len(), whole), (3, false));
    let itself = Script::new().on(CATALOG, catalog(&["a/b"]).field("Link", "<?n=100>; rel=next"));
    assert_eq!(all(&registry(&itself)).await, (vec!["a/b".to_owned()], false));
    script.finish();
    itself.finish();
}

#[tokio::test]
async fn a_page_of_one_list_is_not_asked_of_another() {
    let linked = answer(200, r#"{"tags":["1"]}"#).field("Link", "<?n=100&last=1>; rel=next");
    let script = Script::new().on("GET /v2/a/b/tags/list?n=100", linked);
    let registry = registry(&script);
    let next = registry.tag_names(&repository("a/b"), None).await.unwrap().next;
    let error = registry.tag_names(&repository("c/d"), next).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::PagingLoop);
    assert_eq!(script.lines().len(), 1);
}

#[tokio::test]
async fn a_repository_of_one_segment_stays_one() {
    let script = Script::new()
        .on("GET /v2/alpine/tags/list?n=100", answer(200, r#"{"name":"alpine","tags":["3.20","latest"]}"#));
    let page = registry(&script).tag_names(&repository("alpine"), None).await.unwrap();
    assert_eq!(page.tags.iter().map(ToString::to_string).collect::<Vec<_>>(), ["3.20", "latest"]);
    assert!(page.complete);
}

#[tokio::test]
async fn a_repository_whose_tags_are_gone_is_told_from_one_that_never_was() {
    let unknown = r#"{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry"}]}"#;
    let manifest = r#"{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}"#;
    for (body, expected) in [
        (answer(200, r#"{"name":"a/b","tags":null}"#), Ok(0)),
        (answer(200, r#"{"name":"a/b","tags":[]}"#), Ok(0)),
        (answer(404, manifest), Ok(0)),
        (answer(404, unknown), Err(ErrorKind::NotFound)),
        (answer(404, "404 page not found"), Err(ErrorKind::NotFound)),
        (answer(200, r#"{"name":"a/b"}"#), Err(ErrorKind::Unreadable)),
        (answer(200, r#"{"tags":"latest"}"#), Err(ErrorKind::Unreadable)),
        (answer(200, "[]"), Err(ErrorKind::Unreadable)),
    ] {
        let script = Script::new().on("GET /v2/a/b/tags/list?n=100", body);
        let page = registry(&script).tag_names(&repository("a/b"), None).await;
        assert_eq!(page.map(|page| page.tags.len()).map_err(|error| error.kind), expected);
    }
}

#[tokio::test]
async fn a_server_without_a_catalog_says_so_in_many_ways() {
    let error = |code: &str| format!(r#"{{"errors":[{{"code":"{code}","message":"no"}}]}}"#);
    for (status, body, expected) in [
        (404, "404 page not found".to_owned(), ErrorKind::Unsupported),
        (404, "<html>Not Found</html>".to_owned(), ErrorKind::Unsupported),
        (404, error("NAME_UNKNOWN"), ErrorKind::Unsupported),
        (405, error("UNSUPPORTED"), ErrorKind::Unsupported),
        (400, error("UNSUPPORTED"), ErrorKind::Unsupported),
        (403, error("DENIED"), ErrorKind::Forbidden),
        (401, error("UNAUTHORIZED"), ErrorKind::Unauthorized),
        (429, error("TOOMANYREQUESTS"), ErrorKind::RateLimited(None)),
    ] {
        let script = Script::new().on(CATALOG, answer(status, body.clone()));
        let refused = registry(&script).catalog(None).await.unwrap_err();
        assert_eq!(refused.kind, expected, "{status} {body}");
    }
}

#[tokio::test]
async fn odd_names_stay_odd_and_the_code_and_words_of_a_refusal_are_kept() {
    let script = Script::new().on(CATALOG, answer(200, r#"{"repositories":["a/b",7,"a/../c",null,"A/B"]}"#));
    let page = registry(&script).catalog(None).await.unwrap();
    let odd = |text: &str| Heard::<Repository>::Odd(text.into());
    // What is no text is a name of no characters.
    assert_eq!(page.repositories[1..4], [odd(""), odd("a/../c"), odd("")]);
    assert_eq!(page.repositories.len(), 5);
    let body = r#"{"errors":[{"code":"DENIED","message":"not  for\nyou","detail":{"n":1}}]}"#;
    let refused = registry(&Script::new().on(CATALOG, answer(403, body))).catalog(None).await.unwrap_err();
    assert_eq!((refused.code.as_deref(), refused.said.as_deref()), (Some("DENIED"), Some("not for you")));
}

fn asked() -> Url {
    Url::read("https://registry.example/v2/_catalog?n=2").unwrap()
}

fn next(fields: &[&str]) -> Result<Option<String>, LeavesPlace> {
    let mut request = Request::new(Method::Get, asked());
    for field in fields {
        request = request.header("link", field);
    }
    let headers: Headers = request.headers;
    next_page(&headers, &asked()).map(|url| url.map(|url| url.query_string().to_owned()))
}

#[test]
fn links_are_read_in_every_order_and_quoting() {
    for (name, field, expected) in [
        ("plain", "</v2/_catalog?a=1>; rel=\"next\"", Some("?a=1")),
        ("unquoted", "</v2/_catalog?a=1>;rel=next", Some("?a=1")),
        ("capitals", "</v2/_catalog?a=1>; REL=\"NEXT\"", Some("?a=1")),
        ("several relations", "</v2/_catalog?a=1>; rel=\"last next\"", Some("?a=1")),
        ("parameters before", "</v2/_catalog?a=1>; title=\"a, b; c\"; rel=next", Some("?a=1")),
        ("an escaped quote", r#"</v2/_catalog?a=1>; title="a\",b"; rel=next"#, Some("?a=1")),
        ("second of two", "</v2/_catalog?a=1>; rel=first, </v2/_catalog?a=2>; rel=next", Some("?a=2")),
        ("a comma in the target", "</v2/_catalog?a=1,2>; rel=next", Some("?a=1,2")),
        ("only a query", "<?a=1>; rel=next", Some("?a=1")),
        ("relative", "<_catalog?a=1>; rel=next", Some("?a=1")),
        ("absolute", "<https://registry.example/v2/_catalog?a=1>; rel=next", Some("?a=1")),
        (
            "absolute with the port said",
            "<https://registry.example:443/v2/_catalog?a=1>; rel=next",
            Some("?a=1"),
        ),
        ("no relation", "</v2/_catalog?a=1>", None),
        ("a link without relation before", "</v2/_catalog?a=1>, </v2/_catalog?a=2>; rel=next", Some("?a=2")),
        ("another relation", "</v2/_catalog?a=1>; rel=prev", None),
        ("a word that holds next", "</v2/_catalog?a=1>; rel=nextish", None),
        ("the first relation counts", "</v2/_catalog?a=1>; rel=prev; rel=next", None),
        ("no end", "</v2/_catalog?a=1; rel=next", None),
        ("no target", "rel=next", None),
        ("nothing", "", None),
        ("only signs", "<<>>;;,,\"\"", None),
    ] {
        assert_eq!(next(&[field]), Ok(expected.map(str::to_owned)), "{name}");
    }
    assert_eq!(
        next(&["</x>; rel=prev", "<?a=1>; rel=next"]),
        Ok(Some("?a=1".to_owned())),
        "in several fields"
    );
    assert_eq!(next(&[]), Ok(None));
    assert_eq!(next(&["<>; rel=next"]), Err(LeavesPlace), "the folder of the list is not the list");
}

/// R7: as many links as header fields may hold in Chromium. Read anew from each to the end, they would be twenty thousand
/// million signs.
#[test]
fn a_field_full_of_links_is_read_in_one_go() {
    let begun = std::time::Instant::now();
    assert_eq!(next(&["<>".repeat(100_000).as_str()]), Ok(None));
    assert_eq!(
        next(&["<>; rel=prev,".repeat(20_000).as_str(), "<?a=1>; rel=next"]),
        Ok(Some("?a=1".to_owned()))
    );
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}

proptest! {
    // C6: whatever a server writes, what is followed is at the same place.
    #[test]
    fn whatever_is_linked_the_next_page_is_of_the_same_list(field in "[<>/a-z0-9?=&;,\" .:@#%\\\\-]{0,60}") {
        let mut headers = Headers::new();
        headers.add("link", &field);
        let asked = asked();
        if let Ok(Some(url)) = next_page(&headers, &asked) {
            prop_assert_eq!(url.origin(), asked.origin());
            prop_assert_eq!(url.path(), asked.path());
        }
    }

    #[test]
    fn a_row_leads_on_whatever_is_in_it(row in "[ -~]{1,40}") {
        let target = asked().without(&["n"]).query("last", &row);
        let mut headers = Headers::new();
        headers.add("link", &format!("<{}>; rel=\"next\"", target.to_string().trim_start_matches("https://registry.example")));
        prop_assert_eq!(next_page(&headers, &asked()), Ok(Some(target)));
    }
}

#[tokio::test]
async fn a_first_page_that_was_asked_for_ahead_is_given_once_to_whoever_asks_for_that_list() {
    let of_tags = "GET /v2/acme/web/tags/list?n=100";
    let tags = |name: &str| answer(200, format!(r#"{{"name":"acme/web","tags":["{name}"]}}"#));
    let script = Script::new()
        .on(of_tags, tags("first"))
        .on(CATALOG, catalog(&["alpine"]))
        .on(of_tags, tags("second"));
    let (registry, web) = (registry(&script), repository("acme/web"));
    registry.ask_ahead(Some(&web));
    assert_eq!(script.lines(), [of_tags], "sent at once");
    assert_eq!(all(&registry).await.0, ["alpine"], "another list is no concern of it");
    for expected in ["first", "second"] {
        let page = registry.tag_names(&web, None).await.unwrap();
        assert_eq!(page.tags.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected]);
    }
    script.finish();
}

#[tokio::test]
async fn a_first_page_that_was_asked_for_ahead_tells_its_failure_and_can_be_given_up() {
    let script = Script::new()
        .on(CATALOG, answer(500, ""))
        .on(CATALOG, catalog(&["alpine"]))
        .on(CATALOG, catalog(&["buoy"]));
    let registry = registry(&script);
    registry.ask_ahead(None);
    assert_eq!(registry.catalog(None).await.unwrap_err().kind, ErrorKind::ServerFault);
    registry.ask_ahead(None);
    registry.forget_ahead();
    assert_eq!(all(&registry).await.0, ["buoy"]);
    script.finish();
}
