//! What is attached to an image: signatures, bills of materials, attestations. Each is read when one asks for it.

use super::contents::Contents;
use super::warnings::warnings;
use crate::console::attachments::{Attachment, By, attachments, beside};
use crate::console::route::{Api, Place, Route};
use crate::console::show;
use crate::console::trail::Trail;
use crate::image::manifest::{Kind, Manifest, differences};
use crate::name::{Digest, Repository, Selector};
use crate::registry::v2::At;
use crate::ui::hooks::{Words, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::raw::Raw;
use crate::ui::pages::image::row::heard_digest;
use crate::ui::parts::button::{Button, Kind as Look};
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::head::Head;
use crate::ui::parts::stretch::use_stretch;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// Attached to what.
#[derive(Properties, PartialEq)]
pub(super) struct AttachedProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The manifest.
    pub digest: Digest,
    /// The way to it: what is attached to an index is meant for what is under it as well.
    pub trail: Rc<Trail>,
}

/// What a kind is called.
pub(super) fn kind_word(words: &Words, kind: &Kind) -> String {
    let text = &words.referrers;
    match kind {
        Kind::Image => text.image().to_owned(),
        Kind::HelmChart => text.helm_chart().to_owned(),
        Kind::Plugin => text.plugin().to_owned(),
        Kind::Signature => text.signature().to_owned(),
        Kind::Sbom => text.sbom().to_owned(),
        Kind::Attestation => text.attestation().to_owned(),
        Kind::Artifact(named) => show::visible(show::clamp(named, 120).text).into_owned(),
        Kind::Unknown => text.untold().to_owned(),
    }
}

/// A table, and below it what was opened.
#[component]
pub(super) fn Attached(props: &AttachedProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let open = use_state_eq(|| None::<usize>);
    let mut subjects: Vec<Digest> = vec![props.digest.clone()];
    subjects.extend(props.trail.levels.iter().map(|level| level.fetched.digest.clone()));
    let (listed, whose) = (console.tools.held.clone(), console.whose(&props.place, Api::V2));
    let found = use_resource((props.repository.clone(), subjects), move |(repository, subjects)| {
        let (registry, repository, subjects) = (registry.clone(), repository.clone(), subjects.clone());
        let known = listed
            .all_tags(&whose, &repository)
            .map(|rows| rows.iter().filter_map(|row| row.tag.valid().cloned()).collect());
        async move { attachments(&registry, &repository, &subjects, known).await }
    });
    let mut list: Vec<Attachment> = Vec::new();
    let last = props.trail.levels.last().and_then(|level| level.index());
    list.extend(last.into_iter().flat_map(|index| beside(index, &props.digest)));
    list.extend(found.value.iter().flat_map(|found| found.list.iter().cloned()));
    let stretch = use_stretch(list.len());
    let text = &words.referrers;
    let incomplete = found.value.as_ref().is_some_and(|found| found.incomplete);
    html! {
        <section aria-labelledby="pt-attached" aria-busy={found.loading.to_string()}>
            <Head title={text.attached().to_owned()} id="pt-attached">
                if !found.loading {
                    { words.number(list.len() as u64) }
                }
            </Head>
            if !list.is_empty() {
                { table(&words, props, (&list, stretch.rows.clone()), &open) }
                { stretch.turn(text.attached()) }
            }
            if found.loading {
                <p><Ghost width={4} /></p>
            } else if list.is_empty() && found.error.is_none() && !incomplete {
                <p class="pt-hint">{ text.nothing() }</p>
            }
            <div class="pt-more">
                if !list.is_empty() {
                    <span>{ text.not_checked() }</span>
                }
                if incomplete {
                    <span class="pt-unsure">{ text.incomplete() }</span>
                }
            </div>
            if let Some(error) = &found.error {
                <Notice {error} attempt={text.attempt_list().to_owned()} on_retry={found.reload.clone()} />
            }
            if let Some(one) = open.and_then(|at| list.get(at)) {
                <Opened key={one.descriptor.digest.to_string()} place={props.place.clone()}
                    repository={props.repository.clone()} one={Rc::new(one.clone())} />
            }
        </section>
    }
}

