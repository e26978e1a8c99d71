//! From what was seen to what it means. The first diagnosis is the one to act on; those behind it are possible as well,
//! or come next.

use super::case::{Case, Clue, Diagnosis, Sure};
use super::evidence::Evidence;
use super::reach::{Reach, reach};
use crate::http::{Knocked, Permission, TransportError};
use crate::name::Scheme;
use crate::registry::examine::{Came, Field, Findings, Question, Seen, Wants};
use Sure::{Certain, Likely, Possible};

/// What stands between the page and the registry: at least one diagnosis, whatever was seen.
#[must_use]
pub fn diagnose(evidence: &Evidence) -> Vec<Diagnosis> {
    let mut all = Vec::new();
    match evidence.findings.came(Question::Plain) {
        Some(Came::Answer(seen)) => readable(evidence, seen, &mut all),
        Some(Came::Elsewhere(origin)) => add(&mut all, Case::Redirected(origin.clone()), Certain, &[]),
        _ => unreadable(evidence, &mut all),
    }
    all.extend(deletes(evidence));
    // A stable sort: of two as sure as each other the one that was found first stays first.
    let is_fault = |one: &Diagnosis| !matches!(one.case, Case::DeletesOn | Case::DeletesUnknown(_));
    all.sort_by_key(|one| (!is_fault(one), std::cmp::Reverse(one.sure)));
    if !all.iter().any(is_fault) {
        let sure = if evidence.findings.seen(Question::Authorized).is_some() { Certain } else { Likely };
        let mut why = vec![Clue::AllRead];
        why.extend(evidence.wants_sign_in().then_some(Clue::WantsPassword));
        all.insert(0, Diagnosis { case: Case::Well, sure, why });
    }
    all
}

fn add(all: &mut Vec<Diagnosis>, case: Case, sure: Sure, why: &[Clue]) {
    all.push(Diagnosis { case, sure, why: why.to_vec() });
}

/// Not even the simplest request brought anything that may be read.
fn unreadable(evidence: &Evidence, all: &mut Vec<Diagnosis>) {
    let findings = &evidence.findings;
    if evidence.is_offline() {
        return add(all, Case::Offline, Certain, &[Clue::BrowserOffline]);
    }
    match findings.knocked(Question::Opaque) {
        Some(Knocked::Forbidden) => add(all, Case::Policy, Certain, &[Clue::PolicyTold]),
        Some(Knocked::Answered) => only_opaque(findings, all),
        _ => silent(evidence, all),
    }
}

/// Somebody answers, and the browser keeps the answer to itself.
fn only_opaque(findings: &Findings, all: &mut Vec<Diagnosis>) {
    if findings.seen(Question::Legacy).is_some_and(|seen| seen.is_v1) {
        return add(all, Case::VersionOne, Likely, &[Clue::OpaqueAnswered]);
    }
    if findings.seen(Question::Authorized).is_some() {
        return add(all, Case::CorsOnRefusals, Certain, &[Clue::OpaqueAnswered, Clue::ReadWithPassword]);
    }
    if findings.seen(Question::OtherPath).is_some() {
        return add(all, Case::Cors, Likely, &[Clue::OpaqueAnswered, Clue::OtherPathRead]);
    }
    add(all, Case::Cors, Certain, &[Clue::OpaqueAnswered, Clue::OtherPathSilent]);
}

