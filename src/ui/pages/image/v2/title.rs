//! The name of the image, the facts about it in one line, and what can be done with it.

use crate::console::capability::Act;
use crate::console::route::{Api, Named, Part, Route, View};
use crate::console::sharing::Sharing;
use crate::console::target::{TagRow, Target};
use crate::console::trail::{End, Trail};
use crate::image::Timestamp;
use crate::image::manifest::Manifest;
use crate::name::{Heard, Selector, Tag};
use crate::registry::v2::Fetched;
use crate::ui::dialogs::{DeleteManifests, Goes, SetTag};
use crate::ui::hooks::{Console, Offer, Words, use_console, use_offers, use_words};
use crate::ui::pages::image::ImagePageProps;
use crate::ui::pages::image::compare::CompareWith;
use crate::ui::pages::image::name::halves;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::head::TitleBlock;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::offer::why_not;
use std::rc::Rc;
use yew::prelude::*;

/// Of which image.
#[derive(Properties, PartialEq)]
pub(super) struct TitleProps {
    /// What names it.
    pub image: ImagePageProps,
    /// What the name stands for.
    pub top: Rc<Fetched>,
    /// The way to what is shown of it, once it is known.
    pub trail: Option<Rc<Trail>>,
    /// Which of the images under it was asked for.
    pub part: Option<Part>,
    /// When it was made, by its own word, once that is known.
    pub created: Option<Timestamp>,
    /// What its tags share, once someone asked.
    pub sharing: Option<Rc<Sharing>>,
    /// A tag was set or deleted.
    pub on_change: Callback<()>,
}

/// The title block.
#[component]
pub(super) fn Title(props: &TitleProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let open = use_state_eq(|| Open::Nothing);
    let why = |act| why_not(&words, &console, &props.image.place, act);
    let opener = |which| {
        let open = open.clone();
        move |()| open.set(which)
    };
    let tagged = matches!(props.image.selector, Selector::Tag(_));
    let delete = if tagged { words.image.delete_tag() } else { words.image.delete_manifest() };
    let offer = |act, label: &str, icon, which| {
        let act = why(act).is_none().then(|| Callback::from(opener(which)))?;
        Some(Offer { label: label.to_owned().into(), icon, act })
    };
    let offers = [
        offer(Act::SetTag, words.image.set_tag(), "tag", Open::SetTag),
        offer(Act::DeleteTag, delete, "delete", Open::Delete),
    ];
    use_offers(offers.into_iter().flatten().collect());
    let (before, name) = halves(&props.image.repository, &props.image.selector);
    let left = Named { repository: props.image.repository.clone(), selector: props.image.selector.clone() };
    html! {
        <>
            <TitleBlock {before} {name} facts={facts(&words, props)}>
                <Button icon="tag" label={words.image.set_tag().to_owned()} reason={why(Act::SetTag)}
                    on_press={opener(Open::SetTag)} />
                <CompareWith place={props.image.place.clone()} {left} part={props.part.clone()}
                    label={words.compare.compare().to_owned()} />
                <Button icon="delete" kind={Kind::Warned} reason={why(Act::DeleteTag)} on_press={opener(Open::Delete)}
                    label={delete.to_owned()} />
            </TitleBlock>
            { dialog(&console, props, &open) }
        </>
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    SetTag,
    Delete,
}

fn dialog(console: &Console, props: &TitleProps, open: &UseStateHandle<Open>) -> Html {
    let (place, repository) = (props.image.place.clone(), props.image.repository.clone());
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(Open::Nothing))
    };
    match **open {
        Open::SetTag => {
            let on_done = {
                let (on_close, on_change) = (on_close.clone(), props.on_change.clone());
                move |_: Tag| {
                    on_close.emit(());
                    on_change.emit(());
                }
            };
            let target = Target::Manifest(props.top.digest.clone());
            html! {
                <SetTag {place} api={Api::V2} {repository} tags={None::<Rc<Vec<TagRow>>>} {target} {on_close} {on_done} />
            }
        }
        Open::Delete => {
            let goes = match &props.image.selector {
                Selector::Tag(tag) => Goes::Tags(Rc::from([tag.clone()])),
                _ => {
                    Goes::Manifest(props.top.digest.clone(), matches!(props.top.manifest, Manifest::Index(_)))
                }
            };
            let on_done = {
                let (console, place, repository) = (console.clone(), place.clone(), repository.clone());
                move |()| console.go(&Route::repository(place.clone(), repository.clone(), View::Tags))
            };
            html! { <DeleteManifests {place} {repository} {goes} {on_close} {on_done} /> }
        }
        Open::Nothing => Html::default(),
    }
}

fn facts(words: &Words, props: &TitleProps) -> Vec<Html> {
    let text = &words.image;
    let mut facts = vec![html! { <Chip full={props.top.digest.to_string()} /> }];
    let own = match &props.image.selector {
        Selector::Tag(tag) => Some(tag),
        _ => None,
    };
    let at = props.sharing.as_ref().and_then(|sharing| sharing.at.get(&props.top.digest));
    let others: Vec<&str> =
        at.into_iter().flatten().filter(|tag| Some(*tag) != own).take(6).map(Tag::as_str).collect();
    if !others.is_empty() {
        facts.push(Html::from(words.fill(text.also(), &[("tags", &others.join(", "))])));
    }
    let leaf = props.trail.as_ref().and_then(|trail| match &trail.end {
        End::Manifest(leaf) => Some(leaf),
        _ => None,
    });
    if let Some(Manifest::Image(image)) = leaf.map(|leaf| &leaf.manifest)
        && let Some(bytes) = image.compressed()
    {
        facts.push(Html::from(words.fill(text.size_compressed(), &[("size", &words.size(bytes))])));
    }
    if let Some(created) = props.created {
        facts.push(Html::from(words.fill(text.made(), &[("date", &words.time(created))])));
    }
    facts.push(verified(words, leaf.unwrap_or(&props.top)));
    facts
}

/// How far it was verified that this is what was asked for (security notes I1, I5).
pub(super) fn verified(words: &Words, fetched: &Fetched) -> Html {
    let text = &words.image;
    if matches!(fetched.manifest, Manifest::Schema1(_)) {
        return html! {
            <span class="pt-unsure pt-nowrap"><Icon name="unsure" />{ " " }{ text.not_verified() }</span>
        };
    }
    let said = match &fetched.declared {
        Some(Heard::Valid(_)) => text.digest_matches(),
        _ => text.digest_found(),
    };
    html! { <span class="pt-ok pt-nowrap"><Icon name="check" />{ " " }{ said }</span> }
}
