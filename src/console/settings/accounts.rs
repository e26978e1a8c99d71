//! What the settings say of the accounts API of a registry's users: where it is, and what lets a person agree there.

use super::SettingsReason as Reason;
use super::fields::{Fields, Notes};
use super::read::{read_link, read_origin};
use crate::http::Url;
use crate::name::Origin;
use crate::registry::json::Json;

/// The accounts API of a registry's users (hub-v1 sheet sections 7 and 8).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountsSettings {
    /// Where it is.
    pub origin: Origin,
    /// The client id the Hub gave this installation. Without one nobody can agree there; a token is pasted then.
    pub client_id: Option<String>,
    /// Where the Hub sends people back to, as it was registered. This page when nothing is said.
    pub redirect: Option<String>,
    /// The service of the installation that turns a code into a token, because it has the client's secret.
    pub exchange: Option<Url>,
}

pub(super) fn read(
    value: Json,
    path: String,
    here: Option<&Origin>,
    notes: &Notes,
) -> Option<AccountsSettings> {
    let mut fields = Fields::new(value, path, notes)?;
    let accounts = AccountsSettings {
        origin: fields.needed("address", |text| read_origin(text, here))?,
        client_id: fields.text("clientId"),
        redirect: fields.parsed("redirect", read_link),
        exchange: fields.parsed("exchange", |text| read_service(text, here)),
    };
    fields.end();
    Some(accounts)
}

/// An absolute URL, or a path at the page's own origin; without query.
fn read_service(text: &str, here: Option<&Origin>) -> Result<Url, Reason> {
    let (origin, path) = match text.strip_prefix('/') {
        Some(path) => (read_origin("/", here)?, path),
        None => {
            read_link(text)?;
            let after_scheme = text.find("://").map_or(0, |at| at + 3);
            let slash = text[after_scheme..].find('/').map_or(text.len(), |at| after_scheme + at);
            (read_origin(&text[..slash], here)?, text[slash..].trim_start_matches('/'))
        }
    };
    let plain = |segment: &str| segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    let (path, slash) = path.strip_suffix('/').map_or((path, false), |path| (path, true));
    let mut url = Url::at(&origin);
    for segment in path.split('/').filter(|_| !path.is_empty()) {
        if !plain(segment) {
            return Err(Reason::NotALink);
        }
        url = url.push(segment).map_err(|_| Reason::NotALink)?;
    }
    Ok(if slash { url.slash() } else { url })
}
