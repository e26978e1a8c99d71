//! The layers an image is made of, root first: a strip of their shares, then a row for each.

use super::chain::{Chain, Link};
use super::sizes::{Measure, Sizes};
use super::standing::Standing;
use crate::console::route::{Place, Route};
use crate::name::{ImageId, Repository, Selector, Tag};
use crate::registry::v1::Tagged;
use crate::ui::hooks::{Console, Words, use_action, use_console, use_words};
use crate::ui::notice::{Notice, reason};
use crate::ui::pages::image::download::Source;
use crate::ui::pages::image::layer_row::{Cell, LayerRow};
use crate::ui::pages::image::strip::{Share, Strip};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::stretch::use_stretch;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// Whose layers.
#[derive(Properties, PartialEq)]
pub(super) struct LayersProps {
    /// The registry.
    pub place: Place,
    /// The repository through which they are reached.
    pub repository: Repository,
    /// The chain, as far as it has been read.
    pub chain: Rc<Chain>,
    /// The tags of the repository, once they have been read.
    pub tags: Option<Rc<Vec<Tagged>>>,
    /// Reads again what could not be read, and what was too much to read unasked.
    pub on_read: Callback<()>,
    /// Whether that is under way.
    pub reading: bool,
    /// Stops it.
    pub on_stop: Callback<()>,
    /// Shows the files of a layer.
    pub on_files: Callback<ImageId>,
    /// Whether the registry lists files at all.
    pub lists_files: bool,
}

/// Strip and table.
#[component]
pub(super) fn Layers(props: &LayersProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let standing = use_state(|| None::<Rc<Standing>>);
    let ask = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            move |tags: Rc<Vec<Tagged>>| {
                super::standing::standing(registry.clone(), repository.clone(), tags.to_vec())
            }
        },
        {
            let standing = standing.setter();
            move |found| standing.set(Some(Rc::new(found)))
        },
    );
    let sizes = Sizes::of(&props.chain);
    let stretch = use_stretch(props.chain.ids.len());
    let others = props.tags.clone().filter(|tags| tags.len() > 1);
    html! {
        <section aria-labelledby="pt-layers">
            <Head title={words.image.layers().to_owned()} id="pt-layers">{ summary(&words, props, &sizes) }</Head>
            <Strip shares={shares(props, &sizes)} />
            { table(&words, &console, props, (&sizes, stretch.rows.clone()), standing.as_deref()) }
            { stretch.turn(words.image.layers()) }
            <div class="pt-more">
                { note(&words, props, &sizes) }
                if let Some(tags) = others.filter(|_| standing.is_none()) {
                    if ask.busy {
                        <span role="status">{ words.image.reading_standing() }{ " " }
                            <button class="pt-link" type="button" onclick={ask.cancel.reform(|_| ())}>
                                { words.common.cancel() }
                            </button>
                        </span>
                    } else {
                        <Button kind={Kind::Bare} label={words.image.see_standing().to_owned()}
                            on_press={let run = ask.run.clone(); move |()| run.emit(tags.clone())} />
                    }
                }
                if let Some(found) = standing.as_ref().filter(|found| found.unread > 0) {
                    <span class="pt-unsure">{ words.count(words.image.standing_unread(), found.unread) }</span>
                }
            </div>
            if let Some(error) = &ask.error {
                <Notice {error} attempt={words.image.attempt_standing().to_owned()} />
            }
        </section>
    }
}

fn summary(words: &Words, props: &LayersProps, sizes: &Sizes) -> Html {
    let count = words.count(words.image.layer_count(), props.chain.ids.len());
    let Some(total) = sizes.total() else { return html! { { count } } };
    let kind = match sizes.measure {
        Measure::Compressed => words.image.in_all_compressed(),
        Measure::Unpacked => words.image.in_all_unpacked(),
    };
    html! { <>{ count }{ words.fill(kind, &[("size", &words.size(total))]) }</> }
}

/// How much has been read, with a way to stop that or to read the rest.
fn note(words: &Words, props: &LayersProps, sizes: &Sizes) -> Html {
    let missing = props.chain.missing();
    if missing > 0 && props.reading {
        let number = |count: usize| words.number(count as u64);
        let (done, all) = (number(props.chain.ids.len() - missing), number(props.chain.ids.len()));
        return html! {
            <span>
                { words.fill(words.image.layers_so_far(), &[("n", &done), ("all", &all)]) }{ " " }
                <button class="pt-link" type="button" onclick={props.on_stop.reform(|_| ())}>
                    { words.image.stop() }
                </button>
            </span>
        };
    }
    if missing > 0 {
        return html! {
            <span>
                { words.count(words.image.layers_unread(), missing) }{ " " }
                <button class="pt-link" type="button" onclick={props.on_read.reform(|_| ())}>
                    { words.common.try_again() }
                </button>
            </span>
        };
    }
    html! {
        <span>
            { match sizes.measure {
                Measure::Compressed => words.image.sizes_compressed(),
                Measure::Unpacked => words.image.sizes_unpacked(),
            } }
        </span>
    }
}

