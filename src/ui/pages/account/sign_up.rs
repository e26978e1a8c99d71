//! Opening an account, with the rules of the era checked as one types, and the origin that gets it said large.

use crate::console::capability::{Act, Reason};
use crate::console::route::{Place, Route};
use crate::name::Scheme;
use crate::registry::error::ErrorKind;
use crate::registry::hub::{SignUp, SignUpRule};
use crate::ui::dialogs::unheard_line;
use crate::ui::hooks::{Console, Words, use_action, use_console, use_held, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::Button;
use crate::ui::parts::choices::Check;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::goes_to::GoesTo;
use yew::prelude::*;

/// Which registry.
#[derive(Properties, PartialEq)]
pub struct SignUpPageProps {
    /// The registry.
    pub place: Place,
}

/// The form, and what is said once the account is there.
#[component]
pub fn SignUpPage(props: &SignUpPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (name, email) = (use_state_eq(String::new), use_state_eq(String::new));
    let (password, again) = (use_state_eq(String::new), use_state_eq(String::new));
    let in_clear = use_state_eq(|| false);
    let done = use_state_eq(|| None::<String>);
    let origin = props.place.origin.clone();
    let registry = console.registry(&props.place);
    // The account that was asked for before, where no answer came: it may have been opened all the same.
    let unheard = use_mut_ref(|| None::<SignUp>);
    let create = {
        let (done, console, words) = (done.setter(), console.clone(), words.clone());
        use_action(
            move |(account, in_clear): (SignUp, bool)| {
                let (registry, unheard) = (registry.clone(), unheard.clone());
                async move {
                    let before = unheard.take().filter(|before| *before == account);
                    match registry.sign_up(&account, in_clear).await {
                        Err(error) if error.kind == ErrorKind::NameTaken && before.is_some() => {
                            if registry.has_account(&account, in_clear).await != Ok(true) {
                                unheard.replace(before);
                                return Err(error);
                            }
                        }
                        Err(error) => {
                            let is_lost = matches!(error.kind, ErrorKind::Transport(_));
                            unheard.replace(if is_lost { Some(account) } else { before });
                            return Err(error);
                        }
                        Ok(()) => {}
                    }
                    Ok(account.username)
                }
            },
            move |user: String| {
                console.announce(words.fill(words.account.created_title(), &[("user", &user)]));
                done.set(Some(user));
            },
        )
    };
    use_held(create.busy);
    if let Some(user) = &*done {
        return created(&words, &console, props, user);
    }
    // That it would go in clear is asked about in the form itself.
    if let Err(reason) = console.may(&props.place, Act::SignUp)
        && reason != Reason::InClear
    {
        return not_here(&words, &console, props, reason);
    }
    let account =
        SignUp { username: (*name).clone(), password: (*password).clone(), email: (*email).clone() };
    let same = !again.is_empty() && *again == *password;
    let needs_word = origin.scheme() == Scheme::Http && !origin.is_loopback();
    let rules = [
        SignUpRule::UsernameLength,
        SignUpRule::UsernameCharacters,
        SignUpRule::PasswordLength,
        SignUpRule::Email,
    ];
    let ready = same && rules.iter().all(|rule| account.keeps(*rule)) && (!needs_word || *in_clear);
    let onsubmit = {
        let (account, run, in_clear) = (account.clone(), create.run.clone(), *in_clear);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                run.emit((account.clone(), in_clear));
            }
        })
    };
    let into = |state: &UseStateHandle<String>| {
        let state = state.setter();
        Callback::from(move |text: String| state.set(text))
    };
    let tick = {
        let in_clear = in_clear.setter();
        Callback::from(move |(on, _): (bool, bool)| in_clear.set(on))
    };
    let attempt = words.fill(words.account.attempt_create(), &[("user", &account.username)]);
    let texts = &words.account;
    html! {
        <div class="pt-sheet">
            <h1 class="pt-title-plain">{ texts.sign_up_title() }</h1>
            <form class="pt-sign-in" {onsubmit} novalidate={true} aria-busy={create.busy.then_some("true")}>
                <GoesTo origin={origin.clone()} label={texts.goes_to().to_owned()} />
                <p class="pt-hint">{ texts.sent() }</p>
                <Field id="pt-new-user" label={html! { texts.username() }} value={(*name).clone()} mono={true}
                    on_input={into(&name)} rules={name_rules(&words, &account)} />
                <Field id="pt-new-email" label={html! { texts.email() }} value={(*email).clone()}
                    on_input={into(&email)} rules={vec![rule(texts.rule_email(), account.keeps(SignUpRule::Email), String::new())]} />
                <Field id="pt-new-password" label={html! { texts.password() }} value={(*password).clone()} secret={true}
                    on_input={into(&password)} rules={password_rules(&words, &account)} />
                <Field id="pt-new-again" label={html! { texts.again() }} value={(*again).clone()} secret={true}
                    on_input={into(&again)} rules={vec![rule(texts.rule_same(), same, String::new())]} />
                if needs_word {
                    <Check label={texts.in_clear().to_owned()} on={*in_clear} on_change={tick} />
                }
                if let Some(error) = &create.error {
                    <Notice error={error.clone()} {attempt}>{ unheard_line(&words, error) }</Notice>
                }
                <div class="pt-acts">
                    <button type="submit" class="pt-btn" data-kind="main"
                        aria-disabled={(!ready || create.busy).then_some("true")}>
                        { if create.busy { texts.creating() } else { texts.create() } }
                    </button>
                    if !ready {
                        <span class="pt-hint">{ texts.missing() }</span>
                    }
                    <a class="pt-end" href={Route::repositories(props.place.clone()).to_hash()}>{ texts.have_one() }</a>
                </div>
            </form>
        </div>
    }
}

