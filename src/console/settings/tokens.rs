//! The tokens of the theme that settings may set: which there are, and what values they take. A value is a plain colour
//! or length and nothing else, so that none can name an address or another property.

use super::SettingsReason as Reason;

/// The names of those that are colours, without `--pt-`; the style sheet says what each is for.
pub const COLOURS: &[&str] = &[
    "paper",
    "paper-raised",
    "paper-sunk",
    "shoal",
    "shoal-deep",
    "ink",
    "ink-2",
    "ink-3",
    "plate",
    "on-plate",
    "rule",
    "rule-strong",
    "frame",
    "contour",
    "accent",
    "accent-press",
    "on-accent",
    "accent-wash",
    "danger",
    "on-danger",
    "danger-wash",
    "warn",
    "warn-wash",
    "focus",
    "scrim",
];

/// The names of those that are lengths.
pub const LENGTHS: &[&str] = &["root", "row", "control", "page", "radius"];

/// Whether a token may have this value.
///
/// # Errors
/// What is wrong with one of the two.
pub(super) fn check(name: &str, value: &str) -> Result<(), Reason> {
    let name = name.strip_prefix("--pt-").ok_or(Reason::NotAToken)?;
    if COLOURS.contains(&name) {
        return if is_colour(value) { Ok(()) } else { Err(Reason::NotAColour) };
    }
    if LENGTHS.contains(&name) {
        return if is_length(value) { Ok(()) } else { Err(Reason::NotALength) };
    }
    Err(Reason::NotAToken)
}

/// One colour, or one by day and one by night.
fn is_colour(text: &str) -> bool {
    let Some(two) = text.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')) else {
        return is_plain_colour(text);
    };
    let mut depth = 0_u32;
    let between = two.find(|c: char| {
        depth = depth.saturating_add((c == '(').into()).saturating_sub((c == ')').into());
        c == ',' && depth == 0
    });
    between.is_some_and(|at| is_plain_colour(two[..at].trim()) && is_plain_colour(two[at + 1..].trim()))
}

fn is_plain_colour(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix('#') {
        return matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    let numbers = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b" .,%/-".contains(&b));
    text.strip_suffix(')').and_then(|text| text.split_once('(')).is_some_and(|(space, inner)| {
        ["rgb", "hsl", "oklch", "oklab"].contains(&space) && !inner.is_empty() && numbers(inner)
    })
}

fn is_length(text: &str) -> bool {
    let number = text.strip_suffix("px").or_else(|| text.strip_suffix("rem")).unwrap_or_default();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match number.split_once('.') {
        None => digits(number),
        Some((whole, part)) => digits(whole) && digits(part),
    }
}
