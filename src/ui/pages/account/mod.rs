//! Accounts at a Hub: opening one, checking and changing one's own.

mod hub;
mod page;
mod sign_up;

pub use page::AccountPage;
pub use sign_up::SignUpPage;
