//! The one place where an error becomes words: what was attempted, why it failed, what the server said, and one
//! next step as a button.

use super::hooks::{Console, Words, use_console, use_words};
use crate::console::route::Route;
use crate::console::session::Action;
use crate::console::show;
use crate::http::TransportError;
use crate::image::manifest::ManifestError;
use crate::name::Origin;
use crate::registry::RealmFault;
use crate::registry::error::{Error, ErrorKind};
use std::rc::Rc;
use yew::prelude::*;

/// What a [`Notice`] is about.
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// What happened.
    pub error: Rc<Error>,
    /// What was attempted, as a phrase that "… failed." fits behind: "Reading the tags of acme/app".
    pub attempt: AttrValue,
    /// Tries again; also called once what stood in the way is out of it.
    #[prop_or_default]
    pub on_retry: Option<Callback<()>>,
    /// Whether something read earlier is still shown beside it.
    #[prop_or_default]
    pub stale: bool,
    /// More words or buttons.
    #[prop_or_default]
    pub children: Html,
}

/// An error, told to a person. Says nothing of what was only stopped.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let error = &*props.error;
    // Once, however often it is drawn.
    let told = use_mut_ref(|| 0_usize);
    let kept_at = Rc::as_ptr(&props.error).addr();
    if told.replace(kept_at) != kept_at && !error.is_cancelled() {
        tell(&words, &console, error, &props.attempt);
    }
    if error.is_cancelled() {
        return html! {};
    }
    let title = words.fill(words.notice.failed(), &[("attempt", &props.attempt)]);
    html! {
        <div class="pt-notice" data-kind="bad" role="alert">
            <svg class="pt-icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M7 12 9 4h2l2 8M3 15c2-2 3.500-2 5 0s4 2 5.500 0 2.500-1.500 3.500 0M6.500 9h7"/></svg>
            <div>
                <p><strong>{ title }</strong></p>
                <p>{ reason(&words, error) }</p>
                if props.stale {
                    <p>{ words.notice.not_complete() }</p>
                }
                { said(&words, error) }
                { props.children.clone() }
                { step(&words, &console, error, props.on_retry.as_ref()) }
            </div>
        </div>
    }
}

/// Tells the page around the console. What was asked goes by its origin alone: an address may hold what is signed.
fn tell(words: &Words, console: &Console, error: &Error, attempt: &str) {
    let registry = error.request.as_ref().map(|request| request.1.origin().to_string()).unwrap_or_default();
    let status = error.status.map(|status| status.to_string()).unwrap_or_default();
    let why = reason(words, error);
    let details =
        ["kind", "request", "attempt", attempt, "reason", &why, "registry", &registry, "status", &status];
    console.tools.host.tell("error", &details);
}

/// The likely reason, as a sentence.
#[must_use]
pub fn reason(words: &Words, error: &Error) -> String {
    let notice = &words.notice;
    match &error.kind {
        ErrorKind::Transport(error) => transport(words, error).to_owned(),
        ErrorKind::Unauthorized => notice.unauthorized().to_owned(),
        ErrorKind::Inactive => notice.inactive().to_owned(),
        ErrorKind::Forbidden => notice.forbidden().to_owned(),
        ErrorKind::NotFound => notice.not_found().to_owned(),
        ErrorKind::Unsupported => notice.unsupported().to_owned(),
        ErrorKind::Conflict => notice.conflict().to_owned(),
        ErrorKind::NameTaken => notice.name_taken().to_owned(),
        ErrorKind::BeingUploaded => notice.being_uploaded().to_owned(),
        ErrorKind::Rejected => notice.rejected().to_owned(),
        ErrorKind::RateLimited(None) => notice.rate_limited().to_owned(),
        ErrorKind::RateLimited(Some(seconds)) => {
            words.fill(notice.rate_limited_for(), &[("n", &words.number(u64::from(*seconds)))])
        }
        ErrorKind::ServerFault => notice.server_fault().to_owned(),
        ErrorKind::Unexpected => notice.unexpected().to_owned(),
        ErrorKind::TooLarge(cap) => words.fill(notice.too_large(), &[("size", &words.size(*cap as u64))]),
        ErrorKind::TooMany(count, cap) => {
            let (count, cap) = (words.number(*count as u64), words.number(*cap as u64));
            words.fill(notice.too_many(), &[("n", &count), ("cap", &cap)])
        }
        ErrorKind::Unreadable => notice.unreadable().to_owned(),
        ErrorKind::Redirected(to) => words.fill(notice.redirected(), &[("host", &to.to_string())]),
        ErrorKind::EndpointNotTrusted(to) => words.fill(notice.endpoint(), &[("host", &to.to_string())]),
        ErrorKind::RealmNotTrusted(to) => words.fill(notice.realm(), &[("host", &to.to_string())]),
        ErrorKind::RealmRefused(fault) => realm(words, *fault).to_owned(),
        ErrorKind::NoChallenge => notice.no_challenge().to_owned(),
        ErrorKind::PasswordInClear => notice.in_clear().to_owned(),
        ErrorKind::ChecksumMismatch => notice.checksum().to_owned(),
        ErrorKind::DigestMismatch { declared, found } => {
            let (declared, found) = (declared.to_string(), found.to_string());
            words.fill(notice.digest(), &[("declared", &declared), ("found", &found)])
        }
        ErrorKind::BadManifest(error) => manifest(words, error),
        ErrorKind::DeletesOff => notice.deletes_off().to_owned(),
        ErrorKind::TagMoved(now) => words.fill(notice.tag_moved(), &[("digest", &now.to_string())]),
        ErrorKind::HalfUntagged(empty) => {
            words.fill(notice.half_untagged(), &[("digest", &empty.to_string())])
        }
        ErrorKind::IndexTooLarge => notice.index_too_large().to_owned(),
        ErrorKind::UploadElsewhere(to) => words.fill(notice.upload_elsewhere(), &[("host", &to.to_string())]),
        ErrorKind::UploadHidden => notice.upload_hidden().to_owned(),
        ErrorKind::Name(_) => notice.bad_name().to_owned(),
        ErrorKind::PagingLoop => notice.paging().to_owned(),
        ErrorKind::BadAncestry => notice.ancestry().to_owned(),
    }
}

