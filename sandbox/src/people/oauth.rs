//! Tokens of people: the page on which one agrees, codes good once, tokens, refresh tokens good once.

use crate::accounts;
use crate::answer;
use crate::message::{Request, Response, query_value};
use crate::sample::CAPTAIN;
use crate::state::State;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The one client that is registered, and its secret, which only the exchange knows.
const CLIENT: (&str, &str) = ("portolan", "kept-by-the-exchange");
/// How long a token is good, in seconds.
const LASTS: u64 = 15_552_000;
const SCOPES: [&str; 4] = ["profile_read", "profile_write", "email_read", "email_write"];

/// Who agreed, and to what.
#[derive(Clone, Debug)]
pub(crate) struct Agreed {
    user: String,
    scope: Vec<String>,
    redirect_uri: String,
}

/// `GET /api/v1.1/o/authorize/`: a page with two links. Whoever opens it is taken for the captain, who is signed in at
/// the Hub.
pub(super) fn authorize(state: &mut State, request: &Request) -> Response {
    let value = |key: &str| query_value(&request.query, key);
    let redirect = value("redirect_uri").filter(|uri| uri.starts_with("http"));
    let known = value("client_id").as_deref() == Some(CLIENT.0);
    let (Some(redirect), true) = (redirect, known && value("response_type").as_deref() == Some("code"))
    else {
        return page(400, "<p>This application is not registered.</p>");
    };
    let asked = value("scope").unwrap_or_else(|| "profile_read email_read".to_owned());
    let scope: Vec<String> =
        asked.split(' ').filter(|word| SCOPES.contains(word)).map(str::to_owned).collect();
    let code = fresh(state, "code");
    let agreed = Agreed { user: CAPTAIN.0.to_owned(), scope, redirect_uri: redirect.clone() };
    state.people.codes.insert(code.clone(), agreed);
    let state_back = value("state").map(|state| format!("&state={state}")).unwrap_or_default();
    let join = if redirect.contains('?') { '&' } else { '?' };
    let back = |what: &str| escape(&format!("{redirect}{join}{what}{state_back}"));
    page(
        200,
        &format!(
            "<h1>Portolan asks to see your account</h1><p><a href=\"{}\">Allow</a> <a href=\"{}\">Refuse</a></p>",
            back(&format!("code={code}")),
            back("error=access_denied"),
        ),
    )
}

/// `POST /api/v1.1/o/token/`, with the client's secret; and the exchange, which has it.
pub(super) fn token(state: &mut State, request: &Request, wants_secret: bool) -> Response {
    if wants_secret && accounts::basic_of(request) != Some((CLIENT.0.to_owned(), CLIENT.1.to_owned())) {
        return answer::json(401, &json!({ "error": "invalid_client" }));
    }
    let form = String::from_utf8_lossy(&request.body).into_owned();
    let value = |key: &str| query_value(&form, key);
    let people = &mut state.people;
    let agreed = match value("grant_type").as_deref() {
        Some("authorization_code") => value("code")
            .and_then(|code| people.codes.remove(&code))
            .filter(|agreed| value("redirect_uri").is_none_or(|uri| uri == agreed.redirect_uri)),
        Some("refresh_token") => value("refresh_token").and_then(|token| people.refreshes.remove(&token)),
        _ => return answer::json(400, &json!({ "error": "unsupported_grant_type" })),
    };
    let Some(agreed) = agreed else { return answer::json(400, &json!({ "error": "invalid_grant" })) };
    let (access, refresh) = (fresh(state, "access"), fresh(state, "refresh"));
    let body = json!({
        "username": agreed.user, "user_id": 77, "access_token": access, "expires_in": LASTS,
        "token_type": "Bearer", "scope": agreed.scope.join(" "), "refresh_token": refresh,
    });
    state.people.tokens.insert(access, agreed.clone());
    state.people.refreshes.insert(refresh, agreed);
    answer::json(200, &body)
}

/// Whether the sender is this user and may do this: by Basic everything, by token what was agreed to.
///
/// # Errors
/// 401 for nobody, 403 for another user or what was not agreed to, 404 for a user who is not there.
pub(super) fn check(state: &State, request: &Request, name: &str, scope: &str) -> Result<(), Response> {
    let bearer = request.get("authorization").and_then(|value| value.strip_prefix("Bearer "));
    let (user, lets) = match bearer {
        Some(token) => match state.people.tokens.get(token) {
            Some(agreed) => (agreed.user.clone(), agreed.scope.iter().any(|word| word == scope)),
            None => return Err(answer::json(401, &json!({ "detail": "Invalid token" }))),
        },
        None => match accounts::who(state, request)? {
            Some(user) => (user, true),
            None => return Err(answer::json(401, &json!({ "detail": "Authentication is required" }))),
        },
    };
    if !state.accounts.contains_key(name) {
        return Err(answer::json(404, &json!({ "detail": "Not found" })));
    }
    if user == name && lets {
        Ok(())
    } else {
        Err(answer::json(403, &json!({ "detail": "You do not have permission to do this" })))
    }
}

fn fresh(state: &mut State, kind: &str) -> String {
    let number = state.next();
    Sha256::digest(format!("{kind} {number}")).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn page(status: u16, body: &str) -> Response {
    let text = format!("<!doctype html><html lang=\"en\"><title>Hub</title><body>{body}</body></html>");
    Response::new(status, "text/html; charset=utf-8", text.into_bytes())
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
