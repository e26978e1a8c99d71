//! Which protocol a server speaks, with the evidence.

use super::Registry;
use super::credential::Credential;
use super::error::{Error, ErrorKind, SAID_MAX};
use super::exchange::{Pass, answered_by};
use super::json::Json;
use crate::http::{Challenge, Headers, Method, Request, Response, Transport, TransportError, Url};

/// How much of an answer to a probe is looked at.
const PROBE_BODY: usize = 64 * 1024;

/// What a registry was found to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Registry API v1.
    V1(V1Facts),
    /// Registry API v2 or OCI Distribution.
    V2(V2Facts),
}

/// What `_ping` tells of a v1 registry (registry-v1 sheet section 2). Unreadable header fields count as absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct V1Facts {
    /// Registry and index in one: its `X-Docker-Endpoints` are ignored. Absent counts as true.
    pub standalone: bool,
    /// `X-Docker-Registry-Version`.
    pub version: Option<String>,
    /// `X-Docker-Registry-Config`.
    pub config: Option<String>,
}

/// What `GET /v2/` tells of a v2 registry (registry-v2 sheet sections 1 and 3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct V2Facts {
    /// `Docker-Distribution-Api-Version`, where it may be read.
    pub version: Option<String>,
    /// Whether it wants to know who asks.
    pub wants_sign_in: bool,
    /// The schemes it offers for that, in lower case and in its order: `basic`, `bearer`.
    pub schemes: Vec<String>,
    /// Where it sends its users for a token, as it says it.
    pub realm: Option<String>,
}

/// One request made to find out, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// What was asked.
    pub url: Url,
    /// The status, or why there was none.
    pub outcome: Result<u16, TransportError>,
}

/// What was found, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detection {
    /// What it speaks; nothing when no known protocol answered.
    pub kind: Option<Kind>,
    /// Whether it asked for a sign-in while being found out.
    pub wants_sign_in: bool,
    /// Whether a door in front wants a password before it shows what is behind it: a registry of v2 or one of v1 may
    /// be. [`Registry::sign_in_at_door`] finds out which.
    pub locked: bool,
    /// The requests made, in order: `/v2/`, then `/v1/_ping` only if that did not answer as v2.
    pub probes: Vec<Probe>,
}

/// The answer to `GET /v1/_ping`, as shown on About.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ping {
    /// What was asked.
    pub url: Url,
    /// The status.
    pub status: u16,
    /// What it tells.
    pub facts: V1Facts,
    /// The readable `X-Docker-*` header fields, as sent.
    pub headers: Vec<(String, String)>,
    /// The body as text, at most 500 characters.
    pub body: String,
}

impl<T: Transport> Registry<T> {
    /// Finds out what the server speaks. Called only after a person asked for this very host.
    ///
    /// # Errors
    /// When no v1 ping was answered, or only another origin did: nothing says then what it is not. The error is the last
    /// probe's.
    pub async fn detect(&self) -> Result<Detection, Error> {
        self.detect_as(&Credential::Kept).await
    }

    pub(super) async fn detect_as(&self, credential: &Credential) -> Result<Detection, Error> {
        let mut found = Detection::default();
        let mut trouble = None;
        let root = Url::at(self.origin());
        let asked =
            [root.clone().push("v2")?.slash(), root.clone().push("v1")?.push("_ping")?, root.push("_ping")?];
        for (place, url) in asked.into_iter().enumerate() {
            let seen = match self.probe(url, credential, &mut found).await {
                Ok(seen) => seen,
                Err(error) => {
                    trouble = Some(error);
                    continue;
                }
            };
            if place == 0 {
                // A realm that is refused is so again, in words, when somebody signs in.
                let _ = self.learn(&Challenge::of(&seen.headers));
            }
            found.wants_sign_in |= seen.status == 401;
            found.kind = if place == 0 { seen.as_v2() } else { seen.as_v1(found.locked) };
            let is_shut = seen.status == 401 && found.kind.is_none();
            // Twice the same door: it would be so a third time.
            if found.kind.is_some() || is_shut && found.locked {
                break;
            }
            found.locked |= is_shut;
        }
        found.locked &= found.kind.is_none();
        if let Some(Kind::V1(facts)) = &found.kind {
            self.assume_standalone(facts.standalone);
        }
        let answered = found.probes.iter().skip(1).any(|probe| probe.outcome.is_ok());
        match trouble {
            Some(error) if found.kind.is_none() && (!answered || is_redirect(&error)) => Err(error),
            _ => Ok(found),
        }
    }

    /// Whether it speaks the one or the other protocol as well; asked only when a person wants to know. Most servers
    /// of v2 answer a page to a v1 ping, or one that may not be read.
    pub async fn look_for(&self, v2: bool) -> Option<Kind> {
        let root = Url::at(self.origin());
        let url = if v2 { root.push("v2").ok()?.slash() } else { root.extend(["v1", "_ping"]).ok()? };
        let seen = self.probe(url, &Credential::Kept, &mut Detection::default()).await.ok()?;
        if v2 {
            let _ = self.learn(&Challenge::of(&seen.headers));
            return seen.as_v2();
        }
        // A door that wants a password before everything wants it of this as well.
        let found = seen.as_v1(true)?;
        if let Kind::V1(facts) = &found {
            self.assume_standalone(facts.standalone);
        }
        Some(found)
    }

