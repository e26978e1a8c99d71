//! The profile and the e-mail addresses of a user, by the accounts API v1.1 of the Hub (hub-v1 sheet section 7).
//!
//! The API has a host of its own, so these verbs belong to a handle of that host: what was typed for the registry is
//! not seen by it (security notes C17). Each call goes with the account's token where one is held, else with Basic.

use super::{AccountToken, wire};
use crate::http::{Method, Request, Transport, Url};
use crate::image::Timestamp;
use crate::name::NameError;
use crate::registry::Registry;
use crate::registry::credential::Basic;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::{Answer, Pass};
use crate::registry::json::quote;

/// How much of a profile or a list of addresses is read, in bytes.
const PROFILE_BYTES: usize = 256 * 1024;

/// What the Hub says of a user. Every field but the name may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The user name.
    pub username: String,
    /// The number of the account.
    pub id: Option<u64>,
    /// When the account was opened.
    pub date_joined: Option<Timestamp>,
    /// The name in full.
    pub full_name: Option<String>,
    /// Where the user is.
    pub location: Option<String>,
    /// For whom the user works.
    pub company: Option<String>,
    /// The user's own page, as text: it is made a link only after it was checked (security notes D2).
    pub profile_url: Option<String>,
    /// The primary e-mail address.
    pub email: Option<String>,
    /// Whether the account was activated, where the Hub says so.
    pub is_active: Option<bool>,
}

/// What to change of a profile. What is nothing stays as it is; an empty text clears the field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileChange {
    /// The name in full.
    pub full_name: Option<String>,
    /// Where the user is.
    pub location: Option<String>,
    /// For whom the user works.
    pub company: Option<String>,
    /// The user's own page.
    pub profile_url: Option<String>,
    /// The address whose picture elsewhere stands for the user.
    pub gravatar_email: Option<String>,
}

/// An e-mail address of a user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress {
    /// The address.
    pub email: String,
    /// Whether the link mailed to it was followed.
    pub verified: bool,
    /// Whether it is the one that is written to.
    pub primary: bool,
}

/// What may be said of an address that is there. The API knows only `true`, so that nothing is ever taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailMark {
    /// It is verified.
    Verified,
    /// It is the primary one.
    Primary,
}

impl<T: Transport> Registry<T> {
    /// `GET /api/v1.1/users/{username}/`.
    ///
    /// # Errors
    /// `Unauthorized`, `Forbidden` for another user or a token without `profile_read`, `NotFound`, or by status.
    pub async fn profile(&self, username: &str) -> Result<Profile, Error> {
        let request = Request::new(Method::Get, self.account_url(username)?);
        read_profile(self.ask_account(request).await?).await
    }

    /// `PATCH /api/v1.1/users/{username}/`; answers with the profile as it is then.
    ///
    /// # Errors
    /// `Rejected` with what the Hub says of a field, `Forbidden` without `profile_write`, or as [`Registry::profile`].
    pub async fn change_profile(&self, username: &str, change: &ProfileChange) -> Result<Profile, Error> {
        let fields = [
            ("full_name", &change.full_name),
            ("location", &change.location),
            ("company", &change.company),
            ("profile_url", &change.profile_url),
            ("gravatar_email", &change.gravatar_email),
        ];
        let fields: Vec<String> = fields
            .iter()
            .filter_map(|(key, value)| Some(format!("{}:{}", quote(key), quote((*value).as_ref()?))))
            .collect();
        let body = format!("{{{}}}", fields.join(",")).into_bytes();
        let request = Request::new(Method::Patch, self.account_url(username)?).json(body);
        read_profile(self.ask_account(request).await?).await
    }

    /// `GET /api/v1.1/users/{username}/emails/`.
    ///
    /// # Errors
    /// `Forbidden` without `email_read`, or as [`Registry::profile`].
    pub async fn emails(&self, username: &str) -> Result<Vec<EmailAddress>, Error> {
        let answer = self.ask_account(Request::new(Method::Get, self.emails_url(username)?)).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        wire::emails(&answer.json(PROFILE_BYTES).await?).ok_or(unreadable)
    }

