//! The token service: `GET` with or without a password, OAuth2 by `POST`. Whoever asks for more than they may have
//! gets less and no error (registry-v2 sheet section 3).

use super::scope::Access;
use super::{SERVICE, Token};
use crate::message::{Request, Response, query_values};
use crate::state::State;
use crate::v2::errors::{coded, error, json, plain};
use crate::v2::store::digest_of;
use crate::{accounts, message};
use serde_json::{Map, Value};

/// `GET` and `POST /token`.
pub(in crate::v2) fn serve(state: &mut State, request: &Request) -> Response {
    if request.method == "POST" { oauth(state, request) } else { get(state, request) }
}

fn get(state: &mut State, request: &Request) -> Response {
    let user = match accounts::who(state, request) {
        Ok(None) if state.v2.manners.anonymous => None,
        Ok(Some(user)) => Some(user),
        _ => return wrong_password(),
    };
    let scopes = query_values(&request.query, "scope");
    let service = query_values(&request.query, "service").pop().unwrap_or_default();
    let wants_refresh = query_values(&request.query, "offline_token").iter().any(|value| value == "true");
    answer(state, user, &scopes, &service, wants_refresh, false)
}

fn oauth(state: &mut State, request: &Request) -> Response {
    if !state.v2.manners.oauth {
        return plain(404, "404 page not found\n");
    }
    let body = String::from_utf8_lossy(&request.body).into_owned();
    let field = |name: &str| message::query_value(&body, name).unwrap_or_default();
    let (grant, service, client) = (field("grant_type"), field("service"), field("client_id"));
    if service.is_empty() || client.is_empty() {
        return error(400, "UNSUPPORTED", "service and client_id are required", None);
    }
    let user = match grant.as_str() {
        "password" => {
            let (name, password) = (field("username"), field("password"));
            accounts::knows(state, &name, &password).filter(|account| account.active).map(|_| name)
        }
        "refresh_token" => state.v2.refresh.get(&field("refresh_token")).cloned(),
        _ => return error(400, "UNSUPPORTED", "grant_type is not supported", None),
    };
    let Some(user) = user else { return wrong_password() };
    let wants_refresh = grant == "refresh_token" || field("access_type") == "offline";
    answer(state, Some(user), &[field("scope")], &service, wants_refresh, true)
}

fn wrong_password() -> Response {
    coded("UNAUTHORIZED", None).header("WWW-Authenticate", "Basic realm=\"Harbour tokens\"")
}

fn answer(
    state: &mut State,
    user: Option<String>,
    scopes: &[String],
    service: &str,
    wants_refresh: bool,
    is_oauth: bool,
) -> Response {
    let asked = scopes.iter().flat_map(|scopes| scopes.split(' ')).filter_map(Access::parse);
    let granted: Vec<Access> = asked
        .map(|asked| allowed(state, user.as_deref(), asked))
        .filter(|access| !access.actions.is_empty())
        .collect();
    let scope: Vec<String> = granted.iter().map(ToString::to_string).collect();
    let token = secret(state, "token");
    let manners = state.v2.manners.clone();
    let mut body = Map::new();
    if !is_oauth {
        body.insert("token".into(), token.clone().into());
    }
    body.insert("access_token".into(), token.clone().into());
    if let Some(seconds) = manners.expires_in {
        body.insert("expires_in".into(), seconds.into());
    }
    if let Some(moment) = manners.issued_at {
        body.insert("issued_at".into(), moment.into());
    }
    if is_oauth {
        body.insert("scope".into(), scope.join(" ").into());
    }
    if let Some(user) = user.filter(|_| wants_refresh) {
        let refresh = secret(state, "refresh token");
        body.insert("refresh_token".into(), refresh.clone().into());
        state.v2.refresh.insert(refresh, user);
    }
    let service = if service.is_empty() { SERVICE } else { service };
    state.v2.tokens.insert(token, Token { granted, service: service.to_owned(), uses: manners.token_uses });
    json(200, &Value::Object(body)).header("Cache-Control", "no-store")
}

/// Something nobody guesses and that is the same in every run.
fn secret(state: &mut State, what: &str) -> String {
    let number = state.next();
    digest_of(format!("{what} {number}").as_bytes()).split_off("sha256:".len())
}

/// Of what was asked, what this user may have, or nobody in particular.
fn allowed(state: &State, user: Option<&str>, mut asked: Access) -> Access {
    let is_someone = user.is_some() || state.v2.manners.anonymous;
    let may = |action: &str| match asked.kind.as_str() {
        "registry" => is_someone,
        "repository" => {
            let is_private =
                state.v2.repositories.get(&asked.name).is_some_and(|repository| repository.private);
            let is_own = accounts::owns(state, user, &asked.name);
            is_own || (action == "pull" && is_someone && !is_private)
        }
        _ => false,
    };
    let actions = asked.actions.iter().filter(|action| may(action)).cloned().collect();
    asked.actions = actions;
    asked
}
