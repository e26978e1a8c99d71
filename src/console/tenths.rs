//! Lengths of drawings as text. The formatting of floating-point numbers in the standard library is made for every
//! number there is, and weighs as much as a page does; a drawing wants one decimal at most.

use std::fmt::{self, Display, Formatter};

/// A number that is written with at most one decimal: `12`, `-3.5`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tenths(pub f64);

impl Display for Tenths {
    #[allow(clippy::cast_possible_truncation)]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        if tenths < 0 {
            f.write_str("-")?;
        }
        let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
        write!(f, "{whole}")?;
        if tenth > 0 { write!(f, ".{tenth}") } else { Ok(()) }
    }
}
