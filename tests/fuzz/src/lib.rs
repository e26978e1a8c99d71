//! What a registry sends, read as the console reads it, whatever it is: one module for each kind of bytes, and in each a
//! function `read` that takes any bytes at all. It panics where something does not hold that must.
//!
//! `targets` hands these functions to libFuzzer, and `tests/decode_any.rs` to any bytes of its own; neither adds to them.

#![allow(clippy::missing_panics_doc, clippy::expect_used, clippy::panic)]

pub mod answers;
pub mod challenge;
pub mod config;
pub mod forest;
pub mod link;
pub mod manifest;
pub mod reference;
pub mod v1;
pub mod v2;
