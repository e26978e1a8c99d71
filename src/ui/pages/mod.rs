//! The screens.

pub mod account;
pub mod connect;
pub mod doctor;
pub mod help;
pub mod image;
pub mod insert;
pub mod preferences;
pub mod repositories;
pub mod repository;
pub mod tree;
