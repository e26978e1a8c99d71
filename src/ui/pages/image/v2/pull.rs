//! The command that pulls an image, to be copied: for the tool one uses, by its tag or by its digest.

use crate::console::command::{NoCommand, Pull, Tool};
use crate::console::route::Api;
use crate::name::{Digest, Selector};
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::pages::image::ImagePageProps;
use crate::ui::parts::choices::Select;
use crate::ui::parts::copy::CopyLine;
use yew::prelude::*;

/// Of which image.
#[derive(Properties, PartialEq)]
pub(super) struct PullLineProps {
    /// What names it.
    pub image: ImagePageProps,
    /// What the name stands for.
    pub digest: Digest,
}

/// A line with the command.
#[component]
pub(super) fn PullLine(props: &PullLineProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let by_digest = use_state_eq(|| false);
    let tag = matches!(props.image.selector, Selector::Tag(_));
    let selector = match &props.image.selector {
        tag @ Selector::Tag(_) if !*by_digest => tag.clone(),
        _ => Selector::Digest(props.digest.clone()),
    };
    let place = &props.image.place;
    let settings = console.settings.registry(&place.origin);
    let host = settings.and_then(|known| known.public_host.clone());
    let tool = console.preferences.tool;
    let pull = Pull {
        host: &host.unwrap_or_else(|| place.origin.authority()),
        scheme: place.origin.scheme(),
        api: Api::V2,
        repository: &props.image.repository,
        selector: Some(&selector),
    };
    let command = match pull.command(tool) {
        Ok(command) => command,
        Err(NoCommand::UpperCase) => {
            return html! { <p class="pt-hint pt-under">{ words.image.no_pull_case() }</p> };
        }
        Err(_) => return Html::default(),
    };
    html! {
        <div class="pt-under">
            <CopyLine label={words.image.pull_command().to_owned()} {command}
                offer={AttrValue::from(words.palette.copy_pull().to_owned())}>
                { tools(&words, &console, tool) }
                if tag {
                    { named(&words, &by_digest) }
                }
            </CopyLine>
        </div>
    }
}

fn tools(words: &Words, console: &Console, tool: Tool) -> Html {
    let option = |tool: &Tool| (tool.as_str().into(), tool.as_str().into());
    let options: Vec<(AttrValue, AttrValue)> = Tool::for_api(Api::V2).iter().map(option).collect();
    let console = console.clone();
    let on_change = move |name: String| {
        if let Some(tool) = Tool::read(&name) {
            console
                .prefer(move |preferences| crate::console::preferences::Preferences { tool, ..preferences });
        }
    };
    html! { <Select label={words.image.pull_tool().to_owned()} {options} value={tool.as_str()} {on_change} inline={true} /> }
}

fn named(words: &Words, by_digest: &UseStateHandle<bool>) -> Html {
    let text = &words.image;
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("tag".into(), text.pull_by_tag().to_owned().into()),
        ("digest".into(), text.pull_by_digest().to_owned().into()),
    ];
    let value = if **by_digest { "digest" } else { "tag" };
    let set = by_digest.setter();
    let on_change = move |value: String| set.set(value == "digest");
    html! { <Select label={text.pull_named().to_owned()} {options} {value} {on_change} inline={true} /> }
}
