//! Which call a method and a path mean, with the framework's oddities: 404 as a page, 405 where a slash is too
//! many, 301 where one is missing (real-servers sheet section 4).

use crate::message::{Place, Request, Response, decode};
use crate::state::{Manner, State};
use crate::{accounts, answer, images, index, people, repositories, search};

/// A path, taken apart.
#[derive(Debug, PartialEq, Eq)]
enum Route {
    Root,
    Ping,
    Search,
    Users,
    UsersBare,
    User(String),
    Image(String, String),
    Tags(String),
    Tag(String, String),
    TagFacts(String, String),
    RepositoryFacts(String),
    Properties(String),
    Images(String),
    Auth(String),
    Repository(String),
    RepositoryBare(String),
}

/// Answers a request, faults and CORS apart.
pub(crate) fn answer(state: &mut State, request: &Request) -> Response {
    let path = decode(&request.path, false);
    let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    if request.place == Place::Index
        && let Some(response) = people::answer(state, request, &segments)
    {
        return response;
    }
    let Some(route) = parse(&path) else { return answer::page(404) };
    if !is_served(state.manner, request.place, &route) {
        return answer::page(404);
    }
    if matches!(route, Route::UsersBare)
        || (matches!(route, Route::RepositoryBare(_))
            && request.method != "PUT"
            && request.method != "OPTIONS")
    {
        return answer::page(301).header("Location", format!("{}/", request.path));
    }
    let methods = methods(&route);
    if request.method == "OPTIONS" {
        return Response::new(200, "text/html", Vec::new()).header("Allow", allow(methods));
    }
    let method = if request.method == "HEAD" { "GET" } else { request.method.as_str() };
    if !methods.contains(&method) {
        return answer::page(405).header("Allow", allow(methods));
    }
    serve(state, request, method, &route)
}

fn allow(methods: &[&str]) -> String {
    let head = if methods.contains(&"GET") { "HEAD, " } else { "" };
    format!("{head}{}, OPTIONS", methods.join(", "))
}

fn methods(route: &Route) -> &'static [&'static str] {
    match route {
        Route::Root | Route::Ping | Route::Search => &["GET"],
        Route::Users | Route::UsersBare => &["GET", "POST"],
        Route::User(_) | Route::Auth(_) | Route::RepositoryBare(_) => &["PUT"],
        Route::Image(_, part) => match part.as_str() {
            "json" | "layer" => &["GET", "PUT"],
            "checksum" => &["PUT"],
            _ => &["GET"],
        },
        Route::Tags(_) => &["GET", "DELETE"],
        Route::Tag(..) | Route::Images(_) => &["GET", "PUT", "DELETE"],
        Route::TagFacts(..) | Route::RepositoryFacts(_) => &["GET"],
        Route::Properties(_) => &["GET", "PUT"],
        Route::Repository(_) => &["PUT", "DELETE"],
    }
}

/// Standalone, one service has every call. Apart, each has its own.
fn is_served(manner: Manner, place: Place, route: &Route) -> bool {
    if manner == Manner::Standalone || matches!(route, Route::Root | Route::Ping | Route::Repository(_)) {
        return true;
    }
    let is_index = matches!(
        route,
        Route::Search
            | Route::Users
            | Route::UsersBare
            | Route::User(_)
            | Route::Images(_)
            | Route::Auth(_)
            | Route::RepositoryBare(_)
    );
    is_index == (place == Place::Index)
}

fn serve(state: &mut State, request: &Request, method: &str, route: &Route) -> Response {
    let is_index = state.manner == Manner::Standalone || request.place == Place::Index;
    match (method, route) {
        (_, Route::Root) => answer::json(200, &"docker-registry server".into()),
        (_, Route::Ping) => ping(state, request),
        (_, Route::Search) => search::search(state, request),
        ("GET", Route::Users) => accounts::verify(state, request),
        (_, Route::Users) => accounts::create(state, request),
        (_, Route::User(name)) => accounts::change(state, request, name),
        (_, Route::Image(id, part)) => images::serve(state, request, method, id, part),
        (_, Route::Auth(name)) => index::check_token(state, request, name),
        ("PUT", Route::Repository(name) | Route::RepositoryBare(name)) if is_index => {
            index::put_images(state, request, name, 200)
        }
        ("PUT", Route::Images(name)) => index::put_images(state, request, name, 204),
        ("GET", Route::Images(name)) => index::images(state, request, name),
        (_, Route::Images(name)) => index::delete_images(state, request, name),
        ("DELETE", Route::Repository(name)) if state.manner == Manner::Apart && is_index => {
            index::delete(state, request, name)
        }
        ("PUT", Route::Repository(_)) => answer::page(405).header("Allow", "DELETE, OPTIONS"),
        (_, Route::Repository(name)) | ("DELETE", Route::Tags(name)) => {
            repositories::delete(state, request, name)
        }
        (_, Route::Tags(name)) => repositories::tags(state, request, name),
        (_, Route::Tag(name, tag)) => repositories::tag(state, request, method, name, tag),
        (_, Route::TagFacts(name, tag)) => repositories::facts(state, request, name, Some(tag)),
        (_, Route::RepositoryFacts(name)) => repositories::facts(state, request, name, None),
        (_, Route::Properties(name)) => repositories::properties(state, request, method, name),
        (_, Route::UsersBare | Route::RepositoryBare(_)) => answer::page(404),
    }
}

