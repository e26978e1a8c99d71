//! The sign-in: over it stands, large, which origin will receive the password. Signing in is one GET.

use crate::console::route::{Api, Route};
use crate::console::sample::{CAPTAIN, MATE};
use crate::console::session::Action;
use crate::http::Url;
use crate::name::{Origin, Scheme};
use crate::registry::credential::Basic;
use crate::registry::detect::Kind as Speaks;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::hub::Login;
use crate::ui::hooks::{Change, Words, use_action, use_console, use_words};
use crate::ui::notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Check;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use crate::ui::parts::goes_to::GoesTo;
use crate::ui::root::logins;
use crate::web::clock;
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
    let (agreed, realm, service) =
        (use_state_eq(|| false), use_state_eq(String::new), use_state_eq(String::new));
    let origin = props.origin.clone();
    let here = console.route.place().filter(|place| place.origin == origin).cloned();
    let place = here.unwrap_or_else(|| console.settings.place(&origin));
    // Nothing where a door in front has shown nothing of what is behind it yet.
    let api = console.known_api(&place);
    let registry = console.registry(&place);
    // The storage of another's page is no place for a password.
    let owns_page = console.tools.host.owns_page;
    let sign_in = {
        let (console, words, origin, on_done, registry) =
            (console.clone(), words.clone(), origin.clone(), props.on_done.clone(), registry.clone());
        use_action(
            move |Attempt { basic, in_clear, keep, realm, to }: Attempt| {
                let registry = registry.clone();
                async move {
                    let (login, found) = match api {
                        None => registry.sign_in_at_door(basic.clone(), in_clear).await?,
                        Some(Api::V1) => (registry.sign_in(basic.clone(), in_clear).await?, None),
                        Some(Api::V2) => {
                            if let Some((realm, service)) = realm {
                                registry.assume_realm(&realm, &service)?;
                            }
                            to.into_iter().for_each(|to| registry.trust_realm(to));
                            (registry.sign_in_v2(basic.clone(), in_clear).await?, None)
                        }
                    };
                    Ok((login, found, basic, keep))
                }
            },
            move |(login, found, basic, keep): (Login, Option<Speaks>, Basic, bool)| {
                if keep {
                    logins::keep(&origin, &basic);
                }
                if found.is_some() {
                    let (origin, at) = (origin.clone(), Some(clock::now()));
                    console.tell(Action::Connected { origin, kind: found, wants_sign_in: true, at });
                }
                let host = origin.authority();
                console
                    .announce(words.fill(words.shell.signed_in(), &[("host", &host), ("user", &login.user)]));
                console.tell(Action::SignedIn { origin: origin.clone(), user: login.user });
                on_done.emit(());
            },
        )
    };
    // Where the password goes: on v2 that may be a realm at another origin, to which a person has to agree once.
    let named = Url::read(realm.trim());
    let to = match &named {
        Some(realm) => realm.origin().clone(),
        None if api == Some(Api::V2) => registry.login_goes_to(),
        None => origin.clone(),
    };
    let elsewhere = to != origin;
    let asks_word = elsewhere && named.is_none() && !registry.sends_logins_to(&to);
    let is_clear = |origin: &Origin| origin.scheme() == Scheme::Http && !origin.is_loopback();
    let needs_word = is_clear(&origin) || is_clear(&to);
    let asks_realm =
        sign_in.error.as_ref().is_some_and(|error| error.kind == ErrorKind::NoChallenge) || !realm.is_empty();
    let ready =
        !user.is_empty() && !password.is_empty() && (!needs_word || *in_clear) && (!asks_word || *agreed);
    let onsubmit = {
        let attempt = Attempt {
            basic: Basic { user: (*user).clone(), password: (*password).clone() },
            in_clear: *in_clear,
            keep: *keep,
            realm: (!realm.is_empty()).then(|| (realm.trim().to_owned(), service.trim().to_owned())),
            to: asks_word.then(|| to.clone()),
        };
        let run = sign_in.run.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if ready {
                run.emit(attempt.clone());
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
            if elsewhere {
                <GoesTo origin={origin.clone()} label={words.connect.sign_in_at().to_owned()} />
                <GoesTo origin={to.clone()} label={words.connect.goes_to().to_owned()} />
                <p class="pt-hint">{ words.connect.goes_to_realm_hint() }</p>
            } else {
                <GoesTo origin={origin.clone()} label={words.connect.goes_to().to_owned()} />
                <p class="pt-hint">{ words.connect.goes_to_hint() }</p>
            }
            <div class="pt-pair">
                <Field id="pt-user" label={html! { words.connect.user() }} value={(*user).clone()}
                    on_input={type_into(&user)} mono={true} />
                <Field id="pt-password" label={html! { words.connect.password() }} value={(*password).clone()}
                    on_input={type_into(&password)} secret={true} />
            </div>
            if asks_realm {
                <div class="pt-pair">
                    <Field id="pt-realm" label={html! { words.connect.realm() }} value={(*realm).clone()} mono={true}
                        on_input={type_into(&realm)} hint={AttrValue::from(words.connect.realm_hint().to_owned())}
                        placeholder="https://auth.example.org/token" />
                    <Field id="pt-service" label={html! { words.connect.service() }} value={(*service).clone()} mono={true}
                        on_input={type_into(&service)} hint={AttrValue::from(words.connect.service_hint().to_owned())} />
                </div>
            }
            if origin.is_sample() {
                { sample_people(&words) }
            }
            if owns_page {
                <Check label={words.connect.keep().to_owned()} on={*keep} on_change={tick(&keep)} />
            }
            if asks_word {
                <Check label={words.fill(words.connect.to_realm(), &[("realm", &to.to_string()), ("host", &origin.authority())])}
                    on={*agreed} on_change={tick(&agreed)} />
            }
            if needs_word {
                <Check label={words.connect.in_clear().to_owned()} on={*in_clear} on_change={tick(&in_clear)} />
            }
            if let Some(error) = sign_in.error.as_ref().filter(|error| !error.is_cancelled()) {
                <p class="pt-bad" role="alert">{ refusal(&words, error, &props.origin) }</p>
                { for notice::find_out(&words, &console, error, &origin).map(|way| html! { <p class="pt-acts">{ way }</p> }) }
            }
            <div class="pt-acts">
                <button type="submit" class="pt-btn" data-kind="main"
                    aria-disabled={(!ready || sign_in.busy).then_some("true")}>
                    { if sign_in.busy { words.connect.signing_in() } else { words.connect.sign_in() } }
                </button>
                <Button label={props.skip.clone()} kind={Kind::Bare} on_press={props.on_skip.clone()} />
                if api == Some(Api::V1) {
                    <a class="pt-end" href={Route::SignUp { place }.to_hash()}>
                        { words.connect.sign_up() }
                    </a>
                }
            </div>
        </form>
    }
}

