//! The three ways to a profile: agreeing at the Hub, a password for it, a token.

use super::Same;
use super::by_token::ByToken;
use crate::console::route::{Place, Route};
use crate::registry::credential::Basic;
use crate::registry::error::Error;
use crate::registry::hub::{AccountScope, AccountToken, Authorization, OAuthState};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::Field;
use crate::ui::parts::head::Head;
use crate::ui::root::returned;
use crate::web::{clock, location, random};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WaysProps {
    pub(super) place: Place,
    pub(super) hub: Same,
    /// Told who the profile is of.
    pub(super) on_user: Callback<String>,
}

/// The ways. What one came back with is used at once.
#[component]
pub(super) fn Ways(props: &WaysProps) -> Html {
    let (words, console) = (use_words(), use_console());
    // Whoever agrees comes back to a page of the console's own; another's page is not left behind one's back.
    let agrees = props.hub.0.settings.client_id.is_some() && console.tools.host.owns_page;
    let account = Route::Account { place: props.place.clone() };
    let brought = use_memo((), |()| returned::take(&account));
    html! {
        <>
            if let Some(Err(word)) = &*brought {
                { refused(&words, &props.hub.0.host, word) }
            }
            if let Some(Ok(code)) = &*brought {
                <Redeem hub={props.hub.clone()} code={code.clone()} on_user={props.on_user.clone()} />
            }
            <div class="pt-account">
                if agrees {
                    <Agree place={props.place.clone()} hub={props.hub.clone()} on_user={props.on_user.clone()} />
                }
                <ByPassword place={props.place.clone()} hub={props.hub.clone()} on_user={props.on_user.clone()} />
                <section>
                    <Head inner={true} title={html! { words.people.token_head() }} />
                    <p class="pt-quiet">{ words.people.token_hint() }</p>
                    <ByToken hub={props.hub.clone()} on_user={props.on_user.clone()} />
                </section>
            </div>
        </>
    }
}

fn refused(words: &Words, host: &str, word: &str) -> Html {
    let said = words.fill(words.people.refused(), &[("host", host), ("word", word)]);
    html! { <p class="pt-prose" role="status">{ said }</p> }
}

#[derive(Properties, PartialEq)]
struct RedeemProps {
    hub: Same,
    code: String,
    on_user: Callback<String>,
}

/// Turns a code into a token, once: a code is good for one try.
#[component]
fn Redeem(props: &RedeemProps) -> Html {
    let words = use_words();
    let nameless = use_state_eq(|| None::<AccountToken>);
    let hub = &props.hub.0;
    let redeem = {
        let (hub, code, on_user) = (hub.clone(), props.code.clone(), props.on_user.clone());
        let nameless = nameless.setter();
        use_action(
            move |()| {
                let (hub, code) = (hub.clone(), code.clone());
                async move {
                    let Some(service) = &hub.settings.exchange else { return Ok(None) };
                    let back = redirect(&hub.settings.redirect);
                    hub.api.redeem(service, &code, Some(&back), clock::now()).await.map(Some)
                }
            },
            move |token: Option<AccountToken>| match token {
                Some(AccountToken { username: Some(user), .. }) => on_user.emit(user),
                token => nameless.set(token),
            },
        )
    };
    use_effect_with((), {
        let run = redeem.run.clone();
        move |()| run.emit(())
    });
    if hub.settings.exchange.is_none() {
        let said = words.fill(words.people.no_exchange(), &[("host", &hub.host)]);
        return html! { <p class="pt-prose" role="status">{ said }</p> };
    }
    html! {
        if let Some(token) = &*nameless {
            <section>
                <Head inner={true} title={html! { words.people.nameless_head() }} />
                <p class="pt-quiet" role="status">{ words.people.nameless() }</p>
                <ByToken id="pt-people-nameless" hub={props.hub.clone()} token={token.clone()} on_user={props.on_user.clone()} />
            </section>
        } else if let Some(error) = &redeem.error {
            <Notice error={error.clone()} attempt={words.people.redeeming().to_owned()} />
        } else if redeem.busy {
            <p class="pt-counting" role="status">{ words.people.redeeming() }</p>
        }
    }
}

