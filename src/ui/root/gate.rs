//! What stands between an address and its page: whether the registry may be contacted at all, and what it speaks.
//! A registry that a link proposes waits for a press (security notes C14, P12); one whose kind is known from
//! settings, link or memory costs no request.

use super::closed::{ClosedProps, Door};
use crate::console::route::{Api, Place};
use crate::console::session::Action;
use crate::registry::detect::{Detection, Kind, V1Facts, V2Facts};
use crate::registry::error::Error;
use crate::ui::hooks::{Console, use_console, use_resource, use_words};
use crate::ui::later::{self, Later};
use crate::ui::notice::Notice;
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
    let console = use_console();
    let origin = &props.place.origin;
    if !console.settings.allows(origin) {
        return closed(&props.place, Door::Forbidden);
    }
    if !console.session.may_contact(origin, &console.settings, &console.preferences) {
        return closed(&props.place, Door::Proposed);
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
    let found = use_resource((props.place.clone(), user), move |(place, _): &(Place, Option<String>)| {
        find(console.clone(), place.clone())
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
        Some(detection) => {
            let (probes, again) = (detection.probes.clone(), found.reload.clone());
            closed(
                &props.place,
                if detection.locked { Door::Locked(probes) } else { Door::Nothing(probes, again) },
            )
        }
    }
}

/// What stands there instead of the page.
fn closed(place: &Place, door: Door) -> Html {
    let props = ClosedProps { place: place.clone(), door };
    html! { <Later show={Callback::from(move |()| later::closed(&props))} /> }
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
