//! What the configuration of an artifact says of it, as rows: a Helm chart keeps its whole `Chart.yaml` there.

use crate::json::Json;

/// The longest list of facts.
const MOST: usize = 60;

/// The fields of a JSON object, each as one text; nothing where it is none. What is nested deeper than a list of
/// people is left to the raw JSON.
#[must_use]
pub fn facts(bytes: &[u8]) -> Vec<(String, String)> {
    let Some(json) = Json::parse(bytes) else { return Vec::new() };
    let rows = json.fields().iter().filter_map(|(name, value)| Some((name.clone(), one(value)?)));
    rows.filter(|(_, value)| !value.is_empty()).take(MOST).collect()
}

fn one(value: &Json) -> Option<String> {
    match value {
        Json::Text(text) => Some(text.clone()),
        Json::Bool(_) | Json::Whole(_) | Json::Negative(_) => Some(value.to_string()),
        Json::List(items) => {
            let items: Vec<String> = items.iter().filter_map(listed).collect();
            Some(items.join(", "))
        }
        Json::Null | Json::Float | Json::Object(_) => None,
    }
}

/// A text, or someone or something that has a name.
fn listed(item: &Json) -> Option<String> {
    if let Some(text) = item.as_text() {
        return Some(text.to_owned());
    }
    let name = item.text("name")?;
    let more = item.text("email").map(|email| format!(" <{email}>"));
    let more = more.or_else(|| item.text("version").map(|version| format!(" {version}")));
    Some(name + &more.unwrap_or_default())
}
