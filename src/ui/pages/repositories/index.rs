//! The index: namespaces that fold, with their repositories in columns.

use super::run::{Counts, Item, RUN, Run, marked, short};
use crate::console::listing::Listing;
use crate::console::natural::Filter;
use crate::console::preferences::Fold;
use crate::console::repository_index::{Entry, Namespace, RepositoryIndex, Shown, UNFOLDED_UP_TO};
use crate::console::route::Place;
use crate::registry::Registry;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::icon::Icon;
use crate::web::Fetch;
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

/// What an [`Index`] shows.
#[derive(Properties, PartialEq)]
pub(super) struct IndexProps {
    /// The registry, by its address.
    pub(super) place: Place,
    /// Its handle.
    pub(super) registry: Registry<Fetch>,
    /// What was read.
    pub(super) list: Rc<Listing>,
    /// The same, folded.
    pub(super) index: Rc<RepositoryIndex>,
    /// What was typed.
    pub(super) filter: AttrValue,
    /// Whether more is still being read, so that counts are not final.
    pub(super) reading: bool,
    /// Whether tags are counted.
    pub(super) counting: bool,
    /// What was counted.
    pub(super) counts: Counts,
    /// Told when something was counted.
    pub(super) on_count: Callback<()>,
}

/// The index.
#[component]
pub(super) fn Index(props: &IndexProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let origin = &props.place.origin;
    let filter = Filter::new(&props.filter);
    // While one filters, what matches is in view, whatever is folded otherwise.
    let first = first_open(&props.index);
    let chosen = |name: &str| {
        let rule = || first.contains(name).then_some(true);
        if filter.is_empty() { console.preferences.is_open(origin, name).or_else(rule) } else { None }
    };
    let shown = props.index.shown(&filter, chosen);
    if shown.is_empty() && !filter.is_empty() {
        let none = words.fill(words.repositories.no_match(), &[("filter", &props.filter)]);
        return html! { <p class="pt-hint" role="status">{ none }</p> };
    }
    let mut above = 0;
    let space = |space: &Shown<'_>| {
        let first = above < RUN;
        above += space.drawn();
        let toggle = {
            let (console, origin) = (console.clone(), origin.clone());
            let (namespace, open) = (space.namespace.name.clone(), !space.open);
            Callback::from(move |()| {
                let fold = Fold { origin: origin.clone(), namespace: namespace.clone(), open };
                console.prefer(move |preferences| preferences.fold(fold));
            })
        };
        html! {
            <Space key={space.namespace.name.clone()} name={space.namespace.name.clone()} open={space.open} {toggle}
                place={props.place.clone()} registry={props.registry.clone()} items={items(props, space)}
                of={space.namespace.entries.len()} filter={props.filter.clone()} reading={props.reading}
                counting={props.counting} counts={props.counts.clone()} on_count={props.on_count.clone()} {first} />
        }
    };
    html! { <div class="pt-spaces">{ for shown.iter().map(space) }</div> }
}

/// The namespaces that fill the first sheet. Where there are many, they are open though all others are folded.
fn first_open(index: &RepositoryIndex) -> HashSet<&str> {
    let mut rows = 0;
    let fits = move |space: &&Namespace| {
        rows += space.entries.len();
        rows <= UNFOLDED_UP_TO
    };
    index.namespaces().iter().take_while(fits).map(|space| space.name.as_str()).collect()
}

fn items(props: &IndexProps, shown: &Shown<'_>) -> Rc<[Item]> {
    if !shown.open {
        return Rc::from([]);
    }
    let item = |entry: &Entry| Item {
        name: entry.name.clone().into(),
        repository: entry.repository.clone(),
        about: props
            .list
            .found()
            .get(entry.at)
            .and_then(|found| found.description.clone())
            .map(AttrValue::from),
    };
    shown.matches.iter().filter_map(|at| shown.namespace.entries.get(*at)).map(item).collect()
}

#[derive(Properties, PartialEq)]
struct SpaceProps {
    name: AttrValue,
    open: bool,
    toggle: Callback<()>,
    place: Place,
    registry: Registry<Fetch>,
    items: Rc<[Item]>,
    of: usize,
    filter: AttrValue,
    reading: bool,
    counting: bool,
    counts: Counts,
    on_count: Callback<()>,
    first: bool,
}

/// A namespace: its head, and while it is open its repositories.
#[component]
fn Space(props: &SpaceProps) -> Html {
    let words = use_words();
    let onclick = {
        let toggle = props.toggle.clone();
        Callback::from(move |event: MouseEvent| {
            // Folded and unfolded by the page alone, so that it remembers.
            event.prevent_default();
            toggle.emit(());
        })
    };
    let count = words.number(props.of as u64);
    let count = if props.reading { words.fill(words.repositories.so_far(), &[("n", &count)]) } else { count };
    let matches = (!props.filter.is_empty() && props.open)
        .then(|| words.count(words.repositories.matches(), props.items.len()));
    let run = |(at, run): (usize, &[Item])| {
        html! {
            <Run key={at} place={props.place.clone()} registry={props.registry.clone()} items={Rc::from(run)}
                filter={props.filter.clone()} counting={props.counting} counts={props.counts.clone()}
                on_count={props.on_count.clone()} at_first={props.first && at == 0} />
        }
    };
    html! {
        <details class="pt-space" open={props.open}>
            <summary {onclick}>
                <Icon name="fold" />
                if props.name.is_empty() {
                    <span>{ words.repositories.bare() }</span>
                } else {
                    <b>{ marked(&short(&props.name), &props.filter) }</b>
                }
                <span class={classes!("pt-hint", props.reading.then_some("pt-counting"))}>{ count }</span>
                if let Some(matches) = matches {
                    <span class="pt-hint pt-end">{ matches }</span>
                }
            </summary>
            if props.open {
                { for props.items.chunks(RUN).enumerate().map(run) }
            }
        </details>
    }
}
