//! Users: sign in, sign up, change. Signing in is a GET and never creates an account (security notes C11).

use crate::http::{Method, Request, Transport, Url};
use crate::name::NameError;
use crate::registry::Registry;
use crate::registry::credential::{Basic, is_private};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use crate::registry::json::quote;

/// What the Hub says when a user name or an e-mail address is taken, word for word.
const TAKEN: &str = "Username or email already exists";

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
        match rule {
            SignUpRule::UsernameLength => (4..=30).contains(&self.username.chars().count()),
            SignUpRule::UsernameCharacters => {
                self.username.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            }
            SignUpRule::PasswordLength => self.password.chars().count() >= 5,
            SignUpRule::Email => is_email(&self.email),
        }
    }
}

fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let labels = domain.split('.').all(|label| !label.is_empty());
    !name.is_empty()
        && labels
        && domain.contains('.')
        && !domain.contains('@')
        && !text.contains(|c: char| c.is_whitespace() || c.is_control())
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
        self.shared.keyring.borrow().user().map(str::to_owned)
    }

    /// `GET /v1/users/` with Basic; keeps the credential when it is accepted, for this origin alone.
    /// `in_clear` is the person's word that the password may go over plain http.
    ///
    /// # Errors
    /// `Unauthorized` 401, `Inactive` 403, `NotFound` 404, `PasswordInClear`, or by status.
    pub async fn sign_in(&self, basic: Basic, in_clear: bool) -> Result<Login, Error> {
        self.refuse_clear(in_clear)?;
        // A colon ends the user name in Basic; the rest would become part of the password.
        if basic.user.contains(':') {
            return Err(NameError::BadCharacter(':').into());
        }
        let request = Request::new(Method::Get, self.users_url()?);
        match self.ask(request, Pass::Trial(&basic, in_clear)).await {
            Ok(_) => {
                let user = basic.user.clone();
                let mut keyring = self.shared.keyring.borrow_mut();
                keyring.keep(basic, in_clear);
                let proves_password = keyring.challenged || keyring.standalone == Some(false);
                Ok(Login { user, proves_password })
            }
            Err(error) => Err(inactive(error)),
        }
    }

    /// Asks again with the credential in use whether it is still good.
    ///
    /// # Errors
    /// As [`Registry::sign_in`]; `Unauthorized` when nobody is signed in.
    pub async fn verify(&self) -> Result<Login, Error> {
        let kept = self.shared.keyring.borrow().basic().cloned();
        let Some((basic, in_clear)) = kept else { return Err(Error::new(ErrorKind::Unauthorized)) };
        self.sign_in(basic, in_clear).await
    }

    /// Takes back a credential kept for this tab, without asking the server. What was kept had been accepted by
    /// this very origin, in clear or not, so that the person's word is not asked for twice.
    pub fn resume(&self, basic: Basic) {
        self.shared.keyring.borrow_mut().keep(basic, true);
    }

    /// Forgets credential, tokens and trust.
    pub fn sign_out(&self) {
        self.shared.keyring.borrow_mut().forget();
    }

    /// `POST /v1/users/`.
    ///
    /// # Errors
    /// `NameTaken`, `Rejected`, `PasswordInClear`, or by status.
    pub async fn sign_up(&self, account: &SignUp, in_clear: bool) -> Result<(), Error> {
        self.refuse_clear(in_clear)?;
        let body = object(&[
            ("username", Some(&account.username)),
            ("password", Some(&account.password)),
            ("email", Some(&account.email)),
        ]);
        let request = Request::new(Method::Post, self.users_url()?).json(body);
        match self.ask(request, Pass::Anonymous).await {
            Ok(_) => Ok(()),
            Err(error) if error.status == Some(400) && error.said.as_deref() == Some(TAKEN) => {
                Err(Error { kind: ErrorKind::NameTaken, ..error })
            }
            Err(error) => Err(error),
        }
    }

    /// Whether there is such an account with this password, confirmed or not. Asked where the answer to a sign-up was
    /// lost and the name turned out to be taken.
    ///
    /// # Errors
    /// `PasswordInClear`, or by status.
    pub async fn has_account(&self, account: &SignUp, in_clear: bool) -> Result<bool, Error> {
        self.refuse_clear(in_clear)?;
        let basic = Basic { user: account.username.clone(), password: account.password.clone() };
        self.accepts(&basic, in_clear).await
    }

    /// Whether a password is the right one, also where its account is not confirmed yet.
    async fn accepts(&self, basic: &Basic, in_clear: bool) -> Result<bool, Error> {
        let request = Request::new(Method::Get, self.users_url()?);
        match self.ask(request, Pass::Trial(basic, in_clear)).await {
            Ok(_) => Ok(true),
            Err(error) if error.kind == ErrorKind::Unauthorized => Ok(false),
            Err(error) if error.kind == ErrorKind::Forbidden => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// `PUT /v1/users/{username}/`. A changed password is used from then on. Where the old one is refused, it may have
    /// been changed before and only the answer was lost: then the new one is good.
    ///
    /// # Errors
    /// `Unauthorized`, `Inactive`, `NotFound`, `Rejected`, or by status.
    pub async fn change_account(&self, change: &AccountChange) -> Result<(), Error> {
        let kept = self.shared.keyring.borrow().basic().cloned();
        let Some((basic, in_clear)) = kept else { return Err(Error::new(ErrorKind::Unauthorized)) };
        let body = object(&[("email", change.email.as_ref()), ("password", change.password.as_ref())]);
        let url = Url::at(self.origin()).extend(["v1", "users", basic.user.as_str()])?.slash();
        let request = Request::new(Method::Put, url).json(body);
        let refused = self.ask(request, Pass::Index).await.err().map(inactive);
        let password = change.password.as_ref().filter(|password| !password.is_empty());
        let new = password.map(|password| Basic { password: password.clone(), ..basic });
        match (refused, new) {
            (Some(error), Some(new)) if error.kind == ErrorKind::Unauthorized => {
                if self.accepts(&new, in_clear).await != Ok(true) {
                    return Err(error);
                }
                self.shared.keyring.borrow_mut().keep(new, in_clear);
            }
            (Some(error), _) => return Err(error),
            (None, Some(new)) => self.shared.keyring.borrow_mut().keep(new, in_clear),
            (None, None) => {}
        }
        Ok(())
    }

    /// With the slash: docker-registry redirects without it.
    fn users_url(&self) -> Result<Url, Error> {
        Ok(Url::at(self.origin()).extend(["v1", "users"])?.slash())
    }

    pub(in crate::registry) fn refuse_clear(&self, in_clear: bool) -> Result<(), Error> {
        if in_clear || is_private(self.origin()) {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::PasswordInClear))
        }
    }
}

/// A 403 to an account speaks of one that was not confirmed yet.
fn inactive(error: Error) -> Error {
    match error.kind {
        ErrorKind::Forbidden => Error { kind: ErrorKind::Inactive, ..error },
        _ => error,
    }
}

/// An object of texts; empty ones are left out, as the Hub wants it.
fn object(fields: &[(&str, Option<&String>)]) -> Vec<u8> {
    let fields: Vec<String> = fields
        .iter()
        .filter_map(|(key, value)| Some((key, (*value)?)))
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{}:{}", quote(key), quote(value)))
        .collect();
    format!("{{{}}}", fields.join(",")).into_bytes()
}
