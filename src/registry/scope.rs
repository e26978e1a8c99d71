//! What a token is asked for, worked out here from the request at hand and never taken from a challenge (security
//! notes C5, registry-v2 sheet section 3).

use super::credential::Action;
use super::exchange::Pass;
use crate::name::Repository;

/// What the list of repositories needs.
pub(crate) const CATALOG: &str = "registry:catalog:*";

/// The scopes of one request, as they are asked for; none at all for a sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope(pub(super) Vec<String>);

impl Scope {
    /// What a request to a v2 registry needs; nothing for what goes elsewhere.
    pub(super) fn of(pass: Pass<'_>) -> Self {
        let scopes = match pass {
            Pass::V2(repository, action) => vec![of_repository(repository, action)],
            Pass::Mount { to, from } => {
                vec![of_repository(to, Action::Write), of_repository(from, Action::Read)]
            }
            Pass::Catalog => vec![CATALOG.to_owned()],
            _ => Vec::new(),
        };
        Self(scopes)
    }

    /// All of them in one text, as a cache and OAuth2 have it.
    pub(super) fn joined(&self) -> String {
        self.0.join(" ")
    }
}

/// What a request to one repository needs.
pub(crate) fn of_repository(repository: &Repository, action: Action) -> String {
    let actions = match action {
        Action::Read => "pull",
        Action::Write => "pull,push",
        Action::Delete => "pull,delete",
    };
    format!("repository:{repository}:{actions}")
}
