//! A profile that was opened: what the credential is, the profile, the addresses.

use super::Same;
use super::emails::Emails;
use super::profile::ProfileForm;
use crate::console::capability::Act;
use crate::console::route::Place;
use crate::registry::error::ErrorKind;
use crate::registry::hub::{AccountScope, AccountToken};
use crate::ui::hooks::{Words, use_action, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::Button;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::offer::why_not;
use crate::web::clock;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct OpenedProps {
    pub(super) place: Place,
    pub(super) hub: Same,
    /// Whose profile it is.
    pub(super) user: AttrValue,
    /// Told that the sign-in is to be forgotten.
    pub(super) on_leave: Callback<()>,
}

/// The profile of one user. Key it by the user.
#[component]
pub(super) fn Opened(props: &OpenedProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (api, user) = (props.hub.0.api.clone(), props.user.to_string());
    let profile = use_resource((api.clone(), user.clone()), |(api, user)| {
        let (api, user) = (api.clone(), user.clone());
        async move { api.profile(&user).await }
    });
    let leave = {
        let (api, on_leave) = (api.clone(), props.on_leave.clone());
        Callback::from(move |()| {
            api.sign_out();
            on_leave.emit(());
        })
    };
    let attempt = words.fill(words.people.attempt_profile(), &[("user", &user)]);
    let barred = why_not(&words, &console, &props.place, Act::ChangeProfile);
    let why_fixed = |scope: AccountScope, text: &str| {
        barred.clone().or_else(|| (!lets(props, scope)).then(|| AttrValue::from(text.to_owned())))
    };
    let refused = profile.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Unauthorized);
    html! {
        <>
            <p class="pt-acts">
                if let Some(token) = api.account_token() {
                    <Good hub={props.hub.clone()} token={token} {refused} on_renewed={profile.reload.clone()} />
                }
                <Button label={words.people.leave().to_owned()} on_press={leave} />
            </p>
            if let Some(error) = &profile.error {
                <Notice error={error.clone()} {attempt} stale={profile.value.is_some()} on_retry={profile.reload.clone()} />
            }
            <div class="pt-account">
                if let Some(read) = &profile.value {
                    <ProfileForm hub={props.hub.clone()} profile={read.clone()}
                        fixed={why_fixed(AccountScope::ProfileWrite, words.people.no_write())} />
                } else if profile.loading {
                    <section aria-busy="true"><Ghost width={3} /></section>
                }
                if lets(props, AccountScope::EmailRead) {
                    <Emails hub={props.hub.clone()} user={props.user.clone()}
                        fixed={why_fixed(AccountScope::EmailWrite, words.people.no_email_write())} />
                } else {
                    <section><p class="pt-hint">{ words.people.no_email() }</p></section>
                }
            </div>
        </>
    }
}

/// Whether the credential lets do something, as far as that is known: a password lets do everything.
fn lets(props: &OpenedProps, scope: AccountScope) -> bool {
    props.hub.0.api.account_token().is_none_or(|token| token.lets(scope))
}

#[derive(Properties, PartialEq)]
struct GoodProps {
    hub: Same,
    token: AccountToken,
    /// The Hub refused it.
    refused: bool,
    on_renewed: Callback<()>,
}

/// Until when the token is good, and a fresh one.
#[component]
fn Good(props: &GoodProps) -> Html {
    let words = use_words();
    let renew = {
        let (hub, on_renewed) = (props.hub.0.clone(), props.on_renewed.clone());
        use_action(
            move |()| {
                let hub = hub.clone();
                async move {
                    match &hub.settings.exchange {
                        Some(service) => hub.api.renew(service, clock::now()).await.map(|_| ()),
                        None => Ok(()),
                    }
                }
            },
            move |()| on_renewed.emit(()),
        )
    };
    let renewable = props.token.is_renewable() && props.hub.0.settings.exchange.is_some();
    html! {
        <>
            <span class="pt-hint">{ until(&words, &props.token) }</span>
            if renewable {
                <Button label={words.people.renew().to_owned()} on_press={renew.run.clone()} />
            }
            if let Some(error) = &renew.error {
                <Notice error={error.clone()} attempt={words.people.renewing().to_owned()} />
            }
        </>
    }
}

fn until(words: &Words, token: &AccountToken) -> String {
    let Some(until) = token.expires else { return String::new() };
    let message = if token.is_expired(clock::now()) { words.people.expired() } else { words.people.until() };
    words.fill(message, &[("time", &words.time(until))])
}
