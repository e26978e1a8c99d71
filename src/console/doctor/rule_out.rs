//! What it is not, and what is not known yet.

use super::case::{Case, Diagnosis};
use super::evidence::Evidence;
use crate::http::{Knocked, Permission};
use crate::registry::examine::{Came, Question};

/// A case that is out of the question, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RuledOut {
    /// Somebody answers: the answer could be read.
    NobodyRead,
    /// Somebody answers: a request without CORS came back.
    NobodyOpaque,
    /// Both speak https, or the page came by http, or the registry is on this machine.
    Mixed,
    /// The browser let this page there.
    LocalNetwork,
    /// The answer could be read.
    Cors,
    /// A request with `Authorization` came through.
    Preflight,
    /// The digest of a manifest could be read.
    Digest,
    /// The list is there.
    Catalog,
    /// The password was taken.
    Password,
}

/// What cannot be known before something else is mended, or is only found out when asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Open {
    /// Whether the preflight is answered: nothing can be read so far.
    Preflight,
    /// The same, where it is possible that the next fault hides behind the first.
    PreflightNext,
    /// Whether the header fields may be read.
    Fields,
    /// Whether deletes are on.
    Deletes,
}

/// What is out of the question, and what is still open.
#[must_use]
pub fn rule_out(evidence: &Evidence, found: &[Diagnosis]) -> (Vec<RuledOut>, Vec<Open>) {
    let findings = &evidence.findings;
    let read = matches!(findings.came(Question::Plain), Some(Came::Answer(_)));
    let opaque = findings.knocked(Question::Opaque) == Some(Knocked::Answered);
    let mut out = Vec::new();
    if read {
        out.push(RuledOut::NobodyRead);
    } else if opaque {
        out.push(RuledOut::NobodyOpaque);
    }
    if !evidence.is_mixed() {
        out.push(RuledOut::Mixed);
    }
    if (read || opaque) && evidence.permission() != Permission::Unknown {
        out.push(RuledOut::LocalNetwork);
    }
    if read {
        out.push(RuledOut::Cors);
    }
    let authorized = findings.seen(Question::Authorized);
    if read && authorized.is_some() {
        out.push(RuledOut::Preflight);
    }
    if findings.seen(Question::Manifest).is_some_and(|seen| seen.digest) {
        out.push(RuledOut::Digest);
    }
    if findings.seen(Question::Catalog).is_some_and(|seen| seen.status == 200) {
        out.push(RuledOut::Catalog);
    }
    if findings.signed_in && authorized.is_some_and(|seen| seen.status == 200) {
        out.push(RuledOut::Password);
    }
    (out, open(evidence, found, read, opaque))
}

fn open(evidence: &Evidence, found: &[Diagnosis], read: bool, opaque: bool) -> Vec<Open> {
    let mut open = Vec::new();
    if !read {
        open.push(if opaque { Open::PreflightNext } else { Open::Preflight });
    }
    let named = found.iter().any(|one| matches!(one.case, Case::Hidden(_)));
    if evidence.findings.seen(Question::Manifest).is_none() && !named {
        open.push(Open::Fields);
    }
    if evidence.deletes.is_none() {
        open.push(Open::Deletes);
    }
    open
}
