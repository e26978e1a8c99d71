//! All that is known when a diagnosis is made.

use super::reach::{Reach, reach};
use crate::http::{Permission, TransportError};
use crate::name::{Origin, Scheme};
use crate::registry::examine::{Findings, Plan, Question, Tried};

/// Where the page and the registry are, and what came of every question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The page's own origin; nothing for a page that has none, such as a file.
    pub page: Option<Origin>,
    /// The registry's.
    pub registry: Origin,
    /// What was asked.
    pub findings: Findings,
    /// Whether deletes are on, if that was asked.
    pub deletes: Option<Tried>,
}

impl Evidence {
    /// What to ask, given where the page and the registry are.
    #[must_use]
    pub fn plan(page: Option<&Origin>, registry: &Origin, legacy: bool) -> Plan {
        let lets_http = page.is_some_and(|page| page.scheme() == Scheme::Http) || registry.is_loopback();
        Plan { legacy, other_scheme: lets_http, repository: None }
    }

    /// Whether an https page asks for something by plain http, which browsers keep back. What is on this machine is
    /// exempt.
    pub(super) fn is_mixed(&self) -> bool {
        let secure = self.page.as_ref().is_some_and(|page| page.scheme() == Scheme::Https);
        secure && self.registry.scheme() == Scheme::Http && reach(&self.registry) != Reach::Loopback
    }

    /// Whether a browser may ask a person before it lets this page go there: the registry is nearer than the page.
    pub(super) fn may_need_permission(&self) -> bool {
        let page = self.page.as_ref().map_or(Reach::Unknown, reach);
        match (page, reach(&self.registry)) {
            (Reach::Loopback, _) | (Reach::Local, Reach::Local) => false,
            (Reach::Local, Reach::Loopback | Reach::Unknown) | (Reach::Unknown, _) => true,
        }
    }

    /// Whether the registry wants to know who asks, and nobody has signed in.
    #[must_use]
    pub fn wants_sign_in(&self) -> bool {
        let findings = &self.findings;
        !findings.signed_in && findings.seen(Question::Plain).is_some_and(|seen| seen.status == 401)
    }

    pub(super) fn permission(&self) -> Permission {
        self.findings.local_network
    }

    /// Whether a question failed because this computer is not connected.
    pub(super) fn is_offline(&self) -> bool {
        use crate::http::Knocked;
        use crate::registry::examine::Came;
        self.findings.tried.iter().any(|tried| {
            matches!(tried.came, Came::Nothing(TransportError::Offline) | Came::Knock(Knocked::Offline))
        })
    }

    /// Whether the registry was silent for longer than one waits.
    pub(super) fn timed_out(&self) -> bool {
        use crate::registry::examine::Came;
        matches!(self.findings.came(Question::Plain), Some(Came::Nothing(TransportError::TimedOut)))
    }
}
