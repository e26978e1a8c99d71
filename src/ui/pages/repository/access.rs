//! Who may read a repository, and the switch for it. Opening it to everyone is asked first.

use crate::console::capability::Act;
use crate::console::route::Place;
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::ErrorKind;
use crate::registry::v1;
use crate::ui::hooks::{Words, use_action, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::choices::Choice;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::offer::why_not;
use crate::web::Fetch;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct AccessProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The registry's handle.
    pub(super) registry: Registry<Fetch>,
}

/// Who may read, and the switch.
#[component]
pub(super) fn Access(props: &AccessProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let opening = use_state_eq(|| false);
    let texts = &words.repository;
    let read = use_resource((props.registry.clone(), props.repository.clone()), |(registry, repository)| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move { registry.properties(&repository).await }
    });
    let switch = {
        let (registry, repository) = (props.registry.clone(), props.repository.clone());
        let (opening, reload, words) = (opening.setter(), read.reload.clone(), words.clone());
        let (console, named) = (console.clone(), repository.to_string());
        use_action(
            move |access: v1::Access| {
                let (registry, repository) = (registry.clone(), repository.clone());
                async move { registry.set_access(&repository, access).await.map(|()| access) }
            },
            move |access| {
                opening.set(false);
                let values = [("name", named.as_str()), ("access", word(&words, access))];
                console.announce(words.fill(words.repository.access_done(), &values));
                reload.emit(());
            },
        )
    };
    let Some(properties) = &read.value else {
        return match &read.error {
            None => html! { <Ghost width={3} /> },
            Some(error) if error.kind == ErrorKind::Unsupported => {
                html! { <span class="pt-unknown">{ texts.access_unknown() }</span> }
            }
            Some(error) => {
                let attempt = words.fill(texts.attempt_properties(), &[("name", props.repository.as_str())]);
                html! { <Notice error={error.clone()} {attempt} on_retry={read.reload.clone()} /> }
            }
        };
    };
    let choose = {
        let (run, opening, now) = (switch.run.clone(), opening.setter(), properties.access);
        Callback::from(move |chosen: AttrValue| match (&*chosen, now) {
            ("public", Some(v1::Access::Public)) | ("private", Some(v1::Access::Private)) => {}
            ("public", _) => opening.set(true),
            _ => run.emit(v1::Access::Private),
        })
    };
    let close = {
        let opening = opening.setter();
        Callback::from(move |()| opening.set(false))
    };
    let options = vec![
        ("public".into(), texts.public().to_owned().into()),
        ("private".into(), texts.private().to_owned().into()),
    ];
    let value = match properties.access {
        Some(v1::Access::Public) => "public",
        Some(v1::Access::Private) => "private",
        None => "",
    };
    let reason = why_not(&words, &console, &props.place, Act::SetAccess);
    let full = format!("{}/{}", props.place.origin.authority(), props.repository);
    let attempt = words.fill(texts.attempt_access(), &[("name", props.repository.as_str())]);
    html! {
        <>
            <Choice label={texts.who_may_read().to_owned()} group="pt-access" {options} {value} on_change={choose} {reason} />
            if properties.access.is_none() {
                <span class="pt-hint">{ texts.access_unknown() }</span>
            }
            <span class="pt-hint"><code>{ "PUT …/properties" }</code>{ ", " }{ texts.switched_hint() }</span>
            if let Some(error) = switch.error.clone() {
                <Notice {error} {attempt} />
            }
            if *opening {
                <Dialog title={words.fill(texts.open_title(), &[("name", &full)])} way_out={texts.keep_private().to_owned()}
                    act={AttrValue::from(texts.open_act().to_owned())} busy={switch.busy} on_close={close}
                    on_act={switch.run.reform(|()| v1::Access::Public)}>
                    <p class="pt-quiet">{ texts.open_what() }</p>
                </Dialog>
            }
        </>
    }
}

fn word(words: &Words, access: v1::Access) -> &str {
    match access {
        v1::Access::Public => words.repository.public(),
        v1::Access::Private => words.repository.private(),
    }
}
