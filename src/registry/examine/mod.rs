//! Why a page cannot speak to a registry: the questions that tell the reasons apart, and what came of each.
//!
//! A browser gives a page one error for everything. So the same thing is asked in several ways: as a page asks, without
//! CORS, with a password, with a field that wants a preflight. What they mean together is worked out in
//! `console::doctor`; here they are only asked, of the one host that a person named, after they asked for it (security
//! notes P12).

mod read;
mod run;

use super::RealmFault;
use crate::http::{Knocked, Method, Permission, TransportError, Url};
use crate::name::{Origin, Repository};

/// One way of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// As a page asks, as nobody.
    Plain,
    /// Without CORS: whether anybody is there.
    Opaque,
    /// Without CORS, by the other scheme at the same host and port.
    OtherScheme,
    /// As a page asks, at another path.
    OtherPath,
    /// With `Authorization`, which has the browser ask for permission first.
    Authorized,
    /// With a long `Accept` and no password: a preflight for another reason.
    LongAccept,
    /// As a page asks, once more: whether it was the preflight and not the line that failed.
    Again,
    /// The ping of version 1.
    Legacy,
    /// The token server, as a page asks and as nobody.
    Realm,
    /// The token server, without CORS.
    RealmOpaque,
    /// The token server, with the password, where it may go there.
    RealmPassword,
    /// The list of repositories.
    Catalog,
    /// What comes behind the end of the list.
    CatalogRest,
    /// The tags of a repository.
    Tags,
    /// The manifest of a tag.
    Manifest,
    /// The deletion of what cannot exist.
    Delete,
}

/// A header field that a page has to be allowed to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The digest of a manifest.
    Digest,
    /// Where a list goes on.
    Link,
    /// Who to ask for a token.
    Challenge,
}

impl Field {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Digest => "Docker-Content-Digest",
            Self::Link => "Link",
            Self::Challenge => "WWW-Authenticate",
        }
    }
}

/// How an answer says that it wants to know who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wants {
    /// It does not say, or may not be read.
    Hidden,
    /// A name and a password.
    Basic,
    /// A token, from this address.
    Token(String),
}

/// What could be read of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The status.
    pub status: u16,
    /// Whether it looks like version 2.
    pub is_v2: bool,
    /// Whether it looks like version 1.
    pub is_v1: bool,
    /// What it wants of who asks, when the status is 401.
    pub wants: Option<Wants>,
    /// Whether `Docker-Content-Digest` could be read.
    pub digest: bool,
    /// Whether `Link` could be read.
    pub link: bool,
    /// The names in its list, if it is one.
    pub names: Vec<String>,
    /// Whether there is a token in it.
    pub token: bool,
    /// Whether it says that there is no such call here.
    pub unsupported: bool,
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// An answer that could be read.
    Answer(Seen),
    /// An answer from another origin, which is not used.
    Elsewhere(Origin),
    /// Something, without CORS, or the reason why not.
    Knock(Knocked),
    /// Nothing that could be read.
    Nothing(TransportError),
    /// It was not asked: the address is none that anything may be sent to.
    Unfit(RealmFault),
    /// It was not asked, for nobody agreed to it yet.
    NotAsked,
}

/// A question, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// Which question.
    pub question: Question,
    /// How it was asked.
    pub method: Method,
    /// Whom; nothing when it was not asked.
    pub url: Option<Url>,
    /// What came.
    pub came: Came,
    /// After how many milliseconds.
    pub ms: u32,
    /// Whether the password that is kept went along.
    pub password: bool,
}

/// Told while questions are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// This is being asked.
    Asking(Question, Method, Url),
    /// This came of it.
    Came(Tried),
}

/// What to ask about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Whether the registry is known to speak version 1 alone.
    pub legacy: bool,
    /// Whether this page may ask by plain http where it is told to use https: from an https page nothing comes of it.
    pub other_scheme: bool,
    /// A repository that is known to be there.
    pub repository: Option<Repository>,
}

/// All that was asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The questions, in order.
    pub tried: Vec<Tried>,
    /// What the browser says of the local network, after the questions: it decides while they are asked.
    pub local_network: Permission,
    /// Whether somebody is signed in, so that the password went along where it may.
    pub signed_in: bool,
}

impl Findings {
    /// What came of a question, if it was asked.
    #[must_use]
    pub fn came(&self, question: Question) -> Option<&Came> {
        self.tried.iter().rev().find(|tried| tried.question == question).map(|tried| &tried.came)
    }

    /// The answer to a question, if one could be read.
    #[must_use]
    pub fn seen(&self, question: Question) -> Option<&Seen> {
        match self.came(question)? {
            Came::Answer(seen) => Some(seen),
            _ => None,
        }
    }

    /// Whether a question was asked and brought nothing that could be read.
    #[must_use]
    pub fn silent(&self, question: Question) -> bool {
        matches!(self.came(question), Some(Came::Nothing(_)))
    }

    /// What came of knocking, if it was tried.
    #[must_use]
    pub fn knocked(&self, question: Question) -> Option<Knocked> {
        match self.came(question)? {
            Came::Knock(knocked) => Some(*knocked),
            _ => None,
        }
    }
}