/// The address that the Hub sends people back to: as registered, or this page.
fn redirect(registered: &Option<String>) -> String {
    registered.clone().unwrap_or_else(location::base)
}

/// Leaves for the Hub's page.
#[component]
fn Agree(props: &WaysProps) -> Html {
    let words = use_words();
    let failed = use_state_eq(|| None::<Option<Rc<Error>>>);
    let hub = &props.hub.0;
    let values = [("host", &*hub.host)];
    let leave = {
        let (hub, place, failed) = (hub.clone(), props.place.clone(), failed.setter());
        Callback::from(move |()| {
            let Some(client_id) = hub.settings.client_id.clone() else { return };
            let state = random::bytes::<16>().map(OAuthState::new);
            let account = Route::Account { place: place.clone() };
            let Some(state) = state.filter(|state| returned::ask(state, &account)) else {
                return failed.set(Some(None));
            };
            let redirect_uri = Some(redirect(&hub.settings.redirect));
            let asked = Authorization { client_id, redirect_uri, scopes: AccountScope::ALL.to_vec(), state };
            match hub.api.authorize_url(&asked) {
                Ok(url) => location::leave_for(&url.to_string()),
                Err(error) => failed.set(Some(Some(Rc::new(error)))),
            }
        })
    };
    html! {
        <section>
            <Head inner={true} title={html! { words.people.agree_head() }} />
            <p class="pt-quiet">{ words.fill(words.people.agree_hint(), &values) }</p>
            if let Some(Some(error)) = &*failed {
                <Notice error={error.clone()} attempt={words.fill(words.people.agree(), &values)} />
            }
            if let Some(None) = &*failed {
                <p class="pt-hint pt-bad" role="alert">{ words.people.no_storage() }</p>
            }
            <p class="pt-acts"><Button label={words.fill(words.people.agree(), &values)} on_press={leave} /></p>
        </section>
    }
}

/// Goes by a password for this very origin.
#[component]
fn ByPassword(props: &WaysProps) -> Html {
    let words = use_words();
    let (user, password) = (use_state_eq(String::new), use_state_eq(String::new));
    let hub = &props.hub.0;
    let open = {
        let (api, on_user, password) = (hub.api.clone(), props.on_user.clone(), password.setter());
        use_action(
            move |basic: Basic| {
                let api = api.clone();
                async move { api.sign_in_account(basic).await }
            },
            move |name: String| {
                password.set(String::new());
                on_user.emit(name);
            },
        )
    };
    let ready = !user.trim().is_empty() && !password.is_empty();
    let onsubmit = {
        let (user, password, run) = (user.clone(), password.clone(), open.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                run.emit(Basic { user: user.trim().to_owned(), password: (*password).clone() });
            }
        })
    };
    let goes = words.fill(words.people.password_goes(), &[("host", &hub.host)]);
    let attempt = words.fill(words.people.attempt_profile(), &[("user", &user)]);
    html! {
        <section>
            <Head inner={true} title={html! { words.people.password_head() }} />
            <p class="pt-quiet">{ goes }</p>
            <form class="pt-form" {onsubmit} novalidate={true} aria-busy={open.busy.then_some("true")}>
                <Field id="pt-people-user" label={html! { words.people.user() }} value={(*user).clone()}
                    on_input={into(&user)} mono={true} />
                <Field id="pt-people-password" label={html! { words.people.password() }} value={(*password).clone()}
                    on_input={into(&password)} secret={true} />
                if let Some(error) = &open.error {
                    <Notice error={error.clone()} {attempt} />
                }
                <p class="pt-acts"><button type="submit" class="pt-btn"
                    aria-disabled={(!ready || open.busy).then_some("true")}>{ words.people.sign_in() }</button></p>
            </form>
        </section>
    }
}

pub(super) fn into(state: &UseStateHandle<String>) -> Callback<String> {
    let state = state.setter();
    Callback::from(move |text: String| state.set(text))
}
