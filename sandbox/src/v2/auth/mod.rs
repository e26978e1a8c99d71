//! Who may do what: nobody asked, passwords, or tokens with scopes, as Distribution enforces them (registry-v2 sheet
//! section 3).

mod scope;
mod service;

pub(super) use service::serve;

use super::errors::coded;
use super::manners::{Auth, Realm};
use super::routes::Route;
use crate::accounts;
use crate::message::{Place, Request, Response};
use crate::state::State;
use scope::Access;
use serde_json::{Value, json};

/// How the registry calls itself at its token service.
pub(super) const SERVICE: &str = "registry.harbour.example";

/// A token that was given out.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    granted: Vec<Access>,
    service: String,
    /// How many requests it is still good for, if that is counted.
    uses: Option<u32>,
}

/// Lets a request by, or not.
///
/// # Errors
/// 401, with the challenge.
pub(super) fn check(state: &mut State, request: &Request, route: &Route) -> Result<(), Response> {
    let wanted = scope::wanted(request, route);
    match state.v2.manners.auth {
        Auth::None => Ok(()),
        Auth::Basic => match accounts::who(state, request) {
            Ok(Some(_)) => Ok(()),
            _ => Err(refusal("Basic realm=\"Registry Realm\"".to_owned(), &wanted)),
        },
        Auth::Bearer => spend(state, request, &wanted).map_err(|error| {
            let challenge = challenge(state, request, &wanted, error);
            refusal(challenge, &wanted)
        }),
    }
}

/// Uses a token once. What is wrong with it is said in the word of the challenge, if it has one for that.
fn spend(state: &mut State, request: &Request, wanted: &[Access]) -> Result<(), Option<&'static str>> {
    let header = request.get("authorization").unwrap_or_default();
    let (scheme, token) = header.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(None);
    }
    let token =
        state.v2.tokens.get_mut(token).filter(|token| token.service == SERVICE && token.uses != Some(0));
    let Some(token) = token else { return Err(Some("invalid_token")) };
    if !wanted.iter().all(|wanted| token.granted.iter().any(|granted| granted.covers(wanted))) {
        return Err(Some("insufficient_scope"));
    }
    token.uses = token.uses.map(|uses| uses - 1);
    Ok(())
}

fn refusal(challenge: String, wanted: &[Access]) -> Response {
    let lines: Vec<Value> = wanted
        .iter()
        .flat_map(|access| access.actions.iter().map(move |action| (access, action)))
        .map(|(access, action)| {
            json!({ "Type": access.kind, "Class": "", "Name": access.name, "Action": action })
        })
        .collect();
    let detail = if lines.is_empty() { Value::Null } else { Value::Array(lines) };
    coded("UNAUTHORIZED", Some(detail)).header("WWW-Authenticate", challenge)
}

fn challenge(state: &State, request: &Request, wanted: &[Access], error: Option<&str>) -> String {
    let mut challenge = format!("Bearer realm=\"{}\",service=\"{SERVICE}\"", realm(state, request));
    if !wanted.is_empty() {
        let scopes: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        challenge += &format!(",scope=\"{}\"", scopes.join(" "));
    }
    if let Some(error) = error {
        challenge += &format!(",error=\"{error}\"");
    }
    challenge
}

/// Where the token service is said to be.
fn realm(state: &State, request: &Request) -> String {
    let manners = &state.v2.manners;
    if let Some(said) = &manners.realm_said {
        return said.clone();
    }
    let is_index = (request.place == Place::Index) == (manners.realm == Realm::Here);
    let origin = if is_index { &state.places.index } else { &state.places.registry };
    format!("{origin}/token")
}
