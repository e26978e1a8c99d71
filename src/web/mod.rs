//! The browser, and only the browser: fetch, storage, clock, clipboard, files, the page's address, `Intl`.
//!
//! Only this room and `element` name `web_sys`, `js_sys` or `gloo_net`. When the screen needs something of the
//! browser, it grows a function here.

pub mod clipboard;
pub mod clock;
pub mod colours;
mod confined;
pub mod cssom;
pub mod dom;
pub mod fetch;
pub mod files;
pub mod form;
pub mod frame;
pub mod hold;
pub mod host;
pub mod intl;
pub mod keys;
mod knock;
pub mod later;
pub mod location;
pub mod modal;
pub mod page;
pub mod pan;
pub mod panic;
pub mod random;
pub mod sample;
pub mod save;
pub mod sight;
pub mod storage;
pub mod upload;

pub use fetch::Fetch;
