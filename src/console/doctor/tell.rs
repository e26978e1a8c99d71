//! What a single answer or silence tells by itself.

use crate::http::{Knocked, TransportError};
use crate::registry::examine::{Came, Question, Tried, Wants};

/// What it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tells {
    /// The registry lets this page read it.
    LetsRead,
    /// It lets this page read it, and wants to know who asks.
    WantsSignIn,
    /// Blocked by the browser, or nobody there.
    BlockedOrNobody,
    /// Somebody is there, and can be reached.
    SomebodyThere,
    /// Nobody is there, or the browser keeps the question back.
    NobodyThere,
    /// Somebody is there and speaks the other scheme.
    OtherSchemeThere,
    /// Nobody there by the other scheme either.
    OtherSchemeNobody,
    /// The same for another path, so that it is not one path.
    NotOnePath,
    /// Another path may be read.
    OnePath,
    /// The preflight is answered.
    PreflightAnswered,
    /// The preflight is not answered as it should be.
    PreflightFailed,
    /// It is no registry of this version.
    NotThis,
    /// It speaks version 1.
    SpeaksV1,
    /// The token server can be asked.
    TokensCanBeHad,
    /// The token server does not take the password.
    PasswordRefused,
    /// There is no token in the answer.
    NoToken,
    /// Nothing may be sent to this address.
    NotSafe,
    /// The list is there.
    ListThere,
    /// The list is refused or missing.
    ListRefused,
    /// The list goes on, and did not say so.
    ListGoesOn,
    /// The list ends there.
    ListEnds,
    /// There are tags.
    TagsThere,
    /// There are none.
    NoTags,
    /// The digest can be read.
    DigestReadable,
    /// The digest cannot be read.
    DigestHidden,
    /// Deletes are on.
    DeletesOn,
    /// Deletes are off.
    DeletesOff,
    /// It does not tell.
    Nothing,
    /// It took too long.
    TooSlow,
    /// The content policy forbids it.
    Forbidden,
    /// Not connected.
    Offline,
    /// The answer came from elsewhere.
    Elsewhere,
}

/// What came of one question, taken by itself.
#[must_use]
pub fn tells(tried: &Tried) -> Tells {
    match &tried.came {
        Came::Answer(seen) => match (tried.question, seen.status) {
            (Question::Plain | Question::Again, 401) => Tells::WantsSignIn,
            (Question::Plain, 404) if !seen.is_v2 => Tells::NotThis,
            (Question::Plain | Question::Again, _) => Tells::LetsRead,
            (Question::OtherPath, _) => Tells::OnePath,
            (Question::Authorized | Question::LongAccept, _) => Tells::PreflightAnswered,
            (Question::Legacy, _) if seen.is_v1 => Tells::SpeaksV1,
            (Question::Legacy, _) => Tells::NotThis,
            (Question::Realm, 400 | 401 | 403 | 429) => Tells::TokensCanBeHad,
            (Question::Realm | Question::RealmPassword, _) if seen.token => Tells::TokensCanBeHad,
            (Question::RealmPassword, 401) => Tells::PasswordRefused,
            (Question::Realm, _) => Tells::NoToken,
            (Question::Catalog, 200) => Tells::ListThere,
            (Question::Catalog, 401) if seen.wants != Some(Wants::Hidden) => Tells::WantsSignIn,
            (Question::Catalog, _) => Tells::ListRefused,
            (Question::CatalogRest, _) if seen.names.is_empty() => Tells::ListEnds,
            (Question::CatalogRest, _) => Tells::ListGoesOn,
            (Question::Tags, _) if seen.names.is_empty() => Tells::NoTags,
            (Question::Tags, _) => Tells::TagsThere,
            (Question::Manifest, 200) if seen.digest => Tells::DigestReadable,
            (Question::Manifest, 200) => Tells::DigestHidden,
            (Question::Delete, 405 | 501) => Tells::DeletesOff,
            (Question::Delete, 200..=299 | 404) => Tells::DeletesOn,
            _ => Tells::Nothing,
        },
        Came::Elsewhere(_) => Tells::Elsewhere,
        Came::Unfit(_) => Tells::NotSafe,
        Came::NotAsked => Tells::Nothing,
        Came::Knock(knocked) => match (tried.question, knocked) {
            (Question::OtherScheme, Knocked::Answered) => Tells::OtherSchemeThere,
            (Question::OtherScheme, Knocked::Nobody) => Tells::OtherSchemeNobody,
            (_, Knocked::Answered) => Tells::SomebodyThere,
            (_, Knocked::Nobody) => Tells::NobodyThere,
            (_, Knocked::TimedOut) => Tells::TooSlow,
            (_, Knocked::Forbidden) => Tells::Forbidden,
            (_, Knocked::Offline) => Tells::Offline,
        },
        Came::Nothing(TransportError::Offline) => Tells::Offline,
        Came::Nothing(TransportError::TimedOut) => Tells::TooSlow,
        Came::Nothing(_) => match tried.question {
            Question::OtherPath => Tells::NotOnePath,
            Question::Authorized | Question::LongAccept | Question::Delete | Question::Manifest => {
                Tells::PreflightFailed
            }
            _ => Tells::BlockedOrNobody,
        },
    }
}
