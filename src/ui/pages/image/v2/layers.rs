//! The layers of an image, base first: a strip of their shares, then a row for each.

use crate::console::route::Place;
use crate::console::sharing::{Sharing, read_on};
use crate::console::show;
use crate::image::manifest::Descriptor;
use crate::name::{Repository, Tag};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::download::Source;
use crate::ui::pages::image::layer_row::{Cell, LayerRow};
use crate::ui::pages::image::strip::{Share, Strip};
use crate::ui::parts::figures::Size;
use crate::ui::parts::head::Head;
use crate::ui::parts::shared::shared_over;
use crate::ui::parts::stretch::use_stretch;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// Whose layers.
#[derive(Properties, PartialEq)]
pub(super) struct LayersProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The layers.
    pub layers: Rc<[Descriptor]>,
    /// What the tags of the repository share, once someone asked.
    pub sharing: Option<Rc<Sharing>>,
    /// Someone asked, and it was found out.
    pub on_sharing: Callback<Rc<Sharing>>,
}

/// Strip and table.
#[component]
pub(super) fn Layers(props: &LayersProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let ask = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            let on_sharing = props.on_sharing.clone();
            move |so_far: Sharing| {
                let on_sharing = on_sharing.clone();
                let told = move |found: &Sharing| on_sharing.emit(Rc::new(found.clone()));
                read_on(registry.clone(), repository.clone(), so_far, told)
            }
        },
        {
            let on_sharing = props.on_sharing.clone();
            move |found| on_sharing.emit(Rc::new(found))
        },
    );
    let on_ask = {
        let (run, sharing) = (ask.run.clone(), props.sharing.clone());
        Callback::from(move |()| run.emit(sharing.as_deref().cloned().unwrap_or_default()))
    };
    let text = &words.image;
    let shares: Vec<Share> =
        props.layers.iter().map(|layer| Share { hex: digits(layer).into(), size: layer.size }).collect();
    let stretch = use_stretch(props.layers.len());
    html! {
        <section aria-labelledby="pt-layers">
            <Head title={text.layers().to_owned()} id="pt-layers">{ summary(&words, &props.layers) }</Head>
            <Strip {shares} />
            { table(&words, props, stretch.rows.clone()) }
            { stretch.turn(text.layers()) }
            <div class="pt-more">
                <span>{ text.base_first() }</span>
                { shared_over(&words, text.see_sharing(), props.sharing.as_deref(), ask.busy, &on_ask, &ask.cancel) }
            </div>
            if let Some(error) = &ask.error {
                <Notice {error} attempt={text.attempt_sharing().to_owned()} on_retry={on_ask} />
            }
        </section>
    }
}

/// The digits of a layer's digest; nothing that flies a flag where it is odd.
fn digits(layer: &Descriptor) -> String {
    layer.digest.valid().map(|digest| digest.hex().to_owned()).unwrap_or_default()
}

fn summary(words: &Words, layers: &[Descriptor]) -> String {
    let count = words.count(words.image.layer_count(), layers.len());
    let total = layers.iter().try_fold(0_u64, |sum, layer| Some(sum.saturating_add(layer.size?)));
    match total {
        Some(total) => count + &words.fill(words.image.in_all_compressed(), &[("size", &words.size(total))]),
        None => count,
    }
}

fn table(words: &Words, props: &LayersProps, rows: Range<usize>) -> Html {
    let text = &words.image;
    let asked = props.sharing.is_some();
    let row = |at: usize| {
        let layer = &props.layers[at];
        let foreign = is_foreign(layer);
        let on = props.sharing.as_ref().map(|found| {
            let tags = layer.digest.valid().and_then(|digest| found.on.get(digest));
            (tags.cloned().unwrap_or_default(), found.has_every_tag().then_some(found.read))
        });
        let cells = vec![
            Cell { class: "pt-num pt-l1", content: html! { <Size bytes={layer.size} /> } },
            Cell {
                class: "pt-l2 pt-quiet",
                content: html! { { for on.map(|(tags, all)| also_in(words, &tags, all)) } },
            },
            Cell { class: "pt-off pt-hint", content: kind(words, layer, foreign) },
        ];
        let valid = layer.digest.valid();
        let source = valid.filter(|_| !foreign).map(|_| Source::V2(Rc::new(layer.clone())));
        html! {
            <LayerRow key={at} place={props.place.clone()} repository={props.repository.clone()}
                full={layer.digest.to_string()} odd={valid.is_none()} {cells} {source} />
        }
    };
    html! {
        <table class="pt-table pt-stack" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text.layer() }</th>
                <th scope="col" role="columnheader" class="pt-num">{ text.itself_compressed() }</th>
                <th scope="col" role="columnheader"><span class={(!asked).then_some("pt-sr")}>{ text.also_in() }</span></th>
                <th scope="col" role="columnheader">{ text.layer_type() }</th>
                <th scope="col" role="columnheader"><span class="pt-sr">{ text.acts() }</span></th>
            </tr></thead>
            <tbody role="rowgroup">{ for rows.map(row) }</tbody>
        </table>
    }
}

/// Whether it is kept elsewhere. What it says of where is shown and never asked (security notes I10).
fn is_foreign(layer: &Descriptor) -> bool {
    !layer.urls.is_empty() || layer.media_type.as_ref().is_some_and(crate::name::MediaType::is_foreign_layer)
}

fn also_in(words: &Words, tags: &BTreeSet<Tag>, all: Option<usize>) -> Html {
    const NAMED: usize = 3;
    let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    match names.len() {
        0 => html! { { words.image.no_tag() } },
        count if Some(count) == all && count > NAMED => {
            html! { { words.count(words.image.all_tags(), count) } }
        }
        count if count <= NAMED => html! { <span class="pt-mono">{ names.join(", ") }</span> },
        count => {
            html! { <span title={names.join(", ")}>{ words.count(words.image.tag_count(), count) }</span> }
        }
    }
}

fn kind(words: &Words, layer: &Descriptor, foreign: bool) -> Html {
    let said = layer.media_type.as_ref().map(|media_type| media_type.as_str().to_owned());
    let short = said.as_deref().map(|text| packed(text).to_owned());
    html! {
        <>
            if let Some(short) = short {
                <span title={said}>{ short }</span>
            }
            if foreign {
                <span class="pt-foreign">{ " " }{ words.image.foreign() }
                    { for layer.urls.iter().take(3).map(|url| html! { <code>{ elsewhere(url) }</code> }) }
                </span>
            }
        </>
    }
}

/// `tar+gzip` of the types that layers have; any other in full.
fn packed(media_type: &str) -> &str {
    const OCI: [&str; 2] =
        ["application/vnd.oci.image.layer.v1.", "application/vnd.oci.image.layer.nondistributable.v1."];
    match media_type {
        "application/vnd.docker.image.rootfs.diff.tar.gzip"
        | "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip" => "tar+gzip",
        "application/vnd.docker.image.rootfs.diff.tar" => "tar",
        other => OCI.iter().find_map(|start| other.strip_prefix(start)).unwrap_or(other),
    }
}

/// An address as text, with its host said first where it has one.
fn elsewhere(url: &str) -> String {
    let shown = show::visible(show::clamp(url, 200).text).into_owned();
    match show::link(url) {
        Some(link) => format!("{}: {shown}", link.host),
        None => shown,
    }
}
