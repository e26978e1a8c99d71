//! libFuzzer over manifests of every kind.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::manifest::read(bytes));
