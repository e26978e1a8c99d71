//! libFuzzer over ancestries, and the tree that grows from them.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| portolan_fuzz::forest::read(bytes));
