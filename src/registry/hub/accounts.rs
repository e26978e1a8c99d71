//! Users: sign in, sign up, change. Signing in is a GET and never creates an account (security notes C11).

use crate::http::Transport;
use crate::registry::credential::Basic;
use crate::registry::{Registry, error::Error};

/// What came of a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The user name sent.
    pub user: String,
    /// Whether the answer proves anything: a standalone docker-registry accepts whoever comes.
    pub proves_password: bool,
}

/// The three fields of a sign-up.
#[derive(Clone, PartialEq, Eq)]
pub struct SignUp {
    /// 4 to 30 of `[a-z0-9_]`.
    pub username: String,
    /// 5 characters or more.
    pub password: String,
    /// An e-mail address.
    pub email: String,
}

/// The rules of the era (hub-v1 sheet, registration).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpRule {
    /// 4 to 30 characters.
    UsernameLength,
    /// Only `a-z`, `0-9` and `_`.
    UsernameCharacters,
    /// 5 characters or more.
    PasswordLength,
    /// Something, one `@`, and a domain with a dot.
    Email,
}

impl SignUp {
    /// Whether one rule holds.
    #[must_use]
    pub fn keeps(&self, rule: SignUpRule) -> bool {
        let _ = rule;
        unimplemented!()
    }
}

/// What to change of an account. Empty fields are left out.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// A new e-mail address; the Hub adds it and wants it confirmed.
    pub email: Option<String>,
    /// A new password; replaces the old one at once.
    pub password: Option<String>,
}

impl<T: Transport> Registry<T> {
    /// Who is signed in, if anyone.
    pub fn signed_in(&self) -> Option<String> {
        unimplemented!()
    }

    /// `GET /v1/users/` with Basic; keeps the credential when it is accepted, for this origin alone.
    /// `in_clear` is the person's word that the password may go over plain http.
    ///
    /// # Errors
    /// `Unauthorized` 401, `Inactive` 403, `NotFound` 404, `PasswordInClear`, or by status.
    pub async fn sign_in(&self, basic: Basic, in_clear: bool) -> Result<Login, Error> {
        let _ = (basic, in_clear);
        unimplemented!()
    }

    /// Takes back a credential kept for this tab, without asking the server.
    pub fn resume(&self, basic: Basic) {
        let _ = basic;
        unimplemented!()
    }

    /// Forgets credential, tokens and trust.
    pub fn sign_out(&self) {
        unimplemented!()
    }

    /// `POST /v1/users/`.
    ///
    /// # Errors
    /// `NameTaken`, `Rejected`, `PasswordInClear`, or by status.
    pub async fn sign_up(&self, account: &SignUp, in_clear: bool) -> Result<(), Error> {
        let _ = (account, in_clear);
        unimplemented!()
    }

    /// `PUT /v1/users/{username}/`. A changed password is used from then on.
    ///
    /// # Errors
    /// `Unauthorized`, `Inactive`, `NotFound`, `Rejected`, or by status.
    pub async fn change_account(&self, change: &AccountChange) -> Result<(), Error> {
        let _ = change;
        unimplemented!()
    }
}
