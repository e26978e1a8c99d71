//! What stands where no list is: the registry has none, shows it to others only, or it is empty.

use super::RepositoriesProps;
use super::listing::Read;
use super::shelf::ByName;
use super::tools;
use crate::console::route::Api;
use crate::registry::error::ErrorKind;
use crate::ui::hooks::{Console, Words};
use crate::ui::parts::button::Button;
use crate::ui::parts::lists::Empty;
use yew::prelude::*;

/// Where there is no list, or none for this person.
pub(super) fn unlisted(words: &Words, console: &Console, props: &RepositoriesProps, why: &ErrorKind) -> Html {
    let texts = &words.repositories;
    let (title, text) = match why {
        ErrorKind::Unauthorized => (texts.no_list_for_you_title(), texts.no_list_signed_out()),
        ErrorKind::Forbidden => (texts.no_list_for_you_title(), texts.no_list_for_you()),
        _ if console.api(&props.place) == Api::V2 => (texts.no_list_title(), texts.no_catalog()),
        _ => (texts.no_list_title(), texts.no_list()),
    };
    let ask = {
        let (console, origin) = (console.clone(), props.place.origin.clone());
        Callback::from(move |()| console.ask_sign_in(&origin))
    };
    html! {
        <Empty {title}>
            <p class="pt-quiet">{ text }</p>
            if *why == ErrorKind::Unauthorized {
                <p class="pt-acts"><Button label={texts.sign_in().to_owned()} on_press={ask} /></p>
            }
            <ByName place={props.place.clone()} />
        </Empty>
    }
}

/// Before the first page is there, and when nothing was on it.
pub(super) fn nothing(words: &Words, props: &RepositoriesProps, read: &Read, api: Api) -> Html {
    if read.loading {
        return tools::waiting();
    }
    if read.error.is_some() {
        return html! { <ByName place={props.place.clone()} /> };
    }
    let texts = &words.repositories;
    let host = props.place.origin.authority();
    let lines = format!(
        "docker tag my-image {host}/namespace/my-image:1.0\ndocker push {host}/namespace/my-image:1.0"
    );
    html! {
        <Empty title={texts.empty_title()}>
            <p class="pt-quiet">{ if api == Api::V2 { texts.empty_v2() } else { texts.empty() } }</p>
            <pre class="pt-code" tabindex="0">{ lines }</pre>
            <p class="pt-hint">{ texts.empty_anonymous() }</p>
            <ByName place={props.place.clone()} />
        </Empty>
    }
}
