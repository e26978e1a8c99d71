//! The repositories of a registry: what is at hand, the whole list folded by namespace, search, and a new one.
//!
//! The list is the catalog on v2, and on v1 what search gives for no words at all, one request a page. Where a server
//! has neither there is still the shelf, and the way in by name.

mod create;
mod empty;
mod index;
mod listing;
mod push;
mod results;
mod run;
mod shelf;
mod tools;

use crate::console::capability::Act;
use crate::console::listing::{Listing, Reading};
use crate::console::preferences::Preferences;
use crate::console::repository_index::RepositoryIndex;
use crate::console::route::{Api, ListState, Place, Route};
use crate::registry::error::ErrorKind;
use crate::ui::hooks::{Console, Over, Words, use_console, use_words};
use crate::ui::later::{self, Later};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::head::{Head, TitleBlock};
use crate::ui::parts::offer::why_not;
use crate::ui::root::Other;
pub use create::New;
pub use empty::{Nothing, NothingProps};
use index::Index;
use listing::{Read, Wanted, use_listing};
pub use results::{Results, ResultsProps};
use run::Counts;
use shelf::{ByName, Shelf};
use std::rc::Rc;
use tools::Tools;
use yew::prelude::*;

/// Whose repositories, and how they are filtered.
#[derive(Properties, PartialEq)]
pub struct RepositoriesProps {
    /// The registry, by its address.
    pub place: Place,
    /// The filter.
    pub list: ListState,
}

/// The screen.
#[component]
pub fn RepositoriesPage(props: &RepositoriesProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let api = console.api(&props.place);
    let wanted = Wanted {
        registry: registry.clone(),
        api,
        query: AttrValue::default(),
        user: console.user(&props.place).map(ToOwned::to_owned),
    };
    // A server that was seen to have no list is not asked for it again.
    let lists = console.may(&props.place, Act::ListRepositories).is_ok();
    let read = use_listing(wanted, lists);
    let index = use_memo(read.list.clone(), |list| {
        Rc::new(RepositoryIndex::new(list.found().iter().map(|found| &found.repository)))
    });
    use_effect_with(read.list.clone(), {
        let (held, whose) = (console.tools.held.clone(), console.whose(&props.place, api));
        move |list: &Rc<Listing>| held.hold_list(whose, list.clone())
    });
    let counting = console.preferences.counts_tags_by(&console.settings);
    let counts = use_state(Counts::default);
    let counted = use_state_eq(|| 0_usize);
    let asked = use_state_eq(|| None::<AttrValue>);
    let on_count = {
        let (counts, counted) = ((*counts).clone(), counted.setter());
        use_callback((), move |(), ()| counted.set(counts.0.borrow().len()))
    };
    let counting_on = {
        let console = console.clone();
        Callback::from(move |on| console.prefer(move |all| Preferences { count_tags: Some(on), ..all }))
    };
    let missing = read.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Unsupported);
    use_effect_with(missing, {
        let (console, place) = (console.clone(), props.place.clone());
        move |missing| {
            if *missing {
                console.tell_unsupported(&place, Act::ListRepositories);
            }
        }
    });
    let on_filter = {
        let (console, place, asked) = (console.clone(), props.place.clone(), asked.setter());
        Callback::from(move |filter: String| {
            let list = ListState {
                filter: filter.chars().take(ListState::LONGEST_FILTER).collect(),
                ..ListState::default()
            };
            console.go(&Route::Repositories { place: place.clone(), list });
            asked.set(None);
        })
    };
    let why = read.error.as_ref().map_or(ErrorKind::Unsupported, |error| error.kind.clone());
    let unlisted = (!lists && !read.loading)
        || missing
        || (api == Api::V2 && matches!(why, ErrorKind::Unauthorized | ErrorKind::Forbidden));
    let body = if unlisted && read.list.found().is_empty() {
        nothing(&props.place, Some(why))
    } else {
        let on_search = {
            let asked = asked.setter();
            Callback::from(move |query: Option<String>| asked.set(query.map(AttrValue::from)))
        };
        let title = if asked.is_some() { words.repositories.found() } else { words.repositories.all() };
        html! {
            <>
                <Head {title} />
                <Tools place={props.place.clone()} index={(*index).clone()} filter={props.list.filter.clone()} {on_filter}
                    {on_search} asked={asked.is_some()} {counting} on_counting={counting_on} searches={api == Api::V1}
                    progress={progress(&words, &read)} reading={read.loading} on_again={read.again.clone()}
                    whole={*read.list.reading() == Reading::Whole} />
                if let Some(query) = &*asked {
                    <Later key={query.to_string()} show={results(ResultsProps { place: props.place.clone(), registry, query: query.clone() })} />
                } else {
                    { failure(&words, &read) }
                    if read.list.found().is_empty() && read.loading {
                        { tools::waiting() }
                    } else if read.list.found().is_empty() && read.error.is_some() {
                        <ByName place={props.place.clone()} />
                    } else if read.list.found().is_empty() {
                        { nothing(&props.place, None) }
                    } else {
                        <Index place={props.place.clone()} {registry} list={read.list.clone()} index={(*index).clone()}
                            filter={props.list.filter.clone()} reading={read.loading} {counting}
                            counts={(*counts).clone()} {on_count} />
                    }
                }
            </>
        }
    };
    html! {
        <div class="pt-sheet">
            { title(&words, &console, &props.place, facts(&words, &index, &read, counting, *counted)) }
            <Shelf place={props.place.clone()} />
            { body }
        </div>
    }
}

