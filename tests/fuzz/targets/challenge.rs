//! libFuzzer over `WWW-Authenticate`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::challenge::read(bytes));
