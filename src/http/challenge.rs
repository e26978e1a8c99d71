//! What `WWW-Authenticate` offers (RFC 9110 section 11): schemes, each with parameters, in any order, quoted or not,
//! several in one field. Read with tolerance: what fits no grammar is passed over, and nothing is refused whole.

use super::Headers;

/// One scheme that was offered, with its parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Challenge {
    scheme: String,
    parameters: Vec<(String, String)>,
}

impl Challenge {
    /// Every challenge of every `WWW-Authenticate` field, in order.
    #[must_use]
    pub fn of(headers: &Headers) -> Vec<Self> {
        headers.get_all("www-authenticate").flat_map(Self::parse).collect()
    }

    /// Every challenge of one field: `Basic realm="x",Token` holds two.
    #[must_use]
    pub fn parse(field: &str) -> Vec<Self> {
        let mut challenges: Vec<Self> = Vec::new();
        for item in split_unquoted(field, ',') {
            let (name, value) = split_item(item);
            match value {
                // `Scheme key=value`: the first parameter stands behind its scheme with a space between.
                Some(value) => match name.split_once(char::is_whitespace) {
                    Some((scheme, key)) => {
                        challenges.push(Self::new(scheme));
                        add(&mut challenges, key, value);
                    }
                    None => add(&mut challenges, name, value),
                },
                None => {
                    let scheme = name.split(char::is_whitespace).next().unwrap_or_default();
                    challenges.push(Self::new(scheme));
                }
            }
        }
        challenges.retain(|challenge| is_token(&challenge.scheme));
        challenges
    }

    /// The scheme in lower case: `basic`, `token`, `bearer`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// A parameter, its name without regard to case. Of one that stands twice the first counts.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn new(scheme: &str) -> Self {
        Self { scheme: scheme.to_ascii_lowercase(), parameters: Vec::new() }
    }
}

fn add(challenges: &mut [Challenge], key: &str, value: &str) {
    let key = key.trim().to_ascii_lowercase();
    if let Some(last) = challenges.last_mut()
        && is_token(&key)
    {
        last.parameters.push((key, unquote(value)));
    }
}

/// The pieces between the signs that stand outside quotes, without the empty ones.
pub(super) fn split_unquoted(field: &str, sign: char) -> impl Iterator<Item = &str> {
    field.split(outside_quotes(sign)).map(str::trim).filter(|item| !item.is_empty())
}

/// Whether a character is this sign and stands outside quotes, of a text that is read from its beginning.
pub(super) fn outside_quotes(sign: char) -> impl FnMut(char) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    move |c| {
        let was_escaped = std::mem::take(&mut escaped);
        match c {
            '\\' if quoted && !was_escaped => escaped = true,
            '"' if !was_escaped => quoted = !quoted,
            _ => {}
        }
        c == sign && !quoted
    }
}

/// `key=value` with spaces allowed around the sign. What holds the rest of a `token68`, such as `Basic YWRh==`, has
/// no key before its sign but a value of signs only, and is no parameter.
fn split_item(item: &str) -> (&str, Option<&str>) {
    match item.split_once('=') {
        Some((name, value)) if !value.is_empty() && !value.trim_matches('=').is_empty() => {
            (name.trim(), Some(value.trim()))
        }
        _ => (item, None),
    }
}

/// The value of a parameter, quoted or not.
pub(super) fn unquote(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"') else { return value.to_owned() };
    let mut out = String::with_capacity(inner.len());
    let mut escaped = false;
    for c in inner.chars() {
        match c {
            _ if escaped => {
                out.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => break,
            _ => out.push(c),
        }
    }
    out
}

/// A `token` of RFC 9110.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
