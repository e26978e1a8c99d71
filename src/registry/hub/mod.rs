//! Hub / Index API v1: accounts, repositories and their image lists, by the hub-v1 sheet.

mod accounts;
mod index;

pub use accounts::{AccountChange, Login, SignUp, SignUpRule};
pub use index::{DeleteState, ListedImage, TokenCheck};
