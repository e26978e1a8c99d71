//! The screen. A page uses dialogs, parts and hooks, a dialog uses parts and hooks, a part uses parts, nothing uses a
//! page. No page builds a URL of a registry, no component spawns a future: [`hooks::use_resource`] and
//! [`hooks::use_action`] alone await, and what they await ends when the component leaves.

mod dialogs;
pub mod hooks;
pub mod later;
pub mod notice;
pub mod pages;
pub mod parts;
pub mod root;
