//! Every answer in JSON that a verb reads, once, with every field that its reader knows; and what a verb makes of one.

use super::script::{Answer, Script, answer};
use super::sound::{descriptor, digest, facts, image_json, run_config, thrown_away};
use super::{ada, id, registry, repository, tag, url};
use portolan::image::Timestamp;
use portolan::image::manifest::Descriptor;
use portolan::name::{Digest, MediaType};
use portolan::registry::error::ErrorKind;
use portolan::registry::v2::At;
use serde_json::{Value, json};

/// The types of manifests that are read.
const IMAGE: &str = "application/vnd.oci.image.manifest.v1+json";
const INDEX: &str = "application/vnd.oci.image.index.v1+json";
const SCHEMA_1: &str = "application/vnd.docker.distribution.manifest.v1+json";

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    Tags,
    OldTags,
    Tag,
    Image,
    Ancestry,
    Files,
    Changes,
    RepositoryFacts,
    TagFacts,
    Properties,
    Search,
    ListedImages,
    Profile,
    Emails,
    Catalog,
    TagNames,
    Manifest,
    Index,
    Schema1,
    Config,
    Referrers,
    Token,
    AccountToken,
    Refusal,
}

/// All of them.
pub const ALL: [Asks; 24] = [
    Asks::Tags,
    Asks::OldTags,
    Asks::Tag,
    Asks::Image,
    Asks::Ancestry,
    Asks::Files,
    Asks::Changes,
    Asks::RepositoryFacts,
    Asks::TagFacts,
    Asks::Properties,
    Asks::Search,
    Asks::ListedImages,
    Asks::Profile,
    Asks::Emails,
    Asks::Catalog,
    Asks::TagNames,
    Asks::Manifest,
    Asks::Index,
    Asks::Schema1,
    Asks::Config,
    Asks::Referrers,
    Asks::Token,
    Asks::AccountToken,
    Asks::Refusal,
];

impl Asks {
    /// A sound answer.
    pub fn sound(self) -> Value {
        let tuple = json!(["f", false, 286, 1_415_006_504, 420, 1, 2]);
        match self {
            Self::Tags => json!({"1.0": id('a').as_str(), "latest": id('b').as_str()}),
            Self::OldTags => json!([{"layer": id('a').as_str(), "name": "1.0"}]),
            Self::Tag => json!(id('a').as_str()),
            Self::Image => image_json(),
            Self::Ancestry => json!([id('a').as_str(), id('b').as_str()]),
            Self::Files => json!([["/etc/motd", "f", false, 286, 1_415_006_504, 420, 1, 2], ["/etc", "d"]]),
            Self::Changes => {
                json!({"deleted": {"/a": tuple}, "changed": {"/b": tuple}, "created": {"/c": tuple}})
            }
            Self::RepositoryFacts | Self::TagFacts => facts(),
            Self::Properties => json!({"access": "private"}),
            Self::Search => json!({
                "num_results": 2, "page": 1, "num_pages": 3,
                "results": [{"name": "team/web", "description": "d", "is_official": true, "star_count": 3}],
            }),
            Self::ListedImages => json!([{"id": id('a').as_str(), "checksum": digest('c'), "Tag": "1.0"}]),
            Self::Profile => json!({
                "id": 7, "username": "ada", "full_name": "Ada", "location": "here", "company": "works", "is_active": true,
                "profile_url": "https://ada.example", "email": "ada@harbour.example", "date_joined": "2014-03-02T08:15:30Z",
            }),
            Self::Emails => json!([{"email": "ada@harbour.example", "verified": true, "primary": true}]),
            Self::Catalog => json!({"repositories": ["team/web", "team/api"]}),
            Self::TagNames => json!({"name": "team/web", "tags": ["1.0", "latest"]}),
            Self::Manifest => json!({
                "schemaVersion": 2, "mediaType": IMAGE, "artifactType": "application/vnd.example",
                "config": descriptor("application/vnd.oci.image.config.v1+json", 'a'),
                "layers": [descriptor("application/vnd.oci.image.layer.v1.tar+gzip", 'b')],
                "subject": descriptor(IMAGE, 'c'), "annotations": {"a": "1"},
            }),
            Self::Index | Self::Referrers => json!({
                "schemaVersion": 2, "mediaType": INDEX, "artifactType": "application/vnd.example",
                "manifests": [descriptor(IMAGE, 'a')], "subject": descriptor(IMAGE, 'c'), "annotations": {"a": "1"},
            }),
            Self::Schema1 => json!({
                "schemaVersion": 1, "name": "ada/web", "tag": "1.0", "architecture": "amd64",
                "fsLayers": [{"blobSum": digest('a')}],
                "history": [{"v1Compatibility": thrown_away().to_string()}],
            }),
            Self::Config => json!({
                "created": "2026-01-02T03:04:05.6Z", "author": "ada", "os": "linux", "architecture": "arm64", "variant": "v8",
                "os.version": "1.0", "os.features": ["win32k"], "docker_version": "20.10", "config": run_config(),
                "rootfs": {"type": "layers", "diff_ids": [digest('a')]},
                "history": [{"created": "2026-01-02T03:04:05Z", "created_by": "COPY app", "comment": "c", "author": "ada",
                    "empty_layer": true}],
            }),
            Self::Token => json!({
                "token": "t1", "access_token": "t1", "refresh_token": "r1", "expires_in": 300,
                "issued_at": "2026-01-01T12:00:00Z",
            }),
            Self::AccountToken => json!({
                "access_token": "t1", "refresh_token": "r1", "expires_in": 300, "username": "ada",
                "scope": "profile_read email_read",
            }),
            Self::Refusal => json!({
                "errors": [{"code": "DENIED", "message": "no", "detail": "of this"}],
                "error": "no", "message": "no", "detail": "of this",
            }),
        }
    }

