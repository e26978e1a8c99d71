//! Tests in a real browser, of what only a browser has: `cargo xtask test --only browser`.
//!
//! A test that shows something holds a [`policy::Watch`] and ends with [`policy::Watch::assert_kept`].
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod act;
mod dialog;
mod policy;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
