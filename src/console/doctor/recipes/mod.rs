//! The lines that cure: exact text for each server, with this page's origin in it.
//!
//! An origin is scheme, host and port in a grammar of its own ([`Origin`]): letters, digits, `.`, `-`, `_`, `:` and the
//! brackets of an address. None of them ends a quote, a value or a line in any of these files. No line allows every
//! origin, and none allows credentials of the browser's own (security notes P2).

mod caddy;
mod distribution;
mod nginx;
mod traefik;

use super::case::Case;
use crate::name::{Origin, Scheme};

/// What stands in front of the registry, or is the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// The registry itself, where it is Distribution.
    Distribution,
    /// nginx.
    Nginx,
    /// Caddy.
    Caddy,
    /// Traefik.
    Traefik,
}

impl Server {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Distribution, Self::Nginx, Self::Caddy, Self::Traefik];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Distribution => "Distribution",
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Traefik => "Traefik",
        }
    }
}

/// What a configuration has to bring about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// Let this page in, at an origin.
    Cors {
        /// Where: the registry, or its token server.
        front: Origin,
        /// Whether a password is wanted there, so that Distribution cannot do it alone.
        guarded: bool,
    },
    /// Let this page in by https.
    Tls {
        /// Where.
        front: Origin,
    },
    /// Switch deletes on.
    Deletes,
}

/// What is needed to cure a case; nothing where no configuration of a server does.
#[must_use]
pub fn need(case: &Case, registry: &Origin, guarded: bool) -> Option<Need> {
    let cors = |front: &Origin, guarded| Some(Need::Cors { front: front.clone(), guarded });
    match case {
        Case::Cors | Case::CorsOnRefusals | Case::Hidden(_) | Case::AuthorizationNotAllowed => {
            cors(registry, guarded)
        }
        Case::DeleteNotAllowed | Case::PreflightUnanswered => cors(registry, guarded),
        Case::PreflightRefused => cors(registry, true),
        Case::RealmCors(realm) => cors(realm, true),
        Case::Mixed | Case::Tls => Some(Need::Tls { front: by_tls(registry) }),
        Case::DeletesOff => Some(Need::Deletes),
        _ => None,
    }
}

fn by_tls(origin: &Origin) -> Origin {
    let authority = origin.authority();
    Origin::from_authority(Scheme::Https, &authority).unwrap_or_else(|_| origin.clone())
}

/// What a text is put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The registry's own `config.yml`.
    ConfigYml,
    /// The environment of the registry's container, in a Compose file.
    Environment,
    /// A file of nginx, such as `/etc/nginx/conf.d/registry.conf`.
    NginxConf,
    /// The Caddyfile.
    Caddyfile,
    /// The labels of the registry's container, in a Compose file.
    Labels,
}

impl Place {
    /// The file's name, as it is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ConfigYml => "config.yml",
            Self::Environment | Self::Labels => "compose.yaml",
            Self::NginxConf => "/etc/nginx/conf.d/registry.conf",
            Self::Caddyfile => "Caddyfile",
        }
    }
}

/// A line, and whether it is one to be added or stands there for orientation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text, without its end.
    pub text: String,
    /// Whether this line is what cures.
    pub cures: bool,
}

/// A text to put into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    /// Into which.
    pub place: Place,
    /// Its lines.
    pub lines: Vec<Line>,
}

impl Recipe {
    /// The text as it is copied.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().fold(String::new(), |text, line| text + &line.text + "\n")
    }
}

/// Where the page is and where the registry itself is to listen, behind what is put in front of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The page's own origin.
    pub page: Origin,
    /// `host:port` of the registry as the server in front of it reaches it, by plain http.
    pub behind: Origin,
}

/// Where the registry itself is to listen when something takes its place: on the same machine, one port on.
#[must_use]
pub fn behind(registry: &Origin) -> Origin {
    let port = registry.port();
    let next = if port < 1024 { 5000 } else { port.checked_add(1).unwrap_or(5000) };
    let authority = format!("127.0.0.1:{next}");
    Origin::from_authority(Scheme::Http, &authority).unwrap_or_else(|_| registry.clone())
}

/// The texts for a server; none where it cannot bring it about.
#[must_use]
pub fn recipes(server: Server, need: &Need, setting: &Setting) -> Vec<Recipe> {
    match (server, need) {
        (Server::Distribution, Need::Cors { guarded: true, .. }) => Vec::new(),
        (Server::Distribution, Need::Cors { .. }) => distribution::cors(&setting.page),
        (Server::Distribution, Need::Tls { front }) => distribution::tls(&setting.page, front),
        (Server::Distribution, Need::Deletes) => distribution::deletes(),
        (_, Need::Deletes) => Vec::new(),
        (Server::Nginx, Need::Cors { front, .. } | Need::Tls { front }) => nginx::server(front, setting),
        (Server::Caddy, Need::Cors { front, .. } | Need::Tls { front }) => caddy::site(front, setting),
        (Server::Traefik, Need::Cors { front, .. } | Need::Tls { front }) => traefik::labels(front, setting),
    }
}

/// What a page may do.
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
/// What a page may send.
const ALLOWED: [&str; 8] = [
    "Authorization",
    "Accept",
    "Content-Type",
    "Range",
    "Content-Range",
    "If-None-Match",
    "Cache-Control",
    "X-Docker-Token",
];
/// What a page may read.
const EXPOSED: [&str; 15] = [
    "Docker-Content-Digest",
    "Link",
    "WWW-Authenticate",
    "Location",
    "Docker-Distribution-Api-Version",
    "Content-Range",
    "Docker-Upload-UUID",
    "ETag",
    "OCI-Subject",
    "OCI-Filters-Applied",
    "Warning",
    "Retry-After",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "X-Docker-Token",
];
/// For how many seconds a browser need not ask again.
const AGE: &str = "600";

fn list(names: &[&str]) -> String {
    names.join(", ")
}

/// Lines that stand for orientation.
fn frame(text: &str) -> Line {
    Line { text: text.to_owned(), cures: false }
}

/// Lines that cure.
fn cure(text: impl Into<String>) -> Line {
    Line { text: text.into(), cures: true }
}
