//! The Hub's accounts API v1.1 and its OAuth (hub-v1 sheet sections 7 and 8): profiles, e-mail addresses, tokens of
//! people. One path more than the Hub had, `/exchange/`, is what an installation runs itself: it adds the client's
//! secret, which no page has, to what a page sends.

mod oauth;
mod profile;

use crate::answer;
use crate::message::{Request, Response};
use crate::state::State;
use std::collections::BTreeMap;

/// What is known of people beside their passwords.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    /// What they changed of their profiles, field by field.
    profiles: BTreeMap<String, BTreeMap<&'static str, String>>,
    /// Their addresses beside the one of the account.
    emails: BTreeMap<String, Vec<Email>>,
    /// Codes that were not redeemed yet.
    codes: BTreeMap<String, oauth::Agreed>,
    /// Access tokens.
    tokens: BTreeMap<String, oauth::Agreed>,
    /// Refresh tokens, each good once.
    refreshes: BTreeMap<String, oauth::Agreed>,
}

#[derive(Clone, Debug)]
struct Email {
    email: String,
    verified: bool,
    primary: bool,
}

/// Answers what is below `/api/v1.1/` and `/exchange/`; nothing for every other path.
pub(crate) fn answer(state: &mut State, request: &Request, segments: &[&str]) -> Option<Response> {
    let method = request.method.as_str();
    Some(match (method, segments) {
        ("OPTIONS", ["api", "v1.1", ..] | ["exchange", ""]) => Response::new(200, "text/html", Vec::new()),
        ("GET" | "HEAD", ["api", "v1.1", "o", "authorize", ""]) => oauth::authorize(state, request),
        ("POST", ["api", "v1.1", "o", "token", ""]) => oauth::token(state, request, true),
        ("POST", ["exchange", ""]) => oauth::token(state, request, false),
        ("GET" | "HEAD", ["api", "v1.1", "users", name, ""]) => profile::read(state, request, name),
        ("PATCH", ["api", "v1.1", "users", name, ""]) => profile::change(state, request, name),
        ("GET" | "HEAD", ["api", "v1.1", "users", name, "emails", ""]) => {
            profile::emails(state, request, name)
        }
        ("POST" | "PATCH" | "DELETE", ["api", "v1.1", "users", name, "emails", ""]) => {
            profile::change_emails(state, request, name)
        }
        (_, ["api", "v1.1", "o" | "users", ..] | ["exchange", ""]) => answer::page(405),
        _ => return None,
    })
}
