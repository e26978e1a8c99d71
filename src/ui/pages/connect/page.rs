//! The page of Connect.

use super::field::reason;
use super::first;
use super::lists::Lists;
use super::outcome::OutcomeProps;
use crate::console::route::{Place, Route};
use crate::console::session::Action;
use crate::name::Pasted;
use crate::registry::detect::Detection;
use crate::ui::hooks::{Console, Words, use_action, use_console, use_words};
use crate::ui::later::{self, Later};
use crate::ui::notice::Notice;
use crate::ui::parts::button::Button;
use crate::ui::root::{find, lead, read_pasted};
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
                    if found.is_some() || pasted.user.is_some() || !typed.is_ascii() {
                        <Later show={outcome(&typed, pasted, route, &found)} />
                    }
                    if let Some(error) = &contact.error {
                        <Notice error={error.clone()} attempt={attempt(&words, route)}
                            on_retry={let (open, typed) = (open.clone(), typed.clone());
                                Callback::from(move |()| open.emit((*typed).clone()))} />
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

fn outcome(typed: &str, pasted: &Pasted, route: &Route, found: &Option<Detection>) -> Callback<(), Html> {
    let props = OutcomeProps {
        typed: typed.to_owned(),
        pasted: pasted.clone(),
        route: route.clone(),
        found: found.clone(),
    };
    Callback::from(move |()| later::outcome(&props))
}
