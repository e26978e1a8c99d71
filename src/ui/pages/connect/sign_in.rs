//! The sign-in: over it stands, large, which origin will receive the password. Signing in is one GET.

use crate::console::route::Route;
use crate::console::session::Action;
use crate::name::{Origin, Scheme};
use crate::registry::credential::Basic;
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Change, Words, use_action, use_console, use_words};
use crate::ui::notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Check;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::root::logins;
use yew::prelude::*;

/// What a [`SignInForm`] is for.
#[derive(Clone, Properties, PartialEq)]
pub struct SignInFormProps {
    /// Where the password goes.
    pub origin: Origin,
    /// A user name that is known already.
    #[prop_or_default]
    pub user: String,
    /// Told once someone is signed in.
    pub on_done: Callback<()>,
    /// Told when the person would rather not.
    pub on_skip: Callback<()>,
    /// The words of that way out.
    pub skip: AttrValue,
}

/// User name, password and what becomes of them.
#[component]
pub fn SignInForm(props: &SignInFormProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let user = use_state_eq(|| props.user.clone());
    let password = use_state_eq(String::new);
    let (keep, in_clear) = (use_state_eq(|| false), use_state_eq(|| false));
    let origin = props.origin.clone();
    let place = console.settings.place(&origin);
    let registry = console.registry(&place);
    let sign_in = {
        let (console, words, origin, on_done) =
            (console.clone(), words.clone(), origin.clone(), props.on_done.clone());
        use_action(
            move |(basic, in_clear, keep): (Basic, bool, bool)| {
                let registry = registry.clone();
                async move {
                    let login = registry.sign_in(basic.clone(), in_clear).await?;
                    Ok((login, basic, keep))
                }
            },
            move |(login, basic, keep)| {
                if keep {
                    logins::keep(&origin, &basic);
                }
                let host = origin.authority();
                console
                    .announce(words.fill(words.shell.signed_in(), &[("host", &host), ("user", &login.user)]));
                console.tell(Action::SignedIn { origin: origin.clone(), user: login.user });
                on_done.emit(());
            },
        )
    };
    let needs_word = origin.scheme() == Scheme::Http && !origin.is_loopback();
    let ready = !user.is_empty() && !password.is_empty() && (!needs_word || *in_clear);
    let onsubmit = {
        let (user, password, run) = (user.clone(), password.clone(), sign_in.run.clone());
        let (keep, in_clear) = (*keep, *in_clear);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                let basic = Basic { user: (*user).clone(), password: (*password).clone() };
                run.emit((basic, in_clear, keep));
            }
        })
    };
    let tick = |state: &UseStateHandle<bool>| {
        let state = state.setter();
        Callback::from(move |(on, _): (bool, bool)| state.set(on))
    };
    let type_into = |state: &UseStateHandle<String>| {
        let state = state.setter();
        Callback::from(move |text: String| state.set(text))
    };
    html! {
        <form class="pt-sign-in" {onsubmit} novalidate={true} aria-busy={sign_in.busy.then_some("true")}>
            <GoesTo origin={origin.clone()} label={words.connect.goes_to().to_owned()} />
            <p class="pt-hint">{ words.connect.goes_to_hint() }</p>
            <div class="pt-pair">
                <Field id="pt-user" label={html! { words.connect.user() }} value={(*user).clone()}
                    on_input={type_into(&user)} mono={true} />
                <Field id="pt-password" label={html! { words.connect.password() }} value={(*password).clone()}
                    on_input={type_into(&password)} secret={true} />
            </div>
            <Check label={words.connect.keep().to_owned()} on={*keep} on_change={tick(&keep)} />
            if needs_word {
                <Check label={words.connect.in_clear().to_owned()} on={*in_clear} on_change={tick(&in_clear)} />
            }
            if let Some(error) = sign_in.error.as_ref().filter(|error| !error.is_cancelled()) {
                <p class="pt-bad" role="alert">{ refusal(&words, error) }</p>
                { for notice::find_out(&words, &console, error, &origin) }
            }
            <div class="pt-acts">
                <button type="submit" class="pt-btn" data-kind="main"
                    aria-disabled={(!ready || sign_in.busy).then_some("true")}>
                    { if sign_in.busy { words.connect.signing_in() } else { words.connect.sign_in() } }
                </button>
                <Button label={props.skip.clone()} kind={Kind::Bare} on_press={props.on_skip.clone()} />
                <a class="pt-end" href={Route::SignUp { place }.to_hash()}>
                    { words.connect.sign_up() }
                </a>
            </div>
        </form>
    }
}

/// Why nobody is signed in. A refusal has other words here than elsewhere: one has just said who one is.
fn refusal(words: &Words, error: &Error) -> String {
    match error.kind {
        ErrorKind::Unauthorized => words.connect.wrong_password().to_owned(),
        ErrorKind::NotFound => words.connect.no_user().to_owned(),
        _ => notice::reason(words, error),
    }
}

/// What [`GoesTo`] shows.
#[derive(Properties, PartialEq)]
pub struct GoesToProps {
    /// The origin.
    pub origin: Origin,
    /// What happens to it.
    pub label: AttrValue,
}

/// The origin that receives a secret, large.
#[component]
pub fn GoesTo(props: &GoesToProps) -> Html {
    html! {
        <p class="pt-goes-to">
            <span class="pt-label">{ &props.label }</span>
            <strong class="pt-name"><small>{ props.origin.scheme().as_str() }{ "://" }</small>
                { props.origin.authority() }</strong>
        </p>
    }
}

/// What a [`SignInDialog`] is for.
#[derive(Properties, PartialEq)]
pub struct SignInDialogProps {
    /// Where.
    pub origin: Origin,
}

/// The sign-in over a page that needs it; the page reads again once someone is signed in.
#[component]
pub fn SignInDialog(props: &SignInDialogProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let close = {
        let console = console;
        Callback::from(move |()| console.tools.change.emit(Change::AskSignIn(None)))
    };
    html! {
        <Dialog title={words.fill(words.connect.wants(), &[("host", &props.origin.authority())])} bare={true}
            way_out={words.connect.not_now().to_owned()} on_close={close.clone()} asks={true}>
            <SignInForm origin={props.origin.clone()} on_done={close.clone()} on_skip={close}
                skip={words.connect.not_now().to_owned()} />
        </Dialog>
    }
}
