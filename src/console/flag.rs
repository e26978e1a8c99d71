//! The flag of a digest or image id: two colours that make a lookalike in one part differ in the other. The
//! colours are in the style sheet, since a strict CSP has no style attributes; here are their indexes.

/// How many colours there are.
const COLOURS: u32 = 36;

/// The two colours of a flag, each from 0 to 35.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flag {
    /// Of the upper two thirds, from the first byte.
    pub a: u8,
    /// Of the lower third, from the second byte.
    pub b: u8,
}

impl Flag {
    /// The flag of hexadecimal digits: those of a digest behind its colon, or of an image id. Nothing when they do
    /// not begin with four of them.
    #[must_use]
    pub fn of(hex: &str) -> Option<Self> {
        let colour = |at: usize| {
            let digits = hex.get(at..at + 2).filter(|pair| pair.bytes().all(|b| b.is_ascii_hexdigit()))?;
            let byte = u32::from_str_radix(digits, 16).ok()?;
            u8::try_from(byte * COLOURS / 256).ok()
        };
        Some(Self { a: colour(0)?, b: colour(2)? })
    }

    /// The classes that colour it: `pt-a7` and `pt-b30`.
    #[must_use]
    pub fn classes(self) -> (String, String) {
        (format!("pt-a{}", self.a), format!("pt-b{}", self.b))
    }
}
