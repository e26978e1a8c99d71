//! Who is signed in: checked, e-mail address and password changed, signed out.

use super::hub::HubSection;
use crate::console::capability::Act;
use crate::console::route::Place;
use crate::registry::credential::Basic;
use crate::registry::hub::AccountChange;
use crate::ui::dialogs::unheard_line;
use crate::ui::hooks::{Console, Words, use_action, use_console, use_held, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::Button;
use crate::ui::parts::field::{Field, Rule};
use crate::ui::parts::head::{Head, TitleBlock};
use crate::ui::root::{leave, logins};
use crate::web::clock;
use yew::prelude::*;

/// Which registry.
#[derive(Properties, PartialEq)]
pub struct AccountPageProps {
    /// The registry.
    pub place: Place,
}

/// The account one is signed in with.
#[component]
pub fn AccountPage(props: &AccountPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let host = props.place.origin.authority();
    let Some(user) = console.user(&props.place).map(str::to_owned) else {
        return nobody(&words, &console, props, &host);
    };
    let out = {
        let (console, words, origin) = (console, words.clone(), props.place.origin.clone());
        Callback::from(move |()| {
            leave(&console, &origin);
            console.announce(words.fill(words.shell.signed_out(), &[("host", &origin.authority())]));
        })
    };
    let facts = vec![html! { words.fill(words.account.signed_in_at(), &[("host", &host)]) }];
    let kept = logins::is_kept(&props.place.origin);
    html! {
        <div class="pt-sheet">
            <TitleBlock name={user.clone()} {facts}>
                <Button label={words.account.sign_out().to_owned()} on_press={out} />
            </TitleBlock>
            <div class="pt-account">
                <Verify place={props.place.clone()} />
                <Change place={props.place.clone()} what={What::Email} />
                <Change place={props.place.clone()} what={What::Password} />
                <section>
                    <Head title={html! { words.account.kept_head() }} />
                    <p class="pt-quiet">{ if kept { words.account.kept() } else { words.account.in_memory() } }</p>
                </section>
            </div>
            <HubSection place={props.place.clone()} />
        </div>
    }
}

fn nobody(words: &Words, console: &Console, props: &AccountPageProps, host: &str) -> Html {
    let sign_in = {
        let (console, origin) = (console.clone(), props.place.origin.clone());
        Callback::from(move |_: MouseEvent| console.ask_sign_in(&origin))
    };
    html! {
        <div class="pt-sheet pt-plain">
            <h1 class="pt-title-plain">{ words.account.title() }</h1>
            <p class="pt-prose">{ words.fill(words.account.nobody(), &[("host", host)]) }</p>
            <p><button type="button" class="pt-btn" data-kind="main" onclick={sign_in}>{ words.account.sign_in() }</button></p>
            <HubSection place={props.place.clone()} />
        </div>
    }
}

/// Asks the registry whether the password is still good.
#[component]
fn Verify(props: &AccountPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let outcome = use_state_eq(|| None::<String>);
    let registry = console.registry(&props.place);
    let check = {
        let (outcome, words, console) = (outcome.setter(), words.clone(), console);
        use_action(
            move |()| {
                let registry = registry.clone();
                async move { registry.verify().await }
            },
            move |login: crate::registry::hub::Login| {
                let said = if login.proves_password {
                    words.fill(words.account.verified(), &[("time", &words.clock(clock::now()))])
                } else {
                    words.account.proves_nothing().to_owned()
                };
                console.announce(said.clone());
                outcome.set(Some(said));
            },
        )
    };
    html! {
        <section>
            <Head title={html! { words.account.verify_head() }} />
            <p class="pt-quiet">{ words.account.verify_again() }</p>
            if let Some(error) = &check.error {
                <Notice error={error.clone()} attempt={words.account.attempt_verify().to_owned()} />
            } else if let Some(outcome) = &*outcome {
                <p class="pt-ok">{ outcome }</p>
            }
            <p class="pt-acts"><Button label={words.account.verify().to_owned()} on_press={check.run.clone()} /></p>
        </section>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum What {
    Email,
    Password,
}

#[derive(Properties, PartialEq)]
struct ChangeProps {
    place: Place,
    what: What,
}

/// Changes one thing of the account.
#[component]
fn Change(props: &ChangeProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (typed, again) = (use_state_eq(String::new), use_state_eq(String::new));
    let outcome = use_state_eq(|| None::<String>);
    let is_email = props.what == What::Email;
    let registry = console.registry(&props.place);
    let change = {
        let (outcome, words, console) = (outcome.setter(), words.clone(), console.clone());
        let (origin, typed, again) = (props.place.origin.clone(), typed.setter(), again.setter());
        use_action(
            move |text: String| {
                let registry = registry.clone();
                async move {
                    registry.change_account(&of(is_email, &text)).await?;
                    Ok(text)
                }
            },
            move |text: String| {
                let said = if is_email {
                    words.fill(words.account.email_changed(), &[("email", &text)])
                } else {
                    keep_new(&console, &origin, text);
                    words.account.password_changed().to_owned()
                };
                typed.set(String::new());
                again.set(String::new());
                console.announce(said.clone());
                outcome.set(Some(said));
            },
        )
    };
    use_held(change.busy);
    let offered = console.may(&props.place, Act::ChangeAccount);
    let ready = keeps(is_email, &typed) && (is_email || *again == *typed) && offered.is_ok();
    let onsubmit = {
        let (typed, run) = (typed.clone(), change.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                run.emit((*typed).clone());
            }
        })
    };
    let into = |state: &UseStateHandle<String>| {
        let state = state.setter();
        Callback::from(move |text: String| state.set(text))
    };
    let texts = &words.account;
    let (head, hint, label, act, attempt) = if is_email {
        (
            texts.email_head(),
            texts.email_hint(),
            texts.new_email(),
            texts.change_email(),
            texts.attempt_email(),
        )
    } else {
        let (label, act) = (texts.new_password(), texts.change_password());
        (texts.password_head(), texts.password_hint(), label, act, texts.attempt_password())
    };
    let text = if is_email { texts.rule_email() } else { texts.rule_password() };
    let rules = vec![Rule { text: text.to_owned().into(), kept: keeps(is_email, &typed), so_far: "".into() }];
    let same = vec![Rule {
        text: texts.rule_same().to_owned().into(),
        kept: !again.is_empty() && *again == *typed,
        so_far: "".into(),
    }];
    let id = if is_email { "pt-change-email" } else { "pt-change-password" };
    html! {
        <section>
            <Head title={html! { head }} />
            <p class="pt-quiet">{ hint }</p>
            <form class="pt-form" {onsubmit} novalidate={true} aria-busy={change.busy.then_some("true")}>
                <Field {id} label={html! { label }} value={(*typed).clone()} on_input={into(&typed)}
                    secret={!is_email} {rules} />
                if !is_email {
                    <Field id="pt-change-again" label={html! { texts.again() }} value={(*again).clone()}
                        on_input={into(&again)} secret={true} rules={same} />
                }
                if let Some(error) = &change.error {
                    <Notice error={error.clone()} attempt={attempt.to_owned()}>{ unheard_line(&words, error) }</Notice>
                } else if let Some(outcome) = &*outcome {
                    <p class="pt-ok">{ outcome }</p>
                }
                if let Err(reason) = &offered {
                    <p class="pt-hint">{ words.reason(*reason) }</p>
                }
                <p class="pt-acts"><button type="submit" class="pt-btn"
                    aria-disabled={(!ready || change.busy).then_some("true")}>{ act }</button></p>
            </form>
        </section>
    }
}

fn of(is_email: bool, text: &str) -> AccountChange {
    let text = Some(text.to_owned());
    if is_email {
        AccountChange { email: text, password: None }
    } else {
        AccountChange { email: None, password: text }
    }
}

fn keeps(is_email: bool, text: &str) -> bool {
    use crate::registry::hub::{SignUp, SignUpRule};
    let account = SignUp { username: String::new(), password: text.to_owned(), email: text.to_owned() };
    account.keeps(if is_email { SignUpRule::Email } else { SignUpRule::PasswordLength })
}

/// A password kept for this tab has to be the new one.
fn keep_new(console: &Console, origin: &crate::name::Origin, password: String) {
    if logins::is_kept(origin)
        && let Some(user) = console.session.user(origin)
    {
        logins::keep(origin, &Basic { user: user.to_owned(), password });
    }
}