fn shares(props: &LayersProps, sizes: &Sizes) -> Vec<Share> {
    let layers = props.chain.ids.iter().zip(&sizes.own);
    layers.map(|(id, size)| Share { hex: id.to_string().into(), size: *size }).collect()
}

fn table(
    words: &Words,
    console: &Console,
    props: &LayersProps,
    (sizes, rows): (&Sizes, Range<usize>),
    standing: Option<&Standing>,
) -> Html {
    let text = &words.image;
    let measure = match sizes.measure {
        Measure::Compressed => text.itself_compressed(),
        Measure::Unpacked => text.itself_unpacked(),
    };
    let row = |at: usize| {
        let (id, link) = (&props.chain.ids[at], &props.chain.links[at]);
        let on = standing.as_ref().map(|standing| standing.on.get(id).cloned().unwrap_or_default());
        // A sum is still coming while anything below it is.
        let size = |bytes: Option<u64>, is_coming: bool| {
            if is_coming && bytes.is_none() && props.reading {
                html! { <Ghost width={2} /> }
            } else {
                html! { <Size {bytes} /> }
            }
        };
        let total = sizes.with_parents[at];
        let is_coming = |links: &[Link]| links.contains(&Link::Unread);
        let cells = vec![
            Cell { class: "pt-num pt-l1", content: size(sizes.own[at], *link == Link::Unread) },
            Cell { class: "pt-num pt-off", content: size(total, is_coming(&props.chain.links[..=at])) },
            Cell { class: "pt-l2 pt-quiet", content: standing_on(words, link, on, total) },
        ];
        html! {
            <LayerRow key={id.as_str()} place={props.place.clone()} repository={props.repository.clone()}
                full={id.to_string()} {cells} source={link.image().cloned().map(Source::V1)}>
                { acts(words, console, props, id) }
            </LayerRow>
        }
    };
    html! {
        <table class="pt-table pt-stack" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text.layer() }</th>
                <th scope="col" role="columnheader" class="pt-num">{ measure }</th>
                <th scope="col" role="columnheader" class="pt-num">{ text.with_parents() }</th>
                <th scope="col" role="columnheader"><span class={standing.is_none().then_some("pt-sr")}>{ text.tags_on_it() }</span></th>
                <th scope="col" role="columnheader"><span class="pt-sr">{ text.acts() }</span></th>
            </tr></thead>
            <tbody role="rowgroup">{ for rows.map(row) }</tbody>
        </table>
    }
}

fn standing_on(words: &Words, link: &Link, tags: Option<Vec<Tag>>, total: Option<u64>) -> Html {
    const NAMED: usize = 3;
    if let Link::Failed(error) = link {
        let why = reason(words, error);
        return html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ why }</span> };
    }
    let Some(tags) = tags else { return narrow_size(words, total) };
    let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    match names.len() {
        0 => html! { { words.image.no_tag() } },
        count if count <= NAMED => html! { <span class="pt-mono">{ names.join(", ") }</span> },
        count => {
            html! { <span title={names.join(", ")}>{ words.count(words.image.tag_count(), count) }</span> }
        }
    }
}

/// Where there is no room for its column, the size with parents stands here.
fn narrow_size(words: &Words, with_parents: Option<u64>) -> Html {
    let said = with_parents
        .map(|bytes| words.fill(words.image.size_with_parents(), &[("size", &words.size(bytes))]));
    html! { <span class="pt-narrow pt-hint">{ said }</span> }
}

fn acts(words: &Words, console: &Console, props: &LayersProps, id: &ImageId) -> Html {
    let named = |message: &str| words.fill(message, &[("id", id.short())]);
    let files = {
        let (on_files, id) = (props.on_files.clone(), id.clone());
        move |()| on_files.emit(id.clone())
    };
    let selector = Selector::Image(id.clone());
    let href = console.href(&Route::image(props.place.clone(), props.repository.clone(), selector));
    html! {
        <>
            if props.chain.ids.last() != Some(id) {
                <Button kind={Kind::Icon} icon="fold" label={named(words.image.open_layer())} {href} />
            }
            if props.lists_files {
                <Button kind={Kind::Icon} icon="layers" label={named(words.image.files_of())} on_press={files} />
            }
        </>
    }
}
