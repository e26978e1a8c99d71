//! Acting for a user without the password: the OAuth API v1.1 of the Hub (hub-v1 sheet section 8).
//!
//! A page cannot keep a client secret, so it never has one (security notes C18). What it can do: make the address at
//! which the person agrees, check what comes back, and have the code turned into a token by a service of the
//! installation that adds the secret. Where there is no such service, a token got elsewhere is pasted.

use crate::http::{Method, Payload, Request, Transport, Url};
use crate::image::Timestamp;
use crate::registry::Registry;
use crate::registry::credential::is_private;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use crate::registry::json::Json;
use std::fmt;

/// How much of a token's answer is read, in bytes.
const TOKEN_BYTES: usize = 64 * 1024;

/// What a token lets its bearer do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountScope {
    /// Read the profile.
    ProfileRead,
    /// Change the profile.
    ProfileWrite,
    /// Read the e-mail addresses.
    EmailRead,
    /// Change the e-mail addresses.
    EmailWrite,
}

impl AccountScope {
    /// All four.
    pub const ALL: [Self; 4] = [Self::ProfileRead, Self::ProfileWrite, Self::EmailRead, Self::EmailWrite];

    /// Its word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ProfileRead => "profile_read",
            Self::ProfileWrite => "profile_write",
            Self::EmailRead => "email_read",
            Self::EmailWrite => "email_write",
        }
    }
}

/// What ties an answer to the question: 128 random bits, used once (security notes C18).
#[derive(Clone, PartialEq, Eq)]
pub struct OAuthState(String);

impl OAuthState {
    /// A state of these bytes, which nobody may be able to guess.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(random.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// The state as 32 hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OAuthState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OAuthState(redacted)")
    }
}

/// What a person is asked to agree to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The client id the Hub gave the installation. Public.
    pub client_id: String,
    /// Where the Hub sends the person back to: one of those registered, or nothing for the first of them.
    pub redirect_uri: Option<String>,
    /// What the token is to be good for.
    pub scopes: Vec<AccountScope>,
    /// What has to come back.
    pub state: OAuthState,
}

/// What came back to the page.
#[derive(Clone, PartialEq, Eq)]
pub struct Returned {
    /// The state, as sent back; it counts only if this tab sent it and has not seen it back before.
    pub state: String,
    /// The code, or the error's word.
    pub outcome: Result<String, String>,
}

impl Returned {
    /// Reads the query of the page's own address; nothing where it is not what a Hub sends back. A person who was
    /// sent here with `code` but without `state` was not sent by us, and that is nothing too.
    #[must_use]
    pub fn parse(query: &str) -> Option<Self> {
        let query = query.strip_prefix('?').unwrap_or(query);
        let value = |key: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let mut found = pairs.filter(|(name, _)| *name == key).map(|(_, value)| value);
            found.next().filter(|value| is_plain(value)).map(str::to_owned)
        };
        let state = value("state")?;
        let outcome = match (value("code"), value("error")) {
            (_, Some(error)) => Err(error),
            (Some(code), None) => Ok(code),
            (None, None) => return None,
        };
        Some(Self { state, outcome })
    }
}

impl fmt::Debug for Returned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Returned(redacted)")
    }
}

/// Codes and states are made of characters that need no encoding; whatever is not is none of them.
fn is_plain(text: &str) -> bool {
    (1..=512).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'~'))
}

/// A token of a user's account. Printed without anything that opens a door.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountToken {
    access: String,
    refresh: Option<String>,
    /// Whose account it is, where the Hub said so.
    pub username: Option<String>,
    /// Until when it is good; nothing where that is not known.
    pub expires: Option<Timestamp>,
    /// What it is good for, as the Hub said it; empty where it did not.
    pub scope: Vec<String>,
}

impl AccountToken {
    /// A token that a person pasted. Nothing is known of it but itself; nothing comes of what cannot stand in a header
    /// field.
    #[must_use]
    pub fn pasted(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let first = words.next()?;
        let access = if first.eq_ignore_ascii_case("bearer") { words.next()? } else { first };
        let fits = access.len() <= 8192 && access.bytes().all(|b| b.is_ascii_graphic());
        (fits && words.next().is_none()).then(|| Self {
            access: access.to_owned(),
            refresh: None,
            username: None,
            expires: None,
            scope: Vec::new(),
        })
    }

