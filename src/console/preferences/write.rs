//! Preferences as text.

use super::{Bookmark, Fold, Known, Preferences};
use crate::console::route::Api;
use serde_json::{Map, Value};

impl Preferences {
    /// The version of the text form. It rises only when an older console would misread a newer text.
    pub const VERSION: u64 = 1;

    /// The text kept in the browser's storage. What has not been chosen is not written.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut map = Map::new();
        let mut put = |name: &str, value: Value| {
            map.insert(name.to_owned(), value);
        };
        put("version", Self::VERSION.into());
        if let Some(theme) = self.theme {
            put("theme", theme.as_str().into());
        }
        if let Some(language) = self.language {
            put("language", language.code().into());
        }
        put("singleKeys", self.single_keys.into());
        put("groupTags", self.group_tags.into());
        put("tool", self.tool.as_str().into());
        put("pinned", self.pinned.iter().map(bookmark).collect());
        put("recent", self.recent.iter().map(bookmark).collect());
        put("registries", self.registries.iter().map(known).collect());
        put("folds", self.folds.iter().map(fold).collect());
        Value::Object(map).to_string()
    }
}

fn bookmark(bookmark: &Bookmark) -> Value {
    Value::Array(vec![bookmark.origin.to_string().into(), bookmark.repository.as_str().into()])
}

fn known(known: &Known) -> Value {
    let api = known.place.api.map(Api::as_str);
    Value::Array(vec![known.place.origin.to_string().into(), api.into(), known.standalone.into()])
}

fn fold(fold: &Fold) -> Value {
    Value::Array(vec![fold.origin.to_string().into(), fold.namespace.as_str().into(), fold.open.into()])
}
