//! What a status and its body mean (registry-v1 sheet section 10, registry-v2 sheet section
//! 8): the situation, and what the server says of it.

use super::error::{Error, ErrorKind, SAID_MAX};
use super::json::Json;
use crate::http::{Method, Response, Url};

/// How much of an error body is read.
const ERROR_BODY: usize = 64 * 1024;

/// What kind of thing an error body is; a page for people means that no such call is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Empty,
    Json,
    Text,
    Page,
}

/// Reads what is left of an answer that is no success, and says what it means.
pub(super) async fn refusal(method: Method, url: &Url, response: Response) -> Error {
    let status = response.status;
    let retry_after = response.headers.get("retry-after").and_then(|value| value.trim().parse().ok());
    let body = response.body.peek(ERROR_BODY).await;
    let (shape, said) = read(&body);
    let code = Json::parse(&body).and_then(|json| first_error(&json)?.text("code"));
    let is = |word: &str| code.as_deref() == Some(word);
    let said: String = said.chars().take(SAID_MAX).collect();
    let kind = match status {
        401 => ErrorKind::Unauthorized,
        403 => ErrorKind::Forbidden,
        400 | 404 if is("UNSUPPORTED") => ErrorKind::Unsupported,
        404 if shape == Shape::Page => ErrorKind::Unsupported,
        404 => ErrorKind::NotFound,
        405 | 501 => ErrorKind::Unsupported,
        409 => ErrorKind::Conflict,
        400 if said.starts_with("Image is being uploaded") => ErrorKind::BeingUploaded,
        400 | 411..=415 | 422 => ErrorKind::Rejected,
        429 => ErrorKind::RateLimited(retry_after),
        500..=599 => ErrorKind::ServerFault,
        _ => ErrorKind::Unexpected,
    };
    let said = (!said.is_empty()).then_some(said);
    Error { status: Some(status), said, code, ..Error::new(kind).of(method, url) }
}

/// The first of a v2 registry's errors.
fn first_error(json: &Json) -> Option<&Json> {
    json.get("errors")?.at(0)
}

/// An object's `error`, else a JSON string, else text.
fn read(body: &[u8]) -> (Shape, String) {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    if text.is_empty() {
        return (Shape::Empty, String::new());
    }
    if let Some(json) = Json::parse(body) {
        return (Shape::Json, said(&json));
    }
    if text.starts_with('<') {
        return (Shape::Page, plain(text));
    }
    // Of a JSON body that was cut at the cap nothing is worth showing.
    let said = if text.starts_with(['{', '[']) { String::new() } else { one_line(text) };
    (Shape::Text, said)
}

fn said(json: &Json) -> String {
    if let Some(text) = json.as_text() {
        return one_line(text);
    }
    if let Some(error) = first_error(json) {
        let message = error.text("message").or_else(|| error.text("code")).unwrap_or_default();
        // Distribution names what is missing only there.
        let detail = error.text("detail").map(|detail| format!(": {detail}")).unwrap_or_default();
        return one_line(&format!("{message}{detail}"));
    }
    let named = ["error", "message", "detail"].iter().find_map(|key| json.text(key));
    // A map of fields to complaints, as the Hub may send them.
    let said = named.unwrap_or_else(|| {
        let complaints = json.fields().iter().filter_map(|(field, value)| {
            let complaint = value.as_text().or_else(|| value.items().first()?.as_text())?;
            Some(format!("{field}: {complaint}"))
        });
        complaints.collect::<Vec<_>>().join("; ")
    });
    one_line(&said)
}

/// The text of a page, without its tags and without what stands in its head, scripts and styles. One of these
/// that is never closed goes on to the end, as it does in a browser.
fn plain(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let mut out = String::new();
    let mut at = 0;
    while let Some(tag) = lower[at..].find('<').map(|found| at + found) {
        out.push_str(&page[at..tag]);
        out.push(' ');
        let rest = &lower[tag + 1..];
        let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let closing = match name {
            "head" | "script" | "style" => rest.find(&format!("</{name}")),
            _ => Some(0),
        };
        let end = closing.and_then(|from| Some(from + rest[from..].find('>')?));
        let Some(end) = end else { return one_line(&out) };
        at = tag + 1 + end + 1;
    }
    out.push_str(&page[at..]);
    one_line(&out)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
