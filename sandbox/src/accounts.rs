//! Accounts at the index: sign in, sign up, change, and who may do what (hub-v1 sheet section 1). Standalone, the
//! registry says yes to everything.

use crate::answer;
use crate::message::{Request, Response};
use crate::state::{Account, Manner, State};
use base64::Engine;
use serde_json::{Map, Value, json};

/// What the Hub says when user name or e-mail address are taken; Docker compares it byte for byte.
const TAKEN: &str = "\"Username or email already exists\"";

/// `GET /v1/users/`.
pub(crate) fn verify(state: &mut State, request: &Request) -> Response {
    if state.manner == Manner::Standalone {
        return answer::json(200, &"OK".into());
    }
    match who(state, request) {
        Ok(Some(_)) => answer::json(200, &"OK".into()),
        Ok(None) => unauthorized(),
        Err(refusal) => refusal,
    }
}

/// `POST /v1/users/`: the account is there at once and inactive.
pub(crate) fn create(state: &mut State, request: &Request) -> Response {
    let Ok(data) = serde_json::from_slice::<Value>(&request.body) else {
        return answer::error(400, "Error Decoding JSON");
    };
    if state.manner == Manner::Apart {
        let text = |key: &str| data.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (username, password, email) = (text("username"), text("password"), text("email"));
        let complaints = complaints(Some(&username), Some(&password), Some(&email));
        if !complaints.is_empty() {
            return answer::json(400, &Value::Object(complaints));
        }
        if state.accounts.contains_key(&username) || has_email(state, &email) {
            return answer::raw(400, TAKEN.as_bytes().to_vec());
        }
        state.accounts.insert(username, Account { password, email, ..Account::default() });
    }
    answer::json(201, &"User Created".into())
}

/// `PUT /v1/users/{username}/`.
pub(crate) fn change(state: &mut State, request: &Request, name: &str) -> Response {
    if state.manner == Manner::Standalone {
        return answer::raw(204, Vec::new());
    }
    let user = match who(state, request) {
        Ok(Some(user)) => user,
        Ok(None) => return unauthorized(),
        Err(refusal) => return refusal,
    };
    if !state.accounts.contains_key(name) {
        return answer::json(404, &"User not found".into());
    }
    if user != name {
        return answer::json(403, &"Not your account".into());
    }
    let Ok(Value::Object(data)) = serde_json::from_slice::<Value>(&request.body) else {
        return answer::error(400, "Error Decoding JSON");
    };
    let text = |key: &str| data.get(key).and_then(Value::as_str);
    let complaints = complaints(None, text("password"), text("email"));
    if !complaints.is_empty() {
        return answer::json(400, &Value::Object(complaints));
    }
    if let Some(account) = state.accounts.get_mut(name) {
        if let Some(password) = text("password") {
            account.password = password.to_owned();
        }
        if let Some(email) = text("email") {
            account.email = email.to_owned();
        }
    }
    answer::raw(204, Vec::new())
}

/// The rules of the era, a list of complaints for each field.
fn complaints(username: Option<&str>, password: Option<&str>, email: Option<&str>) -> Map<String, Value> {
    let mut complaints = Map::new();
    if let Some(name) = username {
        if !(4..=30).contains(&name.len()) {
            complaints.insert("username".into(), json!(["Must be between 4 and 30 characters long."]));
        } else if !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
            complaints.insert("username".into(), json!(["Only a-z, 0-9 and _ may be used."]));
        }
    }
    if password.is_some_and(|password| password.chars().count() < 5) {
        complaints.insert("password".into(), json!(["Must be at least 5 characters long."]));
    }
    if email.is_some_and(|email| !is_email(email)) {
        complaints.insert("email".into(), json!(["Enter a valid e-mail address."]));
    }
    complaints
}

fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_domain = domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.');
    !name.is_empty() && is_domain && !domain.contains('@') && !text.contains(char::is_whitespace)
}

fn has_email(state: &State, email: &str) -> bool {
    state.accounts.values().any(|account| account.email.eq_ignore_ascii_case(email))
}

/// Who sent this, by Basic; nobody when nothing was sent.
///
/// # Errors
/// 401 for a wrong password, 403 for an account that is not active yet.
pub(crate) fn who(state: &State, request: &Request) -> Result<Option<String>, Response> {
    if request.get("authorization").is_none() {
        return Ok(None);
    }
    let (name, password) = basic_of(request).ok_or_else(unauthorized)?;
    let account = knows(state, &name, &password);
    match account {
        None => Err(unauthorized()),
        Some(account) if !account.active => Err(answer::json(403, &"Account is not active".into())),
        Some(_) => Ok(Some(name)),
    }
}

/// The account of this name, if this is its password.
pub(crate) fn knows<'a>(state: &'a State, name: &str, password: &str) -> Option<&'a Account> {
    state.accounts.get(name).filter(|account| account.password == password)
}

/// The user name and the password of a request, by Basic.
pub(crate) fn basic_of(request: &Request) -> Option<(String, String)> {
    let (scheme, text) = request.get("authorization")?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(text.trim()).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}

fn unauthorized() -> Response {
    answer::json(401, &"Wrong username or password".into())
        .header("WWW-Authenticate", "Basic realm=\"auth required\",Token")
}

/// Whether a repository lies in a namespace of this user.
pub(crate) fn owns(state: &State, user: Option<&str>, repository: &str) -> bool {
    let namespace = repository.split('/').next().unwrap_or_default();
    user.is_some_and(|user| {
        let granted = state
            .accounts
            .get(user)
            .is_some_and(|account| account.namespaces.iter().any(|other| other == namespace || other == "*"));
        user == namespace || granted
    })
}

/// Lets pass who may write to a repository; standalone, everyone.
///
/// # Errors
/// 401 for nobody and for wrong passwords, 403 for those who may not.
pub(crate) fn may_write(state: &State, request: &Request, repository: &str) -> Result<(), Response> {
    if state.manner == Manner::Standalone {
        return Ok(());
    }
    let user = who(state, request)?.ok_or_else(unauthorized)?;
    if owns(state, Some(&user), repository) {
        Ok(())
    } else {
        Err(answer::json(403, &"Permission denied".into()))
    }
}

/// Lets pass who may read a repository: everyone, unless it is private and the index checks passwords.
///
/// # Errors
/// As [`may_write`].
pub(crate) fn may_read(state: &State, request: &Request, repository: &str) -> Result<(), Response> {
    if state.manner == Manner::Standalone {
        return Ok(());
    }
    let user = who(state, request)?;
    let is_private = state.repositories.get(repository).is_some_and(|known| known.private);
    if !is_private || owns(state, user.as_deref(), repository) {
        return Ok(());
    }
    Err(if user.is_none() { unauthorized() } else { answer::json(403, &"Permission denied".into()) })
}
