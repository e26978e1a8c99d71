//! What the browser keeps between visits. Storage may be full, forbidden or forged by another script: every
//! call may come back with nothing, and the console works without it.

use web_sys::Storage;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Until cleared: preferences, never a secret.
    Here,
    /// As long as the tab: also a password, when the person ticked it.
    Tab,
}

fn storage(kept: Kept) -> Option<Storage> {
    let window = web_sys::window()?;
    match kept {
        Kept::Here => window.local_storage(),
        Kept::Tab => window.session_storage(),
    }
    .ok()
    .flatten()
}

/// What is stored under a key.
#[must_use]
pub fn read(kept: Kept, key: &str) -> Option<String> {
    storage(kept)?.get_item(key).ok().flatten()
}

/// Stores a text; says whether it was taken.
pub fn write(kept: Kept, key: &str, value: &str) -> bool {
    storage(kept).is_some_and(|storage| storage.set_item(key, value).is_ok())
}

/// Forgets a key.
pub fn remove(kept: Kept, key: &str) {
    if let Some(storage) = storage(kept) {
        let _ = storage.remove_item(key);
    }
}

/// Forgets every key that begins with `prefix`.
pub fn remove_all(kept: Kept, prefix: &str) {
    for key in keys(kept, prefix) {
        remove(kept, &format!("{prefix}{key}"));
    }
}

/// The keys that begin with `prefix`, without it.
#[must_use]
pub fn keys(kept: Kept, prefix: &str) -> Vec<String> {
    let Some(storage) = storage(kept) else { return Vec::new() };
    (0..storage.length().unwrap_or(0))
        .filter_map(|at| storage.key(at).ok().flatten())
        .filter_map(|key| key.strip_prefix(prefix).map(str::to_owned))
        .collect()
}