fn rule(text: &str, kept: bool, so_far: String) -> Rule {
    Rule { text: text.to_owned().into(), kept, so_far: so_far.into() }
}

fn name_rules(words: &Words, account: &SignUp) -> Vec<Rule> {
    let count = words.count(words.account.n_characters(), account.username.chars().count());
    vec![
        rule(words.account.rule_length(), account.keeps(SignUpRule::UsernameLength), count),
        rule(words.account.rule_characters(), account.keeps(SignUpRule::UsernameCharacters), String::new()),
    ]
}

fn password_rules(words: &Words, account: &SignUp) -> Vec<Rule> {
    let count = words.count(words.account.n_characters(), account.password.chars().count());
    vec![rule(words.account.rule_password(), account.keeps(SignUpRule::PasswordLength), count)]
}

/// Why no account is opened here.
fn not_here(words: &Words, console: &Console, props: &SignUpPageProps, reason: Reason) -> Html {
    let sign_in = {
        let (console, origin) = (console.clone(), props.place.origin.clone());
        Callback::from(move |()| console.ask_sign_in(&origin))
    };
    let why = if reason == Reason::VersionTwo { words.account.opens_none() } else { words.reason(reason) };
    html! {
        <div class="pt-sheet pt-plain">
            <h1 class="pt-title-plain">{ words.account.sign_up_title() }</h1>
            <p class="pt-prose">{ why }</p>
            <Button label={words.account.have_one().to_owned()} on_press={sign_in} />
        </div>
    }
}

fn created(words: &Words, console: &Console, props: &SignUpPageProps, user: &str) -> Html {
    let sign_in = {
        let (console, origin) = (console.clone(), props.place.origin.clone());
        Callback::from(move |_: MouseEvent| console.ask_sign_in(&origin))
    };
    html! {
        <div class="pt-sheet pt-plain">
            <h1 class="pt-title-plain">{ words.fill(words.account.created_title(), &[("user", user)]) }</h1>
            <p class="pt-prose">{ words.account.created() }</p>
            <button type="button" class="pt-btn" data-kind="main" onclick={sign_in}>{ words.account.to_sign_in() }</button>
        </div>
    }
}
