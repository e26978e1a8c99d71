//! What a token server is asked (registry-v2 sheet section 3): by GET, and by POST where it gave something to renew
//! tokens by or takes no GET.

use super::bearer::Who;
use super::credential::Credential;
use super::error::{Error, ErrorKind};
use super::exchange::settle;
use super::realm::Realm;
use super::scope::Scope;
use super::tokens::Issued;
use super::{Registry, V1_JSON_BYTES};
use crate::http::{Method, Payload, Request, Transport, Url};

/// What this client calls itself at token servers.
const CLIENT: &str = "portolan";

impl<T: Transport> Registry<T> {
    /// Asks the realm for a token.
    pub(super) async fn fetch_token(
        &self,
        realm: &Realm,
        scope: &Scope,
        who: Who<'_>,
    ) -> Result<Issued, Error> {
        let credential = match who {
            Who::Nobody => Credential::Nothing,
            Who::User => Credential::Realm(None),
            Who::Trial(basic, in_clear) => Credential::Realm(Some((basic.clone(), in_clear))),
        };
        if !matches!(who, Who::Nobody) {
            self.shared.keyring.borrow().may_sign_in_at(&realm.url, &credential)?;
        }
        if let Some(renewed) = self.token_by_refresh(realm, scope, who).await {
            return renewed;
        }
        let mut url = realm.url.clone();
        if !realm.service.is_empty() {
            url = url.query("service", &realm.service);
        }
        for scope in &scope.0 {
            url = url.query("scope", scope);
        }
        url = url.query("client_id", CLIENT);
        if !matches!(who, Who::Nobody) {
            url = url.query("offline_token", "true");
        }
        let request = Request::new(Method::Get, url);
        match self.read_token(request, &credential).await {
            Err(error) if matches!(error.status, Some(404 | 405)) && !matches!(who, Who::Nobody) => {
                let login = {
                    let keyring = self.shared.keyring.borrow();
                    let basic = keyring.password(&realm.url, &credential).ok_or(error)?;
                    vec![("username", basic.user.clone()), ("password", basic.password.clone())]
                };
                self.post(realm, scope, "password", login).await
            }
            other => other,
        }
    }

    /// A token by what the realm gave for renewing, so that the password stays at home. Nothing where there is none,
    /// or it is no longer good.
    async fn token_by_refresh(
        &self,
        realm: &Realm,
        scope: &Scope,
        who: Who<'_>,
    ) -> Option<Result<Issued, Error>> {
        if !matches!(who, Who::User) {
            return None;
        }
        let refresh = self.shared.keyring.borrow().bearers.refresh(realm).map(str::to_owned)?;
        match self.post(realm, scope, "refresh_token", vec![("refresh_token", refresh)]).await {
            Err(error) if matches!(error.status, Some(400..=499)) && error.status != Some(429) => {
                self.shared.keyring.borrow_mut().bearers.keep_refresh(realm, None);
                None
            }
            other => Some(other),
        }
    }

    /// OAuth2: the same by POST, in a form.
    async fn post(
        &self,
        realm: &Realm,
        scope: &Scope,
        grant: &str,
        secret: Vec<(&str, String)>,
    ) -> Result<Issued, Error> {
        let form = Url::at(realm.url.origin())
            .query("grant_type", grant)
            .query("service", &realm.service)
            .query("client_id", CLIENT)
            .query("access_type", "offline")
            .query("scope", &scope.joined());
        let form = secret.iter().fold(form, |form, (key, value)| form.query(key, value));
        let mut request = Request::new(Method::Post, realm.url.clone())
            .header("content-type", "application/x-www-form-urlencoded");
        request.payload = Payload::Bytes(form.query_string().as_bytes()[1..].into());
        self.read_token(request, &Credential::Nothing).await
    }

    async fn read_token(&self, request: Request, credential: &Credential) -> Result<Issued, Error> {
        let response = self.carry(request.clone(), credential, false).await?;
        let answer = settle(&request, response).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let json = answer.json(V1_JSON_BYTES).await?;
        Issued::read(&json, self.shared.transport.now()).ok_or(unreadable)
    }
}
