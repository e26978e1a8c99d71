//! What `_ping` says, as it came: status, the header fields a page may read, the body.

use crate::console::route::Place;
use crate::console::show;
use crate::registry::Registry;
use crate::registry::detect::Ping;
use crate::ui::hooks::{Words, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use crate::ui::parts::sentence::{name, sentence};
use crate::web::{Fetch, clock};
use yew::prelude::*;

/// Of which registry.
#[derive(Properties, PartialEq)]
pub(super) struct PingProps {
    /// The registry.
    pub(super) place: Place,
    /// Its handle.
    pub(super) registry: Registry<Fetch>,
}

/// The answer to `_ping`.
#[component]
pub(super) fn WhatPingSays(props: &PingProps) -> Html {
    let words = use_words();
    let texts = &words.repository;
    let ping = use_resource(props.registry.clone(), |registry| {
        let registry = registry.clone();
        async move { registry.ping().await.map(|ping| (ping, clock::now())) }
    });
    let title = sentence(texts.ping(), &[("ping", name("_ping"))]);
    let attempt = words.fill(texts.attempt_ping(), &[("host", &props.place.origin.authority())]);
    let end = ping.value.as_ref().map(|answer| {
        let (ping, at) = &**answer;
        words.fill(texts.in_ms(), &[("status", &ping.status.to_string()), ("time", &words.clock(*at))])
    });
    html! {
        <section aria-labelledby="pt-ping">
            <Head {title} id="pt-ping">{ for end }</Head>
            if let Some(error) = &ping.error {
                <Notice error={error.clone()} {attempt} on_retry={ping.reload.clone()} />
            }
            if let Some(answer) = &ping.value {
                { said(&words, &answer.0) }
            } else if ping.loading {
                <Ghost width={5} />
            }
        </section>
    }
}

fn said(words: &Words, ping: &Ping) -> Html {
    let texts = &words.repository;
    let safe = |text: &str| show::visible(show::clamp(text, 200).text).into_owned();
    let header = |(name, value): &(String, String)| format!("{}: {}\n", safe(name), safe(value));
    let headers: String = ping.headers.iter().map(header).collect();
    let has_version = ping.facts.version.is_some();
    let kind = if ping.facts.standalone { texts.ping_standalone() } else { texts.ping_apart() };
    html! {
        <>
            <pre class="pt-code" tabindex="0">
                <mark>{ "GET" }</mark>{ format!(" {}\n\n", ping.url) }
                { headers }
                if !has_version {
                    { "X-Docker-Registry-Version: " }<span class="pt-quiet">{ texts.ping_not_readable() }</span>{ "\n" }
                }
                { "\n" }{ show::visible_lines(&ping.body).into_owned() }
            </pre>
            <p class="pt-hint pt-under">
                { kind }
                if !has_version {
                    { " " }{ texts.ping_version() }
                }
            </p>
        </>
    }
}
