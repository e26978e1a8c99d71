//! The names by which the glue and the wasm call each other. wasm-bindgen ends each of them by sixteen random digits,
//! which no packing makes less of, and every one stands in both files. Here they become short ones.

use super::whole::Whole;
use crate::script::code;
use std::collections::HashMap;

/// How many digits end a name that is made up.
const DIGITS: usize = 16;

/// Short names for those that are made up.
#[derive(Default)]
pub(super) struct Names<'w>(HashMap<&'w str, String>);

impl<'w> Names<'w> {
    /// Those of everything the wasm imports or exports.
    pub(super) fn read(whole: &Whole<'w>) -> Self {
        let imported = whole.imports.iter().map(|import| import.name);
        let all = imported.chain(whole.exports.iter().map(|export| export.name));
        let mut names = HashMap::new();
        for name in all.filter(|name| is_made_up(name)) {
            let number = names.len();
            names.entry(name).or_insert_with(|| format!("w${number}"));
        }
        Self(names)
    }

    /// What it is called from now on.
    pub(super) fn of<'n>(&'n self, name: &'n str) -> &'n str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// The glue with the short names, without the lines that only say something to whoever reads it, and without
    /// margins.
    pub(super) fn shorten(&self, glue: &str) -> String {
        let mut out = String::with_capacity(glue.len());
        for line in code(glue) {
            self.shorten_line(line, &mut out);
            out.push('\n');
        }
        out
    }

    fn shorten_line(&self, line: &str, out: &mut String) {
        let mut rest = line;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !is_of_a_name(c)).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            out.push_str(self.of(name));
            let next = after.find(is_of_a_name).unwrap_or(after.len());
            out.push_str(&after[..next]);
            rest = &after[next..];
        }
    }
}

fn is_made_up(name: &str) -> bool {
    // A mangled name closes with an E.
    let end = name.strip_suffix("E").unwrap_or(name);
    let digits = end.len().checked_sub(DIGITS).and_then(|from| end.get(from..));
    name.chars().all(is_of_a_name)
        && digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}
