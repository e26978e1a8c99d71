//! What an image runs with: command, user, ports, environment, labels. Values that look like secrets are masked
//! until asked for (security notes C19); a label is a link only when it is what it looks like (D2).

use super::few::Few;
use super::masked::Masked;
use super::row::{name_row, row};
use crate::console::running::{Fact, facts};
use crate::console::show::{self, Variable};
use crate::image::RunConfig;
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::long_text::LongText;
use crate::ui::parts::stretch::use_stretch;
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
            { environment(&words, config.env.clone()) }
            <Names title={words.image.labels().to_owned()} names={config.labels.clone()} />
        </>
    }
}

fn running(words: &Words, config: &RunConfig) -> Html {
    let rows: Vec<Html> = facts(config)
        .into_iter()
        .map(|(fact, values)| {
            let label = label_of(words, fact);
            let value = match &values[..] {
                [one] => code(one),
                _ => html! { <Values label={label.to_owned()} {values} /> },
            };
            row(label, value)
        })
        .collect();
    if rows.is_empty() {
        return html! { <p class="pt-hint">{ words.image.no_configuration() }</p> };
    }
    html! { <dl class="pt-dl">{ rows }</dl> }
}

/// What a fact is called.
pub(super) fn label_of(words: &Words, fact: Fact) -> &str {
    let text = &words.image;
    match fact {
        Fact::Platform => text.platform(),
        Fact::Runs => text.runs(),
        Fact::User => text.user(),
        Fact::Ports => text.ports(),
        Fact::WorksIn => text.works_in(),
        Fact::Volumes => text.volumes(),
        Fact::StopsBy => text.stops_by(),
        Fact::Health => text.health(),
        Fact::Shell => text.shell(),
        Fact::HostName => text.host_name(),
        Fact::OnBuild => text.on_build(),
    }
}

fn code(text: &str) -> Html {
    html! { <LongText text={text.to_owned()} /> }
}

#[derive(Properties, PartialEq)]
struct ValuesProps {
    label: AttrValue,
    values: Vec<String>,
}

/// Several values of one fact.
#[component]
fn Values(props: &ValuesProps) -> Html {
    let stretch = use_stretch(props.values.len());
    let shown = &props.values[stretch.rows.clone()];
    html! {
        <>
            <ul class="pt-values">{ for shown.iter().map(|value| html! { <li>{ code(value) }</li> }) }</ul>
            { stretch.turn(&props.label) }
        </>
    }
}

fn environment(words: &Words, env: Vec<String>) -> Html {
    if env.is_empty() {
        return Html::default();
    }
    let count = env.len();
    let row = Callback::from(move |at: usize| variable(&env[at]));
    html! { <Few title={words.image.environment().to_owned()} {count} {row} /> }
}

/// Names and what stands under them, as an image or a document gives them.
#[derive(Properties, PartialEq)]
pub(super) struct NamesProps {
    /// What they are.
    pub title: AttrValue,
    /// The names, each with its value.
    pub names: Vec<(String, String)>,
}

/// A list of them; nothing where there are none.
#[component]
pub(super) fn Names(props: &NamesProps) -> Html {
    if props.names.is_empty() {
        return Html::default();
    }
    let names = props.names.clone();
    let row = Callback::from(move |at: usize| {
        let (key, value) = &names[at];
        name_row(key, label_value(key, value))
    });
    html! { <Few title={&props.title} count={props.names.len()} {row} /> }
}

fn label_value(key: &str, value: &str) -> Html {
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
