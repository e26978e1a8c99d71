//! The registry's side of a repository: tags, what was noted of pushes, properties, deletion (registry-v1 sheet
//! rows 15 to 24).

use crate::answer::{self, done, error};
use crate::message::{Request, Response};
use crate::state::{Facts, Manner, State, Tag};
use crate::tokens;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Where the moments written down begin: 11 March 2015. The sandbox has no clock.
const FIRST_MOMENT: i64 = 1_426_075_200;

/// Refuses a request without a fitting token, where tokens are asked for.
macro_rules! authorized {
    ($state:ident, $request:ident, $name:ident) => {
        if $state.manner == Manner::Apart {
            if let Err(refusal) = tokens::check($state, $request, Some($name)) {
                return refusal;
            }
        }
    };
}

/// `GET …/tags`.
pub(crate) fn tags(state: &mut State, request: &Request, name: &str) -> Response {
    authorized!(state, request, name);
    let Some(repository) = state.repositories.get(name).filter(|repository| repository.stored) else {
        return error(404, "Repository not found");
    };
    let map = repository.tags.iter().map(|(tag, entry)| (tag.clone(), entry.image.clone().into()));
    answer::json(200, &Value::Object(map.collect()))
}

/// One tag: read, set, deleted.
pub(crate) fn tag(state: &mut State, request: &Request, method: &str, name: &str, tag: &str) -> Response {
    authorized!(state, request, name);
    match method {
        "PUT" => put_tag(state, request, name, tag),
        "DELETE" => delete_tag(state, name, tag),
        _ => match state.repositories.get(name).and_then(|repository| repository.tags.get(tag)) {
            Some(entry) => answer::json(200, &entry.image.clone().into()),
            None => error(404, "Tag not found"),
        },
    }
}

fn put_tag(state: &mut State, request: &Request, name: &str, tag: &str) -> Response {
    let image = match serde_json::from_slice::<Value>(&request.body) {
        Ok(Value::String(image)) if !image.is_empty() => image,
        _ => return error(400, "Invalid data"),
    };
    if !state.images.contains_key(&image) {
        return error(404, "Image not found");
    }
    let facts = noted(state, request.get("user-agent").unwrap_or_default());
    let repository = state.repository_mut(name);
    repository.stored = true;
    if tag == "latest" {
        repository.facts = Some(facts.clone());
    }
    repository.tags.insert(tag.to_owned(), Tag { image, facts });
    done()
}

/// `docker/1.5.0 go/go1.3.3 kernel/3.13 os/linux arch/amd64`, pair by pair.
fn noted(state: &mut State, user_agent: &str) -> Facts {
    let mut words = BTreeMap::new();
    for (key, value) in user_agent.split_whitespace().filter_map(|word| word.split_once('/')) {
        let (key, value) = match key {
            "docker" => ("docker_version", value.to_owned()),
            "go" => ("docker_go_version", value.to_owned()),
            "arch" => ("arch", value.to_lowercase()),
            "kernel" => ("kernel", value.to_lowercase()),
            "os" => ("os", value.to_lowercase()),
            _ => continue,
        };
        words.insert(key, value);
    }
    let moment = i64::try_from(state.next()).unwrap_or_default();
    Facts { last_update: FIRST_MOMENT + moment, words }
}

fn delete_tag(state: &mut State, name: &str, tag: &str) -> Response {
    let repository = state.repositories.get_mut(name);
    let gone = repository.and_then(|repository| {
        if tag == "latest" {
            repository.facts = None;
        }
        repository.tags.remove(tag)
    });
    if gone.is_some() { done() } else { error(404, &format!("Tag not found: {tag}")) }
}

/// `GET …/json` and `GET …/tags/…/json`: never 404, nulls for what is not known.
pub(crate) fn facts(state: &mut State, request: &Request, name: &str, tag: Option<&str>) -> Response {
    authorized!(state, request, name);
    let repository = state.repositories.get(name);
    let facts = match tag {
        None => repository.and_then(|repository| repository.facts.as_ref()),
        Some(tag) => repository.and_then(|repository| repository.tags.get(tag)).map(|tag| &tag.facts),
    };
    answer::json(200, &Facts::json(facts))
}

/// `GET` and `PUT …/properties`.
pub(crate) fn properties(state: &mut State, request: &Request, method: &str, name: &str) -> Response {
    authorized!(state, request, name);
    if method == "GET" {
        let private = state.repositories.get(name).is_some_and(|repository| repository.private);
        return answer::json(200, &json!({ "access": if private { "private" } else { "public" } }));
    }
    let Ok(Value::Object(data)) = serde_json::from_slice::<Value>(&request.body) else {
        return error(400, "Invalid data");
    };
    if data.is_empty() {
        return error(400, "Invalid data");
    }
    let Some(access) = data.get("access") else { return answer::page(500) };
    let repository = state.repository_mut(name);
    match access.as_str() {
        Some("private") => repository.private = true,
        Some("public") => repository.private = false,
        _ => {}
    }
    done()
}

/// `DELETE …/` and, the trap, `DELETE …/tags`. The images stay: v1 has no garbage collection.
pub(crate) fn delete(state: &mut State, request: &Request, name: &str) -> Response {
    authorized!(state, request, name);
    let is_standalone = state.manner == Manner::Standalone;
    let Some(repository) = state.repositories.get_mut(name).filter(|repository| repository.stored) else {
        return error(404, "Repository not found");
    };
    repository.tags.clear();
    repository.facts = None;
    repository.stored = false;
    if is_standalone || repository.listing.is_none() {
        state.repositories.remove(name);
    }
    done()
}
