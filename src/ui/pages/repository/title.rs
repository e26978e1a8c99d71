//! The title block of a repository: its name, the facts, and what can be done with it as a whole.

use super::delete::{DeleteRepository, Unfinished, use_unfinished};
use super::extent;
use crate::console::capability::Act;
use crate::console::preferences::Bookmark;
use crate::console::route::{Api, Place, Route};
use crate::console::target::TagRow;
use crate::name::Repository;
use crate::ui::dialogs::{DeleteManifests, Goes, SetTag};
use crate::ui::hooks::names::Names;
use crate::ui::hooks::{Offer, Words, use_console, use_offers, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::head::TitleBlock;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::offer::why_not;
use std::collections::HashSet;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct TitleProps {
    /// The registry.
    pub(super) place: Place,
    /// What it speaks.
    pub(super) api: Api,
    /// The repository.
    pub(super) repository: Repository,
    /// Its tags, as far as they are read.
    pub(super) names: Names,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    SetTag,
    Delete,
}

/// The title block, with the dialogs it opens.
#[component]
pub(super) fn Title(props: &TitleProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let open = use_state_eq(|| Open::Nothing);
    let unfinished = use_unfinished(&props.place, &props.repository);
    let TitleProps { place, api, repository, names } = props;
    let (tags, reload) = (&names.rows, &names.reload);
    let v1 = *api == Api::V1;
    let texts = &words.repository;
    let set = |what: Open| {
        let open = open.setter();
        Callback::from(move |()| open.set(what))
    };
    let why = |act| why_not(&words, &console, place, act);
    // A v2 registry deletes a repository by its tags, and of one without any nothing is left that it could delete.
    let emptied = !v1 && !names.are_some() && tags.as_ref().is_some_and(|tags| tags.is_empty());
    let why_not_delete = why(Act::DeleteRepository)
        .or_else(|| emptied.then(|| AttrValue::from(texts.delete_nothing().to_owned())));
    let insert =
        console.href(&Route::Insert { place: place.clone(), repository: repository.clone(), on: None });
    let deleted = {
        let (reload, close) = (reload.clone(), set(Open::Nothing));
        Callback::from(move |()| {
            close.emit(());
            reload.emit(());
        })
    };
    let on_set = {
        let (reload, close) = (reload.clone(), set(Open::Nothing));
        Callback::from(move |_| {
            close.emit(());
            reload.emit(());
        })
    };
    let offer = |act, label: &str, icon, what| {
        let offer = Offer { label: label.to_owned().into(), icon, act: set(what) };
        if why(act).is_none() { Some(offer) } else { None }
    };
    use_offers(
        [
            offer(Act::SetTag, texts.set_tag(), "tag", Open::SetTag),
            offer(Act::DeleteRepository, texts.delete(), "delete", Open::Delete),
        ]
        .into_iter()
        .flatten()
        .collect(),
    );
    html! {
        <>
            <TitleBlock before={repository.prefix().to_owned()} name={repository.name().to_owned()}
                facts={facts(&words, *api, names)}>
                <Pin place={place.clone()} repository={repository.clone()} />
                <Button label={texts.set_tag().to_owned()} icon="tag" reason={why(Act::SetTag)} on_press={set(Open::SetTag)} />
                if v1 {
                    <Button label={texts.insert().to_owned()} icon="insert" reason={why(Act::InsertImage)} href={insert} />
                }
                <Button label={texts.delete().to_owned()} icon="delete" kind={Kind::Warned}
                    reason={why_not_delete} on_press={set(Open::Delete)} />
            </TitleBlock>
            if let Some(state) = (*unfinished.state).clone() {
                <Unfinished place={place.clone()} repository={repository.clone()} {state} on_resume={set(Open::Delete)} />
            }
            if *open == Open::SetTag {
                <SetTag place={place.clone()} api={*api} repository={repository.clone()} tags={tags.clone()}
                    on_close={set(Open::Nothing)} on_done={on_set} />
            }
            if *open == Open::Delete && !v1 {
                <DeleteManifests place={place.clone()} repository={repository.clone()} goes={Goes::All} on_close={set(Open::Nothing)} on_done={deleted} />
            }
            if *open == Open::Delete && v1 {
                <DeleteRepository place={place.clone()} repository={repository.clone()} tags={tags.clone()}
                    {unfinished} on_close={set(Open::Nothing)} />
            }
        </>
    }
}

fn facts(words: &Words, api: Api, names: &Names) -> Vec<Html> {
    let texts = &words.repository;
    let mut facts = Vec::new();
    if api == Api::V2 {
        // How many images they are is known only when every tag was read.
        let class = names.loading.then_some("pt-counting");
        facts.extend(extent::count(words, names).map(|count| html! { <span {class}>{ count }</span> }));
        return facts;
    }
    if let Some(tags) = &names.rows {
        let (count, images) =
            (words.count(texts.tags(), tags.len()), words.count(texts.images(), targets(tags)));
        let said = match tags.len() {
            0 => count,
            _ => words.fill(texts.tags_on_images(), &[("tags", &count), ("images", &images)]),
        };
        facts.push(Html::from(said));
    }
    facts.push(html! {
        <span class="pt-unsure" title={texts.not_verified_why().to_owned()}>
            <Icon name="unsure" />{ " " }{ texts.not_verified() }
        </span>
    });
    facts
}

/// How many images the tags point at.
pub(super) fn targets(tags: &[TagRow]) -> usize {
    tags.iter().map(|one| &one.target).collect::<HashSet<_>>().len()
}

#[derive(Properties, PartialEq)]
struct PinProps {
    place: Place,
    repository: Repository,
}

#[component]
fn Pin(props: &PinProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let bookmark = Bookmark { origin: props.place.origin.clone(), repository: props.repository.clone() };
    let pinned = console.preferences.is_pinned(&bookmark);
    let label = if pinned { words.repository.unpin() } else { words.repository.pin() }.to_owned();
    let on_press = Callback::from(move |()| {
        let bookmark = bookmark.clone();
        console.prefer(move |preferences| preferences.pin(bookmark, !pinned));
    });
    html! { <Button {label} icon="pin" kind={Kind::Bare} {on_press} /> }
}
