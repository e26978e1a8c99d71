//! The command that pulls a tag, to be copied: for the tool one uses, by the tag or by what it points at now.

use crate::console::command::{NoCommand, Pull, Tool};
use crate::console::route::{Api, Place};
use crate::name::{Repository, Selector, Tag};
use crate::ui::hooks::reading::Details;
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::parts::choices::Select;
use crate::ui::parts::copy::CopyLine;
use yew::prelude::*;

/// The longest list of tags to choose from here; any other tag is on its own page.
const MOST: usize = 100;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct PullLineProps {
    /// The registry.
    pub(super) place: Place,
    /// What it speaks.
    pub(super) api: Api,
    /// The repository.
    pub(super) repository: Repository,
    /// Its tags, in order.
    pub(super) tags: Vec<Tag>,
    /// What is known of them.
    pub(super) details: Details,
}

/// The command that pulls a tag, or what it points at.
pub(super) fn command(
    console: &Console,
    (place, api): (&Place, Api),
    repository: &Repository,
    selector: &Selector,
) -> Result<String, NoCommand> {
    let authority = place.origin.authority();
    let public = console.settings.registry(&place.origin).and_then(|registry| registry.public_host.clone());
    let pull = Pull {
        host: public.as_deref().unwrap_or(&authority),
        scheme: place.origin.scheme(),
        api,
        repository,
        selector: Some(selector),
    };
    pull.command(tool(console, api))
}

/// The tool a person uses, as far as it speaks the protocol.
fn tool(console: &Console, api: Api) -> Tool {
    let spoken = Tool::for_api(api);
    let preferred = console.preferences.tool;
    if spoken.contains(&preferred) { preferred } else { Tool::default() }
}

/// The pull command, with the tool and the tag to choose.
#[component]
pub(super) fn PullLine(props: &PullLineProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let chosen = use_state_eq(|| None::<String>);
    let by_digest = use_state_eq(|| false);
    let texts = &words.tags;
    let found = chosen.as_ref().and_then(|chosen| props.tags.iter().find(|tag| tag.as_str() == chosen));
    let Some(tag) = found.or(props.tags.first()) else { return Html::default() };
    let v2 = props.api == Api::V2;
    let digest = if *by_digest && v2 { props.details.digest(tag).map(Selector::Digest) } else { None };
    let coming = *by_digest && digest.is_none();
    let selector = digest.unwrap_or_else(|| Selector::Tag(tag.clone()));
    let Ok(command) = command(&console, (&props.place, props.api), &props.repository, &selector) else {
        return html! { <p class="pt-hint">{ texts.pull_upper_case() }</p> };
    };
    let option = |tag: &Tag| (tag.as_str().to_owned().into(), tag.as_str().to_owned().into());
    let options: Vec<(AttrValue, AttrValue)> = props.tags.iter().take(MOST).map(option).collect();
    let on_change = {
        let chosen = chosen.setter();
        Callback::from(move |tag: String| chosen.set(Some(tag)))
    };
    html! {
        <>
            <CopyLine label={texts.pull().to_owned()} {command} offer={AttrValue::from(words.palette.copy_pull().to_owned())}>
                { tools(&words, &console, props.api) }
                if v2 {
                    { named(&words, &by_digest) }
                }
                <Select label={texts.pull_tag().to_owned()} {options} value={tag.as_str().to_owned()} {on_change} inline={true} />
            </CopyLine>
            if !v2 {
                <p class="pt-hint pt-under">{ texts.pull_hint() }</p>
            } else if coming {
                <p class="pt-hint pt-under" role="status">{ words.fill(words.manifests.digest_coming(), &[("name", tag.as_str())]) }</p>
            }
        </>
    }
}

/// The tools to choose from; where there is one only, its name.
fn tools(words: &Words, console: &Console, api: Api) -> Html {
    let now = tool(console, api);
    let all = Tool::for_api(api);
    if all.len() == 1 {
        return html! { <span class="pt-pull-tool">{ now.as_str() }</span> };
    }
    let options = all.iter().map(|tool| (tool.as_str().into(), tool.as_str().into())).collect::<Vec<_>>();
    let console = console.clone();
    let on_change = Callback::from(move |name: String| {
        let Some(tool) = Tool::read(&name) else { return };
        console.prefer(move |mut preferences| {
            preferences.tool = tool;
            preferences
        });
    });
    html! { <Select label={words.manifests.tool().to_owned()} {options} value={now.as_str()} {on_change} inline={true} /> }
}

fn named(words: &Words, by_digest: &UseStateHandle<bool>) -> Html {
    let texts = &words.manifests;
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("tag".into(), texts.by_tag().to_owned().into()),
        ("digest".into(), texts.by_digest().to_owned().into()),
    ];
    let value = if **by_digest { "digest" } else { "tag" };
    let on_change = {
        let by_digest = by_digest.setter();
        Callback::from(move |value: String| by_digest.set(value == "digest"))
    };
    html! { <Select label={texts.named().to_owned()} {options} {value} {on_change} inline={true} /> }
}
