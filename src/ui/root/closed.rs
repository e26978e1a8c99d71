//! What stands where a registry is not to be contacted yet, or what it speaks could not be found out.

use crate::console::route::{Place, Route};
use crate::console::session::Action;
use crate::registry::detect::Probe;
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::parts::button::{Button, Kind as Look};
use yew::prelude::*;

/// Why the page of a registry is not shown.
#[derive(Clone, PartialEq)]
pub(crate) enum Door {
    /// The settings do not let one connect to it.
    Forbidden,
    /// A link proposes it, and nobody has agreed.
    Proposed,
    /// It tells nobody what it speaks before a sign-in.
    Locked(Vec<Probe>),
    /// No registry answered; asks again.
    Nothing(Vec<Probe>, Callback<()>),
}

/// What a [`Closed`] says.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct ClosedProps {
    /// Which registry.
    pub(in crate::ui) place: Place,
    /// Why.
    pub(in crate::ui) door: Door,
}

/// The sentence, and the way on.
#[component]
pub(crate) fn Closed(props: &ClosedProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (shell, host) = (&words.shell, props.place.origin.authority());
    let say = |message: &str| words.fill(message, &[("host", &host)]);
    match &props.door {
        Door::Forbidden => plain(&say(shell.not_allowed_title()), shell.not_allowed(), to_connect(&words)),
        Door::Proposed => {
            let go = html! {
                <Button label={say(shell.proposed_go())} kind={Look::Main} on_press={agree(&console, &props.place)} />
            };
            plain(&say(shell.proposed_title()), shell.proposed(), go)
        }
        Door::Locked(asked) => {
            let origin = props.place.origin.clone();
            let sign_in = Callback::from(move |()| console.ask_sign_in(&origin));
            let way = html! {
                <>
                    { probes(&words, asked) }
                    <Button label={shell.sign_in().to_owned()} kind={Look::Main} on_press={sign_in} />
                </>
            };
            plain(&say(shell.locked_title()), shell.locked(), way)
        }
        Door::Nothing(asked, again) => {
            let way = html! {
                <>
                    { probes(&words, asked) }
                    <Button label={words.common.try_again().to_owned()} on_press={again.clone()} />
                </>
            };
            plain(&say(shell.nothing_title()), shell.nothing(), way)
        }
    }
}

fn agree(console: &Console, place: &Place) -> Callback<()> {
    let (console, origin) = (console.clone(), place.origin.clone());
    Callback::from(move |()| {
        console.tell(Action::Connected {
            origin: origin.clone(),
            kind: None,
            wants_sign_in: false,
            at: None,
        });
    })
}

/// The requests that were made and what came of each.
pub(in crate::ui) fn probes(words: &Words, probes: &[Probe]) -> Html {
    let line = |probe: &Probe| {
        let outcome = match &probe.outcome {
            Ok(status) => words.fill(words.notice.status(), &[("status", &status.to_string())]),
            Err(_) => words.shell.no_answer().to_owned(),
        };
        html! {
            <li><code>{ words.fill(words.shell.probe(), &[("url", &probe.url.to_string())]) }</code>
                <span class="pt-hint">{ outcome }</span></li>
        }
    };
    html! { <ul class="pt-probes">{ for probes.iter().map(line) }</ul> }
}

pub(super) fn to_connect(words: &Words) -> Html {
    html! { <a class="pt-btn" href={Route::connect().to_hash()}>{ words.shell.to_connect() }</a> }
}

pub(super) fn plain(title: &str, sentence: &str, end: Html) -> Html {
    html! {
        <div class="pt-sheet pt-plain">
            <h1 class="pt-name">{ title }</h1>
            <p class="pt-prose">{ sentence }</p>
            { end }
        </div>
    }
}
