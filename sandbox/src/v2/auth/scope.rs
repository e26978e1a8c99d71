//! What a request needs and a token allows: `type:name:action,action` (registry-v2 sheet section 3).

use crate::message::{Request, query_value};
use crate::v2::routes::Route;
use std::fmt;

/// Some actions on one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Access {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) actions: Vec<String>,
}

impl Access {
    fn of(kind: &str, name: &str, actions: &[&str]) -> Self {
        let actions = actions.iter().map(|&action| action.to_owned()).collect();
        Self { kind: kind.to_owned(), name: name.to_owned(), actions }
    }

    /// Reads a scope. The name may hold a colon: the type ends at the first, the actions begin at the last.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(':')?;
        let (name, actions) = rest.rsplit_once(':')?;
        let actions: Vec<&str> = actions.split(',').filter(|action| !action.is_empty()).collect();
        Some(Self::of(kind, name, &actions))
    }

    /// Whether what is wanted is among what is granted here.
    pub(super) fn covers(&self, wanted: &Self) -> bool {
        let may = |action: &String| self.actions.iter().any(|granted| granted == action || granted == "*");
        self.kind == wanted.kind && self.name == wanted.name && wanted.actions.iter().all(may)
    }
}

impl fmt::Display for Access {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.kind, self.name, self.actions.join(","))
    }
}

/// What a request needs.
pub(super) fn wanted(request: &Request, route: &Route) -> Vec<Access> {
    let name = match route {
        Route::Base | Route::Token => return Vec::new(),
        Route::Catalog => return vec![Access::of("registry", "catalog", &["*"])],
        Route::Tags(name)
        | Route::Manifest(name, _)
        | Route::Blob(name, _)
        | Route::Upload(name, _)
        | Route::Referrers(name, _) => name,
    };
    let actions: &[&str] = match request.method.as_str() {
        "GET" | "HEAD" => &["pull"],
        "POST" | "PUT" | "PATCH" => &["pull", "push"],
        "DELETE" => &["delete"],
        _ => return Vec::new(),
    };
    let mut wanted = vec![Access::of("repository", name, actions)];
    if let (Route::Upload(..), Some(from)) = (route, query_value(&request.query, "from")) {
        wanted.push(Access::of("repository", &from, &["pull"]));
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_a_colon() {
        let access = Access::parse("repository:host:5000/a/b:pull,push");
        assert_eq!(access, Some(Access::of("repository", "host:5000/a/b", &["pull", "push"])));
        assert_eq!(
            access.map(|access| access.to_string()).as_deref(),
            Some("repository:host:5000/a/b:pull,push")
        );
        assert_eq!(Access::parse("repository"), None);
    }

    #[test]
    fn a_star_covers_every_action_of_the_same_thing_only() {
        let all = Access::of("repository", "a/b", &["*"]);
        assert!(all.covers(&Access::of("repository", "a/b", &["pull", "delete"])));
        assert!(!all.covers(&Access::of("repository", "a/c", &["pull"])));
        assert!(!Access::of("repository", "a/b", &["pull"]).covers(&Access::of(
            "repository",
            "a/b",
            &["push"]
        )));
    }
}
