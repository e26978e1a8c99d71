//! Signing in to a v2 registry: by a password the registry itself accepts, or by a token its realm gives for one.

use crate::http::{Method, Request, Transport, Url};
use crate::name::{NameError, Origin};
use crate::registry::Registry;
use crate::registry::bearer::Who;
use crate::registry::credential::{Basic, Credential, is_private};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::settle;
use crate::registry::hub::Login;
use crate::registry::realm::{Manner, Realm};
use crate::registry::scope::Scope;

impl<T: Transport> Registry<T> {
    /// Where the login goes: to the realm, where the registry has one and said so, else to the registry.
    pub fn login_goes_to(&self) -> Origin {
        match &self.shared.keyring.borrow().manner {
            Some(Manner::Bearer(realm)) => realm.url.origin().clone(),
            _ => self.origin().clone(),
        }
    }

    /// Where its users get their tokens and what it is called there, where it has such a server and said so. Without one
    /// it takes the login itself.
    pub fn token_server(&self) -> Option<(Url, String)> {
        match &self.shared.keyring.borrow().manner {
            Some(Manner::Bearer(realm)) => Some((realm.url.clone(), realm.service.clone())),
            _ => None,
        }
    }

    /// Whether the login may go to an origin by what is known and was agreed to.
    pub fn sends_logins_to(&self, origin: &Origin) -> bool {
        self.shared.keyring.borrow().sends_logins_to(origin)
    }

    /// A person's word that the login of this registry may be sent to that origin (security notes C1).
    pub fn trust_realm(&self, realm: Origin) {
        self.shared.keyring.borrow_mut().trust_realm(realm);
    }

    /// What the settings or a person say of the realm, where the page may not read it from the registry. Whoever
    /// writes it down agrees to it.
    ///
    /// # Errors
    /// `RealmRefused`.
    pub fn assume_realm(&self, realm: &str, service: &str) -> Result<(), Error> {
        let realm = Realm::read_from_person(realm, service, self.origin());
        let realm = realm.map_err(|fault| Error::new(ErrorKind::RealmRefused(fault)))?;
        let mut keyring = self.shared.keyring.borrow_mut();
        keyring.trust_realm(realm.url.origin().clone());
        keyring.manner = Some(Manner::Bearer(realm));
        Ok(())
    }

    /// Tries a login and keeps it when it is accepted. `in_clear` is the person's word that the password may go over
    /// plain http.
    ///
    /// # Errors
    /// `Unauthorized` for a wrong password, `Forbidden` where the realm knows the user and the registry wants another,
    /// `RealmNotTrusted`, `RealmRefused`, `NoChallenge`, `PasswordInClear`, or by status.
    pub async fn sign_in_v2(&self, basic: Basic, in_clear: bool) -> Result<Login, Error> {
        // A colon ends the user name in Basic; the rest would become part of the password.
        if basic.user.contains(':') {
            return Err(NameError::BadCharacter(':').into());
        }
        if !in_clear && !is_private(self.origin()) {
            return Err(Error::new(ErrorKind::PasswordInClear));
        }
        let manner = self.manner().await?;
        match &manner {
            Some(Manner::Bearer(realm)) => self.by_token(realm, &basic, in_clear).await?,
            Some(Manner::Basic) | None => {
                let trial = Credential::Trial(basic.clone(), in_clear);
                self.knock(&trial).await.map_err(|error| match error.kind {
                    ErrorKind::Unauthorized if self.shared.keyring.borrow().manner.is_none() => {
                        Error { kind: ErrorKind::NoChallenge, ..error }
                    }
                    _ => error,
                })?;
                self.shared.keyring.borrow_mut().keep(basic.clone(), in_clear);
            }
        }
        let proves_password = self.shared.keyring.borrow().challenged;
        Ok(Login { user: basic.user, proves_password })
    }

    /// How the registry wants to be told who asks; asked as nobody, if that is not known.
    async fn manner(&self) -> Result<Option<Manner>, Error> {
        let known = self.shared.keyring.borrow().manner.clone();
        if known.is_some() {
            return Ok(known);
        }
        match self.knock(&Credential::Nothing).await {
            Err(error) if error.status != Some(401) || matches!(error.kind, ErrorKind::RealmRefused(_)) => {
                Err(error)
            }
            _ => Ok(self.shared.keyring.borrow().manner.clone()),
        }
    }

    /// A token of the realm proves the password, and the registry's yes to it that this is the right realm.
    async fn by_token(&self, realm: &Realm, basic: &Basic, in_clear: bool) -> Result<(), Error> {
        let issued = self.fetch_token(realm, &Scope::default(), Who::Trial(basic, in_clear)).await?;
        self.knock(&Credential::Bearer(issued.token.clone())).await.map_err(|error| match error.kind {
            ErrorKind::Unauthorized => Error { kind: ErrorKind::Forbidden, ..error },
            _ => error,
        })?;
        let mut keyring = self.shared.keyring.borrow_mut();
        keyring.keep(basic.clone(), in_clear);
        if issued.refresh.is_some() {
            keyring.bearers.keep_refresh(realm, issued.refresh);
        }
        Ok(())
    }

    /// `GET /v2/`, which says yes or how to ask.
    async fn knock(&self, credential: &Credential) -> Result<(), Error> {
        let request = Request::new(Method::Get, Url::at(self.origin()).push("v2")?.slash());
        let response = self.carry(request.clone(), credential, false).await?;
        self.heard_challenges(&response)?;
        settle(&request, response).await.map(|_| ())
    }
}