/// Why the address of a token server is refused.
pub(super) fn realm(words: &Words, fault: RealmFault) -> &str {
    match fault {
        RealmFault::NotAUrl => words.notice.realm_no_url(),
        RealmFault::InClear => words.notice.realm_in_clear(),
        RealmFault::Inner => words.notice.realm_inner(),
    }
}

fn manifest(words: &Words, error: &ManifestError) -> String {
    let notice = &words.notice;
    match error {
        ManifestError::TypeDiffers { sent, says } => {
            words.fill(notice.type_differs(), &[("sent", sent.as_str()), ("says", says.as_str())])
        }
        ManifestError::Ambiguous => notice.ambiguous().to_owned(),
        ManifestError::Unreadable | ManifestError::SchemaVersion(_) => notice.bad_manifest().to_owned(),
    }
}

fn transport<'a>(words: &'a Words, error: &TransportError) -> &'a str {
    let notice = &words.notice;
    match error {
        TransportError::Unreachable => notice.unreachable(),
        TransportError::Broken => notice.broken(),
        TransportError::TimedOut => notice.timed_out(),
        TransportError::Cancelled => notice.cancelled(),
        TransportError::Offline => notice.offline(),
        TransportError::SourceUnreadable => notice.source(),
    }
}

/// What the server said, as text that cannot pass for ours.
fn said(words: &Words, error: &Error) -> Html {
    let status =
        error.status.map(|status| words.fill(words.notice.status(), &[("status", &status.to_string())]));
    if error.said.is_none() && status.is_none() {
        return html! {};
    }
    html! {
        <div class="pt-said">
            <span class="pt-hint">
                { words.notice.server_said() }
                if let Some(status) = status {
                    { ", " }{ status }
                }
            </span>
            if let Some(said) = &error.said {
                <p><samp>{ show::visible_lines(said).into_owned() }</samp></p>
            }
        </div>
    }
}

/// The one next step.
fn step(words: &Words, console: &Console, error: &Error, on_retry: Option<&Callback<()>>) -> Html {
    let asked = error.request.as_ref().map(|request| request.1.origin().clone());
    let origin = console.route.place().map(|place| place.origin.clone()).or(asked);
    let examined = origin.as_ref().and_then(|origin| find_out(words, console, error, origin));
    let (label, act) = match (&error.kind, origin) {
        (ErrorKind::Unauthorized | ErrorKind::PasswordInClear, Some(origin)) => {
            let console = console.clone();
            (words.notice.sign_in().to_owned(), Callback::from(move |_| console.ask_sign_in(&origin)))
        }
        (ErrorKind::EndpointNotTrusted(endpoint), Some(origin)) => {
            let label = words.fill(words.notice.trust(), &[("host", &endpoint.authority())]);
            (label, trust(console, origin, endpoint.clone(), on_retry.cloned()))
        }
        (ErrorKind::RealmNotTrusted(realm), Some(origin)) => {
            let label = words.fill(words.notice.trust_realm(), &[("host", &realm.authority())]);
            (label, trust_realm(console, origin, realm.clone(), on_retry.cloned()))
        }
        _ => match on_retry {
            None => return html! {},
            Some(retry) => (words.notice.try_again().to_owned(), retry.reform(|_| ())),
        },
    };
    html! {
        <p class="pt-acts">
            <button type="button" class="pt-btn" onclick={act}>{ label }</button>
            { for examined }
        </p>
    }
}

/// The way to the connection doctor, where it may know more than an error does.
pub(super) fn find_out(words: &Words, console: &Console, error: &Error, origin: &Origin) -> Option<Html> {
    use ErrorKind::{DeletesOff, NoChallenge, Redirected, Transport};
    use TransportError::{TimedOut, Unreachable};
    let knows =
        matches!(error.kind, Transport(TimedOut | Unreachable) | Redirected(_) | NoChallenge | DeletesOff);
    knows.then(|| doctor(words, console, origin))
}

/// The way to the connection doctor.
pub(super) fn doctor(words: &Words, console: &Console, origin: &Origin) -> Html {
    let route = Route::Doctor { place: console.settings.place(origin) };
    html! { <a class="pt-btn" data-kind="bare" href={route.to_hash()}>{ words.doctor.find_out() }</a> }
}

fn trust(
    console: &Console,
    origin: Origin,
    endpoint: Origin,
    on_retry: Option<Callback<()>>,
) -> Callback<MouseEvent> {
    let console = console.clone();
    Callback::from(move |_| {
        console.tools.registry.emit(origin.clone()).trust_endpoint(endpoint.clone());
        console.tell(Action::EndpointTrusted { origin: origin.clone(), endpoint: endpoint.clone() });
        if let Some(retry) = &on_retry {
            retry.emit(());
        }
    })
}

fn trust_realm(
    console: &Console,
    origin: Origin,
    realm: Origin,
    on_retry: Option<Callback<()>>,
) -> Callback<MouseEvent> {
    let console = console.clone();
    Callback::from(move |_| {
        console.tools.registry.emit(origin.clone()).trust_realm(realm.clone());
        if let Some(retry) = &on_retry {
            retry.emit(());
        }
    })
}
