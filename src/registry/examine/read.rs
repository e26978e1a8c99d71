//! What can be read of an answer to a question.

use super::{Came, Seen, Wants};
use crate::http::{Challenge, Response};
use crate::json::Json;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::delete::says_no_deletes;

/// How much of an answer is looked at.
const LOOK: usize = 64 * 1024;
/// How many names of a list are kept.
const NAMES: usize = 8;

impl Seen {
    pub(super) async fn read(response: Response) -> Self {
        let (status, headers) = (response.status, response.headers);
        let json = Json::parse(&response.body.peek(LOOK).await);
        let challenges = Challenge::of(&headers);
        let offers = |scheme: &str| challenges.iter().find(|challenge| challenge.scheme() == scheme);
        let realm = offers("bearer").and_then(|bearer| bearer.parameter("realm"));
        let wants = match (realm, offers("basic")) {
            (Some(realm), _) => Wants::Token(realm.to_owned()),
            (None, Some(_)) => Wants::Basic,
            (None, None) => Wants::Hidden,
        };
        let named = headers.get("docker-distribution-api-version").is_some();
        let legacy = headers.iter().any(|(name, _)| name.starts_with("x-docker-registry-"));
        let shaped = match &json {
            Some(Json::Object(fields)) => fields.is_empty() || fields.iter().any(|(key, _)| key == "errors"),
            _ => false,
        };
        Self {
            status,
            is_v2: named || matches!(status, 200 | 401) && shaped || realm.is_some(),
            is_v1: status == 401 || status == 200 && (legacy || json.is_some()),
            wants: (status == 401).then_some(wants),
            digest: headers.get("docker-content-digest").is_some(),
            link: headers.get("link").is_some(),
            token: json
                .as_ref()
                .is_some_and(|json| json.text("token").is_some() || json.text("access_token").is_some()),
            names: json.map(names).unwrap_or_default(),
            unsupported: false,
        }
    }
}

/// The names in `{"repositories": […]}` or `{"tags": […]}`.
fn names(json: Json) -> Vec<String> {
    let Json::Object(fields) = json else { return Vec::new() };
    let list = fields.into_iter().find(|(key, _)| key == "repositories" || key == "tags");
    match list {
        Some((_, Json::List(names))) => names.into_iter().take(NAMES).filter_map(Json::into_text).collect(),
        _ => Vec::new(),
    }
}

impl Came {
    /// What came of a request that was sent as it is.
    pub(super) async fn read(sent: Result<Response, Error>) -> Self {
        match sent {
            Ok(response) => Self::Answer(Seen::read(response).await),
            Err(error) => Self::failed(error),
        }
    }

    /// What a failure tells.
    pub(super) fn failed(error: Error) -> Self {
        let unsupported = says_no_deletes(&error);
        match (error.kind, error.status) {
            (ErrorKind::Redirected(origin), _) => Self::Elsewhere(origin),
            (ErrorKind::Transport(error), _) => Self::Nothing(error),
            (ErrorKind::RealmRefused(fault), _) => Self::Unfit(fault),
            (_, Some(status)) => Self::Answer(Seen { status, is_v2: true, unsupported, ..Seen::default() }),
            (_, None) => Self::NotAsked,
        }
    }
}
