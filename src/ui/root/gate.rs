//! What stands between an address and its page: whether the registry may be contacted at all, and what it speaks.
//! A registry that a link proposes waits for a press (security notes C14, P12); one whose kind is known from
//! settings, link or memory costs no request.

use crate::console::route::{Api, Place, Route};
use crate::console::session::Action;
use crate::registry::detect::{Detection, Kind, Probe, V1Facts, V2Facts};
use crate::registry::error::Error;
use crate::ui::hooks::{Console, Words, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind as Look};
use crate::web::clock;
use yew::prelude::*;

/// What a [`Gate`] stands before.
#[derive(Properties, PartialEq)]
pub(crate) struct GateProps {
    /// Which registry.
    pub place: Place,
    /// The page.
    pub children: Html,
}

/// Shows a page once its registry may be contacted and its kind is known.
#[component]
pub(crate) fn Gate(props: &GateProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let origin = &props.place.origin;
    let host = origin.authority();
    let say = |message: &str| words.fill(message, &[("host", &host)]);
    if !console.settings.allows(origin) {
        return plain(&say(words.shell.not_allowed_title()), words.shell.not_allowed(), to_connect(&words));
    }
    if !console.session.may_contact(origin, &console.settings, &console.preferences) {
        let (console, origin) = (console, origin.clone());
        let connect = Callback::from(move |()| {
            console.tell(Action::Connected {
                origin: origin.clone(),
                kind: None,
                wants_sign_in: false,
                at: None,
            });
        });
        let button = html! {
            <Button label={say(words.shell.proposed_go())} kind={Look::Main} on_press={connect} />
        };
        return plain(&say(words.shell.proposed_title()), words.shell.proposed(), button);
    }
    match console.session.connection(origin).and_then(|connection| connection.speaks(props.place.api)) {
        Some(_) => props.children.clone(),
        None => html! { <Finding place={props.place.clone()} /> },
    }
}

#[derive(Properties, PartialEq)]
struct FindingProps {
    place: Place,
}

/// Finds out what the registry speaks, asking it only what is not known.
#[component]
fn Finding(props: &FindingProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let origin = props.place.origin.clone();
    // Whoever signs in at a locked door may be shown what is behind it.
    let user = console.user(&props.place).map(str::to_owned);
    let found = use_resource((props.place.clone(), user), {
        let console = console.clone();
        move |(place, _): &(Place, Option<String>)| find(console.clone(), place.clone())
    });
    let attempt = words.fill(words.shell.finding_attempt(), &[("host", &origin.authority())]);
    if let Some(error) = &found.error {
        return html! {
            <div class="pt-sheet"><Notice error={error.clone()} {attempt} on_retry={found.reload.clone()} /></div>
        };
    }
    match &found.value {
        None => html! {
            <div class="pt-sheet" aria-busy="true">
                <p class="pt-counting">{ words.fill(words.shell.finding(), &[("host", &origin.authority())]) }</p>
            </div>
        },
        Some(detection) if detection.locked => {
            let title = words.fill(words.shell.locked_title(), &[("host", &origin.authority())]);
            let sign_in = Callback::from(move |()| console.ask_sign_in(&origin));
            let way = html! {
                <>
                    { probes(&words, &detection.probes) }
                    <Button label={words.shell.sign_in().to_owned()} kind={Look::Main} on_press={sign_in} />
                </>
            };
            plain(&title, words.shell.locked(), way)
        }
        Some(detection) => {
            let title = words.fill(words.shell.nothing_title(), &[("host", &origin.authority())]);
            let again = html! {
                <>
                    { probes(&words, &detection.probes) }
                    <Button label={words.common.try_again().to_owned()} on_press={found.reload.clone()} />
                </>
            };
            plain(&title, words.shell.nothing(), again)
        }
    }
}

/// What is known costs nothing. A v1 registry of which nobody says whether it has a Hub of its own is pinged once:
/// a repository there is deleted in another way, which must not be guessed.
pub(in crate::ui) async fn find(console: Console, place: Place) -> Result<Detection, Error> {
    let registry = console.registry(&place);
    let known = console.session.known(&place, &console.settings, &console.preferences);
    let detection = match (known.place.api, known.standalone) {
        (Some(Api::V2), _) => certain(Kind::V2(V2Facts::default())),
        (Some(Api::V1), Some(standalone)) => certain(v1(standalone)),
        (Some(Api::V1), None) => certain(Kind::V1(registry.ping().await?.facts)),
        (None, _) => registry.detect().await?,
    };
    if let Some(kind) = &detection.kind {
        let (origin, wants_sign_in) = (place.origin.clone(), detection.wants_sign_in);
        if let Kind::V1(facts) = kind {
            registry.assume_standalone(facts.standalone);
        }
        console.tell(Action::Connected {
            origin,
            kind: Some(kind.clone()),
            wants_sign_in,
            at: Some(clock::now()),
        });
    }
    Ok(detection)
}

fn certain(kind: Kind) -> Detection {
    Detection { kind: Some(kind), ..Detection::default() }
}

fn v1(standalone: bool) -> Kind {
    Kind::V1(V1Facts { standalone, version: None, config: None })
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
