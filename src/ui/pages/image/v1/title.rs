//! The name of the image, the facts about it in one line, how to pull it, and what can be done with it.

use super::sizes::Measure;
use super::standing::pointing_at;
use crate::console::capability::Act;
use crate::console::command::{NoCommand, Pull, Seen, Tool};
use crate::console::route::{Api, Named, Place, Route, View};
use crate::console::target::{TagRow, Target};
use crate::image::Image;
use crate::name::{Repository, Selector, Tag};
use crate::registry::v1::Tagged;
use crate::ui::dialogs::{DeleteTags, SetTag};
use crate::ui::hooks::{Console, Offer, Words, use_console, use_noted, use_offers, use_words};
use crate::ui::pages::image::compare::CompareWith;
use crate::ui::pages::image::name::halves;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::copy::CopyLine;
use crate::ui::parts::head::TitleBlock;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::offer::why_not;
use std::rc::Rc;
use yew::prelude::*;

/// Of which image.
#[derive(Properties, PartialEq)]
pub(super) struct TitleProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// What named it.
    pub selector: Selector,
    /// The image.
    pub image: Rc<Image>,
    /// The tags of the repository, once they have been read.
    pub tags: Option<Rc<Vec<Tagged>>>,
    /// The size with all parents and whether it is compressed, once it is known.
    pub size: Option<(u64, Measure)>,
    /// A tag was set: the list is to be read again.
    pub on_change: Callback<()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    SetTag,
    DeleteTag,
}

/// The title block and the pull command.
#[component]
pub(super) fn Title(props: &TitleProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let open = use_state_eq(|| Open::Nothing);
    let may_set = why_not(&words, &console, &props.place, Act::SetTag);
    let may_delete = why_not(&words, &console, &props.place, Act::DeleteTag);
    let may_insert = why_not(&words, &console, &props.place, Act::InsertImage);
    let tags_here = props.tags.as_ref().map(|tags| pointing_at(tags, &props.image.id));
    let (before, name) = halves(&props.repository, &props.selector);
    let own = match &props.selector {
        Selector::Tag(tag) => Some(tag.clone()),
        _ => None,
    };
    let others =
        tags_here.clone().map(|tags| tags.into_iter().filter(|tag| Some(tag) != own.as_ref()).collect());
    let insert = console.href(&Route::Insert {
        place: props.place.clone(),
        repository: props.repository.clone(),
        on: Some(Selector::Image(props.image.id.clone())),
    });
    let opener = |which| {
        let open = open.clone();
        move |()| open.set(which)
    };
    let offer = |allowed: bool, label: &str, icon, which| {
        let act = allowed.then(|| Callback::from(opener(which)))?;
        Some(Offer { label: label.to_owned().into(), icon, act })
    };
    let offers = [
        offer(may_set.is_none(), words.image.set_tag(), "tag", Open::SetTag),
        offer(may_delete.is_none() && own.is_some(), words.image.delete_tag(), "delete", Open::DeleteTag),
    ];
    use_offers(offers.into_iter().flatten().collect());
    let layer = Some(Target::Image(props.image.id.clone()));
    use_noted(Seen { layer, ..Seen::default() });
    let left = Named { repository: props.repository.clone(), selector: props.selector.clone() };
    let text = &words.image;
    html! {
        <>
            <TitleBlock {before} {name} facts={facts(&words, props, others.as_ref())}>
                <Button icon="tag" label={text.set_tag().to_owned()} reason={may_set} on_press={opener(Open::SetTag)} />
                <Button icon="insert" label={text.insert_on_top().to_owned()} reason={may_insert} href={insert} />
                <CompareWith place={props.place.clone()} left={left} label={words.compare.compare().to_owned()} />
                if own.is_some() {
                    <Button icon="delete" kind={Kind::Warned} label={text.delete_tag().to_owned()} reason={may_delete}
                        on_press={opener(Open::DeleteTag)} />
                }
            </TitleBlock>
            { pull(&words, &console, props, own.as_ref().or(tags_here.as_ref().and_then(|tags| tags.first()))) }
            { dialog(&console, props, &open, own) }
        </>
    }
}

