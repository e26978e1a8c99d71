//! How a v2 registry is told who asks (registry-v2 sheet section 3): as nobody, by the password, or by a token of its
//! realm. A token is fetched when it is first needed and again when it has run out or is refused, once. At another
//! origin one is nobody first, and the password goes there only after a person's word (security notes C1 to C5).

use super::Registry;
use super::credential::{Basic, Credential};
use super::error::{Error, ErrorKind};
use super::exchange::{Answer, is_from, settle};
use super::realm::{Manner, Realm, RealmFault};
use super::scope::Scope;
use super::tokens::Issued;
use crate::http::{Challenge, Gate, Request, Response, Transport};

/// How often one request goes out: as nobody, with a token that ran out, with one got as nobody, with one got as the
/// user. A server that changes its mind in between is not followed for ever.
const ROUNDS_MAX: usize = 5;

/// As whom a token is asked for.
#[derive(Clone, Copy)]
pub(super) enum Who<'a> {
    Nobody,
    User,
    /// With a password being tried, and whether it may go in clear.
    Trial(&'a Basic, bool),
}

/// What a request went out with.
#[derive(Clone, Copy, PartialEq)]
enum Tried {
    Nothing,
    Password,
    /// A token that was held: it may just have run out.
    Held,
    /// A token fetched for this request, as nobody or as the user.
    Fresh {
        by_login: bool,
    },
}

impl<T: Transport> Registry<T> {
    /// Sends a request to a v2 registry as what it wants to be asked as.
    pub(super) async fn ask_v2(
        &self,
        request: Request,
        scope: &Scope,
        elsewhere: bool,
    ) -> Result<Answer, Error> {
        let (mut credential, mut tried) = self.at_hand(scope).await?;
        let mut rounds = 0;
        loop {
            rounds += 1;
            let response = self.carry(request.clone(), &credential, elsewhere).await?;
            if !is_from(&response, self.origin()) {
                return settle(&request, response).await;
            }
            let before = self.shared.keyring.borrow().manner.clone();
            let challenges = self.heard_challenges(&response)?;
            // What was tried for another realm says nothing of this one.
            if before.is_some() && self.shared.keyring.borrow().manner != before {
                tried = Tried::Nothing;
            }
            let refused = match settle(&request, response).await {
                Err(error) if error.status == Some(401) && rounds < ROUNDS_MAX => error,
                other => return other,
            };
            (credential, tried) = self.instead(scope, tried, &challenges, refused).await?;
        }
    }

    /// What is sent at first: by what was learnt before, and the password where nothing was learnt yet.
    async fn at_hand(&self, scope: &Scope) -> Result<(Credential, Tried), Error> {
        let manner = self.shared.keyring.borrow().manner.clone();
        if let Some(Manner::Bearer(realm)) = manner
            && !self.fresh_from_giver(None).await
        {
            return self.token(&realm, scope, None).await;
        }
        // Nobody's password is nothing, unless a token is handed over in its place.
        let tried = if self.signed_in().is_some() { Tried::Password } else { Tried::Nothing };
        Ok((Credential::Kept, tried))
    }

    /// What to send after a 401, if there is anything left to send.
    async fn instead(
        &self,
        scope: &Scope,
        tried: Tried,
        challenges: &[Challenge],
        refused: Error,
    ) -> Result<(Credential, Tried), Error> {
        let (manner, user) = {
            let keyring = self.shared.keyring.borrow();
            (keyring.manner.clone(), keyring.user().is_some())
        };
        let lacks_rights = challenges.iter().any(|c| c.parameter("error") == Some("insufficient_scope"));
        match manner {
            Some(Manner::Basic) if user && tried != Tried::Password => {
                Ok((Credential::Kept, Tried::Password))
            }
            Some(Manner::Bearer(realm)) => match tried {
                Tried::Nothing | Tried::Password => self.token(&realm, scope, None).await,
                Tried::Fresh { by_login: true } => Err(Error { kind: ErrorKind::Forbidden, ..refused }),
                Tried::Fresh { by_login: false } if user => self.token(&realm, scope, Some(Who::User)).await,
                Tried::Fresh { by_login: false } => Err(refused),
                Tried::Held => {
                    let by_login = self.drop_held(&realm, scope);
                    match by_login {
                        Some(true) if lacks_rights => Err(Error { kind: ErrorKind::Forbidden, ..refused }),
                        Some(false) if lacks_rights && !user => Err(refused),
                        Some(false) if lacks_rights => self.token(&realm, scope, Some(Who::User)).await,
                        _ => self.token(&realm, scope, None).await,
                    }
                }
            },
            _ => Err(refused),
        }
    }

