//! Profiles and e-mail addresses.

use super::{Email, oauth};
use crate::answer;
use crate::message::{Request, Response};
use crate::state::State;
use serde_json::{Value, json};

const FIELDS: [&str; 5] = ["full_name", "location", "company", "profile_url", "gravatar_email"];

/// `GET /api/v1.1/users/{username}/`.
pub(super) fn read(state: &State, request: &Request, name: &str) -> Response {
    match oauth::check(state, request, name, "profile_read") {
        Ok(()) => answer::json(200, &profile(state, name)),
        Err(refusal) => refusal,
    }
}

/// `PATCH /api/v1.1/users/{username}/`.
pub(super) fn change(state: &mut State, request: &Request, name: &str) -> Response {
    if let Err(refusal) = oauth::check(state, request, name, "profile_write") {
        return refusal;
    }
    let Ok(Value::Object(data)) = serde_json::from_slice::<Value>(&request.body) else {
        return answer::json(400, &json!({ "detail": "JSON parse error" }));
    };
    if let Some(url) = data.get("profile_url").and_then(Value::as_str)
        && !url.is_empty()
        && !url.starts_with("http")
    {
        return answer::json(400, &json!({ "profile_url": ["Enter a valid URL."] }));
    }
    let changed = state.people.profiles.entry(name.to_owned()).or_default();
    for field in FIELDS {
        match data.get(field) {
            Some(Value::String(text)) => {
                changed.insert(field, text.clone());
            }
            Some(_) => return answer::json(400, &json!({ field: ["This field must be a string."] })),
            None => {}
        }
    }
    answer::json(200, &profile(state, name))
}

fn profile(state: &State, name: &str) -> Value {
    let changed = state.people.profiles.get(name);
    let field = |key: &str| changed.and_then(|fields| fields.get(key)).cloned().unwrap_or_default();
    let primary = all(state, name).into_iter().find(|one| one.primary).map(|one| one.email);
    json!({
        "id": 77, "username": name, "url": format!("/api/v1.1/users/{name}/"), "type": "User",
        "date_joined": "2014-03-02T08:15:30.120000Z", "full_name": field("full_name"),
        "location": field("location"), "company": field("company"), "profile_url": field("profile_url"),
        "gravatar_url": "https://gravatar.invalid/avatar/0123.jpg", "email": primary,
        "is_active": state.accounts.get(name).is_some_and(|account| account.active),
    })
}

/// `GET …/emails/`.
pub(super) fn emails(state: &State, request: &Request, name: &str) -> Response {
    match oauth::check(state, request, name, "email_read") {
        Ok(()) => answer::json(200, &all(state, name).iter().map(json_of).collect()),
        Err(refusal) => refusal,
    }
}

/// `POST`, `PATCH` and `DELETE …/emails/`.
pub(super) fn change_emails(state: &mut State, request: &Request, name: &str) -> Response {
    if let Err(refusal) = oauth::check(state, request, name, "email_write") {
        return refusal;
    }
    let data = serde_json::from_slice::<Value>(&request.body).unwrap_or_default();
    let Some(email) = data.get("email").and_then(Value::as_str).filter(|text| text.contains('@')) else {
        return answer::json(400, &json!({ "email": ["Enter a valid e-mail address."] }));
    };
    let mut emails = all(state, name);
    let at = emails.iter().position(|one| one.email == email);
    let (status, body) = match (request.method.as_str(), at) {
        ("POST", Some(_)) => {
            return answer::json(400, &json!({ "email": ["This address is there already."] }));
        }
        ("POST", None) => {
            emails.push(Email { email: email.to_owned(), verified: false, primary: false });
            (201, emails.last().map(json_of))
        }
        (_, None) => return answer::json(404, &json!({ "detail": "Not found" })),
        ("PATCH", Some(at)) => {
            for flag in ["verified", "primary"] {
                match data.get(flag) {
                    None => {}
                    Some(Value::Bool(true)) if flag == "verified" => emails[at].verified = true,
                    Some(Value::Bool(true)) => {
                        emails.iter_mut().enumerate().for_each(|(place, one)| one.primary = place == at);
                    }
                    Some(_) => return answer::json(400, &json!({ flag: ["May only be true."] })),
                }
            }
            (200, Some(json_of(&emails[at])))
        }
        (_, Some(at)) if emails[at].primary => {
            return answer::json(400, &json!({ "email": ["The primary address cannot be removed."] }));
        }
        (_, Some(at)) => {
            emails.remove(at);
            (204, None)
        }
    };
    state.people.emails.insert(name.to_owned(), emails);
    body.map_or_else(|| answer::raw(204, Vec::new()), |body| answer::json(status, &body))
}

/// The addresses; at first the account's own.
fn all(state: &State, name: &str) -> Vec<Email> {
    let own = || {
        let account = state.accounts.get(name);
        let email = |text: &String| Email { email: text.clone(), verified: true, primary: true };
        account.map(|account| email(&account.email)).into_iter().collect()
    };
    state.people.emails.get(name).cloned().unwrap_or_else(own)
}

fn json_of(one: &Email) -> Value {
    json!({ "email": one.email, "verified": one.verified, "primary": one.primary })
}
