//! libFuzzer over answers of a registry of version 1.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::v1::read(bytes));
