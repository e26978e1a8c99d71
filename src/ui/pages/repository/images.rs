//! The images as the index lists them, with their checksums by kind and the tags on them.

use crate::console::route::{Place, Route};
use crate::console::show;
use crate::console::target::TagRow;
use crate::name::{Heard, ImageId, Repository, Selector, Tag};
use crate::registry::Registry;
use crate::registry::hub::ListedImage;
use crate::ui::hooks::{Words, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::lists::Empty;
use crate::ui::parts::window::{RUN, use_in_sight};
use crate::web::Fetch;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct ImagesProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The registry's handle.
    pub(super) registry: Registry<Fetch>,
    /// The tags, once they are read.
    pub(super) tags: Option<Rc<Vec<TagRow>>>,
}

/// The list of the index.
#[component]
pub(super) fn Images(props: &ImagesProps) -> Html {
    let words = use_words();
    let texts = &words.repository;
    let list = use_resource((props.registry.clone(), props.repository.clone()), |(registry, repository)| {
        let (registry, repository) = (registry.clone(), repository.clone());
        async move { registry.listed_images(&repository).await.map(once_each) }
    });
    let attempt = words.fill(texts.attempt_images(), &[("name", props.repository.as_str())]);
    let listed = list.value.clone();
    let count = listed.as_ref().map(|listed| {
        let sums = listed.iter().filter(|one| one.checksum.is_some()).count();
        let images = words.count(texts.hub_count(), listed.len());
        words.fill(texts.hub_with_sum(), &[("images", &images), ("sums", &words.number(sums as u64))])
    });
    html! {
        <section aria-labelledby="pt-images">
            <Head title={texts.view_images()} id="pt-images">{ for count }</Head>
            if let Some(error) = &list.error {
                <Notice error={error.clone()} {attempt} stale={listed.is_some()} on_retry={list.reload.clone()} />
            }
            if let Some(listed) = listed {
                if listed.is_empty() {
                    <Empty title={texts.hub_empty_title()}><p class="pt-quiet">{ texts.hub_empty() }</p></Empty>
                } else {
                    <p class="pt-hint pt-prose">{ texts.hub_hint() }</p>
                    { table(&words, props, &listed) }
                }
            } else if list.loading {
                <table class="pt-table pt-under" aria-busy="true"><tbody>
                    { for (0..6).map(|_| html! { <tr><td><Ghost width={3} /></td><td><Ghost width={4} /></td><td class="pt-num"><Ghost width={2} /></td></tr> }) }
                </tbody></table>
            }
        </section>
    }
}

/// The index may name an image more than once, as every push adds to its list; the last word counts.
fn once_each(listed: Vec<ListedImage>) -> Vec<ListedImage> {
    let mut place: HashMap<Heard<ImageId>, usize> = HashMap::new();
    let mut once: Vec<ListedImage> = Vec::new();
    for one in listed {
        match place.get(&one.id) {
            Some(&at) if one.checksum.is_some() => once[at] = one,
            Some(_) => {}
            None => {
                place.insert(one.id.clone(), once.len());
                once.push(one);
            }
        }
    }
    once
}

fn table(words: &Words, props: &ImagesProps, listed: &[ListedImage]) -> Html {
    let texts = &words.repository;
    let mut tags: HashMap<ImageId, Vec<Tag>> = HashMap::new();
    for one in props.tags.iter().flat_map(|tags| tags.iter()) {
        if let (Some(id), Some(tag)) = (one.image(), one.tag.valid()) {
            tags.entry(id.clone()).or_default().push(tag.clone());
        }
    }
    let run = |(at, run): (usize, &[ListedImage])| {
        let rows: Rc<[Line]> = run
            .iter()
            .map(|one| Line {
                tags: one.id.valid().and_then(|id| tags.get(id)).cloned().unwrap_or_default(),
                image: one.clone(),
            })
            .collect();
        html! { <Run key={at} place={props.place.clone()} repository={props.repository.clone()} {rows} at_first={at == 0} /> }
    };
    html! {
        <table class="pt-table pt-stack pt-under" role="table" aria-rowcount={(listed.len() + 1).to_string()}>
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ words.tags.col_image() }</th>
                <th scope="col" role="columnheader">{ texts.col_sum() }</th>
                <th scope="col" role="columnheader" class="pt-num">{ texts.col_tags_on() }</th>
            </tr></thead>
            { for listed.chunks(RUN).enumerate().map(run) }
        </table>
    }
}

#[derive(Clone, PartialEq)]
struct Line {
    image: ListedImage,
    tags: Vec<Tag>,
}

#[derive(Properties, PartialEq)]
struct RunProps {
    place: Place,
    repository: Repository,
    rows: Rc<[Line]>,
    at_first: bool,
}

#[component]
fn Run(props: &RunProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let seen = use_in_sight(&node, props.rows.len(), props.at_first);
    html! {
        <tbody ref={node} role="rowgroup">
            if seen {
                { for props.rows.iter().map(|line| row(&words, props, line)) }
            } else {
                <tr class="pt-gap" aria-hidden="true"><td colspan="3"></td></tr>
            }
        </tbody>
    }
}

fn row(words: &Words, props: &RunProps, line: &Line) -> Html {
    let texts = &words.repository;
    let id = match &line.image.id {
        Heard::Valid(id) => html! { <Chip full={id.as_str().to_owned()} /> },
        Heard::Odd(text) => html! {
            <span class="pt-unsure"><Icon name="unsure" />{ " " }{ show::visible(show::clamp(text, 64).text).into_owned() }</span>
        },
    };
    let sum = line.image.checksum.as_deref().map_or_else(
        || html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ texts.no_sum() }</span> },
        checksum,
    );
    html! {
        <tr role="row">
            <td class="pt-l1" role="cell">{ id }</td>
            <td class="pt-l2" role="cell">{ sum }</td>
            <td class="pt-num pt-l1 pt-tags-on" role="cell">
                if line.tags.is_empty() {
                    <span class="pt-hint">{ texts.no_tags_on() }</span>
                } else {
                    <TagLinks place={props.place.clone()} repository={props.repository.clone()} tags={line.tags.clone()} />
                }
            </td>
        </tr>
    }
}

/// The kind lighter than the digits, of which the first twelve are shown.
fn checksum(sum: &str) -> Html {
    let (kind, digits) = sum.rsplit_once(':').unwrap_or(("", sum));
    let short: String = digits.chars().take(12).collect();
    let kind = if kind.is_empty() {
        String::new()
    } else {
        format!("{}:", show::visible(show::clamp(kind, 32).text))
    };
    html! {
        <span title={show::visible(show::clamp(sum, 200).text).into_owned()}>
            <code class="pt-hint">{ kind }</code><code>{ show::visible(&short).into_owned() }</code>
        </span>
    }
}

#[derive(Properties, PartialEq)]
struct TagLinksProps {
    place: Place,
    repository: Repository,
    tags: Vec<Tag>,
}

#[component]
fn TagLinks(props: &TagLinksProps) -> Html {
    let console = use_console();
    let mut seen = HashSet::new();
    let link = |tag: &Tag| {
        let selector = Selector::Tag(tag.clone());
        let route = Route::image(props.place.clone(), props.repository.clone(), selector);
        html! { <li><a class="pt-mono" href={console.href(&route)}>{ tag.as_str().to_owned() }</a></li> }
    };
    let tags = props.tags.iter().filter(|tag| seen.insert((*tag).clone()));
    html! { <ul class="pt-list">{ for tags.map(link) }</ul> }
}
