//! Answers of real registries, recorded in `tests/data/v2`, played back by a script.

use super::script::{Answer, answer};
use std::path::Path;

/// A recorded answer.
pub fn recorded(name: &str) -> Answer {
    let (status, fields, body) = read(name);
    fields.iter().fold(answer(status, body), |answer, (name, value)| answer.field(name, value))
}

/// Its body alone.
pub fn body(name: &str) -> Vec<u8> {
    read(name).2
}

/// One of its header fields.
pub fn field(name: &str, field: &str) -> String {
    let fields = read(name).1;
    fields.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(field)).expect("the field").1
}

fn read(name: &str) -> (u16, Vec<(String, String)>, Vec<u8>) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/v2").join(name).with_extension("http");
    let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("an empty line");
    let head = String::from_utf8(bytes[..end].to_vec()).expect("a head of text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).expect("a status line");
    let fields = lines.map(|line| line.split_once(": ").expect("a field"));
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    (status.parse().expect("a status"), fields, bytes[end + 4..].to_vec())
}
