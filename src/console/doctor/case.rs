//! The cases that are told apart.

use crate::name::{Origin, Scheme};
use crate::registry::RealmFault;
use crate::registry::examine::Field;

/// What stands between the page and the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing that was looked for.
    Well,
    /// This computer is not connected to a network.
    Offline,
    /// The page's own content policy forbids to ask the registry.
    Policy,
    /// A page that came by https may not ask by plain http.
    Mixed,
    /// The browser was not allowed to let this page into the local network.
    LocalNetwork,
    /// Nobody answers there.
    Nobody,
    /// Nothing came for a long time.
    Slow,
    /// The certificate is not accepted, or there is other trouble with TLS.
    Tls,
    /// It answers by the other scheme.
    OtherScheme(Scheme),
    /// It answers and lets no page of another origin read it.
    Cors,
    /// It lets pages read its answers, but not its refusals.
    CorsOnRefusals,
    /// It answers from another origin, by a redirect.
    Redirected(Origin),
    /// It has a fault of its own.
    Fault(u16),
    /// What answers is no registry that is known.
    NoRegistry(u16),
    /// It speaks version 1, and not version 2.
    VersionOne,
    /// What the browser asks in preparation is not let through by a registry that knows passwords: most likely it wants
    /// one for that too, which no page can read.
    PreflightRefused,
    /// What the browser asks in preparation is not answered as it should be, though nobody has to sign in.
    PreflightUnanswered,
    /// The preflight is answered, and does not allow to send a password.
    AuthorizationNotAllowed,
    /// The preflight is answered, and does not allow to delete.
    DeleteNotAllowed,
    /// A header field may not be read.
    Hidden(Field),
    /// The list of repositories is refused or missing, with this status.
    NoCatalog(u16),
    /// The registry does not take the password.
    WrongPassword,
    /// The address of the token server is none that anything may be sent to.
    RealmUnfit(RealmFault),
    /// Nobody answers at the token server.
    RealmSilent(Origin),
    /// The token server lets no page of another origin read it.
    RealmCors(Origin),
    /// The token server answers something else than a token.
    RealmFault(Origin, u16),
    /// Deletes are off.
    DeletesOff,
    /// Deletes are on.
    DeletesOn,
    /// Whether deletes are on could not be found out, for the registry refused to be asked, with this status.
    DeletesUnknown(u16),
}

/// How sure a diagnosis is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sure {
    /// It may be so.
    Possible,
    /// More likely so than not.
    Likely,
    /// Nothing else explains what was seen.
    Certain,
}

impl Sure {
    /// How many of four strokes stand for it.
    #[must_use]
    pub fn strokes(self) -> usize {
        match self {
            Self::Possible => 2,
            Self::Likely => 3,
            Self::Certain => 4,
        }
    }
}

/// Something that was seen, and speaks for a diagnosis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clue {
    /// The browser says that it is not connected.
    BrowserOffline,
    /// The browser told of its content policy while it was asked.
    PolicyTold,
    /// The page came by https, the registry is asked by http.
    Schemes,
    /// The address is a private one, which some browsers exempt once a person allows it.
    MayBeExempt,
    /// The browser says that the permission is refused.
    PermissionDenied,
    /// The browser would ask for the permission, and nobody has answered.
    PermissionOpen,
    /// The registry is on this machine or in the local network, and the page is not.
    Nearer,
    /// Not even a request without CORS was answered.
    NothingOpaque,
    /// A request without CORS was answered.
    OpaqueAnswered,
    /// The same host and port answers by the other scheme.
    OtherAnswered,
    /// The same host and port does not answer by the other scheme either.
    OtherSilent,
    /// The browser does not let this page ask by http, so that it cannot be told from the other case.
    OtherNotAsked,
    /// A server that speaks TLS answers plain http too, with an error.
    TlsAnswersHttp,
    /// Another path may not be read either.
    OtherPathSilent,
    /// Another path may be read.
    OtherPathRead,
    /// With the password the answer can be read.
    ReadWithPassword,
    /// Without a password the answer can be read.
    ReadWithout,
    /// Asked once more after that, it can still be read.
    ReadAgain,
    /// With `Authorization` nothing can be read.
    SilentWithPassword,
    /// Nothing can be read either with another field that wants a preflight.
    SilentWithAccept,
    /// With another field that wants a preflight the answer can be read.
    ReadWithAccept,
    /// The registry wants to know who asks, and Distribution then wants to know it of the preflight too.
    WantsPassword,
    /// Nobody has to sign in.
    Open,
    /// The answer says 401 and has to carry the field.
    MustCarry,
    /// There is more behind the end of the list, and the list did not say how to go on.
    MoreBehind,
    /// A manifest was answered without it.
    ManifestWithout,
    /// A password went along and was refused.
    PasswordSent,
    /// Every question was answered, and could be read.
    AllRead,
}

/// A case, how sure it is, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnosis {
    /// The case.
    pub case: Case,
    /// How sure.
    pub sure: Sure,
    /// Why, in order of weight.
    pub why: Vec<Clue>,
}
