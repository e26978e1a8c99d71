//! The blobs of an artifact: each read as text where it is text, or taken home.

use crate::console::reveal::{Found, What, reveal};
use crate::console::route::Place;
use crate::console::show;
use crate::image::manifest::Descriptor;
use crate::name::Repository;
use crate::ui::hooks::{Words, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::config::Names;
use crate::ui::pages::image::download::Source;
use crate::ui::pages::image::layer_row::{Cell, LayerRow};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::copy::CopyButton;
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::head::Head;
use crate::ui::parts::stretch::use_stretch;
use std::rc::Rc;
use yew::prelude::*;

/// How much of a blob is read as text.
const READ_MOST: u64 = 4 * 1024 * 1024;

/// Whose blobs.
#[derive(Properties, PartialEq)]
pub(super) struct ContentsProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The blobs.
    pub blobs: Rc<[Descriptor]>,
    /// Whether the first is read at once.
    #[prop_or_default]
    pub at_once: bool,
}

/// A table, and below it what was opened.
#[component]
pub(super) fn Contents(props: &ContentsProps) -> Html {
    let words = use_words();
    let readable = |blob: &Descriptor| {
        let packed = blob
            .media_type
            .as_ref()
            .is_some_and(|kind| ["gzip", "zstd", "tar"].iter().any(|end| kind.as_str().ends_with(end)));
        blob.digest.valid().is_some()
            && blob.urls.is_empty()
            && blob.size.is_none_or(|size| size <= READ_MOST)
            && !packed
    };
    let open = use_state_eq(|| {
        let first = props.blobs.first().filter(|blob| props.at_once && readable(blob));
        first.map(|_| 0_usize)
    });
    let stretch = use_stretch(props.blobs.len());
    let text = &words.referrers;
    let row = |at: usize| {
        let blob = &props.blobs[at];
        let title = blob
            .annotation("org.opencontainers.image.title")
            .map(|title| show::visible(show::clamp(title, 120).text).into_owned());
        let kind = blob.media_type.as_ref().map(ToString::to_string);
        let cells = vec![
            Cell { class: "pt-num pt-l1", content: html! { <Size bytes={blob.size} /> } },
            Cell {
                class: "pt-l2",
                content: html! { { for title.map(|title| html! { <code>{ title }</code> }) } },
            },
            Cell { class: "pt-off pt-hint", content: html! { { kind.unwrap_or_default() } } },
        ];
        let valid = blob.digest.valid();
        let source = valid.filter(|_| blob.urls.is_empty()).map(|_| Source::V2(Rc::new(blob.clone())));
        let short = valid.map(|digest| digest.short().to_owned()).unwrap_or_default();
        let on_read = {
            let open = open.clone();
            move |()| open.set(if *open == Some(at) { None } else { Some(at) })
        };
        html! {
            <LayerRow key={at} place={props.place.clone()} repository={props.repository.clone()}
                full={blob.digest.to_string()} odd={valid.is_none()} {cells} {source}>
                if readable(blob) {
                    <Button kind={Kind::Icon} icon="show" label={words.fill(text.read_blob(), &[("id", &short)])}
                        expanded={*open == Some(at)} on_press={on_read} />
                }
            </LayerRow>
        }
    };
    html! {
        <>
            <table class="pt-table pt-stack" role="table">
                <thead role="rowgroup"><tr role="row">
                    <th scope="col" role="columnheader">{ text.blob() }</th>
                    <th scope="col" role="columnheader" class="pt-num">{ text.size() }</th>
                    <th scope="col" role="columnheader">{ text.file() }</th>
                    <th scope="col" role="columnheader">{ words.image.layer_type() }</th>
                    <th scope="col" role="columnheader"><span class="pt-sr">{ words.image.acts() }</span></th>
                </tr></thead>
                <tbody role="rowgroup">{ for stretch.rows.clone().map(row) }</tbody>
            </table>
            { stretch.turn(text.blob()) }
            if let Some(blob) = open.and_then(|at| props.blobs.get(at)) {
                <Reading key={blob.digest.to_string()} place={props.place.clone()} repository={props.repository.clone()}
                    blob={Rc::new(blob.clone())} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReadingProps {
    place: Place,
    repository: Repository,
    blob: Rc<Descriptor>,
}

/// A blob that is being read, and what is in it.
#[component]
fn Reading(props: &ReadingProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let read = use_resource((props.repository.clone(), props.blob.clone()), move |(repository, blob)| {
        let (registry, repository, blob) = (registry.clone(), repository.clone(), blob.clone());
        async move {
            let bytes = registry.blob(&repository, &blob, READ_MOST as usize).await?;
            Ok(reveal(&bytes))
        }
    });
    let text = &words.referrers;
    html! {
        <div class="pt-opened" aria-busy={read.loading.to_string()}>
            if let Some(error) = &read.error {
                <Notice {error} attempt={text.attempt_read().to_owned()} on_retry={read.reload.clone()} />
            }
            { match read.value.as_deref() {
                None if read.error.is_none() => html! { <p><Ghost width={5} /></p> },
                None => Html::default(),
                Some(None) => html! { <p class="pt-hint">{ text.no_text() }</p> },
                Some(Some(found)) => html! { <>{ for found.iter().map(|found| one(&words, found)) }</> },
            } }
            <Names title={words.image.annotations().to_owned()} names={props.blob.annotations.clone()} />
        </div>
    }
}

fn one(words: &Words, found: &Found) -> Html {
    let text = &words.referrers;
    let title = match &found.what {
        What::Whole => text.as_stored().to_owned(),
        What::Payload(kind) if kind.is_empty() => text.payload().to_owned(),
        What::Payload(kind) => {
            words.fill(text.payload_of(), &[("type", &show::visible(show::clamp(kind, 120).text))])
        }
    };
    html! {
        <section>
            <Head {title} inner={true} />
            <pre class="pt-code pt-raw" tabindex="0">{ show::visible_lines(&found.text).into_owned() }</pre>
            <div class="pt-more">
                <CopyButton text={found.text.clone()} />
                if found.more > 0 {
                    <span>{ words.fill(text.cut(), &[("size", &words.size(found.more as u64))]) }</span>
                }
            </div>
        </section>
    }
}