    fn drop_held(&self, realm: &Realm, scope: &Scope) -> Option<bool> {
        let mut keyring = self.shared.keyring.borrow_mut();
        let held = keyring.bearers.get(realm, &scope.joined(), self.shared.transport.now());
        keyring.bearers.drop(realm, &scope.joined());
        held.map(|(_, by_login)| by_login)
    }

    /// The token for a scope, held or fetched: as the user where the realm may see the login, else as nobody first.
    async fn token(
        &self,
        realm: &Realm,
        scope: &Scope,
        who: Option<Who<'_>>,
    ) -> Result<(Credential, Tried), Error> {
        let joined = scope.joined();
        let held = || {
            let held = self.shared.keyring.borrow().bearers.get(realm, &joined, self.shared.transport.now());
            held.filter(|(_, by_login)| who.is_none() || *by_login)
                .map(|(token, _)| (Credential::Bearer(token), Tried::Held))
        };
        if let Some(held) = held() {
            return Ok(held);
        }
        // One at a time for each scope: a screen that opens asks for many things of one repository at once.
        let door = self.door(&joined);
        let _door = door.enter().await;
        if let Some(held) = held() {
            return Ok(held);
        }
        let epoch = self.shared.keyring.borrow().epoch;
        let (issued, by_login) = match who {
            Some(who) => (self.fetch_token(realm, scope, who).await, true),
            None => self.fetch_preferred(realm, scope).await,
        };
        self.shared.doors.borrow_mut().retain(|(of, _)| *of != joined);
        let issued = issued?;
        let mut keyring = self.shared.keyring.borrow_mut();
        if keyring.epoch == epoch {
            if by_login && issued.refresh.is_some() {
                keyring.bearers.keep_refresh(realm, issued.refresh.clone());
            }
            keyring.bearers.hold(realm, &joined, issued.clone(), by_login);
        }
        Ok((Credential::Bearer(issued.token), Tried::Fresh { by_login }))
    }

    fn door(&self, scope: &str) -> Gate {
        let mut doors = self.shared.doors.borrow_mut();
        if let Some((_, door)) = doors.iter().find(|(of, _)| of == scope) {
            return door.clone();
        }
        let door = Gate::new(1);
        doors.push((scope.to_owned(), door.clone()));
        door
    }

    async fn fetch_preferred(&self, realm: &Realm, scope: &Scope) -> (Result<Issued, Error>, bool) {
        let (user, believed) = {
            let keyring = self.shared.keyring.borrow();
            (keyring.user().is_some(), keyring.sends_logins_to(realm.url.origin()))
        };
        if user && believed {
            return (self.fetch_token(realm, scope, Who::User).await, true);
        }
        match self.fetch_token(realm, scope, Who::Nobody).await {
            Err(error) if user && matches!(error.status, Some(400 | 401 | 403)) => {
                (self.fetch_token(realm, scope, Who::User).await, true)
            }
            other => (other, false),
        }
    }

    /// Learns from a 401 how the registry wants to be asked. What it says last counts; where the page may not read
    /// it, what was known stays.
    pub(super) fn heard_challenges(&self, response: &Response) -> Result<Vec<Challenge>, Error> {
        if response.status != 401 {
            return Ok(Vec::new());
        }
        let challenges = Challenge::of(&response.headers);
        self.shared.keyring.borrow_mut().challenged = true;
        match self.learn(&challenges) {
            Ok(()) => Ok(challenges),
            Err(fault) => Err(Error { status: Some(401), ..Error::new(ErrorKind::RealmRefused(fault)) }),
        }
    }

    /// Keeps how the registry wants to be asked, as far as its challenges say it.
    pub(super) fn learn(&self, challenges: &[Challenge]) -> Result<(), RealmFault> {
        if let Some(manner) = Manner::choose(challenges, self.origin())? {
            self.shared.keyring.borrow_mut().manner = Some(manner);
        }
        Ok(())
    }
}