/// Who may sign in to the sample. It is the one place whose passwords anybody may read.
fn sample_people(words: &Words) -> Html {
    let texts = &words.connect;
    let people = [(CAPTAIN, texts.sample_captain()), (MATE, texts.sample_mate())];
    let person = |((user, password), may): ((&str, &str), &str)| {
        html! { <li><code>{ user }</code>{ " " }<code>{ password }</code>{ " " }<span class="pt-hint">{ may }</span></li> }
    };
    html! {
        <section>
            <p class="pt-hint">{ texts.sample_people() }</p>
            <ul>{ for people.map(person) }</ul>
        </section>
    }
}

/// What is tried with a press of the button.
#[derive(Clone)]
struct Attempt {
    basic: Basic,
    in_clear: bool,
    keep: bool,
    /// The realm a person named, and the registry's name there.
    realm: Option<(String, String)>,
    /// The realm they agreed to.
    to: Option<Origin>,
}

/// Why nobody is signed in. A refusal has other words here than elsewhere: one has just said who one is.
fn refusal(words: &Words, error: &Error, at: &Origin) -> String {
    let asked = error.request.as_ref().map(|request| request.1.origin().clone());
    match error.kind {
        ErrorKind::Unauthorized => words.connect.wrong_password().to_owned(),
        ErrorKind::NotFound => words.connect.no_user().to_owned(),
        ErrorKind::Forbidden => words.connect.no_rights().to_owned(),
        ErrorKind::Transport(_) if asked.as_ref().is_some_and(|asked| asked != at) => {
            let host = asked.map(|asked| asked.to_string()).unwrap_or_default();
            words.fill(words.connect.realm_unreachable(), &[("host", &host)])
        }
        _ => notice::reason(words, error),
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
