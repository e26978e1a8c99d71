//! Preferences as text.

use super::{Bookmark, Fold, Known, Preferences};
use crate::console::route::Api;
use crate::name::Origin;
use crate::registry::json::Json;

impl Preferences {
    /// The version of the text form, for people who compare two of them.
    pub const VERSION: u64 = 1;

    /// The word of rows that stand closer together.
    pub(super) const COMPACT: &'static str = "compact";

    /// The text kept in the browser's storage. What has not been chosen is not written, and nothing of the sample
    /// registries, which are gone when the page is loaded anew.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.to_json().to_string()
    }

    pub(super) fn to_json(&self) -> Json {
        let mut fields = Vec::new();
        let mut put = |name: &str, value: Json| fields.push((name.to_owned(), value));
        put("version", Json::Whole(Self::VERSION));
        if let Some(theme) = self.theme {
            put("theme", theme.as_str().into());
        }
        if let Some(language) = self.language {
            put("language", language.code().into());
        }
        if self.compact {
            put("density", Self::COMPACT.into());
        }
        if !self.hidden.is_empty() {
            put(
                "hiddenColumns",
                Json::List(self.hidden.iter().map(|column| column.as_str().into()).collect()),
            );
        }
        put("singleKeys", self.single_keys.into());
        put("groupTags", self.group_tags.into());
        if let Some(count_tags) = self.count_tags {
            put("countTags", count_tags.into());
        }
        put("tool", self.tool.as_str().into());
        put("pinned", Json::List(self.pinned.iter().filter_map(bookmark).collect()));
        put("recent", Json::List(self.recent.iter().filter_map(bookmark).collect()));
        put("registries", Json::List(self.registries.iter().filter_map(known).collect()));
        put("folds", Json::List(self.folds.iter().filter_map(fold).collect()));
        Json::Object(fields)
    }
}

/// The origin an entry begins with; nothing for one of the sample.
fn origin(origin: &Origin) -> Option<Json> {
    (!origin.is_sample()).then(|| origin.to_string().as_str().into())
}

fn bookmark(bookmark: &Bookmark) -> Option<Json> {
    Some(Json::List(vec![origin(&bookmark.origin)?, bookmark.repository.as_str().into()]))
}

fn known(known: &Known) -> Option<Json> {
    let api = known.place.api.map(Api::as_str);
    Some(Json::List(vec![origin(&known.place.origin)?, api.into(), known.standalone.into()]))
}

fn fold(fold: &Fold) -> Option<Json> {
    Some(Json::List(vec![origin(&fold.origin)?, fold.namespace.as_str().into(), fold.open.into()]))
}