/// Nobody answers, or the browser keeps the question back.
fn silent(evidence: &Evidence, all: &mut Vec<Diagnosis>) {
    if evidence.is_mixed() {
        let exempt = reach(&evidence.registry) == Reach::Local;
        let why: &[Clue] = if exempt { &[Clue::Schemes, Clue::MayBeExempt] } else { &[Clue::Schemes] };
        add(all, Case::Mixed, if exempt { Likely } else { Certain }, why);
    }
    // What is kept back for its scheme is kept back before anybody asks where it leads.
    if all.iter().any(|one| one.sure == Certain) {
        return;
    }
    local_network(evidence, all);
    if evidence.is_mixed() || all.iter().any(|one| one.sure == Certain) {
        return;
    }
    if evidence.timed_out() {
        return add(all, Case::Slow, Likely, &[Clue::NothingOpaque]);
    }
    let secure = evidence.registry.scheme() == Scheme::Https;
    match (evidence.findings.knocked(Question::OtherScheme), secure) {
        (Some(Knocked::Answered), false) => {
            add(all, Case::OtherScheme(Scheme::Https), Certain, &[Clue::NothingOpaque, Clue::OtherAnswered]);
        }
        (Some(Knocked::Answered), true) => {
            let why = [Clue::NothingOpaque, Clue::OtherAnswered, Clue::TlsAnswersHttp];
            add(all, Case::Tls, Likely, &why);
            add(all, Case::OtherScheme(Scheme::Http), Likely, &[Clue::OtherAnswered]);
        }
        (Some(_), _) => {
            add(all, Case::Nobody, Likely, &[Clue::NothingOpaque, Clue::OtherSilent]);
            if secure {
                add(all, Case::Tls, Possible, &[Clue::NothingOpaque]);
            }
        }
        (None, true) => {
            add(all, Case::Nobody, Likely, &[Clue::NothingOpaque, Clue::OtherNotAsked]);
            add(all, Case::Tls, Likely, &[Clue::NothingOpaque, Clue::OtherNotAsked]);
        }
        (None, false) => add(all, Case::Nobody, Likely, &[Clue::NothingOpaque]),
    }
}

fn local_network(evidence: &Evidence, all: &mut Vec<Diagnosis>) {
    if !evidence.may_need_permission() {
        return;
    }
    let near = reach(&evidence.registry) != Reach::Unknown;
    let (sure, clue) = match (evidence.permission(), near) {
        (Permission::Denied, true) => (Certain, Clue::PermissionDenied),
        (Permission::Denied, false) => (Likely, Clue::PermissionDenied),
        (Permission::Prompt, true) => (Likely, Clue::PermissionOpen),
        (Permission::Prompt, false) => (Possible, Clue::PermissionOpen),
        (Permission::Granted | Permission::Unknown, _) => return,
    };
    let why: &[Clue] = if near { &[clue, Clue::Nearer] } else { &[clue] };
    add(all, Case::LocalNetwork, sure, why);
}

/// The simplest of requests is answered and may be read.
fn readable(evidence: &Evidence, plain: &Seen, all: &mut Vec<Diagnosis>) {
    let findings = &evidence.findings;
    if plain.status >= 500 {
        return add(all, Case::Fault(plain.status), Certain, &[]);
    }
    let legacy = findings.seen(Question::Legacy).is_some_and(|seen| seen.is_v1);
    if !plain.is_v2 && findings.came(Question::Legacy).is_some() {
        return if legacy {
            add(all, Case::VersionOne, Certain, &[]);
        } else {
            add(all, Case::NoRegistry(plain.status), Likely, &[]);
        };
    }
    preflight(findings, plain, all);
    if plain.wants == Some(Wants::Hidden) {
        add(all, Case::Hidden(Field::Challenge), Certain, &[Clue::MustCarry]);
    }
    realm(findings, all);
    password(findings, all);
    lists(findings, all);
}

fn preflight(findings: &Findings, plain: &Seen, all: &mut Vec<Diagnosis>) {
    if !findings.silent(Question::Authorized) {
        return;
    }
    let mut why = vec![Clue::ReadWithout, Clue::SilentWithPassword];
    if findings.seen(Question::LongAccept).is_some() {
        why.push(Clue::ReadWithAccept);
        return add(all, Case::AuthorizationNotAllowed, Certain, &why);
    }
    why.push(Clue::SilentWithAccept);
    // The line may have broken in between, unless what needs no preflight still passes.
    let again = findings.seen(Question::Again).is_some();
    why.extend(again.then_some(Clue::ReadAgain));
    let (case, clue) = match plain.status {
        401 => (Case::PreflightRefused, Clue::WantsPassword),
        _ => (Case::PreflightUnanswered, Clue::Open),
    };
    why.push(clue);
    add(all, case, if again { Certain } else { Likely }, &why);
}

