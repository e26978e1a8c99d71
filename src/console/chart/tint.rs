//! The colours of a flag as plain sRGB, for files that leave the console: other programs know no `oklch`, no
//! tokens and no `light-dark`.
//!
//! Tables, because the powers and sines between Oklab and sRGB weigh more than the seventy-two colours they give;
//! `tests/chart.rs` works the tables out anew.

/// The colour of a hue by day or by night, as `#rrggbb`: `oklch(.59 .10 hue)` or `oklch(.70 .10 hue)`, all of
/// which lie inside sRGB.
#[must_use]
pub fn flag_colour(hue: u8, night: bool) -> String {
    let hues = if night { &NIGHT } else { &DAY };
    format!("#{:06x}", hues[usize::from(hue) % hues.len()])
}

#[rustfmt::skip]
const DAY: [u32; 36] = [
    0xaf6375, 0xb1636a, 0xb1645f, 0xb06654, 0xae6949, 0xab6c3f, 0xa67037, 0xa07431, 0x98782d,
    0x907c2e, 0x868032, 0x7b8439, 0x708842, 0x638a4c, 0x558d57, 0x468f63, 0x37906e, 0x26907a,
    0x159085, 0x048f90, 0x058e99, 0x158ca2, 0x2689aa, 0x3686b0, 0x4583b5, 0x537fb8, 0x607cb9,
    0x6c78b9, 0x7774b6, 0x8271b2, 0x8b6dad, 0x946aa6, 0x9b689e, 0xa26695, 0xa7648b, 0xac6380,
];

#[rustfmt::skip]
const NIGHT: [u32; 36] = [
    0xd38496, 0xd5848a, 0xd6857f, 0xd58774, 0xd28a69, 0xcf8d60, 0xc99159, 0xc39553, 0xbb9951,
    0xb29e51, 0xa8a255, 0x9ca65b, 0x90a963, 0x83ad6d, 0x76af77, 0x69b183, 0x5cb28f, 0x50b39b,
    0x46b3a6, 0x41b2b2, 0x41b0bc, 0x46aec5, 0x4fabcd, 0x5aa8d4, 0x67a5d9, 0x73a1dc, 0x809ddd,
    0x8c99dd, 0x9896da, 0xa392d6, 0xad8ed1, 0xb68bc9, 0xbe89c1, 0xc586b7, 0xcb85ad, 0xd084a1,
];
