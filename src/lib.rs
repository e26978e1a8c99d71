//! Portolan: a console for container registries that runs wholly in the browser.
//!
//! The rooms, and who may name whom (an arrow reads "may name"):
//!
//! ```text
//! main, element → ui → console → registry → http → name
//!                 ui → web → http         registry → image → name
//! ```
//!
//! `json` reads JSON for whoever has some, and names nobody.
//! `name`, `image`, `http`, `registry` and `console` compile on the host and cannot name a browser crate: those
//! are dependencies of wasm32 alone. `web` is the browser and only the browser; `ui` is the screen.

// A section of the text tables takes one step of the macro for each of its messages.
#![recursion_limit = "256"]

pub mod console;
#[cfg(all(target_arch = "wasm32", feature = "screen"))]
pub mod element;
pub mod http;
pub mod image;
pub(crate) mod json;
pub mod name;
pub mod registry;
#[cfg(all(target_arch = "wasm32", feature = "screen"))]
pub mod ui;
#[cfg(all(target_arch = "wasm32", feature = "screen"))]
pub mod web;
