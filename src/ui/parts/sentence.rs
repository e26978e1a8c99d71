//! A message with markup in the place of its placeholders: a name in mono, a link, a chip. The order of the words
//! stays the language's own.

use yew::prelude::*;

/// Fills the placeholders of a message with markup. One that is not given stays as it is.
pub fn sentence(message: &str, values: &[(&str, Html)]) -> Html {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        let found = after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (value, tail))
        });
        match found {
            Some((value, tail)) => {
                pieces.push(Html::from(std::mem::take(&mut plain)));
                pieces.push(value.clone());
                rest = tail;
            }
            None => {
                plain.push('{');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    pieces.push(Html::from(plain));
    pieces.into_iter().collect()
}

/// A name (host, repository, tag, digest, path, command) inside a sentence.
pub fn name(text: impl std::fmt::Display) -> Html {
    html! { <code>{ text.to_string() }</code> }
}
