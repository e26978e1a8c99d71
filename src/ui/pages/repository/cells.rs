//! What a row says of what its tag points at: in v1 by the image and what it stands on, in v2 by the manifest.

use crate::console::preferences::Preferences;
use crate::console::route::Column;
use crate::console::show;
use crate::console::target::Unit;
use crate::image::manifest::{Kind, Manifest};
use crate::name::{ImageId, Tag};
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::Words;
use crate::ui::hooks::reading::{Details, Found, Total};
use crate::ui::notice::reason;
use crate::ui::parts::figures::{Ghost, Size, When};
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// How many platforms of one index are named in a row.
const PLATFORMS: usize = 4;

fn or_ghost(cell: Option<Html>, width: u8) -> Html {
    cell.unwrap_or_else(|| html! { <Ghost {width} /> })
}

/// The columns before size and age that are shown of each protocol.
fn before_size(shown: &Preferences, v2: bool) -> usize {
    let columns: &[Column] =
        if v2 { &[Column::Platform] } else { &[Column::Parents, Column::Itself, Column::Platform] };
    columns.iter().filter(|column| shown.shows(**column)).count()
}

/// Of what may not be asked for.
pub(super) fn nothing(shown: &Preferences, v2: bool) -> Html {
    let last = [Column::Total, Column::Made].into_iter().filter(|column| shown.shows(*column)).count();
    match before_size(shown, v2) + last {
        0 => Html::default(),
        all => html! { <td class="pt-off" role="cell" colspan={all.to_string()}></td> },
    }
}

/// What a v1 image says of itself; ghosts until it has.
pub(super) fn image(words: &Words, shown: &Preferences, details: &Details, id: &ImageId) -> Html {
    let compressed = details.compressed();
    let image = details.image(id).and_then(Result::ok);
    let parents = details.ancestry(id).and_then(Result::ok).map(|ancestry| ancestry.ids().len() - 1);
    let parents = parents.map(|parents| Html::from(words.number(parents as u64)));
    let itself = image.as_ref().map(|_| html! { <Size bytes={details.own(id, compressed)} /> });
    let platform = image.as_ref().map(|_| match details.platform(id) {
        Some(platform) => Html::from(plain(&platform)),
        None => Html::from(words.common.unknown()),
    });
    let made = image.as_ref().map(|image| html! { <When at={image.created} /> });
    let total = details.total(id, compressed).map(total);
    let platform = html! {
        <>
            { or_ghost(platform, 2) }
            { for details.error_below(id).map(|error| part_failed(words, details, &error)) }
        </>
    };
    html! {
        <>
            { cell(shown, Column::Parents, "pt-off pt-num pt-parents", or_ghost(parents, 1)) }
            { cell(shown, Column::Itself, "pt-off pt-num", or_ghost(itself, 2)) }
            { cell(shown, Column::Platform, "pt-off pt-hint", platform) }
            { cell(shown, Column::Total, "pt-num pt-l1", or_ghost(total, 2)) }
            { cell(shown, Column::Made, "pt-num pt-l2", or_ghost(made, 2)) }
        </>
    }
}

/// One cell, where its column is shown.
fn cell(shown: &Preferences, column: Column, class: &'static str, content: Html) -> Html {
    if !shown.shows(column) {
        return Html::default();
    }
    html! { <td {class} role="cell">{ content }</td> }
}

fn total(total: Total) -> Html {
    if total.unknown && !total.counting {
        return html! { <Size bytes={None} /> };
    }
    html! { <Size bytes={total.bytes} counting={total.counting} /> }
}

/// What a manifest and its configuration say; ghosts until they have.
pub(super) fn manifest(words: &Words, shown: &Preferences, details: &Details, tag: &Tag) -> Html {
    let found = details.found(tag);
    let found = found.as_ref();
    let size = found.and_then(|found| {
        let bytes = found.compressed()?;
        // Of the only platform it goes without saying.
        let among = found.platforms().is_some_and(|platforms| platforms.len() > 1);
        let of = found.of.as_ref().map(|of| plain(&of.to_string())).filter(|_| among && bytes.is_some());
        let of = of.map(|of| html! { <span class="pt-of pt-hint">{ words.fill(words.manifests.size_of(), &[("platform", &of)]) }{ " " }</span> });
        Some(html! { <>{ for of }<Size {bytes} /></> })
    });
    let made = found.and_then(Found::made).map(|at| html! { <When {at} /> });
    let platforms = html! {
        <>
            { or_ghost(found.and_then(|found| what(words, found)), 3) }
            { for found.and_then(Found::error).map(|error| part_failed(words, details, &error)) }
        </>
    };
    html! {
        <>
            { cell(shown, Column::Platform, "pt-off", platforms) }
            { cell(shown, Column::Total, "pt-num pt-l1", or_ghost(size, 2)) }
            { cell(shown, Column::Made, "pt-num pt-l2", or_ghost(made, 2)) }
        </>
    }
}

