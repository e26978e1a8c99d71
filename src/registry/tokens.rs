//! Tokens of a v2 registry, held in memory by realm, service and scope until they run out (security notes C5). One
//! belongs to the registry whose keyring holds it.

use super::json::Json;
use super::realm::Realm;
use crate::image::Timestamp;

/// How many tokens of one registry are held; the oldest goes first.
const HELD_MAX: usize = 256;
/// How long a token may be, in bytes: what is longer fits no header field, and a hostile realm would have it held.
const LONGEST: usize = 32 * 1024;
/// How long a token is good when its server does not say, in seconds.
const LIFE_DEFAULT: i64 = 60;

/// A token as it was issued.
#[derive(Clone)]
pub(super) struct Issued {
    pub(super) token: String,
    /// Until when it is used, in milliseconds since 1970: a tenth of its life is left for the way.
    until: i64,
    pub(super) refresh: Option<String>,
}

impl Issued {
    /// Reads the answer of a token server; nothing when there is no token in it that could be sent.
    pub(super) fn read(json: &Json, now: i64) -> Option<Self> {
        let sendable = |text: &String| text.len() <= LONGEST && text.bytes().all(|b| b.is_ascii_graphic());
        let token = ["token", "access_token"].iter().find_map(|key| json.text(key).filter(sendable))?;
        let life = json.get("expires_in").and_then(Json::as_i64).filter(|life| *life > 0);
        let life = life.unwrap_or(LIFE_DEFAULT).min(86_400) * 1000;
        // What was issued before is nearer its end. A clock that is off by more than its life says nothing.
        let issued = json.text("issued_at").and_then(|text| Timestamp::parse(&text));
        let age = issued.map_or(0, |Timestamp(at)| now - at);
        let age = if (0..life).contains(&age) { age } else { 0 };
        let refresh = json.text("refresh_token").filter(|text| text.len() <= LONGEST);
        Some(Self { token, until: now + (life - age) * 9 / 10, refresh })
    }
}

/// A token that is held.
#[derive(Clone)]
struct Held {
    realm: Realm,
    scope: String,
    issued: Issued,
    by_login: bool,
}

/// The tokens of one registry.
#[derive(Default)]
pub(super) struct Tokens {
    held: Vec<Held>,
    refresh: Option<(Realm, String)>,
}

impl Tokens {
    /// A token that is still good, and whether it was got with a login.
    pub(super) fn get(&self, realm: &Realm, scope: &str, now: i64) -> Option<(String, bool)> {
        let held = self.held.iter().find(|held| held.scope == scope && held.realm == *realm)?;
        (now < held.issued.until).then(|| (held.issued.token.clone(), held.by_login))
    }

    /// Holds a token instead of any before it.
    pub(super) fn hold(&mut self, realm: &Realm, scope: &str, issued: Issued, by_login: bool) {
        self.drop(realm, scope);
        if self.held.len() == HELD_MAX {
            self.held.remove(0);
        }
        self.held.push(Held { realm: realm.clone(), scope: scope.to_owned(), issued, by_login });
    }

    /// Lets go of a token that was refused.
    pub(super) fn drop(&mut self, realm: &Realm, scope: &str) {
        self.held.retain(|held| held.scope != scope || held.realm != *realm);
    }

    /// What renews tokens of a realm without the password.
    pub(super) fn refresh(&self, realm: &Realm) -> Option<&str> {
        self.refresh.as_ref().filter(|(of, _)| of == realm).map(|(_, token)| token.as_str())
    }

    /// Keeps what renews tokens, or lets go of it.
    pub(super) fn keep_refresh(&mut self, realm: &Realm, token: Option<String>) {
        self.refresh = token.map(|token| (realm.clone(), token));
    }
}
