//! A case in words: what it is, and what to make of it.

use crate::console::doctor::{Case, Evidence};
use crate::name::{Origin, Scheme};
use crate::registry::examine::Field;
use crate::ui::hooks::Words;
use crate::ui::notice;

/// Title and sentence of a case, with placeholders, and what fills them.
pub(super) struct Told {
    pub(super) title: String,
    /// Its placeholders are names, which are set in mono.
    pub(super) sentence: String,
    pub(super) names: Vec<(&'static str, String)>,
}

impl Told {
    /// The sentence as plain text.
    pub(super) fn plain(&self, words: &Words) -> String {
        let values: Vec<(&str, &str)> =
            self.names.iter().map(|(key, value)| (*key, value.as_str())).collect();
        words.fill(&self.sentence, &values)
    }
}

const ALLOW_ORIGIN: &str = "Access-Control-Allow-Origin";

/// A case in words.
pub(super) fn told(words: &Words, evidence: &Evidence, case: &Case) -> Told {
    let doctor = &words.doctor;
    let (title, sentence) = table(words, case);
    let registry = &evidence.registry;
    let page = evidence.page.as_ref().map_or_else(|| doctor.page_none().to_owned(), Origin::to_string);
    let mut names = vec![
        ("host", registry.authority()),
        ("registry", registry.to_string()),
        ("page", page),
        ("command", "docker pull".to_owned()),
        ("old_path", "/v1/_ping".to_owned()),
        ("new_path", "/v2/".to_owned()),
        ("method", "OPTIONS".to_owned()),
        ("scope", "registry:catalog:*".to_owned()),
    ];
    names.extend(particular(case));
    let sentence = match case {
        Case::RealmUnfit(fault) => words.fill(sentence, &[("reason", notice::realm(words, *fault))]),
        _ => sentence.to_owned(),
    };
    let values: Vec<(&str, &str)> = names.iter().map(|(key, value)| (*key, value.as_str())).collect();
    Told { title: words.fill(title, &values), sentence, names }
}

/// What only this case names.
fn particular(case: &Case) -> Vec<(&'static str, String)> {
    let text = |key, value: &str| vec![(key, value.to_owned())];
    match case {
        Case::Policy => text("field", "connect-src"),
        Case::Cors | Case::CorsOnRefusals => text("field", ALLOW_ORIGIN),
        Case::OtherScheme(scheme) => text("scheme", scheme.as_str()),
        Case::Redirected(to) => text("to", &to.to_string()),
        Case::RealmCors(to) => vec![("to", to.to_string()), ("field", ALLOW_ORIGIN.to_owned())],
        Case::RealmSilent(to) => vec![("to", to.to_string()), ("name", "realm".to_owned())],
        Case::RealmFault(to, status) => {
            vec![("to", to.to_string()), ("status", status.to_string()), ("name", "realm".to_owned())]
        }
        Case::RealmUnfit(_) => text("name", "realm"),
        Case::Fault(status)
        | Case::NoRegistry(status)
        | Case::NoCatalog(status)
        | Case::DeletesUnknown(status) => text("status", &status.to_string()),
        Case::AuthorizationNotAllowed => {
            vec![("field", "Access-Control-Allow-Headers".to_owned()), ("name", "Authorization".to_owned())]
        }
        Case::DeleteNotAllowed => {
            vec![("field", "Access-Control-Allow-Methods".to_owned()), ("name", "DELETE".to_owned())]
        }
        Case::Hidden(field) => text("name", field.name()),
        _ => Vec::new(),
    }
}

fn table<'a>(words: &'a Words, case: &Case) -> (&'a str, &'a str) {
    let doctor = &words.doctor;
    match case {
        Case::Well => (doctor.well(), doctor.well_why()),
        Case::Offline => (doctor.offline(), doctor.offline_why()),
        Case::Policy => (doctor.policy(), doctor.policy_why()),
        Case::Mixed => (doctor.mixed(), doctor.mixed_why()),
        Case::LocalNetwork => (doctor.local(), doctor.local_why()),
        Case::Nobody => (doctor.nobody(), doctor.nobody_why()),
        Case::Slow => (doctor.slow(), doctor.slow_why()),
        Case::Tls => (doctor.tls(), doctor.tls_why()),
        Case::OtherScheme(_) => (doctor.speaks(), doctor.speaks_why()),
        Case::Cors => (doctor.cors(), doctor.cors_why()),
        Case::CorsOnRefusals => (doctor.refusals(), doctor.refusals_why()),
        Case::Redirected(_) => (doctor.redirected(), doctor.redirected_why()),
        Case::Fault(_) => (doctor.fault(), doctor.fault_why()),
        Case::NoRegistry(_) => (doctor.stranger(), doctor.stranger_why()),
        Case::VersionOne => (doctor.version_one(), doctor.version_one_why()),
        Case::PreflightRefused => (doctor.preflight(), doctor.preflight_why()),
        Case::PreflightUnanswered => (doctor.unanswered(), doctor.unanswered_why()),
        Case::AuthorizationNotAllowed => (doctor.no_authorization(), doctor.no_authorization_why()),
        Case::DeleteNotAllowed => (doctor.no_delete(), doctor.no_delete_why()),
        Case::Hidden(Field::Digest) => (doctor.hidden(), doctor.hidden_digest()),
        Case::Hidden(Field::Link) => (doctor.hidden(), doctor.hidden_link()),
        Case::Hidden(Field::Challenge) => (doctor.hidden(), doctor.hidden_challenge()),
        Case::NoCatalog(_) => (doctor.no_catalog(), doctor.no_catalog_why()),
        Case::WrongPassword => (doctor.wrong_password(), doctor.wrong_password_why()),
        Case::RealmUnfit(_) => (doctor.realm_unfit(), doctor.realm_unfit_why()),
        Case::RealmSilent(_) => (doctor.realm_silent(), doctor.realm_silent_why()),
        Case::RealmCors(_) => (doctor.realm_cors(), doctor.realm_cors_why()),
        Case::RealmFault(..) => (doctor.realm_fault(), doctor.realm_fault_why()),
        Case::DeletesOff => (doctor.deletes_off(), doctor.deletes_off_why()),
        Case::DeletesOn => (doctor.deletes_on(), doctor.deletes_on_why()),
        Case::DeletesUnknown(_) => (doctor.deletes_unknown(), doctor.deletes_unknown_why()),
    }
}

/// The other scheme's name, for the button that goes there.
pub(super) fn scheme_of(case: &Case) -> Option<Scheme> {
    match case {
        Case::OtherScheme(scheme) => Some(*scheme),
        _ => None,
    }
}