/// The platforms of an image; of anything else, what it is by its own word.
fn what(words: &Words, found: &Found) -> Option<Html> {
    if found.is_stand_in() {
        let said = words.manifests.stand_in();
        return Some(html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ said }</span> });
    }
    if let Some(said) = kind(words, &found.manifest) {
        return Some(html! { <span class="pt-hint">{ said }</span> });
    }
    let platforms = match found.platforms() {
        Some(platforms) => platforms,
        None if found.error().is_some() => Vec::new(),
        None => return None,
    };
    let names: Vec<String> = platforms.iter().map(|platform| plain(&platform.to_string())).collect();
    if names.is_empty() {
        let said = match &*found.manifest {
            Manifest::Index(index) => words.count(words.manifests.index_of(), index.manifests.len()),
            _ => words.common.unknown().to_owned(),
        };
        return Some(html! { <span class="pt-hint">{ said }</span> });
    }
    // One more is named rather than counted.
    let shown = if names.len() == PLATFORMS + 1 { names.len() } else { names.len().min(PLATFORMS) };
    let more = (names.len() > shown).then(|| {
        let n = words.number((names.len() - shown) as u64);
        let all = words.fill(words.manifests.more_platforms(), &[("n", &n), ("names", &names[shown..].join(", "))]);
        html! { <li title={all.clone()}><span aria-hidden="true">{ "+" }{ n }</span><span class="pt-sr">{ all }</span></li> }
    });
    Some(html! {
        <ul class="pt-plat">
            { for names[..shown].iter().map(|name| html! { <li>{ name.clone() }</li> }) }
            { for more }
        </ul>
    })
}

/// A platform as a row has room for it.
fn plain(platform: &str) -> String {
    show::visible(show::clamp(platform, 60).text).into_owned()
}

/// What a manifest is, in words; nothing for an image and an index of images, whose platforms say more.
pub(super) fn kind(words: &Words, manifest: &Manifest) -> Option<String> {
    let texts = &words.manifests;
    let typed =
        |message: &str, of: &str| words.fill(message, &[("type", &show::visible(show::clamp(of, 80).text))]);
    match manifest {
        Manifest::Image(image) => match image.kind() {
            Kind::Image => None,
            Kind::HelmChart => Some(texts.helm_chart().to_owned()),
            Kind::Plugin => Some(texts.plugin().to_owned()),
            Kind::Signature => Some(texts.signature().to_owned()),
            Kind::Sbom => Some(texts.sbom().to_owned()),
            Kind::Attestation => Some(texts.attestation().to_owned()),
            Kind::Artifact(of) => Some(typed(texts.artifact(), &of)),
            Kind::Unknown => Some(texts.no_type().to_owned()),
        },
        Manifest::Index(index) => index.artifact_type.as_ref().map(|of| typed(texts.artifact(), of)),
        Manifest::Schema1(_) => Some(texts.schema1().to_owned()),
        Manifest::Other(of) => Some(typed(texts.other_type(), of.as_str())),
    }
}

fn part_failed(words: &Words, details: &Details, error: &Error) -> Html {
    let title = reason(words, error);
    html! {
        <span class="pt-unsure" {title}>
            <Icon name="unsure" />{ " " }{ words.manifests.part_not_read() }{ " " }
            { again(words, details) }
        </span>
    }
}

fn again(words: &Words, details: &Details) -> Html {
    let details = details.clone();
    let onclick = Callback::from(move |_: MouseEvent| details.retry());
    html! { <button type="button" class="pt-link" {onclick}>{ words.common.try_again() }</button> }
}

/// Why it could not be read, and the way to ask again; in the room of what is shown before size and age, or of the first
/// of these.
pub(super) fn failed(
    words: &Words,
    shown: &Preferences,
    details: &Details,
    unit: &Unit,
    error: &Error,
) -> Html {
    let texts = &words.tags;
    let said = match error.kind {
        ErrorKind::BeingUploaded => texts.being_uploaded().to_owned(),
        _ => reason(words, error),
    };
    let not_read = html! { <span class="pt-hint">{ texts.not_read() }</span> };
    let before = before_size(shown, matches!(unit, Unit::Tag(_)));
    let size_goes = before == 0 && shown.shows(Column::Total);
    let made_goes = before == 0 && !size_goes;
    html! {
        <>
            <td class="pt-row-fault pt-unsure" role="cell" colspan={before.max(1).to_string()}>
                <Icon name="unsure" />{ " " }{ said }{ " " }{ again(words, details) }
            </td>
            if !size_goes {
                { cell(shown, Column::Total, "pt-num pt-l1 pt-off", not_read.clone()) }
            }
            if !made_goes {
                { cell(shown, Column::Made, "pt-num pt-l2 pt-off", not_read) }
            }
        </>
    }
}
