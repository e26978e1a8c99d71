//! Preferences as text.

use super::{Bookmark, Fold, Known, Preferences};
use crate::console::route::Api;
use crate::registry::json::Json;

impl Preferences {
    /// The version of the text form. It rises only when an older console would misread a newer text.
    pub const VERSION: u64 = 1;

    /// The text kept in the browser's storage. What has not been chosen is not written.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut fields = Vec::new();
        let mut put = |name: &str, value: Json| fields.push((name.to_owned(), value));
        put("version", Json::Whole(Self::VERSION));
        if let Some(theme) = self.theme {
            put("theme", theme.as_str().into());
        }
        if let Some(language) = self.language {
            put("language", language.code().into());
        }
        put("singleKeys", self.single_keys.into());
        put("groupTags", self.group_tags.into());
        if let Some(count_tags) = self.count_tags {
            put("countTags", count_tags.into());
        }
        put("tool", self.tool.as_str().into());
        put("pinned", Json::List(self.pinned.iter().map(bookmark).collect()));
        put("recent", Json::List(self.recent.iter().map(bookmark).collect()));
        put("registries", Json::List(self.registries.iter().map(known).collect()));
        put("folds", Json::List(self.folds.iter().map(fold).collect()));
        Json::Object(fields).to_string()
    }
}

fn bookmark(bookmark: &Bookmark) -> Json {
    Json::List(vec![bookmark.origin.to_string().as_str().into(), bookmark.repository.as_str().into()])
}

fn known(known: &Known) -> Json {
    let api = known.place.api.map(Api::as_str);
    Json::List(vec![known.place.origin.to_string().as_str().into(), api.into(), known.standalone.into()])
}

fn fold(fold: &Fold) -> Json {
    Json::List(vec![
        fold.origin.to_string().as_str().into(),
        fold.namespace.as_str().into(),
        fold.open.into(),
    ])
}
