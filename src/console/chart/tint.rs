//! The colours of a flag as plain sRGB, for files that leave the console: other programs know no `oklch`, no
//! tokens and no `light-dark`.

/// The colour of a hue by day or by night, as `#rrggbb`: `oklch(.59 .10 hue)` or `oklch(.70 .10 hue)`, all of
/// which lie inside sRGB.
#[must_use]
pub fn flag_colour(hue: u8, night: bool) -> String {
    let degrees = f64::from(hue) * 10.0 + 5.0;
    let (sin, cos) = degrees.to_radians().sin_cos();
    let [r, g, b] = oklab_to_linear(if night { 0.70 } else { 0.59 }, 0.10 * cos, 0.10 * sin).map(eight_bits);
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// By Björn Ottosson's definition of Oklab.
fn oklab_to_linear(lightness: f64, a: f64, b: f64) -> [f64; 3] {
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn eight_bits(linear: f64) -> u8 {
    let encoded =
        if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.max(0.0).powf(1.0 / 2.4) - 0.055 };
    (encoded.clamp(0.0, 1.0) * 255.0).round() as u8
}
