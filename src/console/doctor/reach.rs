//! How far away a host is, as far as its name tells.

use crate::name::Origin;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Where a host stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// On this very machine.
    Loopback,
    /// In the local network: a private address, or a name that only a local network gives.
    Local,
    /// Its name does not tell.
    Unknown,
}

/// Where a host stands. A name may lead anywhere; an address does not.
#[must_use]
pub fn reach(origin: &Origin) -> Reach {
    if origin.is_loopback() {
        return Reach::Loopback;
    }
    let host = origin.host();
    let local = match (host.parse(), inside_brackets(host)) {
        (Ok(address), _) => is_local_v4(address),
        (_, Some(address)) => is_local_v6(address),
        _ => host.ends_with(".local") || host.ends_with(".internal") || !host.contains('.'),
    };
    if local { Reach::Local } else { Reach::Unknown }
}

fn inside_brackets(host: &str) -> Option<Ipv6Addr> {
    host.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

fn is_local_v4(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    // 100.64.0.0/10 is what providers and overlays hand out inside.
    address.is_private() || address.is_link_local() || first == 100 && (64..128).contains(&second)
}

fn is_local_v6(address: Ipv6Addr) -> bool {
    let first = address.segments()[0];
    first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80 || address.to_ipv4_mapped().is_some_and(is_local_v4)
}
