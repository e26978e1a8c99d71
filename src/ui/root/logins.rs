//! Passwords kept for this tab, because the person ticked it: in sessionStorage, one entry an origin, gone with
//! the tab or the sign-out (security notes C13). Only where the console has its page to itself: the storage of another
//! page is that page's, and so is who signs in there.

use crate::name::Origin;
use crate::registry::credential::Basic;
use crate::registry::json::Json;
use crate::web::host::Host;
use crate::web::storage::{self, Kept};

const PREFIX: &str = "portolan.login.";

/// Every login kept, for registries whose origin can be read.
pub(super) fn kept(host: &Host) -> Vec<(Origin, Basic)> {
    if !host.owns_page {
        return Vec::new();
    }
    storage::keys(Kept::Tab, PREFIX)
        .into_iter()
        .filter_map(|key| {
            let origin: Origin = key.parse().ok()?;
            let text = storage::read(Kept::Tab, &format!("{PREFIX}{key}"))?;
            let Json::List(pair) = Json::parse(text.as_bytes())? else { return None };
            let [user, password] = <[Json; 2]>::try_from(pair).ok()?.map(Json::into_text);
            Some((origin, Basic { user: user?, password: password? }))
        })
        .collect()
}

/// Keeps one.
pub(in crate::ui) fn keep(origin: &Origin, basic: &Basic) {
    let pair = Json::List(vec![basic.user.as_str().into(), basic.password.as_str().into()]);
    storage::write(Kept::Tab, &format!("{PREFIX}{origin}"), &pair.to_string());
}

/// Whether one is kept.
pub(in crate::ui) fn is_kept(origin: &Origin) -> bool {
    storage::read(Kept::Tab, &format!("{PREFIX}{origin}")).is_some()
}

/// Forgets one.
pub(in crate::ui) fn forget(origin: &Origin) {
    storage::remove(Kept::Tab, &format!("{PREFIX}{origin}"));
}
