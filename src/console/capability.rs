//! What may be done, and the reason when not: pure functions of what is known, so that no button is offered that
//! can only fail, and a missing one explains itself.

use super::route::Api;
use super::session::Connection;
use super::settings::Settings;
use crate::name::{Heard, Scheme};

/// An act that is not offered everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Lists or searches repositories.
    ListRepositories,
    /// Lists the images of a repository at the index.
    ListImages,
    /// Lists the files of a layer.
    ListFiles,
    /// Lists what a layer changed against its parent.
    ListChanges,
    /// Asks what the token at hand is good for.
    CheckToken,
    /// Creates a repository.
    CreateRepository,
    /// Deletes a repository.
    DeleteRepository,
    /// Points a tag at an image.
    SetTag,
    /// Deletes a tag.
    DeleteTag,
    /// Puts an image into a repository.
    InsertImage,
    /// Reads who may read a repository.
    ReadAccess,
    /// Says who may read a repository.
    SetAccess,
    /// Opens an account.
    SignUp,
    /// Changes an account.
    ChangeAccount,
    /// Changes the profile of a user, or the e-mail addresses, at the accounts API that the settings name for a registry.
    ChangeProfile,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 15] = [
        Self::ListRepositories,
        Self::ListImages,
        Self::ListFiles,
        Self::ListChanges,
        Self::CheckToken,
        Self::CreateRepository,
        Self::DeleteRepository,
        Self::SetTag,
        Self::DeleteTag,
        Self::InsertImage,
        Self::ReadAccess,
        Self::SetAccess,
        Self::SignUp,
        Self::ChangeAccount,
        Self::ChangeProfile,
    ];

    /// Whether it changes anything on a server.
    #[must_use]
    pub fn writes(self) -> bool {
        !matches!(
            self,
            Self::ListRepositories
                | Self::ListImages
                | Self::ListFiles
                | Self::ListChanges
                | Self::CheckToken
                | Self::ReadAccess
        )
    }

    /// Whether it destroys anything.
    #[must_use]
    pub fn deletes(self) -> bool {
        matches!(self, Self::DeleteRepository | Self::DeleteTag)
    }

    /// Whether registry v2 has it, or what stands beside it: there is no index, and what is pushed are manifests and
    /// blobs.
    #[must_use]
    pub fn is_of_v2(self) -> bool {
        matches!(
            self,
            Self::ListRepositories
                | Self::DeleteRepository
                | Self::SetTag
                | Self::DeleteTag
                | Self::ChangeProfile
        )
    }

    /// Whether it sends a password or an e-mail address in its body or by itself.
    fn sends_secret(self) -> bool {
        matches!(self, Self::SignUp | Self::ChangeAccount)
    }
}

/// Why an act is not offered. The words are in the text section of the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The settings make the registry, or all of them, read-only.
    ReadOnly,
    /// The settings switch deletes off.
    DeletesOff,
    /// The console stands in a frame of another origin, which the settings do not list (security notes P1).
    ForeignFrame,
    /// The registry speaks v2, which has no such call.
    VersionTwo,
    /// The registry speaks v2, where a repository begins with the first push.
    PushCreates,
    /// The registry speaks v2, and has answered that it deletes nothing.
    DeletesOffThere,
    /// The registry was seen to have no such call.
    NoSuchCall,
    /// The registry wants to know who is asking.
    NotSignedIn,
    /// A password would go in clear over a network, and no person allowed it (security notes P11).
    InClear,
    /// The name does not fit its grammar, so it must not reach a URL (security notes D5, I13).
    OddName,
}

/// What is known when an act is to be offered.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The settings of the installation.
    pub settings: &'a Settings,
    /// Whether the console stands in a frame of an origin that the settings do not list; see
    /// [`Settings::lets_write_within`].
    pub foreign_frame: bool,
    /// What is known of the registry.
    pub connection: &'a Connection,
    /// What it is spoken to by, once known.
    pub api: Option<Api>,
}

impl Standing<'_> {
    /// Whether an act is to be offered at all.
    ///
    /// # Errors
    /// The reason it is not; the one a person can do least about comes first.
    pub fn may(&self, act: Act) -> Result<(), Reason> {
        let connection = self.connection;
        let refuse = |applies: bool, reason| if applies { Err(reason) } else { Ok(()) };
        refuse(act.writes() && self.settings.is_read_only(&connection.origin), Reason::ReadOnly)?;
        refuse(act.deletes() && !self.settings.deletes, Reason::DeletesOff)?;
        refuse(act.writes() && self.foreign_frame, Reason::ForeignFrame)?;
        if self.api == Some(Api::V2) {
            refuse(act == Act::CreateRepository, Reason::PushCreates)?;
            refuse(!act.is_of_v2(), Reason::VersionTwo)?;
            // There a repository goes tag by tag, and a server either deletes or does not.
            let deletes_nothing =
                Act::ALL.into_iter().any(|act| act.deletes() && connection.lacks(self.api, act));
            refuse(act.deletes() && deletes_nothing, Reason::DeletesOffThere)?;
        }
        refuse(connection.lacks(self.api, act), Reason::NoSuchCall)?;
        refuse(self.lacks_user(act), Reason::NotSignedIn)?;
        refuse(act.sends_secret() && self.is_in_clear(), Reason::InClear)
    }

    /// As [`Standing::may`], of something that has a name.
    ///
    /// # Errors
    /// As there, or that the name is odd.
    pub fn may_with<N>(&self, act: Act, name: &Heard<N>) -> Result<(), Reason> {
        if name.valid().is_none() {
            return Err(Reason::OddName);
        }
        self.may(act)
    }

    /// An account can be changed only by its owner. Where hub and registry are apart, the hub hands out tokens for
    /// writing only to users; where they are one, the registry says itself whether it wants a sign-in.
    fn lacks_user(&self, act: Act) -> bool {
        let apart = self.connection.standalone_for(self.api) == Some(false);
        let wanted = match act {
            Act::ChangeAccount => true,
            // The accounts API is signed in to by itself.
            Act::SignUp | Act::ChangeProfile => false,
            Act::CheckToken => apart,
            act if act.writes() => apart || self.connection.wants_sign_in,
            _ => false,
        };
        wanted && self.connection.user.is_none() && !self.connection.handed
    }

    fn is_in_clear(&self) -> bool {
        let origin = &self.connection.origin;
        origin.scheme() == Scheme::Http && !origin.is_loopback() && !self.connection.in_clear
    }
}
