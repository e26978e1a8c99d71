//! Evidence for the connection doctor, made up answer by answer.

use super::origin;
use portolan::console::doctor::{Case, Evidence, Sure, diagnose};
use portolan::http::{Knocked, Method, TransportError, Url};
use portolan::registry::examine::{Came, Findings, Question, Seen, Tried, Wants};

/// Where the page is.
pub const PAGE: &str = "https://console.example";
/// Where the registry is.
pub const HOME: &str = "https://registry.example";

/// A question and what came of it.
pub fn tried(question: Question, came: Came) -> Tried {
    let url = Some(Url::at(&origin(HOME)));
    Tried { question, method: Method::Get, url, came, ms: 5, password: false }
}

/// What a page and a registry make of some answers.
pub fn evidence(page: &str, registry: &str, all: &[(Question, Came)]) -> Evidence {
    let tried = all.iter().map(|(question, came)| tried(*question, came.clone())).collect();
    let findings = Findings { tried, ..Findings::default() };
    Evidence { page: Some(origin(page)), registry: origin(registry), findings, deletes: None }
}

/// Nothing that can be read.
pub fn silent() -> Came {
    Came::Nothing(TransportError::Unreachable)
}

/// Nobody at the door.
pub fn nobody() -> Came {
    Came::Knock(Knocked::Nobody)
}

/// Somebody at the door.
pub fn there() -> Came {
    Came::Knock(Knocked::Answered)
}

/// An answer of version 2.
pub fn v2(status: u16) -> Seen {
    Seen { status, is_v2: true, ..Seen::default() }
}

/// A good one.
pub fn ok() -> Came {
    Came::Answer(v2(200))
}

/// A refusal that says what it wants.
pub fn wants(wants: Wants) -> Came {
    Came::Answer(Seen { wants: Some(wants), ..v2(401) })
}

/// What is found, and how sure.
pub fn found(evidence: &Evidence) -> Vec<(Case, Sure)> {
    diagnose(evidence).into_iter().map(|one| (one.case, one.sure)).collect()
}

/// What is found first.
pub fn first(evidence: &Evidence) -> (Case, Sure) {
    found(evidence).swap_remove(0)
}
