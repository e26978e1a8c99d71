//! libFuzzer over configurations of images.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::config::read(bytes));