    /// Whether it is good no longer.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        self.expires.is_some_and(|until| until <= now)
    }

    /// Whether another can be got with it.
    #[must_use]
    pub fn is_renewable(&self) -> bool {
        self.refresh.is_some()
    }

    /// Whether it lets do something, as far as the Hub said.
    #[must_use]
    pub fn lets(&self, scope: AccountScope) -> bool {
        self.scope.is_empty() || self.scope.iter().any(|word| word == scope.as_str())
    }

    /// The token itself, for the one function that writes `Authorization`.
    pub(crate) fn secret(&self) -> &str {
        &self.access
    }

    fn read(json: &Json, now: Timestamp) -> Option<Self> {
        let lasts = json.get("expires_in").and_then(Json::as_i64).filter(|seconds| *seconds > 0);
        let scope = json.text("scope").unwrap_or_default();
        Some(Self {
            refresh: json.text("refresh_token"),
            username: json.text("username").filter(|name| !name.is_empty()),
            expires: lasts.map(|seconds| Timestamp(now.0.saturating_add(seconds.saturating_mul(1000)))),
            scope: scope.split_whitespace().map(str::to_owned).collect(),
            ..Self::pasted(&json.text("access_token")?)?
        })
    }
}

impl fmt::Debug for AccountToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AccountToken({:?}, redacted)", self.username)
    }
}

impl<T: Transport> Registry<T> {
    /// The address at which a person agrees: `GET /api/v1.1/o/authorize/`, opened in the tab and never fetched.
    ///
    /// # Errors
    /// `PasswordInClear` where it would go in clear over a network: the API is for https alone.
    pub fn authorize_url(&self, asked: &Authorization) -> Result<Url, Error> {
        if !is_private(self.origin()) {
            return Err(Error::new(ErrorKind::PasswordInClear));
        }
        let scopes: Vec<&str> = asked.scopes.iter().map(|scope| scope.as_str()).collect();
        let url = Url::at(self.origin()).extend(["api", "v1.1", "o", "authorize"])?.slash();
        let url = url.query("client_id", &asked.client_id).query("response_type", "code");
        let url = match &asked.redirect_uri {
            Some(uri) => url.query("redirect_uri", uri),
            None => url,
        };
        let url = if scopes.is_empty() { url } else { url.query("scope", &scopes.join(" ")) };
        Ok(url.query("state", asked.state.as_str()))
    }

    /// Has the installation's service turn a code into a token, and holds it. The code is good for a minute, once. A
    /// token that does not say whose it is can be asked for nothing and is not held before
    /// [`Registry::try_account_token`] found that out.
    ///
    /// # Errors
    /// As the service answers; `Unreadable` when that is no token.
    pub async fn redeem(
        &self,
        service: &Url,
        code: &str,
        redirect_uri: Option<&str>,
        now: Timestamp,
    ) -> Result<AccountToken, Error> {
        let form = Url::at(self.origin()).query("grant_type", "authorization_code").query("code", code);
        let form = match redirect_uri {
            Some(uri) => form.query("redirect_uri", uri),
            None => form,
        };
        self.ask_token(service, &form, None, now).await
    }

    /// Has the service get a fresh token with the refresh token of the one held. A refresh token is good once, so
    /// that it is let go of before it is sent.
    ///
    /// # Errors
    /// `Unauthorized` when there is nothing to renew with, or as [`Registry::redeem`].
    pub async fn renew(&self, service: &Url, now: Timestamp) -> Result<AccountToken, Error> {
        let held = |token: &mut AccountToken| Some((token.refresh.take()?, token.username.clone()));
        let held = self.shared.keyring.borrow_mut().account.as_mut().and_then(held);
        let Some((refresh, user)) = held else { return Err(Error::new(ErrorKind::Unauthorized)) };
        let form =
            Url::at(self.origin()).query("grant_type", "refresh_token").query("refresh_token", &refresh);
        self.ask_token(service, &form, user, now).await
    }

    /// The token in use, if there is one.
    #[must_use]
    pub fn account_token(&self) -> Option<AccountToken> {
        self.shared.keyring.borrow().account.clone()
    }

    /// Uses a token from now on, or none.
    pub fn hold_account_token(&self, token: Option<AccountToken>) {
        self.shared.keyring.borrow_mut().account = token;
    }

    /// Sends a form to the service, as nobody. The fields are encoded as those of a query are. Whose the token is may be
    /// known already.
    async fn ask_token(
        &self,
        service: &Url,
        form: &Url,
        user: Option<String>,
        now: Timestamp,
    ) -> Result<AccountToken, Error> {
        if !is_private(service.origin()) {
            return Err(Error::new(ErrorKind::PasswordInClear).of(Method::Post, service));
        }
        let body = form.query_string().trim_start_matches('?').as_bytes();
        let mut request = Request::new(Method::Post, service.clone())
            .header("content-type", "application/x-www-form-urlencoded");
        request.payload = Payload::Bytes(body.into());
        let epoch = self.shared.keyring.borrow().epoch;
        let answer = self.ask(request, Pass::Anonymous).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let mut token = AccountToken::read(&answer.json(TOKEN_BYTES).await?, now).ok_or(unreadable)?;
        token.username = token.username.or(user);
        let mut keyring = self.shared.keyring.borrow_mut();
        if keyring.epoch == epoch && token.username.is_some() {
            keyring.account = Some(token.clone());
        }
        Ok(token)
    }
}