/// docker-registry 0.9.1 says only whether it is standalone; the Hub gives a version and an empty text.
fn ping(state: &State, request: &Request) -> Response {
    match (state.manner, request.place) {
        (Manner::Standalone, _) => {
            answer::raw(200, b"{}".to_vec()).header("X-Docker-Registry-Standalone", "True")
        }
        (Manner::Apart, Place::Registry) => {
            answer::raw(200, b"{}".to_vec()).header("X-Docker-Registry-Standalone", "False")
        }
        (Manner::Apart, Place::Index) => answer::raw(200, b"\"\"".to_vec())
            .header("X-Docker-Registry-Version", "0.6.0")
            .header("X-Docker-Registry-Standalone", "False"),
    }
}

fn parse(path: &str) -> Option<Route> {
    let segments: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
    let route = match segments.as_slice() {
        [""] => Route::Root,
        ["_ping"] | ["v1", "_ping"] => Route::Ping,
        ["v1", "search"] => Route::Search,
        ["v1", "users"] => Route::UsersBare,
        ["v1", "users", ""] => Route::Users,
        ["v1", "users", name, ""] if !name.is_empty() => Route::User((*name).to_owned()),
        ["v1", "images", id, part @ ("json" | "layer" | "checksum" | "ancestry" | "files" | "diff")] => {
            Route::Image((*id).to_owned(), (*part).to_owned())
        }
        ["v1", "repositories", rest @ ..] if rest.first().is_some_and(|first| !first.is_empty()) => {
            return Some(parse_repository(rest));
        }
        _ => return None,
    };
    Some(route)
}

fn parse_repository(segments: &[&str]) -> Route {
    match segments {
        [name @ .., "tags", tag, "json"] if !name.is_empty() && !tag.is_empty() => {
            Route::TagFacts(repository(name), (*tag).to_owned())
        }
        [name @ .., "tags", tag] if !name.is_empty() && !tag.is_empty() => {
            Route::Tag(repository(name), (*tag).to_owned())
        }
        [name @ .., "tags"] if !name.is_empty() => Route::Tags(repository(name)),
        [name @ .., "json"] if !name.is_empty() => Route::RepositoryFacts(repository(name)),
        [name @ .., "properties"] if !name.is_empty() => Route::Properties(repository(name)),
        [name @ .., "images"] if !name.is_empty() => Route::Images(repository(name)),
        [name @ .., "auth"] if !name.is_empty() => Route::Auth(repository(name)),
        [name @ .., ""] => Route::Repository(repository(name)),
        name => Route::RepositoryBare(repository(name)),
    }
}

/// `namespace/name`. A lone name is the library's; deeper names are cut at their first slash and the rest is
/// encoded, as docker-registry does.
fn repository(segments: &[&str]) -> String {
    let path = segments.join("/");
    let path = path.trim_end_matches('/');
    match path.split_once('/') {
        None => format!("library/{path}"),
        Some((namespace, name)) => format!("{namespace}/{}", name.replace('/', "%2F")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_apart_as_the_framework_does() {
        let tag = |name: &str, tag: &str| Some(Route::Tag(name.to_owned(), tag.to_owned()));
        assert_eq!(parse("/v1/repositories/busybox/tags/latest"), tag("library/busybox", "latest"));
        assert_eq!(parse("/v1/repositories/a/b/tags/1.0"), tag("a/b", "1.0"));
        assert_eq!(parse("/v1/repositories/a/b/c/tags/1.0"), tag("a/b%2Fc", "1.0"));
        assert_eq!(
            parse("/v1/repositories/a/b/tags/"),
            Some(Route::Repository("a/b%2Ftags".to_owned())),
            "an empty tag is another call"
        );
        assert_eq!(parse("/v1/repositories/a/b/"), Some(Route::Repository("a/b".to_owned())));
        assert_eq!(parse("/v1/repositories/a/b"), Some(Route::RepositoryBare("a/b".to_owned())));
        assert_eq!(parse("/v1/repositories"), None);
        assert_eq!(parse("/v2/"), None);
    }
}
