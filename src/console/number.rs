//! Numbers as each language that there is a table for writes them: a comma between thousands, and a point before tenths.
//!
//! The browser's `Intl` knows many more, but the first of its formats takes it longer to make than a list to draw, and
//! every first screen has numbers.

/// A whole number: `10,000`.
#[must_use]
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with one digit after the point, rounded half up: `1,204.5`. What is below nought or no number is nought.
#[must_use]
pub fn tenths(number: f64) -> String {
    // A float that is too small or no number becomes nought.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let tenths = (number * 10.0).round() as u64;
    format!("{}.{}", whole(tenths / 10), tenths % 10)
}
