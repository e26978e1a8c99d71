//! libFuzzer over `Link`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::link::read(bytes));
