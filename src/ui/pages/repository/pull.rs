//! The command that pulls a tag, to be copied.

use crate::console::command::{NoCommand, Pull, Tool};
use crate::console::route::{Api, Place};
use crate::name::{Repository, Selector, Tag};
use crate::ui::hooks::{Console, use_console, use_words};
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
    /// The repository.
    pub(super) repository: Repository,
    /// Its tags, in order.
    pub(super) tags: Vec<Tag>,
}

/// The command that pulls a tag.
pub(super) fn command(
    console: &Console,
    place: &Place,
    repository: &Repository,
    tag: &Tag,
) -> Result<String, NoCommand> {
    let selector = Selector::Tag(tag.clone());
    let authority = place.origin.authority();
    let public = console.settings.registry(&place.origin).and_then(|registry| registry.public_host.clone());
    let pull = Pull {
        host: public.as_deref().unwrap_or(&authority),
        scheme: place.origin.scheme(),
        api: Api::V1,
        repository,
        selector: Some(&selector),
    };
    pull.command(Tool::Docker)
}

/// The pull command, with the tag to choose.
#[component]
pub(super) fn PullLine(props: &PullLineProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let chosen = use_state_eq(|| None::<String>);
    let texts = &words.tags;
    let found = chosen.as_ref().and_then(|chosen| props.tags.iter().find(|tag| tag.as_str() == chosen));
    let Some(tag) = found.or(props.tags.first()) else { return Html::default() };
    let Ok(command) = command(&console, &props.place, &props.repository, tag) else {
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
            <CopyLine label={texts.pull().to_owned()} {command}>
                <span class="pt-pull-tool">{ Tool::Docker.as_str() }</span>
                <Select label={texts.pull_tag().to_owned()} {options} value={tag.as_str().to_owned()} {on_change} inline={true} />
            </CopyLine>
            <p class="pt-hint pt-under">{ texts.pull_hint() }</p>
        </>
    }
}