    /// One probe, noted. The password goes along where one is kept: a front door may ask for it everywhere.
    async fn probe(&self, url: Url, credential: &Credential, found: &mut Detection) -> Result<Seen, Error> {
        let request = Request::new(Method::Get, url.clone());
        // A redirect is looked at here rather than refused, so that the status it ended with can be shown.
        match self.carry(request, credential, true).await {
            Ok(response) => {
                found.probes.push(Probe { url: url.clone(), outcome: Ok(response.status) });
                match answered_by(&response)? {
                    Some(origin) if &origin != self.origin() => {
                        return Err(Error::new(ErrorKind::Redirected(origin)).of(Method::Get, &url));
                    }
                    _ => {}
                }
                if response.status == 401 {
                    self.shared.keyring.borrow_mut().challenged = true;
                }
                Ok(Seen::read(response).await)
            }
            Err(error) => {
                if let ErrorKind::Transport(outcome) = &error.kind {
                    found.probes.push(Probe { url, outcome: Err(outcome.clone()) });
                }
                Err(error)
            }
        }
    }

    /// `GET /v1/_ping` (row 1).
    ///
    /// # Errors
    /// `Transport`, or by status.
    pub async fn ping(&self) -> Result<Ping, Error> {
        let url = Url::at(self.origin()).push("v1")?.push("_ping")?;
        let answer = self.ask(Request::new(Method::Get, url.clone()), Pass::Index).await?;
        let status = answer.response.status;
        let facts = facts(answer.headers());
        let headers = answer.headers().iter().filter(|(name, _)| name.starts_with("x-docker-"));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let body = answer.response.body.peek(PROBE_BODY).await;
        let body = String::from_utf8_lossy(&body).chars().take(SAID_MAX).collect();
        Ok(Ping { url, status, facts, headers, body })
    }
}

/// What a probe brought.
struct Seen {
    status: u16,
    headers: Headers,
    json: Option<Json>,
}

impl Seen {
    async fn read(response: Response) -> Self {
        let json = Json::parse(&response.body.peek(PROBE_BODY).await);
        Self { status: response.status, headers: response.headers, json }
    }

    /// Version 2 names itself in a header field; where that may not be read, an empty object or a list of errors
    /// or a `Bearer` challenge is its mark.
    fn as_v2(&self) -> Option<Kind> {
        let named = self.headers.get("docker-distribution-api-version").is_some();
        let shaped = match &self.json {
            Some(Json::Object(fields)) => {
                fields.is_empty() || fields.iter().any(|(key, value)| key == "errors" && is_list(value))
            }
            _ => false,
        };
        let challenged = Challenge::of(&self.headers).iter().any(|c| c.scheme() == "bearer");
        let answers = matches!(self.status, 200 | 401);
        (named || answers && shaped || self.status == 401 && challenged).then(|| Kind::V2(self.v2_facts()))
    }

    fn v2_facts(&self) -> V2Facts {
        let challenges = Challenge::of(&self.headers);
        let realm = challenges.iter().find(|c| c.scheme() == "bearer").and_then(|c| c.parameter("realm"));
        V2Facts {
            version: self.headers.get("docker-distribution-api-version").map(str::to_owned),
            wants_sign_in: self.status == 401,
            schemes: challenges.iter().map(|challenge| challenge.scheme().to_owned()).collect(),
            realm: realm.map(str::to_owned),
        }
    }

    fn is_named_v1(&self) -> bool {
        self.headers.iter().any(|(name, _)| name.starts_with("x-docker-registry-"))
    }

    /// Version 1 answers its ping with some JSON; a page for people is no registry. A 401 there is a registry behind a
    /// locked door, and says nothing where v2 was asked for behind the same door, unless it names itself.
    fn as_v1(&self, locked: bool) -> Option<Kind> {
        let shaped = self.status == 200 && (self.is_named_v1() || self.json.is_some());
        let shut = self.status == 401 && (self.is_named_v1() || !locked);
        (shaped || shut).then(|| Kind::V1(facts(&self.headers)))
    }
}

fn is_list(value: &Json) -> bool {
    matches!(value, Json::List(_))
}

fn is_redirect(error: &Error) -> bool {
    matches!(error.kind, ErrorKind::Redirected(_))
}

/// Docker's own rule: absent counts as standalone, `true` and `1` as well, and anything else as not.
fn facts(headers: &Headers) -> V1Facts {
    let standalone = headers.get("x-docker-registry-standalone").map(str::trim);
    V1Facts {
        standalone: standalone.is_none_or(|word| word.eq_ignore_ascii_case("true") || word == "1"),
        version: headers.get("x-docker-registry-version").map(str::to_owned),
        config: headers.get("x-docker-registry-config").map(str::to_owned),
    }
}
