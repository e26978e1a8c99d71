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
            (host, Some(port)) => (host, read_port(port)?),
            (host, None) => (host, scheme.default_port()),
        };
        Ok(Self { scheme, host: read_host(host)?, port })
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

    /// The port, the scheme's own where none was said.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// `host:port`, whatever the port.
    #[must_use]
    pub fn authority_with_port(&self) -> String {
        format!("{}:{}", self.host, self.port)
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

    /// Whether it is named by an address and not by a host name.
    #[must_use]
    pub fn is_address(&self) -> bool {
        self.host.starts_with('[') || self.host.parse::<std::net::Ipv4Addr>().is_ok()
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

fn read_port(port: &str) -> Result<u16, NameError> {
    let digits = port.bytes().all(|b| b.is_ascii_digit());
    match port.parse() {
        Ok(port) if digits && port != 0 => Ok(port),
        _ => Err(NameError::BadHost),
    }
}

/// A host as a browser writes it, so that an answer is known to come from where it was asked for. A name that ends
/// in a number is an IPv4 address to a browser: its short and hexadecimal forms (`127.1`, `0x7f.1`) are refused
/// rather than read, since they look like one host and are another.
fn read_host(host: &str) -> Result<Box<str>, NameError> {
    if let Some(inner) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let address: std::net::Ipv6Addr = inner.parse().map_err(|_| NameError::BadHost)?;
        return Ok(browser_ipv6(address).into());
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    let ends_in_a_number = last.bytes().all(|b| b.is_ascii_digit())
        || last.strip_prefix("0x").or_else(|| last.strip_prefix("0X")).is_some_and(is_hex);
    let fits = if ends_in_a_number {
        host.parse::<std::net::Ipv4Addr>().is_ok()
    } else {
        host.len() <= 253 && host.split('.').all(is_label)
    };
    if fits { Ok(host.to_ascii_lowercase().into()) } else { Err(NameError::BadHost) }
}

/// Browsers never mix dotted digits into IPv6 as Rust does for mapped addresses.
fn browser_ipv6(address: std::net::Ipv6Addr) -> String {
    match address.to_ipv4_mapped() {
        Some(_) => {
            let [.., high, low] = address.segments();
            format!("[::ffff:{high:x}:{low:x}]")
        }
        None => format!("[{address}]"),
    }
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn is_ipv4_loopback(host: &str) -> bool {
    host.parse::<std::net::Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}