    /// The places that an answer means nothing without: of a wrong type they make the whole of it unreadable, or no
    /// image, no chain, no manifest. Everything else counts as missing by itself.
    pub fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Tag
            | Self::Tags
            | Self::Changes
            | Self::Search
            | Self::Files
            | Self::ListedImages
            | Self::Emails => &[""],
            Self::OldTags => &["", "/0", "/0/name"],
            Self::Image => &["", "/id"],
            Self::Ancestry => &["", "/0", "/1"],
            Self::Profile => &["", "/username"],
            Self::Catalog => &["", "/repositories"],
            Self::TagNames => &["", "/tags"],
            Self::Manifest => &["", "/schemaVersion", "/mediaType", "/config"],
            Self::Index => &["", "/schemaVersion", "/mediaType", "/manifests"],
            Self::Schema1 => &["", "/schemaVersion", "/fsLayers", "/fsLayers/0", "/history", "/history/0"],
            Self::Config => &[""],
            Self::Token => &[""],
            Self::AccountToken => &["", "/access_token"],
            // A list of referrers that is none counts as a server that keeps none.
            Self::RepositoryFacts | Self::TagFacts | Self::Properties | Self::Refusal | Self::Referrers => {
                &[]
            }
        }
    }

    fn line(self, body: &[u8]) -> String {
        let of_v1 = |what: &str| format!("GET /v1/images/{}/{what}", id('a'));
        match self {
            Self::Tags | Self::OldTags => "GET /v1/repositories/ada/web/tags".into(),
            Self::Tag => "GET /v1/repositories/ada/web/tags/1.0".into(),
            Self::Image => of_v1("json"),
            Self::Ancestry => of_v1("ancestry"),
            Self::Files => of_v1("files"),
            Self::Changes => of_v1("diff"),
            Self::RepositoryFacts => "GET /v1/repositories/ada/web/json".into(),
            Self::TagFacts => "GET /v1/repositories/ada/web/tags/1.0/json".into(),
            Self::Properties => "GET /v1/repositories/ada/web/properties".into(),
            Self::Search => "GET /v1/search?q=web&n=100".into(),
            Self::ListedImages => "GET /v1/repositories/ada/web/images".into(),
            Self::Profile => "GET /api/v1.1/users/ada/".into(),
            Self::Emails => "GET /api/v1.1/users/ada/emails/".into(),
            Self::Catalog => "GET /v2/_catalog?n=100".into(),
            Self::TagNames | Self::Token | Self::Refusal => "GET /v2/ada/web/tags/list?n=100".into(),
            Self::AccountToken => "POST https://registry.example/oauth/token".into(),
            Self::Manifest | Self::Index | Self::Schema1 => "GET /v2/ada/web/manifests/1.0".into(),
            Self::Config => {
                format!("GET /v2/ada/web/blobs/{}", Digest::of(body))
            }
            Self::Referrers => format!("GET /v2/ada/web/referrers/{}", digest('b')),
        }
    }

    fn answer(self, body: &[u8]) -> Answer {
        let kind = match self {
            Self::Manifest => IMAGE,
            Self::Index | Self::Referrers => INDEX,
            Self::Schema1 => SCHEMA_1,
            _ => "application/json",
        };
        answer(if self == Self::Refusal { 400 } else { 200 }, body).field("Content-Type", kind)
    }

    /// What a verb makes of an answer, as its `Debug` tells, or why it makes nothing of it. Whatever else it asked for
    /// was answered with 404; how often it asked is told beside it.
    pub async fn read(self, body: &[u8]) -> (Result<String, ErrorKind>, usize) {
        let script = Script::new().otherwise(404);
        let script = if self == Self::Token {
            let refused = || {
                answer(401, "").field("WWW-Authenticate", r#"Bearer realm="https://registry.example/token""#)
            };
            let token = "GET /token?scope=repository%3Aada%2Fweb%3Apull&client_id=portolan";
            script
                .on(&self.line(body), refused())
                .on(token, answer(200, body))
                .on(&self.line(body), answer(200, r#"{"tags":[]}"#))
        } else {
            script.on(&self.line(body), self.answer(body))
        };
        let found = self.found(&script, body).await;
        (found, script.sent().len())
    }

    async fn found(self, script: &Script, body: &[u8]) -> Result<String, ErrorKind> {
        let (registry, name, a, one) = (registry(script), repository("ada/web"), id('a'), tag("1.0"));
        let told = match self {
            Self::Tags | Self::OldTags => registry.tags(&name).await.map(|it| format!("{it:?}")),
            Self::Tag => registry.tag(&name, &one).await.map(|it| format!("{it:?}")),
            Self::Image => registry.image(&name, &a).await.map(|mut it| {
                it.raw = Vec::new().into();
                format!("{it:?}")
            }),
            Self::Ancestry => registry.ancestry(&name, &a).await.map(|it| format!("{it:?}")),
            Self::Files => registry.files(&name, &a).await.map(|it| format!("{it:?}")),
            Self::Changes => registry.changes(&name, &a).await.map(|it| format!("{it:?}")),
            Self::RepositoryFacts => registry.repository_facts(&name).await.map(|it| format!("{it:?}")),
            Self::TagFacts => registry.tag_facts(&name, &one).await.map(|it| format!("{it:?}")),
            Self::Properties => registry.properties(&name).await.map(|it| format!("{it:?}")),
            Self::Search => registry.search("web", None).await.map(|it| format!("{it:?}")),
            Self::ListedImages => registry.listed_images(&name).await.map(|it| format!("{it:?}")),
            Self::Profile => {
                registry.resume(ada());
                registry.profile("ada").await.map(|it| format!("{it:?}"))
            }
            Self::Emails => {
                registry.resume(ada());
                registry.emails("ada").await.map(|it| format!("{it:?}"))
            }
            Self::AccountToken => {
                let service = url("https://registry.example/oauth/token");
                let token = registry.redeem(&service, "c0de", None, Timestamp(1_400_000_000_000)).await;
                token.map(|it| format!("{it:?}"))
            }
            Self::Catalog => registry.catalog(None).await.map(|it| format!("{it:?}")),
            Self::TagNames | Self::Token => registry.tag_names(&name, None).await.map(|it| format!("{it:?}")),
            Self::Refusal => match registry.tag_names(&name, None).await {
                Err(error) => Ok(format!("{:?} {:?} {:?}", error.kind, error.code, error.said)),
                Ok(page) => panic!("{page:?}"),
            },
            Self::Manifest | Self::Index | Self::Schema1 => {
                let fetched = registry.manifest(&name, &At::Tag(one)).await;
                fetched.map(|it| format!("{:?} {:?}", it.manifest, it.warnings))
            }
            Self::Config => {
                let kind: MediaType = "application/vnd.oci.image.config.v1+json".parse().expect("a type");
                registry.config(&name, &Descriptor::of(kind, body)).await.map(|mut it| {
                    it.raw = Vec::new().into();
                    format!("{it:?}")
                })
            }
            Self::Referrers => {
                let of: Digest = digest('b').parse().expect("a digest");
                registry.referrers(&name, &of).await.map(|it| format!("{it:?}"))
            }
        };
        told.map_err(|error| error.kind)
    }
}
