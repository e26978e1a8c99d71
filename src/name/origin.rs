//! An origin: scheme, host and port. It is what a credential belongs to.

use super::NameError;
use std::fmt;
use std::str::FromStr;

/// How an origin is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// In clear. Passwords go over it to loopback only, unless a person insists (security notes P11).
    Http,
    /// Over TLS.
    Https,
}

impl Scheme {
    /// `http` or `https`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

/// Scheme, host in lower-case ASCII and port. Two origins are the same only if all three are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    scheme: Scheme,
    host: Box<str>,
    port: u16,
}

impl Origin {
    /// Reads `host[:port]` to be spoken to by `scheme`. Userinfo, paths and anything but ASCII are refused: names
    /// in other scripts are turned into punycode by the browser before they get here (security notes C12, I14).
    ///
    /// # Errors
    /// `Empty` or `BadHost`.
    pub fn from_authority(scheme: Scheme, authority: &str) -> Result<Self, NameError> {
        if authority.is_empty() {
            return Err(NameError::Empty);
        }
        let (host, port) = match split_port(authority) {
            (host, Some(port)) => (host, port.parse().map_err(|_| NameError::BadHost)?),
            (host, None) => (host, scheme.default_port()),
        };
        if port == 0 || !is_host(host) {
            return Err(NameError::BadHost);
        }
        Ok(Self { scheme, host: host.to_ascii_lowercase().into(), port })
    }

    /// The scheme.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host, IPv6 in brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `host`, or `host:port` where the port is not the scheme's own. This is how the registry is named in
    /// references and addresses.
    #[must_use]
    pub fn authority(&self) -> String {
        if self.port == self.scheme.default_port() {
            self.host.to_string()
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    /// Whether it is this very machine, where sending in clear is not sending over a network.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        &*self.host == "localhost"
            || self.host.ends_with(".localhost")
            || &*self.host == "[::1]"
            || is_ipv4_loopback(&self.host)
    }
}

impl FromStr for Origin {
    type Err = NameError;

    /// Reads `http://host[:port]` or `https://host[:port]`, with at most a slash behind it.
    fn from_str(text: &str) -> Result<Self, NameError> {
        let (scheme, rest) = text.split_once("://").ok_or(NameError::BadScheme)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "http" => Scheme::Http,
            "https" => Scheme::Https,
            _ => return Err(NameError::BadScheme),
        };
        Self::from_authority(scheme, rest.strip_suffix('/').unwrap_or(rest))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.as_str(), self.authority())
    }
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inner.parse::<std::net::Ipv6Addr>().is_ok();
    }
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        })
}

fn is_ipv4_loopback(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}
