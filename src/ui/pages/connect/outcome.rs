//! What came of an address that was typed, where it does not lead straight to its page.

use super::sign_in::{SignInForm, SignInFormProps};
use crate::console::route::Route;
use crate::name::Pasted;
use crate::registry::detect::Detection;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::notice::doctor;
use crate::ui::root::probes;
use yew::prelude::*;

/// What an [`Outcome`] tells of.
#[derive(Clone, Properties, PartialEq)]
pub struct OutcomeProps {
    /// What stands in the field.
    pub typed: String,
    /// What was read in it.
    pub pasted: Pasted,
    /// Where that leads.
    pub route: Route,
    /// What the registry was found to be, once it was asked.
    pub found: Option<Detection>,
}

/// What was changed in what was typed, so that nothing happens behind one's back; and what the registry answered.
#[component]
pub fn Outcome(props: &OutcomeProps) -> Html {
    let words = use_words();
    let host = props.pasted.origin.as_ref().map(|origin| origin.authority()).unwrap_or_default();
    html! {
        <>
            if props.pasted.user.is_some() {
                <p class="pt-hint">{ words.connect.password_dropped() }</p>
            }
            if !props.typed.is_ascii() {
                <p class="pt-unsure">{ words.fill(words.connect.shown_as(), &[("host", &host)]) }</p>
            }
            if let Some(found) = &props.found {
                <Answered found={found.clone()} pasted={props.pasted.clone()} route={props.route.clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AnsweredProps {
    found: Detection,
    pasted: Pasted,
    route: Route,
}

/// No registry, or one that asks who one is.
#[component]
fn Answered(props: &AnsweredProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (found, Some(place)) = (&props.found, props.route.place()) else { return Html::default() };
    let host = place.origin.authority();
    let title = |title: &str| words.fill(title, &[("host", &host)]);
    let go = {
        let (console, route) = (console.clone(), props.route.clone());
        Callback::from(move |()| console.go(&route))
    };
    let form = SignInFormProps {
        origin: place.origin.clone(),
        user: props.pasted.user.clone().unwrap_or_default(),
        on_done: go.clone(),
        on_skip: go,
        skip: words.connect.without().to_owned().into(),
    };
    html! {
        <>
            { probes(&words, &found.probes) }
            if found.kind.is_none() && !found.wants_sign_in {
                { said(title(words.shell.nothing_title()), words.shell.nothing()) }
                <p>{ doctor(&words, &console, &place.origin) }</p>
            } else if found.wants_sign_in {
                if found.locked {
                    { said(title(words.shell.locked_title()), words.shell.locked()) }
                }
                <SignInForm ..form />
            }
        </>
    }
}

fn said(title: String, sentence: &str) -> Html {
    html! { <p class="pt-prose"><strong>{ title }</strong><br />{ sentence }</p> }
}