fn facts(words: &Words, props: &TitleProps, others: Option<&Vec<Tag>>) -> Vec<Html> {
    let (text, image) = (&words.image, &props.image);
    let mut facts = vec![html! { <Chip full={image.id.to_string()} /> }];
    if let Some(others) = others.filter(|others| !others.is_empty()) {
        let names: Vec<&str> = others.iter().take(6).map(Tag::as_str).collect();
        facts.push(Html::from(words.fill(text.also(), &[("tags", &names.join(", "))])));
    }
    if let Some((bytes, measure)) = props.size {
        let message = match measure {
            Measure::Compressed => text.size_compressed(),
            Measure::Unpacked => text.size_unpacked(),
        };
        facts.push(Html::from(words.fill(message, &[("size", &words.size(bytes))])));
    }
    facts.push(match image.created {
        Some(created) => Html::from(words.fill(text.made(), &[("date", &words.time(created))])),
        None => Html::from(text.made_unknown()),
    });
    facts.push(html! { <span class="pt-unsure pt-nowrap"><Icon name="unsure" />{ " " }{ text.not_verified() }</span> });
    facts
}

/// The pull command by tag; v1 has no other. By id there is one only where a tag points at the image.
fn pull(words: &Words, console: &Console, props: &TitleProps, tag: Option<&Tag>) -> Html {
    let text = &words.image;
    let Some(tag) = tag else {
        return html! { <p class="pt-hint pt-under">{ text.no_pull() }</p> };
    };
    let origin = &props.place.origin;
    let settings = console.settings.registry(origin);
    let host = settings.and_then(|known| known.public_host.clone()).unwrap_or_else(|| origin.authority());
    let selector = Selector::Tag(tag.clone());
    let pull = Pull {
        host: &host,
        scheme: origin.scheme(),
        api: Api::V1,
        repository: &props.repository,
        selector: Some(&selector),
    };
    match pull.command(Tool::Docker) {
        Ok(command) => html! {
            <div class="pt-under">
                <CopyLine label={text.pull_command().to_owned()} {command} offer={AttrValue::from(words.palette.copy_pull().to_owned())} />
                <p class="pt-hint pt-under">{ text.pull_hint() }</p>
            </div>
        },
        Err(NoCommand::UpperCase) => html! { <p class="pt-hint pt-under">{ text.no_pull_case() }</p> },
        Err(_) => html! { <p class="pt-hint pt-under">{ text.no_pull() }</p> },
    }
}

fn dialog(console: &Console, props: &TitleProps, open: &UseStateHandle<Open>, own: Option<Tag>) -> Html {
    let rows = |tags: &Rc<Vec<Tagged>>| Rc::new(tags.iter().cloned().map(TagRow::from).collect::<Vec<_>>());
    let tags = props.tags.as_ref().map(rows);

    let (place, repository) = (props.place.clone(), props.repository.clone());
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    match (**open, own) {
        (Open::SetTag, _) => {
            let on_done = {
                let (close, on_change) = (close.clone(), props.on_change.clone());
                move |_| {
                    close.emit(());
                    on_change.emit(());
                }
            };
            let target = Target::Image(props.image.id.clone());
            html! { <SetTag {place} api={Api::V1} {repository} {tags} {target} on_close={close} {on_done} /> }
        }
        (Open::DeleteTag, Some(tag)) => {
            let on_done = {
                let (console, place, repository) = (console.clone(), place.clone(), repository.clone());
                move |()| console.go(&Route::repository(place.clone(), repository.clone(), View::Tags))
            };
            let picked: Rc<[Tag]> = Rc::from([tag]);
            html! { <DeleteTags {place} {repository} {picked} {tags} on_close={close} {on_done} /> }
        }
        _ => Html::default(),
    }
}
