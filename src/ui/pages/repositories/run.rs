//! A run of the index: as many names as are drawn together, in columns with dotted leaders. It is drawn only while
//! it is in sight, and only then are its tags counted, if that was asked for.

use crate::console::route::{Api, Place, Route, View};
use crate::console::show;
use crate::name::{Heard, Repository};
use crate::registry::Registry;
use crate::ui::hooks::{Words, use_console, use_resource, use_words};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::window::use_in_sight;
use crate::web::Fetch;
use futures::future::join_all;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// How many names are drawn together: thirty rows of four columns.
pub(super) const RUN: usize = 120;

/// A name of the index.
#[derive(Clone, PartialEq)]
pub(super) struct Item {
    /// What is shown of it: the name without its namespace, or in full.
    pub(super) name: AttrValue,
    /// What it is.
    pub(super) repository: Heard<Repository>,
    /// Its description, plain text.
    pub(super) about: Option<AttrValue>,
}

/// How many tags were counted, and whether there are more; nothing where counting failed.
type Count = Option<(usize, bool)>;

/// Tag counts that were read.
#[derive(Clone, Default)]
pub(super) struct Counts(pub(super) Rc<RefCell<HashMap<Repository, Count>>>);

impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a [`Run`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct RunProps {
    /// The registry, by its address.
    pub(super) place: Place,
    /// Its handle.
    pub(super) registry: Registry<Fetch>,
    /// The names.
    pub(super) items: Rc<[Item]>,
    /// What was typed into the filter, to be marked.
    #[prop_or_default]
    pub(super) filter: AttrValue,
    /// Whether tags are counted.
    pub(super) counting: bool,
    /// What was counted.
    pub(super) counts: Counts,
    /// Told when something was counted.
    pub(super) on_count: Callback<()>,
    /// Whether it is likely in sight at first, so that it does not have to be seen to be drawn.
    pub(super) at_first: bool,
}

/// A run of names.
#[component]
pub(super) fn Run(props: &RunProps) -> Html {
    let node = use_node_ref();
    let seen = use_in_sight(&node, props.items.len(), props.at_first);
    use_counts(props, seen);
    let words = use_words();
    let item = |item: &Item| html! { <Name item={item.clone()} filter={props.filter.clone()} place={props.place.clone()}>{ count(&words, props, item) }</Name> };
    html! {
        <ul ref={node} class={classes!("pt-index", (!seen).then_some("pt-gap"))}>
            if seen {
                { for props.items.iter().map(item) }
            }
        </ul>
    }
}

/// Counts the tags of the names in sight, one request for each that was not counted yet.
#[hook]
fn use_counts(props: &RunProps, seen: bool) {
    let drawn = use_force_update();
    let api = use_console().api(&props.place);
    let names: Vec<Repository> =
        props.items.iter().filter_map(|item| item.repository.valid().cloned()).collect();
    let wanted = if seen && props.counting { names } else { Vec::new() };
    let (counts, on_count) = (props.counts.clone(), props.on_count.clone());
    use_resource((props.registry.clone(), wanted), move |(registry, wanted)| {
        let one = |repository: &Repository| {
            let (registry, repository, drawn) = (registry.clone(), repository.clone(), drawn.clone());
            let (counts, on_count) = (counts.clone(), on_count.clone());
            async move {
                if counts.0.borrow().contains_key(&repository) {
                    return;
                }
                // One request each, whatever a list of tags comes in.
                let count = match api {
                    Api::V1 => registry.tags(&repository).await.ok().map(|tags| (tags.len(), false)),
                    Api::V2 => {
                        let page = registry.tag_names(&repository, None).await.ok();
                        page.map(|page| (page.tags.len(), !page.complete))
                    }
                };
                counts.0.borrow_mut().insert(repository, count);
                on_count.emit(());
                drawn.force_update();
            }
        };
        let all = join_all(wanted.iter().map(one));
        async move {
            all.await;
            Ok(())
        }
    });
}

fn count(words: &Words, props: &RunProps, item: &Item) -> Html {
    let known =
        item.repository.valid().and_then(|repository| props.counts.0.borrow().get(repository).copied());
    let texts = &words.repositories;
    match known {
        Some(Some((tags, more))) => {
            let figure = words.number(tags as u64);
            let figure = if more { words.fill(texts.or_more(), &[("n", &figure)]) } else { figure };
            let read = words.count(texts.tags(), tags);
            let read = if more { words.fill(texts.at_least(), &[("tags", &read)]) } else { read };
            html! { <span class="pt-count"><span aria-hidden="true">{ figure }</span><span class="pt-sr">{ read }</span></span> }
        }
        Some(None) => html! {
            <span class="pt-count pt-unsure" title={texts.count_failed().to_owned()}>{ "?" }<span class="pt-sr">{ texts.count_failed() }</span></span>
        },
        None if props.counting && item.repository.valid().is_some() => html! {
            <span class="pt-count pt-counting" title={texts.not_counted().to_owned()}>{ "…" }</span>
        },
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct NameProps {
    /// Which.
    pub(super) item: Item,
    /// What was typed into the filter.
    #[prop_or_default]
    pub(super) filter: AttrValue,
    /// The registry.
    pub(super) place: Place,
    /// What stands at the end of the leader.
    #[prop_or_default]
    pub(super) children: Html,
}

/// One name, its leader, and what stands at the end of it.
#[component]
pub(super) fn Name(props: &NameProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let Item { name, repository, about } = &props.item;
    let label = match repository {
        Heard::Odd(text) => html! {
            <span class="pt-odd" title={words.repositories.odd_hint().to_owned()}>
                <Icon name="unsure" />{ short(text) }<span class="pt-sr">{ words.repositories.odd_hint() }</span>
            </span>
        },
        Heard::Valid(repository) => {
            let route = Route::repository(props.place.clone(), repository.clone(), View::default());
            let title = about.as_ref().map(|text| short(text));
            html! {
                <a href={console.href(&route)} aria-label={repository.to_string()} {title}>{ marked(name, &props.filter) }</a>
            }
        }
    };
    html! { <li>{ label }{ props.children.clone() }</li> }
}

/// What a registry calls or says something, visible and as long as a line may be (security notes D5, D7).
pub(super) fn short(text: &str) -> String {
    show::visible(show::clamp(text, 200).text).into_owned()
}

/// The name with what the filter found in it marked.
pub(super) fn marked(name: &str, filter: &str) -> Html {
    let lower = name.to_ascii_lowercase();
    let mut hits: Vec<(usize, usize)> = filter
        .split_whitespace()
        .filter_map(|word| lower.find(&word.to_ascii_lowercase()).map(|at| (at, at + word.len())))
        .collect();
    hits.sort_unstable();
    let mut pieces: Vec<Html> = Vec::new();
    let mut done = 0;
    for (from, to) in hits {
        if let (true, Some(before), Some(hit)) = (from >= done, name.get(done..from), name.get(from..to)) {
            pieces.push(html! { <>{ before.to_owned() }<mark>{ hit.to_owned() }</mark></> });
            done = to;
        }
    }
    pieces.push(html! { { name.get(done..).unwrap_or_default().to_owned() } });
    pieces.into_iter().collect()
}
