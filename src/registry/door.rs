//! Signing in at a door in front of a registry that shows nothing of what is behind it, such as `auth_basic` of nginx:
//! 401 and a page to whatever is asked. Both protocols are possible until somebody is let in.

use super::Registry;
use super::credential::{Basic, Credential};
use super::detect::Kind;
use super::error::{Error, ErrorKind};
use super::hub::Login;
use crate::http::Transport;
use crate::name::NameError;

impl<T: Transport> Registry<T> {
    /// Tries a login at a door that shows nothing of what is behind it, keeps it when the door opens, and finds out what
    /// is there: v2 first, which is what most people run. `in_clear` is the person's word that the password may go over
    /// plain http.
    ///
    /// # Errors
    /// `Unauthorized` where the door stays shut, `PasswordInClear`, or as [`Registry::detect`] and the sign-ins of the
    /// two protocols.
    pub async fn sign_in_at_door(
        &self,
        basic: Basic,
        in_clear: bool,
    ) -> Result<(Login, Option<Kind>), Error> {
        // A colon ends the user name in Basic; the rest would become part of the password.
        if basic.user.contains(':') {
            return Err(NameError::BadCharacter(':').into());
        }
        self.refuse_clear(in_clear)?;
        let found = self.detect_as(&Credential::Trial(basic.clone(), in_clear)).await?;
        let login = match &found.kind {
            // Behind the door there is another one.
            Some(Kind::V2(_)) if found.wants_sign_in => self.sign_in_v2(basic, in_clear).await?,
            Some(Kind::V1(_)) if found.wants_sign_in => self.sign_in(basic, in_clear).await?,
            None if found.wants_sign_in => {
                return Err(Error { status: Some(401), ..Error::new(ErrorKind::Unauthorized) });
            }
            _ => {
                let user = basic.user.clone();
                let mut keyring = self.shared.keyring.borrow_mut();
                keyring.keep(basic, in_clear);
                Login { user, proves_password: keyring.challenged }
            }
        };
        Ok((login, found.kind))
    }
}
