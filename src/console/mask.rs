//! Secrets that slipped into what an image was built by: `ENV API_TOKEN=…`, `RUN curl -u user:…@host`. They are
//! masked until someone asks for them (security notes C19), as the environment's own are.

use super::show::looks_secret;

/// What stands in the place of a secret.
pub const MASK: &str = "••••••••";

/// The line of a Dockerfile with its secrets masked; nothing when there are none.
#[must_use]
pub fn instruction(keyword: &str, arguments: &str) -> Option<String> {
    // The old form, without an equals sign: `ENV KEY the whole rest`.
    if matches!(keyword, "ENV" | "LABEL")
        && let Some((key, value)) = arguments.split_once(char::is_whitespace)
        && !key.contains('=')
    {
        return looks_secret(key, value.trim()).then(|| format!("{key} {MASK}"));
    }
    words(arguments)
}

/// A text with the secrets among its words masked; nothing when there are none.
#[must_use]
pub fn words(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    while !rest.is_empty() {
        let (blank, after) = split_where(rest, |c: char| !c.is_whitespace());
        out.push_str(blank);
        let (word, tail) = split_word(after);
        rest = tail;
        match word.split_once('=') {
            Some((key, value)) if looks_secret(key.trim_start_matches('-'), unquoted(value)) => {
                out.push_str(key);
                out.push('=');
                out.push_str(MASK);
                found = true;
            }
            _ if looks_secret("", unquoted(word)) => {
                out.push_str(MASK);
                found = true;
            }
            _ => out.push_str(word),
        }
    }
    found.then_some(out)
}

/// A word, with the blanks inside quotes.
fn split_word(text: &str) -> (&str, &str) {
    let (mut quote, mut escaped) = (None, false);
    let end = text.char_indices().find(|(_, c)| {
        match quote {
            _ if escaped => {}
            Some(open) if *c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(*c),
            None if c.is_whitespace() => return true,
            _ => {}
        }
        escaped = *c == '\\' && !escaped;
        false
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

fn split_where(text: &str, wanted: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(wanted).unwrap_or(text.len()))
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}
