//! What the registry itself finds for some words, in names and descriptions.

use super::listing::{Wanted, use_listing};
use super::run::{Item, Name};
use super::tools::waiting;
use crate::console::listing::Listed;
use crate::console::route::{Api, Place};
use crate::registry::Registry;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::notice::Notice;
use crate::web::Fetch;
use yew::prelude::*;

/// How many results are shown; whoever has more narrows the words.
const MOST: usize = 500;

/// What is searched for.
#[derive(Clone, Properties, PartialEq)]
pub struct ResultsProps {
    /// The registry, by its address.
    pub place: Place,
    /// Its handle.
    pub registry: Registry<Fetch>,
    /// The words.
    pub query: AttrValue,
}

/// The results, in the registry's own order.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let wanted = Wanted {
        registry: props.registry.clone(),
        api: Api::V1,
        query: props.query.clone(),
        user: console.user(&props.place).map(ToOwned::to_owned),
    };
    let read = use_listing(wanted, true);
    let texts = &words.repositories;
    let found = read.list.found();
    let said = if read.loading {
        words.fill(texts.searching(), &[("query", &props.query)])
    } else {
        words.count_with(texts.results(), found.len(), &[("query", &props.query)])
    };
    let item = |found: &Listed| {
        let item = Item {
            name: found.repository.to_string().into(),
            repository: found.repository.clone(),
            about: found.description.clone().map(AttrValue::from),
        };
        let stars = found
            .stars
            .filter(|stars| *stars > 0)
            .map(|stars| words.fill(texts.stars(), &[("n", &words.number(stars))]));
        html! {
            <Name {item} filter={props.query.clone()} place={props.place.clone()}>
                if let Some(stars) = stars {
                    <span class="pt-count">{ stars }</span>
                }
            </Name>
        }
    };
    html! {
        <>
            <p class="pt-hint" role="status">{ said }</p>
            if let Some(error) = read.error {
                <Notice {error} attempt={texts.attempt_search().to_owned()} on_retry={read.go_on.clone()} />
            }
            if read.loading && found.is_empty() {
                { waiting() }
            }
            <ul class="pt-index pt-index-flat">{ for found.iter().take(MOST).map(item) }</ul>
        </>
    }
}
