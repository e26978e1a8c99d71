//! The way to a profile by a token: one that was got elsewhere and is pasted, or one that is at hand and does not say
//! whose it is.

use super::{Same, ways::into};
use crate::registry::hub::AccountToken;
use crate::ui::hooks::{use_action, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::field::Field;
use yew::prelude::*;

/// Of which API, and which token.
#[derive(Properties, PartialEq)]
pub(super) struct ByTokenProps {
    pub(super) hub: Same,
    /// What the ids of its fields begin with.
    #[prop_or("pt-people-token")]
    pub(super) id: &'static str,
    /// The token, where it need not be pasted.
    #[prop_or_default]
    pub(super) token: Option<AccountToken>,
    /// Told who the profile is of.
    pub(super) on_user: Callback<String>,
}

/// Whose the token is, and the token where it is wanted. It is tried before it is used.
#[component]
pub(super) fn ByToken(props: &ByTokenProps) -> Html {
    let words = use_words();
    let (user, pasted) = (use_state_eq(String::new), use_state_eq(String::new));
    let at_hand = props.token.is_some();
    let token = props.token.clone().or_else(|| AccountToken::pasted(&pasted));
    let open = {
        let (api, on_user, pasted) = (props.hub.0.api.clone(), props.on_user.clone(), pasted.setter());
        use_action(
            move |(user, token): (String, AccountToken)| {
                let api = api.clone();
                async move { api.try_account_token(&user, token).await }
            },
            move |name: String| {
                pasted.set(String::new());
                on_user.emit(name);
            },
        )
    };
    let ready = !user.trim().is_empty() && token.is_some();
    let wrong = !pasted.trim().is_empty() && token.is_none();
    let onsubmit = {
        let (user, run) = (user.clone(), open.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let (true, Some(token)) = (ready, &token) {
                run.emit((user.trim().to_owned(), token.clone()));
            }
        })
    };
    let error = wrong.then(|| AttrValue::from(words.people.not_a_token().to_owned()));
    let attempt = words.fill(words.people.attempt_profile(), &[("user", &user)]);
    html! {
        <form class="pt-form" {onsubmit} novalidate={true} aria-busy={open.busy.then_some("true")}>
            <Field id={format!("{}-user", props.id)} label={html! { words.people.user() }} value={(*user).clone()}
                on_input={into(&user)} mono={true} />
            if !at_hand {
                <Field id={props.id} label={html! { words.people.token() }} value={(*pasted).clone()}
                    on_input={into(&pasted)} secret={true} {error} />
            }
            if let Some(error) = &open.error {
                <Notice error={error.clone()} {attempt} />
            }
            <p class="pt-acts"><button type="submit" class="pt-btn" data-kind={at_hand.then_some("main")}
                aria-disabled={(!ready || open.busy).then_some("true")}>{ words.people.use_token() }</button></p>
        </form>
    }
}
