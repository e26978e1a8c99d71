//! The JSON of an image, for a person who has a layer and nothing else. It says what it can know and invents
//! nothing but the id, which in v1 is a random number anyway (registry-v1 sheet section 5).

use crate::image::Timestamp;
use crate::name::ImageId;
use crate::registry::json::Json;

/// What a new image is to say of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewImage {
    /// 32 random bytes, in hexadecimal digits.
    pub id: ImageId,
    /// What it stands on; nothing for a root.
    pub parent: Option<ImageId>,
    /// When it is made.
    pub created: Timestamp,
    /// What it runs, by a shell; may be empty.
    pub command: String,
    /// A comment; may be empty.
    pub comment: String,
}

impl NewImage {
    /// The JSON, as Docker of that era would read it.
    #[must_use]
    pub fn json(&self) -> Vec<u8> {
        let step = if self.parent.is_none() { "#(nop) ADD layer in /" } else { "#(nop) INSERT layer in /" };
        let command = self.command.trim();
        let mut fields: Vec<(String, Json)> = Vec::new();
        let mut put = |name: &str, value: Json| fields.push((name.to_owned(), value));
        put("id", self.id.as_str().into());
        if let Some(parent) = &self.parent {
            put("parent", parent.as_str().into());
        }
        put("created", self.created.to_string().as_str().into());
        if !self.comment.trim().is_empty() {
            put("comment", self.comment.trim().into());
        }
        put("container_config", config(Some(step)));
        put("config", config((!command.is_empty()).then_some(command)));
        put("architecture", "amd64".into());
        put("os", "linux".into());
        Json::Object(fields).to_string().into_bytes()
    }
}

/// What is run by a shell.
fn config(command: Option<&str>) -> Json {
    let run = command.map(|command| Json::List(vec!["/bin/sh".into(), "-c".into(), command.into()]));
    Json::Object(vec![("Cmd".to_owned(), run.into())])
}

/// An id from random bytes.
#[must_use]
pub fn random_id(bytes: [u8; 32]) -> Option<ImageId> {
    use std::fmt::Write as _;
    let digits = bytes.iter().fold(String::with_capacity(64), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    });
    digits.parse().ok()
}
