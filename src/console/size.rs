//! Bytes as a number and a unit, decimal as registries and disks count. The unit stands lighter beside the number.

/// The units there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Byte,
    /// 1,000 bytes.
    Kilobyte,
    /// 1,000,000 bytes.
    Megabyte,
    /// 1,000,000,000 bytes.
    Gigabyte,
    /// 1,000,000,000,000 bytes.
    Terabyte,
}

impl Unit {
    /// Its sign.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Byte => "B",
            Self::Kilobyte => "kB",
            Self::Megabyte => "MB",
            Self::Gigabyte => "GB",
            Self::Terabyte => "TB",
        }
    }

    fn bytes(self) -> f64 {
        match self {
            Self::Byte => 1.0,
            Self::Kilobyte => 1e3,
            Self::Megabyte => 1e6,
            Self::Gigabyte => 1e9,
            Self::Terabyte => 1e12,
        }
    }
}

/// A size as it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The number, not rounded.
    pub value: f64,
    /// The unit.
    pub unit: Unit,
    /// How many digits stand behind the point, neither more nor less, so that figures line up.
    pub digits: u8,
}

impl Size {
    /// The size of so many bytes. Megabytes begin at 100 kB, as in the pictures, where `0.6 MB` stands below
    /// `61.4 MB`; gigabytes say a second digit, since a tenth of one is much.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn of(bytes: u64) -> Self {
        let value = bytes as f64;
        // The borders are where rounding to the digits shown would reach the next unit.
        let (unit, digits) = match value {
            v if v < 1e3 => (Unit::Byte, 0),
            v if v < 1e5 => (Unit::Kilobyte, 1),
            v if v < 999.95e6 => (Unit::Megabyte, 1),
            v if v < 999.995e9 => (Unit::Gigabyte, 2),
            _ => (Unit::Terabyte, 2),
        };
        Self { value: value / unit.bytes(), unit, digits }
    }

    /// The size in megabytes, whatever it is: for soundings, which stand without a unit.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn in_megabytes(bytes: u64) -> Self {
        let value = bytes as f64 / Unit::Megabyte.bytes();
        Self { value, unit: Unit::Megabyte, digits: if value >= 99.95 { 0 } else { 1 } }
    }
}