/// The token server, where the registry has one.
fn realm(findings: &Findings, all: &mut Vec<Diagnosis>) {
    let tried = findings.tried.iter().rev().find(|tried| tried.question == Question::Realm);
    let Some(tried) = tried else { return };
    let origin = tried.url.as_ref().map(|url| url.origin().clone());
    match (&tried.came, origin) {
        (Came::Unfit(fault), _) => add(all, Case::RealmUnfit(*fault), Certain, &[]),
        (Came::Elsewhere(to), _) => add(all, Case::Redirected(to.clone()), Certain, &[]),
        // Whoever asks as nobody may well be refused; that is an answer of a token server.
        (Came::Answer(seen), _) if seen.token || matches!(seen.status, 400 | 401 | 403 | 429) => {}
        (Came::Answer(seen), Some(origin)) => {
            add(all, Case::RealmFault(origin, seen.status), Certain, &[]);
        }
        (_, Some(origin)) if findings.knocked(Question::RealmOpaque) == Some(Knocked::Answered) => {
            add(all, Case::RealmCors(origin), Certain, &[Clue::OpaqueAnswered]);
        }
        (_, Some(origin)) => add(all, Case::RealmSilent(origin), Likely, &[Clue::NothingOpaque]),
        (_, None) => {}
    }
}

/// A password that went along and was refused: by the registry itself, or by its token server.
fn password(findings: &Findings, all: &mut Vec<Diagnosis>) {
    let refused = |question| {
        let tried = findings.tried.iter().rev().find(|tried| tried.question == question && tried.password);
        match tried.map(|tried| &tried.came) {
            Some(Came::Answer(seen)) => seen.status == 401,
            _ => false,
        }
    };
    if refused(Question::Authorized) || refused(Question::RealmPassword) {
        add(all, Case::WrongPassword, Certain, &[Clue::PasswordSent]);
    }
}

/// The list of repositories and a manifest.
fn lists(findings: &Findings, all: &mut Vec<Diagnosis>) {
    if let Some(seen) = findings.seen(Question::Catalog) {
        // 401 to somebody who has not signed in is no news.
        let refused = !matches!(seen.status, 200 | 401) || seen.status == 401 && findings.signed_in;
        let other = all.iter().any(|one| one.case == Case::WrongPassword);
        if refused && !other {
            add(all, Case::NoCatalog(seen.status), Certain, &[]);
        }
    }
    if findings.seen(Question::CatalogRest).is_some_and(|seen| !seen.names.is_empty()) {
        add(all, Case::Hidden(Field::Link), Certain, &[Clue::MoreBehind]);
    }
    if findings.seen(Question::Manifest).is_some_and(|seen| seen.status == 200 && !seen.digest) {
        add(all, Case::Hidden(Field::Digest), Likely, &[Clue::ManifestWithout]);
    }
}

/// Whether deletes are on, if that was asked.
#[must_use]
pub fn deletes(evidence: &Evidence) -> Option<Diagnosis> {
    let (case, sure) = match &evidence.deletes.as_ref()?.came {
        Came::Answer(seen) => match seen.status {
            405 | 501 => (Case::DeletesOff, Certain),
            _ if seen.unsupported => (Case::DeletesOff, Certain),
            // It looked for the digest and did not find it, which it does only when it would have deleted it.
            200..=299 | 404 => (Case::DeletesOn, Certain),
            status => (Case::DeletesUnknown(status), Certain),
        },
        Came::Nothing(TransportError::Unreachable) => (Case::DeleteNotAllowed, Likely),
        _ => (Case::DeletesUnknown(0), Possible),
    };
    Some(Diagnosis { case, sure, why: Vec::new() })
}
