//! libFuzzer over names, references and addresses.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::reference::read(bytes));
