//! Search: docker-registry's over its database, and the Hub's with stars and pages (registry-v1 sheet section 9,
//! hub-v1 sheet section 5).

use crate::message::{Request, Response, query_value};
use crate::state::{Manner, Repository, State};
use crate::{accounts, answer, index};
use serde_json::{Value, json};

/// `GET /v1/search?q=…`.
pub(crate) fn search(state: &mut State, request: &Request) -> Response {
    let query = query_value(&request.query, "q").unwrap_or_default();
    let mut found: Vec<(&String, &Repository)> =
        state.repositories.iter().filter(|(_, repository)| repository.listed().is_some()).collect();
    found.sort_by_key(|(_, repository)| repository.order);
    if state.manner == Manner::Standalone {
        found.retain(|(name, _)| query.is_empty() || is_like(name, &query));
        let lines = found.iter().map(|(name, _)| json!({ "name": name, "description": "" }));
        let lines: Vec<Value> = lines.collect();
        let count = lines.len();
        return answer::json(200, &json!({ "query": query, "num_results": count, "results": lines }));
    }
    let user = match accounts::who(state, request) {
        Ok(user) => user,
        Err(refusal) => return refusal,
    };
    let needle = query.to_lowercase();
    found.retain(|(name, repository)| {
        let text = repository.listing.as_ref().map_or("", |listing| &listing.description).to_lowercase();
        let is_hit = name.to_lowercase().contains(&needle) || text.contains(&needle);
        is_hit && (!repository.private || accounts::owns(state, user.as_deref(), name))
    });
    page(&found, request, &query)
}

/// `n` a page, 25 by default, 100 at most.
fn page(found: &[(&String, &Repository)], request: &Request, query: &str) -> Response {
    let size = index::number(request, "n", 25, 100);
    let pages = found.len().div_ceil(size).max(1);
    let page = index::number(request, "page", 1, usize::MAX);
    let lines: Vec<Value> = found
        .iter()
        .skip((page - 1).saturating_mul(size))
        .take(size)
        .map(|(name, repository)| {
            let listing = repository.listing.clone().unwrap_or_default();
            json!({
                "name": index::public_name(name), "description": listing.description,
                "star_count": listing.stars, "is_official": name.starts_with("library/"),
                "is_trusted": false,
            })
        })
        .collect();
    answer::json(
        200,
        &json!({
            "query": query, "num_results": found.len(), "results": lines,
            "page": page, "page_size": size, "num_pages": pages,
        }),
    )
}

/// SQL's LIKE with a `%` at either end, as SQLite does it: `%` and `_` are wildcards, ASCII letters have no case.
fn is_like(text: &str, query: &str) -> bool {
    let text: Vec<char> = text.to_ascii_lowercase().chars().collect();
    let pattern: Vec<char> = format!("%{}%", query.to_ascii_lowercase()).chars().collect();
    let (mut at, mut like, mut retry) = (0, 0, None);
    while at < text.len() {
        match pattern.get(like) {
            Some('%') => {
                retry = Some((like + 1, at));
                like += 1;
            }
            Some(&c) if c == '_' || c == text[at] => {
                at += 1;
                like += 1;
            }
            _ => match retry {
                None => return false,
                Some((from, begun)) => {
                    retry = Some((from, begun + 1));
                    like = from;
                    at = begun + 1;
                }
            },
        }
    }
    pattern[like..].iter().all(|&c| c == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_matches_as_sql_does() {
        for (text, query, expected) in [
            ("acme/app", "app", true),
            ("acme/app", "APP", true),
            ("acme/app", "a_p", true),
            ("acme/app", "acme%p", true),
            ("acme/app", "b", false),
            ("acme/app", "appp", false),
            ("aab", "ab", true),
        ] {
            assert_eq!(is_like(text, query), expected, "{text} like {query}");
        }
    }
}
