//! What is said about a repository: who may read it, what the token at hand is good for, where its data is, who
//! pushed last, and what the server says of itself.

use super::access::Access;
use super::ping::WhatPingSays;
use crate::console::capability::Act;
use crate::console::route::{Place, Route};
use crate::console::show;
use crate::image::Timestamp;
use crate::name::{Origin, Repository};
use crate::registry::Registry;
use crate::registry::error::ErrorKind;
use crate::registry::hub::TokenCheck;
use crate::registry::v1::TagFacts;
use crate::ui::hooks::{Words, use_action, use_console, use_resource, use_words};
use crate::ui::notice::{Notice, reason};
use crate::ui::parts::button::Button;
use crate::ui::parts::figures::{Ghost, When};
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::lists::Facts;
use crate::ui::parts::offer::why_not;
use crate::web::{Fetch, clock};
use yew::prelude::*;

/// About what.
#[derive(Properties, PartialEq)]
pub(super) struct AboutProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The registry's handle.
    pub(super) registry: Registry<Fetch>,
}

/// The view.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let words = use_words();
    let look_again = use_force_update();
    let texts = &words.repository;
    let AboutProps { place, repository, registry } = props;
    // The index names endpoints when it hands out a token, so the check may bring some.
    let on_checked = Callback::from(move |()| look_again.force_update());
    let facts = vec![
        (
            AttrValue::from(texts.who_may_read().to_owned()),
            html! { <Access place={place.clone()} repository={repository.clone()} registry={registry.clone()} /> },
        ),
        (
            texts.token().to_owned().into(),
            html! { <Token place={place.clone()} repository={repository.clone()} registry={registry.clone()} {on_checked} /> },
        ),
        (texts.endpoints().to_owned().into(), endpoints(&words, &registry.endpoints(repository))),
        (
            texts.last_push().to_owned().into(),
            html! { <LastPush repository={repository.clone()} registry={registry.clone()} /> },
        ),
    ];
    html! {
        <div class="pt-two">
            <section aria-labelledby="pt-about">
                <Head title={texts.about()} id="pt-about">
                    <a href={Route::Doctor { place: place.clone() }.to_hash()}>{ words.doctor.examine() }</a>
                </Head>
                <Facts {facts} />
            </section>
            <WhatPingSays place={place.clone()} registry={registry.clone()} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct TokenProps {
    place: Place,
    repository: Repository,
    registry: Registry<Fetch>,
    on_checked: Callback<()>,
}

/// What the token at hand is good for, asked only at a press: some indexes take a token once.
#[component]
fn Token(props: &TokenProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let outcome = use_state(|| None::<(TokenCheck, Timestamp)>);
    let check = {
        let (registry, repository) = (props.registry.clone(), props.repository.clone());
        let (outcome, on_checked) = (outcome.setter(), props.on_checked.clone());
        use_action(
            move |()| {
                let (registry, repository) = (registry.clone(), repository.clone());
                async move { registry.check_token(&repository).await }
            },
            move |check| {
                outcome.set(Some((check, clock::now())));
                on_checked.emit(());
            },
        )
    };
    let texts = &words.repository;
    let reason = why_not(&words, &console, &props.place, Act::CheckToken);
    let said = outcome.as_ref().map(|(check, at)| {
        let (class, icon, said) = match check {
            TokenCheck::Good => ("pt-ok", "check", texts.token_good()),
            TokenCheck::Refused => ("pt-bad", "close", texts.token_refused()),
            TokenCheck::UnknownRepository => ("pt-unsure", "unsure", texts.token_unknown()),
        };
        html! { <p role="status"><span {class}><Icon name={icon} />{ " " }{ said }</span>{ " " }<time class="pt-hint">{ words.clock(*at) }</time></p> }
    });
    html! {
        <>
            { for said }
            <Button label={texts.check_token().to_owned()} {reason} on_press={check.run} />
            <span class="pt-hint">{ texts.token_hint() }</span>
            if let Some(error) = check.error {
                <Notice {error} attempt={texts.attempt_token().to_owned()} />
            }
        </>
    }
}

fn endpoints(words: &Words, endpoints: &[Origin]) -> Html {
    if endpoints.is_empty() {
        return html! { <span class="pt-unknown">{ words.repository.no_endpoints() }</span> };
    }
    let one = |(at, origin): (usize, &Origin)| html! { <>if at > 0 { { ", " } }<code>{ origin.authority() }</code></> };
    endpoints.iter().enumerate().map(one).collect()
}

#[derive(Properties, PartialEq)]
struct LastPushProps {
    repository: Repository,
    registry: Registry<Fetch>,
}

/// What the registry noted of the last push of `latest`. It is the pusher's own word.
#[component]
fn LastPush(props: &LastPushProps) -> Html {
    let words = use_words();
    let texts = &words.repository;
    let facts = use_resource((props.registry.clone(), props.repository.clone()), |(registry, repository)| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move { registry.repository_facts(&repository).await }
    });
    match (&facts.value, &facts.error, facts.loading) {
        (Some(facts), ..) if **facts != TagFacts::default() => noted(&words, facts),
        (_, _, true) => html! { <Ghost width={4} /> },
        // Old registries note nothing, or have no such call.
        (_, Some(error), _) if !matches!(error.kind, ErrorKind::NotFound | ErrorKind::Unsupported) => {
            html! { <span class="pt-unknown">{ reason(&words, error) }</span> }
        }
        _ => html! { <span class="pt-unknown">{ texts.push_unknown() }</span> },
    }
}

fn noted(words: &Words, facts: &TagFacts) -> Html {
    let safe = |text: &str| show::visible(show::clamp(text, 80).text).into_owned();
    let docker = facts
        .docker_version
        .as_deref()
        .map(|version| words.fill(words.repository.pushed_with(), &[("version", &safe(version))]));
    let platform =
        [&facts.os, &facts.arch].into_iter().flatten().map(|text| safe(text)).collect::<Vec<_>>().join("/");
    let kernel = facts.kernel.as_deref().map(safe);
    let parts = docker.into_iter().chain(Some(platform).filter(|text| !text.is_empty())).chain(kernel);
    let said = parts.collect::<Vec<_>>().join(" · ");
    html! {
        <>
            if let Some(at) = facts.last_update {
                <When at={Timestamp(at.saturating_mul(1000))} />
            }
            <span class="pt-hint">{ said }</span>
        </>
    }
}
