//! Tokens of the index: made by counting, bound to a repository and to what may be done with it
//! (hub-v1 sheet section 2, registry-v1 sheet section 3).

use crate::answer;
use crate::message::{Request, Response};
use crate::state::{Manner, State};
use sha2::{Digest, Sha256};

/// What a token allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
    Delete,
}

impl Access {
    fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Delete => "delete",
        }
    }

    /// docker-registry binds access to the method alone.
    fn allows(self, method: &str) -> bool {
        match self {
            Self::Read => matches!(method, "GET" | "HEAD"),
            Self::Write => matches!(method, "PUT" | "POST"),
            Self::Delete => method == "DELETE",
        }
    }
}

/// A token that was given out.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub(crate) repository: String,
    pub(crate) access: Access,
    pub(crate) spent: bool,
}

/// A new token, as the value of its header field without the word `Token`.
pub(crate) fn issue(state: &mut State, repository: &str, access: Access) -> String {
    let number = state.next();
    let signature: String =
        Sha256::digest(format!("token {number}")).iter().take(16).map(|byte| format!("{byte:02X}")).collect();
    let grant = Grant { repository: repository.to_owned(), access, spent: false };
    let token = format!("signature={signature},repository=\"{repository}\",access={}", access.as_str());
    state.grants.insert(signature, grant);
    token
}

/// Adds the header fields by which an index hands out a token. The standalone registry always does, and writes the
/// word `Token` into `X-Docker-Token`; the Hub does when asked, and leaves it out.
pub(crate) fn hand_out(
    state: &mut State,
    request: &Request,
    response: Response,
    repository: &str,
    access: Access,
) -> Response {
    match state.manner {
        Manner::Standalone => {
            let token = format!("Token {}", issue(state, repository, access));
            response
                .header("X-Docker-Endpoints", request.authority.clone())
                .header("WWW-Authenticate", token.clone())
                .header("X-Docker-Token", token)
        }
        Manner::Apart => {
            let response = response.header("X-Docker-Endpoints", state.places.registry.authority());
            if !is_asked_for(request) {
                return response;
            }
            let token = issue(state, repository, access);
            response.header("WWW-Authenticate", format!("Token {token}")).header("X-Docker-Token", token)
        }
    }
}

/// Whether the client asked for a token.
pub(crate) fn is_asked_for(request: &Request) -> bool {
    request.get("x-docker-token").is_some_and(|value| value.eq_ignore_ascii_case("true"))
}

/// The registry's check. `repository` is that of the URL, if it has one. Gives the token's repository.
///
/// # Errors
/// 401, with the invitation to come with a token.
pub(crate) fn check(
    state: &mut State,
    request: &Request,
    repository: Option<&str>,
) -> Result<String, Response> {
    let access = |grant: &Grant| {
        grant.access.allows(&request.method) && repository.is_none_or(|name| name == grant.repository)
    };
    let single_use = state.single_use;
    let grant = find(state, request).filter(|grant| access(grant)).ok_or_else(answer::wants_token)?;
    grant.spent = single_use;
    let (name, is_delete) = (grant.repository.clone(), grant.access == Access::Delete);
    let known = state.repositories.get_mut(&name).filter(|known| known.listing.is_some());
    let Some(known) = known else { return Err(answer::wants_token()) };
    // The registry writes down the index's image list when it checks a token, and so makes a place for it.
    known.stored |= !is_delete;
    Ok(name)
}

/// The token of a request, if it was given out, says so rightly and is not used up.
pub(crate) fn find<'a>(state: &'a mut State, request: &Request) -> Option<&'a mut Grant> {
    let header = request.get("authorization")?;
    let (scheme, fields) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("token") {
        return None;
    }
    let field = |name: &str| {
        fields.split(',').find_map(|pair| {
            let (key, value) = pair.trim().split_once('=')?;
            (key == name).then(|| value.trim_matches('"'))
        })
    };
    let (signature, repository, access) = (field("signature")?, field("repository")?, field("access")?);
    state
        .grants
        .get_mut(signature)
        .filter(|grant| grant.repository == repository && grant.access.as_str() == access && !grant.spent)
}