/// What stands where no list is.
fn nothing(place: &Place, why: Option<ErrorKind>) -> Html {
    let props = NothingProps { place: place.clone(), why };
    html! { <Later show={Callback::from(move |()| later::nothing(&props))} /> }
}

fn results(props: ResultsProps) -> Callback<(), Html> {
    Callback::from(move |()| later::results(&props))
}

/// The registry, what is known of it, and the way to a new repository.
fn title(words: &Words, console: &Console, place: &Place, mut facts: Vec<Html>) -> Html {
    // Where a push creates, the dialog says so.
    let api = console.api(place);
    let reason = match api {
        Api::V1 => why_not(words, console, place, Act::CreateRepository),
        Api::V2 => None,
    };
    facts.push(html! { <Other key={api.as_str()} place={place.clone()} /> });
    facts.push(match console.user(place) {
        Some(user) => Html::from(words.fill(words.repositories.signed_in(), &[("user", user)])),
        None => Html::from(words.repositories.anonymous()),
    });
    let create = {
        let console = console.clone();
        Callback::from(move |()| console.show(Over::Create))
    };
    html! {
        <TitleBlock name={place.origin.authority()} {facts}>
            <Button label={words.repositories.create().to_owned()} icon="plus" kind={Kind::Plain} {reason} on_press={create} />
        </TitleBlock>
    }
}

fn facts(words: &Words, index: &RepositoryIndex, read: &Read, counting: bool, counted: usize) -> Vec<Html> {
    let texts = &words.repositories;
    let repositories = words.count(texts.in_namespaces(), index.count());
    // Bare names are in none.
    let spaces = index.namespaces().iter().filter(|space| !space.name.is_empty()).count();
    let namespaces = words.count(texts.namespaces(), spaces);
    let all = match spaces {
        0 => repositories.clone(),
        _ => words.fill(texts.facts(), &[("repositories", &repositories), ("namespaces", &namespaces)]),
    };
    let mut facts = Vec::new();
    if read.loading {
        let so_far = match read.list.total() {
            Some(total) => words.fill(
                texts.of_total(),
                &[("n", &words.number(index.count() as u64)), ("total", &words.number(total))],
            ),
            None => words.fill(texts.so_far(), &[("n", &repositories)]),
        };
        facts.push(html! { <span class="pt-counting">{ so_far }</span> });
    } else if index.count() > 0 {
        facts.push(Html::from(all));
    }
    if counting {
        facts.push(Html::from(words.fill(texts.tag_counts(), &[("n", &words.number(counted as u64))])));
    }
    facts
}

/// How far the reading is, in words, with the button that stops it or goes on.
fn progress(words: &Words, read: &Read) -> Html {
    let texts = &words.repositories;
    let pages = read.pages as usize;
    let link = |label: &str, act: &Callback<()>| {
        html! { <>{ " · " }<button type="button" class="pt-link" onclick={act.reform(|_: MouseEvent| ())}>{ label }</button></> }
    };
    match read.list.reading() {
        _ if read.loading => {
            let page = words.fill(texts.reading(), &[("n", &words.number(pages as u64 + 1))]);
            html! { <>{ page }{ link(texts.stop(), &read.stop) }</> }
        }
        Reading::Whole => {
            let time = read.at.map(|at| words.clock(at)).unwrap_or_default();
            Html::from(words.count_with(texts.whole(), pages, &[("time", &time)]))
        }
        Reading::Capped => html! { <span class="pt-unsure">{ texts.capped() }</span> },
        Reading::More(_) | Reading::NotBegun if read.error.is_none() => {
            let stopped = words.count(texts.stopped(), pages);
            html! { <><span class="pt-unsure">{ stopped }</span>{ link(texts.read_on(), &read.go_on) }</> }
        }
        _ => Html::default(),
    }
}

/// Why the list is not whole; what was read before stays beside it.
fn failure(words: &Words, read: &Read) -> Html {
    let Some(error) = &read.error else { return Html::default() };
    let stale = !read.list.found().is_empty();
    html! { <Notice error={error.clone()} attempt={words.repositories.attempt().to_owned()} {stale} on_retry={read.go_on.clone()} /> }
}
