//! What the name of a new repository must keep to (registry-v1 sheet section 4). Names that exist already are read
//! more tolerantly, by [`crate::name::Repository`].

/// The rules, in the order they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// 2 to 255 characters.
    NamespaceLength,
    /// `a-z`, `0-9`, `_`, and single hyphens inside.
    NamespaceCharacters,
    /// 1 to 64 characters, as wide as registries keep them, and not a dot segment.
    NameLength,
    /// `a-z`, `0-9`, `-`, `_` and `.`.
    NameCharacters,
    /// In the library, neither `scratch`, which Docker keeps for itself, nor what could be an image id.
    NameReserved,
}

impl Rule {
    /// The rules of a namespace.
    pub const NAMESPACE: [Self; 2] = [Self::NamespaceLength, Self::NamespaceCharacters];
    /// The rules of a name within a namespace.
    pub const NAME: [Self; 2] = [Self::NameLength, Self::NameCharacters];
    /// The rules of a name in the library.
    pub const LIBRARY: [Self; 3] = [Self::NameLength, Self::NameCharacters, Self::NameReserved];

    /// Whether what was typed keeps to it.
    #[must_use]
    pub fn kept(self, text: &str) -> bool {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
        match self {
            Self::NamespaceLength => (2..=255).contains(&text.chars().count()),
            Self::NamespaceCharacters => {
                let hyphens = text.starts_with('-') || text.ends_with('-') || text.contains("--");
                !text.is_empty() && text.chars().all(plain) && !hyphens
            }
            Self::NameLength => (1..=64).contains(&text.chars().count()) && text != "." && text != "..",
            Self::NameCharacters => !text.is_empty() && text.chars().all(|c| plain(c) || c == '.'),
            Self::NameReserved => {
                let like_an_id = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
                !text.is_empty() && text != "scratch" && !like_an_id
            }
        }
    }
}
