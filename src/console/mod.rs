//! The application without a screen: words, addresses, settings, what may be done. Compiles on the host.

pub mod text;
