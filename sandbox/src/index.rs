//! The index's side of a repository: image lists, creation, the three-step deletion, the check of tokens (hub-v1
//! sheet sections 1 and 3). Standalone, the registry plays the index and believes everyone.

use crate::answer::{self, error};
use crate::message::{Request, Response};
use crate::state::{Listed, Listing, Manner, State};
use crate::tokens::{self, Access};
use crate::{accounts, message};
use serde_json::{Value, json};

/// `PUT …/` and `PUT …/images`: the list is only ever added to.
pub(crate) fn put_images(state: &mut State, request: &Request, name: &str, success: u16) -> Response {
    if let Err(refusal) = accounts::may_write(state, request, name) {
        return refusal;
    }
    let Ok(data) = serde_json::from_slice::<Value>(&request.body) else {
        return error(400, "Error Decoding JSON");
    };
    let Some(images) = data.as_array().and_then(|lines| lines.iter().map(line).collect::<Option<Vec<_>>>())
    else {
        return error(400, "Invalid data");
    };
    let is_standalone = state.manner == Manner::Standalone;
    let repository = state.repository_mut(name);
    repository.stored |= is_standalone;
    match &mut repository.listing {
        Some(listing) => {
            listing.marked_deleted = false;
            merge(&mut listing.images, images);
        }
        None => repository.listing = Some(Listing { images, ..Listing::default() }),
    }
    let body = if success == 204 { Vec::new() } else { b"\"\"".to_vec() };
    tokens::hand_out(state, request, answer::raw(success, body), name, Access::Write)
}

fn line(value: &Value) -> Option<Listed> {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Listed { id: text("id")?, checksum: text("checksum"), tag: text("Tag") })
}

/// New lines go before old ones; the first line of an id that has a checksum is kept. Tags are lost, as in
/// docker-registry.
fn merge(known: &mut Vec<Listed>, new: Vec<Listed>) {
    let mut merged: Vec<Listed> = Vec::new();
    for image in new.into_iter().chain(known.drain(..)) {
        let image = Listed { tag: None, ..image };
        match merged.iter_mut().find(|other| other.id == image.id) {
            Some(other) if other.checksum.is_some() => {}
            Some(other) => *other = image,
            None => merged.push(image),
        }
    }
    *known = merged;
}

/// `GET …/images`.
pub(crate) fn images(state: &mut State, request: &Request, name: &str) -> Response {
    let Some(listing) = state.repositories.get(name).and_then(|repository| repository.listed()) else {
        return error(404, "images not found");
    };
    let lines: Vec<Value> = listing.images.iter().map(to_json).collect();
    if let Err(refusal) = accounts::may_read(state, request, name) {
        return refusal;
    }
    tokens::hand_out(state, request, answer::json(200, &Value::Array(lines)), name, Access::Read)
}

fn to_json(image: &Listed) -> Value {
    let mut line = json!({ "id": image.id });
    if let Some(checksum) = &image.checksum {
        line["checksum"] = checksum.clone().into();
    }
    if let Some(tag) = &image.tag {
        line["Tag"] = tag.clone().into();
    }
    line
}

/// `DELETE …/images`: does nothing but hand out a token.
pub(crate) fn delete_images(state: &mut State, request: &Request, name: &str) -> Response {
    if let Err(refusal) = accounts::may_write(state, request, name) {
        return refusal;
    }
    tokens::hand_out(state, request, answer::raw(204, Vec::new()), name, Access::Delete)
}

/// `DELETE …/` where hub and registry are apart: first 202 and a token for the registry, then, told by
/// `X-Docker-Endpoints` that the registry is done, 200 and the records are dropped.
pub(crate) fn delete(state: &mut State, request: &Request, name: &str) -> Response {
    if let Err(refusal) = accounts::may_write(state, request, name) {
        return refusal;
    }
    let Some(repository) = state.repositories.get_mut(name) else {
        return error(404, "Repository not found");
    };
    let is_stored = repository.stored;
    let Some(listing) = &mut repository.listing else { return error(404, "Repository not found") };
    let is_last = request.get("x-docker-endpoints").is_some() || !tokens::is_asked_for(request);
    if listing.marked_deleted && is_last {
        repository.listing = None;
        if !is_stored {
            state.repositories.remove(name);
        }
        return answer::raw(200, b"\"\"".to_vec());
    }
    listing.marked_deleted = true;
    tokens::hand_out(state, request, answer::raw(202, b"\"\"".to_vec()), name, Access::Delete)
}

/// `PUT …/auth`: whether the token that comes with it is good. Standalone, everything is.
pub(crate) fn check_token(state: &mut State, request: &Request, name: &str) -> Response {
    let good = || answer::json(200, &"OK".into());
    if state.manner == Manner::Standalone {
        return good();
    }
    if state.repositories.get(name).is_none_or(|repository| repository.listing.is_none()) {
        return error(404, "Repository not found");
    }
    let single_use = state.single_use;
    match tokens::find(state, request).filter(|grant| grant.repository == name) {
        None => error(403, "Token refused"),
        Some(grant) => {
            grant.spent = single_use;
            good()
        }
    }
}

/// The name an official repository goes by in search: without `library/`.
pub(crate) fn public_name(name: &str) -> &str {
    name.strip_prefix("library/").unwrap_or(name)
}

/// A number from the query, within bounds.
pub(crate) fn number(request: &Request, key: &str, default: usize, most: usize) -> usize {
    let value = message::query_value(&request.query, key).and_then(|value| value.parse().ok());
    value.unwrap_or(default).clamp(1, most)
}
