//! The way to the other protocol of a registry. It is looked for only when a person asks (security notes P12).

use crate::console::route::{Api, Place, Route};
use crate::console::session::Action;
use crate::registry::detect::Kind;
use crate::ui::hooks::{use_action, use_console, use_words};
use crate::ui::parts::sentence::sentence;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(in crate::ui) struct OtherProps {
    /// The registry, by its address.
    pub(in crate::ui) place: Place,
}

/// Which protocol is spoken, and the other one.
#[component]
pub(in crate::ui) fn Other(props: &OtherProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.repositories;
    let api = console.api(&props.place);
    let other = match api {
        Api::V1 => Api::V2,
        Api::V2 => Api::V1,
    };
    let there = Place { api: Some(other), ..props.place.clone() };
    let has_both = console.api(&there) == other;
    let nothing = use_state_eq(|| false);
    let look = {
        let (registry, nothing) = (console.registry(&props.place), nothing.setter());
        let there = there.clone();
        use_action(
            move |()| {
                let registry = registry.clone();
                async move { Ok(registry.look_for(other == Api::V2).await) }
            },
            move |found: Option<Kind>| {
                nothing.set(found.is_none());
                if found.is_some() {
                    let origin = there.origin.clone();
                    let wants_sign_in = console
                        .session
                        .connection(&origin)
                        .is_some_and(|connection| connection.wants_sign_in);
                    console.tell(Action::Connected { origin, kind: found, wants_sign_in, at: None });
                    console.go(&Route::repositories(there.clone()));
                }
            },
        )
    };
    let fill = |message: &str, api: Api| words.fill(message, &[("api", api.as_str())]);
    let way = if has_both {
        html! { <a href={Route::repositories(there).to_hash()}>{ fill(texts.open_as(), other) }</a> }
    } else if *nothing {
        html! { <span role="status">{ fill(texts.not_also(), other) }</span> }
    } else if look.busy {
        html! { <span class="pt-counting" role="status">{ fill(texts.looking(), other) }</span> }
    } else {
        let onclick = look.run.reform(|_: MouseEvent| ());
        html! { <button type="button" class="pt-link" {onclick}>{ fill(texts.look_for(), other) }</button> }
    };
    sentence(texts.speaks(), &[("api", Html::from(api.as_str())), ("other", way)])
}
