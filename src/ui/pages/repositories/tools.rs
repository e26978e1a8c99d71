//! The line over the list: the filter, how far reading is, and what can be done with the list as a whole.

use crate::console::natural::Filter;
use crate::console::preferences::Fold;
use crate::console::repository_index::RepositoryIndex;
use crate::console::route::Place;
use crate::ui::hooks::{use_console, use_rested, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Check;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::seek::SeekField;
use crate::ui::parts::sentence::sentence;
use std::rc::Rc;
use yew::prelude::*;

/// What the [`Tools`] work on.
#[derive(Properties, PartialEq)]
pub(super) struct ToolsProps {
    /// The registry, by its address.
    pub(super) place: Place,
    /// What was read, folded.
    pub(super) index: Rc<RepositoryIndex>,
    /// What is in the filter.
    pub(super) filter: AttrValue,
    /// Told what is typed.
    pub(super) on_filter: Callback<String>,
    /// Told what to search for at the registry; nothing leads back to the whole list.
    pub(super) on_search: Callback<Option<String>>,
    /// Whether what the registry found is shown.
    pub(super) asked: bool,
    /// Whether tags are counted.
    pub(super) counting: bool,
    /// Told whether to count.
    pub(super) on_counting: Callback<bool>,
    /// How far reading is.
    pub(super) progress: Html,
    /// Whether it is under way.
    pub(super) reading: bool,
    /// Whether all of the list was read.
    pub(super) whole: bool,
    /// Whether the registry can search for itself.
    pub(super) searches: bool,
    /// Reads everything again.
    pub(super) on_again: Callback<()>,
}

/// The line over the list.
#[component]
pub(super) fn Tools(props: &ToolsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.repositories;
    let namespaces: Vec<String> = props.index.namespaces().iter().map(|space| space.name.clone()).collect();
    let fold_all = |open: bool| {
        let (console, origin, namespaces) = (console.clone(), props.place.origin.clone(), namespaces.clone());
        Callback::from(move |()| {
            let (origin, namespaces) = (origin.clone(), namespaces.clone());
            console.prefer(move |preferences| {
                let fold = |namespace| Fold { origin: origin.clone(), namespace, open };
                namespaces.into_iter().map(fold).fold(preferences, |preferences, fold| preferences.fold(fold))
            });
        })
    };
    let any_shut = props
        .index
        .shown(&Filter::default(), |name| console.preferences.is_open(&props.place.origin, name))
        .iter()
        .any(|space| !space.open);
    let matching = props.index.shown(&Filter::new(&props.filter), |_| None);
    let matches = matching.iter().map(|space| space.matches.len()).sum();
    let found = words.count(texts.matches(), matches);
    let filters = !props.filter.trim().is_empty() && !props.asked;
    let said = use_rested(if filters { found.clone() } else { String::new() });
    // What was not read yet may match as well.
    let found = if props.whole {
        Html::from(found)
    } else {
        sentence(
            texts.so_far_of_list(),
            &[("matches", Html::from(found)), ("progress", props.progress.clone())],
        )
    };
    let search = {
        let filter = props.filter.to_string();
        props.on_search.reform(move |()| Some(filter.clone()))
    };
    let back = props.on_search.reform(|()| None);
    let on_enter = {
        let (searches, on_search) = (props.searches, props.on_search.clone());
        Callback::from(move |text: String| {
            if searches && !text.trim().is_empty() {
                on_search.emit(Some(text));
            }
        })
    };
    let on_change = props.on_counting.reform(|(on, _)| on);
    html! {
        <div class="pt-tools">
            <SeekField label={texts.filter().to_owned()} value={props.filter.clone()} on_input={props.on_filter.clone()}
                on_enter={on_enter} clear={texts.clear_filter().to_owned()} />
            if props.filter.trim().is_empty() {
                <span class="pt-hint" role="status" aria-busy={props.reading.then_some("true")}>{ props.progress.clone() }</span>
            } else if props.asked {
                <Button label={texts.back_to_all().to_owned()} kind={Kind::Bare} on_press={back} />
            } else {
                <span class="pt-hint" aria-hidden={props.whole.then_some("true")}>{ found }</span>
                if props.searches {
                    <span title={texts.search_hint().to_owned()}>
                        <Button label={texts.search().to_owned()} icon="find" kind={Kind::Bare} on_press={search} />
                    </span>
                }
            }
            <span class="pt-sr" role="status">{ said }</span>
            <span class="pt-acts pt-end">
                <span title={texts.count_hint().to_owned()}><Check label={texts.count_tags().to_owned()} on={props.counting} {on_change} /></span>
                if namespaces.len() > 1 && props.filter.is_empty() {
                    <Button label={if any_shut { texts.unfold_all().to_owned() } else { texts.fold_all().to_owned() }}
                        kind={Kind::Bare} on_press={fold_all(any_shut)} />
                }
                if !props.reading {
                    <Button label={texts.read_again().to_owned()} icon="again" kind={Kind::Bare} on_press={props.on_again.clone()} />
                }
            </span>
        </div>
    }
}

/// The list before its first page is there.
pub(super) fn waiting() -> Html {
    let row = |at: u8| html! { <li><Ghost width={at % 4 + 2} /></li> };
    html! { <ul class="pt-index" aria-busy="true">{ for (0..12).map(row) }</ul> }
}
