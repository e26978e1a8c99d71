//! libFuzzer over answers of a registry of version 2.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::v2::read(bytes));
