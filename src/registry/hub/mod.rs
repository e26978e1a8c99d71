//! Hub / Index API v1: accounts, repositories and their image lists, by the hub-v1 sheet.

mod accounts;
mod delete;
mod index;
mod oauth;
mod profile;
mod wire;

pub use accounts::{AccountChange, Login, SignUp, SignUpRule};
pub use delete::DeleteState;
pub use index::{ListedImage, TokenCheck};
pub use oauth::{AccountScope, AccountToken, Authorization, OAuthState, Returned};
pub use profile::{EmailAddress, EmailMark, Profile, ProfileChange};
