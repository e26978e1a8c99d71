//! Connect: one field for an address or a reference, the registries of the settings and of this browser, and the
//! sign-in that says large which origin will receive the password.

mod field;
mod first;
mod lists;
mod outcome;
mod page;
mod sign_in;

pub use outcome::{Outcome, OutcomeProps};
pub use page::ConnectPage;
pub use sign_in::{SignInDialog, SignInForm, SignInFormProps};