fn table(
    words: &Words,
    props: &AttachedProps,
    (list, rows): (&[Attachment], Range<usize>),
    open: &UseStateHandle<Option<usize>>,
) -> Html {
    let text = &words.referrers;
    html! {
        <table class="pt-table pt-stack" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader">{ text.what() }</th>
                <th scope="col" role="columnheader" class="pt-num">{ text.size() }</th>
                <th scope="col" role="columnheader">{ text.digest() }</th>
                <th scope="col" role="columnheader">{ text.attached_to() }</th>
                <th scope="col" role="columnheader"><span class="pt-sr">{ words.image.acts() }</span></th>
            </tr></thead>
            <tbody role="rowgroup">
                { for rows.map(|at| row(words, props, at, &list[at], open)) }
            </tbody>
        </table>
    }
}

fn row(
    words: &Words,
    props: &AttachedProps,
    at: usize,
    one: &Attachment,
    open: &UseStateHandle<Option<usize>>,
) -> Html {
    let text = &words.referrers;
    let word = kind_word(words, &one.kind);
    let short = one.descriptor.digest.valid().map(|digest| digest.short().to_owned());
    let to = if one.subject == props.digest { text.to_this() } else { text.to_index() };
    let by = match &one.by {
        By::Registry => String::new(),
        By::FallbackTag => text.by_fallback().to_owned(),
        By::Tag(_) => text.by_tag().to_owned(),
        By::Index => text.by_index().to_owned(),
    };
    let on_press = {
        let open = open.clone();
        move |()| open.set(if *open == Some(at) { None } else { Some(at) })
    };
    let named =
        |message: &str| words.fill(message, &[("kind", &word), ("id", short.as_deref().unwrap_or_default())]);
    let page = one.descriptor.digest.valid().map(|digest| {
        let selector = Selector::Digest(digest.clone());
        Route::image(props.place.clone(), props.repository.clone(), selector).to_hash()
    });
    let kind = one.descriptor.artifact_type.clone();
    html! {
        <tr role="row">
            <td role="cell" class="pt-l1">{ &word }
                if let Some(kind) = kind.filter(|kind| *kind != word) {
                    { " " }<span class="pt-hint">{ show::visible(show::clamp(&kind, 120).text).into_owned() }</span>
                }
                <span class="pt-narrow pt-hint">{ " " }{ to }</span>
            </td>
            <td role="cell" class="pt-num pt-l1"><Size bytes={one.descriptor.size} /></td>
            <td role="cell" class="pt-l2">{ heard_digest(&one.descriptor.digest) }</td>
            <td role="cell" class="pt-off pt-quiet">{ to }
                if !by.is_empty() {
                    { " " }<span class="pt-hint">{ by }</span>
                }
            </td>
            <td role="cell" class="pt-num pt-l2"><span class="pt-row-acts">
                if short.is_some() {
                    <Button kind={Look::Icon} icon="show" label={named(text.read())} expanded={**open == Some(at)} {on_press} />
                }
                if let Some(href) = page {
                    <Button kind={Look::Icon} icon="fold" label={named(text.open_page())} {href} />
                }
            </span></td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct OpenedProps {
    place: Place,
    repository: Repository,
    one: Rc<Attachment>,
}

/// An attachment that is being read: its manifest first, verified, then its first blob.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let read = use_resource((props.repository.clone(), props.one.clone()), move |(repository, one)| {
        let (registry, repository, one) = (registry.clone(), repository.clone(), one.clone());
        async move {
            let Some(digest) = one.descriptor.digest.valid() else { return Ok(None) };
            registry.manifest(&repository, &At::Digest(digest.clone())).await.map(Some)
        }
    });
    let text = &words.referrers;
    html! {
        <div class="pt-opened" aria-busy={read.loading.to_string()}>
            if let Some(error) = &read.error {
                <Notice {error} attempt={text.attempt_read().to_owned()} on_retry={read.reload.clone()} />
            }
            if let Some(fetched) = read.value.as_deref().and_then(Option::as_ref) {
                { warnings(&words, differences(&props.one.descriptor, fetched.bytes.len() as u64, Some(&fetched.media_type)).iter()) }
                { match &fetched.manifest {
                    Manifest::Image(image) if !image.layers.is_empty() => html! {
                        <Contents place={props.place.clone()} repository={props.repository.clone()}
                            blobs={Rc::from(image.layers.clone())} at_once={true} />
                    },
                    _ => html! {
                        <Raw title={words.image.raw_manifest().to_owned()} json={fetched.bytes.clone()} />
                    },
                } }
            } else if read.error.is_none() {
                <p><Ghost width={4} /></p>
            }
        </div>
    }
}
