//! What a POSIX shell makes of a text.

/// What stands for a user whose name is not known, or could be taken for something else.
pub(super) const USER: &str = "USER";

/// A text as one word of a shell, in quotes unless every character of it is plain.
pub(super) fn quote(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:@%+=,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Steps of which each is done only after the one before it has worked: pasted, lines alone would go on after any failure.
pub(super) fn chain(steps: impl IntoIterator<Item = String>) -> String {
    steps.into_iter().collect::<Vec<_>>().join(" &&\n")
}

/// The name of a user for an option, which another program must not take for one, nor for a name with a password.
pub(super) fn user(name: &str) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_.-@+".contains(c);
    if name.is_empty() || name.starts_with('-') || !name.chars().all(plain) { USER } else { name }
}
