//! What an image runs with: command, user, ports, environment, labels. Values that look like secrets are masked
//! until asked for (security notes C19); a label is a link only when it is what it looks like (D2).

use super::few::Few;
use super::masked::Masked;
use super::row::{name_row, row};
use crate::console::pretty;
use crate::console::show::{self, Variable};
use crate::image::RunConfig;
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::long_text::LongText;
use yew::prelude::*;

/// Whose configuration.
#[derive(Properties, PartialEq)]
pub(super) struct ConfigProps {
    /// The configuration, if the image has one.
    pub config: Option<RunConfig>,
}

/// Configuration, environment and labels.
#[component]
pub(super) fn Config(props: &ConfigProps) -> Html {
    let words = use_words();
    let Some(config) = &props.config else {
        return html! {
            <>
                <div class="pt-head"><h2>{ words.image.configuration() }</h2></div>
                <p class="pt-hint">{ words.image.no_configuration() }</p>
            </>
        };
    };
    html! {
        <>
            <div class="pt-head"><h2>{ words.image.configuration() }</h2></div>
            { running(&words, config) }
            { environment(&words, &config.env) }
            { labels(&words, &config.labels) }
        </>
    }
}

fn running(words: &Words, config: &RunConfig) -> Html {
    let command: Vec<String> = config.entrypoint.iter().chain(&config.cmd).cloned().collect();
    let text = words.image.clone();
    let one = |label: &str, value: Option<&str>| {
        value.filter(|value| !value.is_empty()).map(|value| row(label, code(value)))
    };
    let many = |label: &str, values: &[String]| {
        (!values.is_empty()).then(|| {
            row(label, html! { <ul class="pt-values">{ for values.iter().map(|v| html! { <li>{ code(v) }</li> }) }</ul> })
        })
    };
    let rows: Vec<Html> = [
        (!command.is_empty()).then(|| row(text.runs(), code(&pretty::command_line(&command)))),
        one(text.user(), config.user.as_deref()),
        many(text.ports(), &config.exposed_ports),
        one(text.works_in(), config.working_dir.as_deref()),
        many(text.volumes(), &config.volumes),
        one(text.host_name(), config.hostname.as_deref()),
        many(text.on_build(), &config.on_build),
    ]
    .into_iter()
    .flatten()
    .collect();
    if rows.is_empty() {
        return html! { <p class="pt-hint">{ text.no_configuration() }</p> };
    }
    html! { <dl class="pt-dl">{ rows }</dl> }
}

fn code(text: &str) -> Html {
    html! { <LongText text={text.to_owned()} /> }
}

fn environment(words: &Words, env: &[String]) -> Html {
    if env.is_empty() {
        return Html::default();
    }
    let rows: Vec<Html> = env.iter().map(|line| variable(line)).collect();
    html! { <Few title={words.image.environment().to_owned()} {rows} /> }
}

fn labels(words: &Words, labels: &[(String, String)]) -> Html {
    if labels.is_empty() {
        return Html::default();
    }
    let rows: Vec<Html> = labels.iter().map(|(key, value)| name_row(key, label(key, value))).collect();
    html! { <Few title={words.image.labels().to_owned()} {rows} /> }
}

fn label(key: &str, value: &str) -> Html {
    match show::link(value) {
        Some(link) if !show::looks_secret(key, value) => html! {
            <>
                <a href={link.href} target="_blank" rel="noopener noreferrer nofollow"><code>{ value }</code></a>
                <span class="pt-hint">{ link.host }</span>
            </>
        },
        _ if show::looks_secret(key, value) => {
            html! { <Masked name={key.to_owned()} value={value.to_owned()} /> }
        }
        _ => code(value),
    }
}

fn variable(line: &str) -> Html {
    let Variable { key, value, secret } = show::variable(line);
    match value {
        None => name_row(key, Html::default()),
        Some(value) if secret => {
            name_row(key, html! { <Masked name={key.to_owned()} value={value.to_owned()} /> })
        }
        Some(value) => name_row(key, code(value)),
    }
}
