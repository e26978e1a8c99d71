//! The screens.

pub mod account;
pub mod connect;
pub mod repositories;