    /// `POST /api/v1.1/users/{username}/emails/`: adds an address. The Hub sends no mail for it.
    ///
    /// # Errors
    /// `Rejected`, `Forbidden` without `email_write`, or as [`Registry::profile`].
    pub async fn add_email(&self, username: &str, email: &str) -> Result<EmailAddress, Error> {
        self.ask_email(Method::Post, username, &email_body(email, "")).await
    }

    /// `PATCH /api/v1.1/users/{username}/emails/`: says something of an address. Documented for v0.9 only, so that a
    /// Hub may not have it.
    ///
    /// # Errors
    /// `NotFound` for an unknown address, `Unsupported` where there is no such call, or as [`Registry::add_email`].
    pub async fn mark_email(
        &self,
        username: &str,
        email: &str,
        mark: EmailMark,
    ) -> Result<EmailAddress, Error> {
        let mark = match mark {
            EmailMark::Verified => r#","verified":true"#,
            EmailMark::Primary => r#","primary":true"#,
        };
        self.ask_email(Method::Patch, username, &email_body(email, mark)).await
    }

    /// `DELETE /api/v1.1/users/{username}/emails/`, which names the address in its body.
    ///
    /// # Errors
    /// `Rejected` for the primary address, `NotFound`, or as [`Registry::add_email`].
    pub async fn remove_email(&self, username: &str, email: &str) -> Result<(), Error> {
        let request = Request::new(Method::Delete, self.emails_url(username)?);
        self.ask_account(request.json(email_body(email, "").into_bytes())).await?;
        Ok(())
    }

    /// Tries a password for this API by reading the profile of its user, and keeps it when it was good.
    ///
    /// # Errors
    /// `Unauthorized`, `PasswordInClear`, or as [`Registry::profile`].
    pub async fn sign_in_account(&self, basic: Basic) -> Result<String, Error> {
        self.refuse_clear(false)?;
        // A colon ends the user name in Basic; the rest would become part of the password.
        if basic.user.contains(':') {
            return Err(NameError::BadCharacter(':').into());
        }
        let request = Request::new(Method::Get, self.account_url(&basic.user)?);
        let profile = read_profile(self.ask(request, Pass::Trial(&basic, false)).await?).await?;
        self.shared.keyring.borrow_mut().keep(basic, false);
        Ok(profile.username)
    }

    /// Tries a token by reading the profile of the user it is said to be of, and holds it when it was good: one that was
    /// not, or whose trial was left in the middle, is never in use.
    ///
    /// # Errors
    /// `Unauthorized`, `PasswordInClear`, or as [`Registry::profile`].
    pub async fn try_account_token(&self, username: &str, mut token: AccountToken) -> Result<String, Error> {
        self.refuse_clear(false)?;
        let epoch = self.shared.keyring.borrow().epoch;
        let request = Request::new(Method::Get, self.account_url(username)?);
        let profile = read_profile(self.ask(request, Pass::TrialToken(&token)).await?).await?;
        let mut keyring = self.shared.keyring.borrow_mut();
        if keyring.epoch == epoch {
            token.username = Some(profile.username.clone());
            keyring.account = Some(token);
        }
        Ok(profile.username)
    }

    async fn ask_email(&self, method: Method, username: &str, body: &str) -> Result<EmailAddress, Error> {
        let request = Request::new(method, self.emails_url(username)?).json(body.as_bytes().to_vec());
        let answer = self.ask_account(request).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        wire::email(&answer.json(PROFILE_BYTES).await?).ok_or(unreadable)
    }

    async fn ask_account(&self, request: Request) -> Result<Answer, Error> {
        self.ask(request, Pass::Account).await
    }

    fn account_url(&self, username: &str) -> Result<Url, Error> {
        Ok(Url::at(self.origin()).extend(["api", "v1.1", "users", username])?.slash())
    }

    fn emails_url(&self, username: &str) -> Result<Url, Error> {
        Ok(Url::at(self.origin()).extend(["api", "v1.1", "users", username, "emails"])?.slash())
    }
}

async fn read_profile(answer: Answer) -> Result<Profile, Error> {
    let unreadable = answer.fail(ErrorKind::Unreadable);
    wire::profile(&answer.json(PROFILE_BYTES).await?).ok_or(unreadable)
}

fn email_body(email: &str, more: &str) -> String {
    format!(r#"{{"email":{}{more}}}"#, quote(email))
}
