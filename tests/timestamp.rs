//! Moments: read with tolerance, written in one way.

#![allow(clippy::unwrap_used)]

use portolan::image::Timestamp;

#[test]
fn a_moment_is_written_as_it_is_read() {
    for text in
        ["1990-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "2026-11-22T04:05:06Z", "2100-03-01T12:00:00Z"]
    {
        assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
    }
    assert_eq!(Timestamp(-1).to_string(), "1969-12-31T23:59:59Z");
    assert_eq!(Timestamp(951_782_400_999).to_string(), "2000-02-29T00:00:00Z");
}

// I15
#[test]
fn a_moment_that_nobody_can_mean_is_none() {
    for text in [
        "",
        "0001-01-01T00:00:00Z",
        "9999-01-01T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01",
        "yesterday",
    ] {
        assert_eq!(Timestamp::parse(text), None, "{text}");
    }
    let zoned = Timestamp::parse("2026-01-01T02:30:00.5+02:30").unwrap();
    assert_eq!(zoned.to_string(), "2026-01-01T00:00:00Z");
}
