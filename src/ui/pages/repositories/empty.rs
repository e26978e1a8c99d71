//! What stands where no list is: the registry has none, shows it to others only, or it is empty.

use super::shelf::ByName;
use crate::console::route::{Api, Place};
use crate::registry::error::ErrorKind;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::button::Button;
use crate::ui::parts::lists::Empty;
use yew::prelude::*;

/// What a [`Nothing`] tells of.
#[derive(Clone, Properties, PartialEq)]
pub struct NothingProps {
    /// Which registry.
    pub place: Place,
    /// Why there is no list, or none for this person; nothing where the list is there and empty.
    pub why: Option<ErrorKind>,
}

/// The sentence, and the way in by name.
#[component]
pub fn Nothing(props: &NothingProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (texts, place) = (&words.repositories, &props.place);
    let v2 = console.api(place) == Api::V2;
    let Some(why) = &props.why else {
        let host = place.origin.authority();
        let lines = format!(
            "docker tag my-image {host}/namespace/my-image:1.0\ndocker push {host}/namespace/my-image:1.0"
        );
        return html! {
            <Empty title={texts.empty_title()}>
                <p class="pt-quiet">{ if v2 { texts.empty_v2() } else { texts.empty() } }</p>
                <pre class="pt-code" tabindex="0">{ lines }</pre>
                <p class="pt-hint">{ texts.empty_anonymous() }</p>
                <ByName place={place.clone()} />
            </Empty>
        };
    };
    let (title, text) = match why {
        ErrorKind::Unauthorized => (texts.no_list_for_you_title(), texts.no_list_signed_out()),
        ErrorKind::Forbidden => (texts.no_list_for_you_title(), texts.no_list_for_you()),
        _ if v2 => (texts.no_list_title(), texts.no_catalog()),
        _ => (texts.no_list_title(), texts.no_list()),
    };
    let ask = {
        let (console, origin) = (console, place.origin.clone());
        Callback::from(move |()| console.ask_sign_in(&origin))
    };
    html! {
        <Empty {title}>
            <p class="pt-quiet">{ text }</p>
            if *why == ErrorKind::Unauthorized {
                <p class="pt-acts"><Button label={texts.sign_in().to_owned()} on_press={ask} /></p>
            }
            <ByName place={place.clone()} />
        </Empty>
    }
}
