//! The page of Connect.

use super::field::{read_pasted, reason};
use super::first;
use super::lists::Lists;
use super::sign_in::SignInFormProps;
use crate::console::route::{Place, Route};
use crate::console::session::Action;
use crate::name::{Origin, Pasted};
use crate::registry::detect::Detection;
use crate::ui::hooks::{Console, Words, use_action, use_console, use_words};
use crate::ui::later::{self, Later};
use crate::ui::notice::{Notice, doctor};
use crate::ui::parts::button::Button;
use crate::ui::root::{find, lead, probes};
use crate::web::form;
use yew::prelude::*;

/// What a [`ConnectPage`] begins with.
#[derive(Properties, PartialEq)]
pub struct ConnectPageProps {
    /// What a link proposes to open; shown in the field, never contacted by itself.
    pub proposal: Option<String>,
}

/// The screen that takes an address or a reference.
#[component]
pub fn ConnectPage(props: &ConnectPageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(|| props.proposal.clone().unwrap_or_default());
    let wrong = use_state_eq(|| None::<String>);
    let target = use_state(|| None::<(Pasted, Route)>);
    let found = use_state(|| None::<Detection>);
    let contact = {
        let (console, heard) = (console.clone(), console.clone());
        let (found, target) = (found.clone(), target.clone());
        use_action(
            move |place: Place| find(console.clone(), place),
            move |detection: Detection| {
                if let (Some(_), Some((_, route)), false) =
                    (&detection.kind, &*target, detection.wants_sign_in)
                {
                    heard.go(route);
                }
                found.set(Some(detection));
            },
        )
    };
    let open = {
        let (words, console, wrong, run) =
            (words.clone(), console.clone(), wrong.setter(), contact.run.clone());
        let (target, found) = (target.setter(), found.setter());
        Callback::from(move |text: String| {
            found.set(None);
            match destination(&words, &console, &text) {
                Err(message) => wrong.set(Some(message)),
                Ok((pasted, route)) => {
                    wrong.set(None);
                    if let Some(place) = route.place().cloned() {
                        let origin = place.origin.clone();
                        console.tell(Action::Connected {
                            origin,
                            kind: None,
                            wants_sign_in: false,
                            at: None,
                        });
                        target.set(Some((pasted, route)));
                        run.emit(place);
                    }
                }
            }
        })
    };
    let onsubmit = {
        let (open, typed) = (open.clone(), typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            open.emit((*typed).clone());
        })
    };
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| typed.set(form::value(&event)))
    };
    html! {
        <div class="pt-sheet pt-connect">
            <div>
                <h1 class="pt-lead">{ words.connect.title() }</h1>
                { lead_text(&words) }
                <form class="pt-connect-form" {onsubmit}>
                    <input class="pt-input" type="text" autocomplete="off" spellcheck="false" autocapitalize="none"
                        aria-label={words.connect.field().to_owned()} value={(*typed).clone()} {oninput}
                        aria-invalid={wrong.is_some().then_some("true")}
                        aria-describedby={wrong.is_some().then_some("pt-connect-wrong")} />
                    { button(&words, contact.busy, &contact.cancel) }
                </form>
                if let Some(wrong) = &*wrong {
                    <p class="pt-bad" id="pt-connect-wrong" role="alert">{ wrong }</p>
                }
                if let Some((pasted, route)) = &*target {
                    { noted(&words, &typed, pasted) }
                    if let Some(error) = &contact.error {
                        <Notice error={error.clone()} attempt={attempt(&words, route)}
                            on_retry={let (open, typed) = (open.clone(), typed.clone());
                                Callback::from(move |()| open.emit((*typed).clone()))} />
                    }
                    if let Some(detection) = &*found {
                        { outcome(&words, &console, detection, pasted, route) }
                    }
                } else if first::is_first(&console) {
                    { first::explained(&words) }
                }
            </div>
            <Lists />
        </div>
    }
}

fn lead_text(words: &Words) -> Html {
    let (before, after) = words.connect.lead().split_once("{example}").unwrap_or((words.connect.lead(), ""));
    html! { <p class="pt-quiet pt-prose">{ before }<code>{ "host/name:tag" }</code>{ after }</p> }
}

fn button(words: &Words, busy: bool, cancel: &Callback<()>) -> Html {
    if busy {
        return html! { <Button label={words.connect.stop().to_owned()} on_press={cancel.clone()} /> };
    }
    html! { <button type="submit" class="pt-btn" data-kind="main">{ words.connect.connect() }</button> }
}

fn attempt(words: &Words, route: &Route) -> String {
    let host = route.place().map(|place| place.origin.authority()).unwrap_or_default();
    words.fill(words.shell.finding_attempt(), &[("host", &host)])
}

/// Where the text leads, or why nowhere.
fn destination(words: &Words, console: &Console, text: &str) -> Result<(Pasted, Route), String> {
    let pasted = read_pasted(text).map_err(|error| reason(words, error))?;
    let Some(origin) = pasted.origin.clone() else { return Err(words.connect.no_host().to_owned()) };
    if !console.settings.allows(&origin) {
        return Err(words.fill(words.connect.not_allowed(), &[("host", &origin.authority())]));
    }
    let route = lead(&pasted, console).ok_or_else(|| words.connect.no_host().to_owned())?;
    Ok((pasted, route))
}

/// What was changed in what was typed, so that nothing happens behind one's back.
fn noted(words: &Words, typed: &str, pasted: &Pasted) -> Html {
    let host = pasted.origin.as_ref().map(|origin| origin.authority()).unwrap_or_default();
    html! {
        <>
            if pasted.user.is_some() {
                <p class="pt-hint">{ words.connect.password_dropped() }</p>
            }
            if !typed.is_ascii() {
                <p class="pt-unsure">{ words.fill(words.connect.shown_as(), &[("host", &host)]) }</p>
            }
        </>
    }
}

fn outcome(words: &Words, console: &Console, detection: &Detection, pasted: &Pasted, route: &Route) -> Html {
    let Some(place) = route.place() else { return html! {} };
    let host = place.origin.authority();
    let go = {
        let (console, route) = (console.clone(), route.clone());
        Callback::from(move |()| console.go(&route))
    };
    html! {
        <>
            { probes(words, &detection.probes) }
            if detection.kind.is_none() && !detection.wants_sign_in {
                <p><strong>{ words.fill(words.shell.nothing_title(), &[("host", &host)]) }</strong><br />
                    { words.shell.nothing() }</p>
                <p>{ doctor(words, console, &place.origin) }</p>
            } else if detection.wants_sign_in {
                if detection.locked {
                    <p class="pt-prose"><strong>{ words.fill(words.shell.locked_title(), &[("host", &host)]) }</strong><br />
                        { words.shell.locked() }</p>
                }
                <Later show={sign_in(words, &place.origin, pasted, &go)} />
            }
        </>
    }
}

fn sign_in(words: &Words, origin: &Origin, pasted: &Pasted, go: &Callback<()>) -> Callback<(), Html> {
    let props = SignInFormProps {
        origin: origin.clone(),
        user: pasted.user.clone().unwrap_or_default(),
        on_done: go.clone(),
        on_skip: go.clone(),
        skip: words.connect.without().to_owned().into(),
    };
    Callback::from(move |()| later::sign_in(&props))
}
