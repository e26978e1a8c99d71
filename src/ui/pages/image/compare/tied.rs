//! The layers of both images on one scale, what both have tied together.

use super::page::ComparePageProps;
use super::sheet::short;
use crate::console::compare::{Comparison, Is, Layer};
use crate::console::route::{Named, Route};
use crate::console::sided::Sided;
use crate::console::tenths::Tenths;
use crate::ui::hooks::{Console, Words};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::flag::flag_class;
use yew::prelude::*;

const WIDTH: f64 = 1000.0;
const GAP: f64 = 2.0;

/// The figure; nothing where a size is not known, since strips of parts would lie.
pub(super) fn tied(
    words: &Words,
    console: &Console,
    page: &ComparePageProps,
    (left, right): (&Sided, &Sided),
    found: &Comparison,
) -> Html {
    let (Some(a), Some(b)) = (spans(left, right), spans(right, left)) else { return Html::default() };
    let both = |pair: &&crate::console::compare::Pair<usize>| pair.is == Is::Same;
    let ties = found.layers.iter().filter(both).filter_map(|pair| {
        let (from, to) = (a[pair.left?], b[pair.right?]);
        Some((from.1 > 0.0 && to.1 > 0.0).then(|| tie(from, to)))
    });
    let ties: Vec<Html> = ties.flatten().collect();
    let count = ties.len();
    let bars = |side: &Sided, spans: &[(f64, f64)], y: u32| -> Vec<Html> {
        side.side.layers.iter().zip(spans).filter_map(|(layer, span)| bar(words, layer, *span, y)).collect()
    };
    let shared = found.shared(&left.side).filter(|bytes| *bytes > 0);
    let label = words.fill(words.compare.tied(), &[("n", &words.number(count as u64))]);
    html! {
        <figure class="pt-tied">
            <figcaption>{ side(words, console, page, &page.left, left) }</figcaption>
            <div>
                <svg viewBox="0 0 1000 76" preserveAspectRatio="none" role="img" aria-label={label}>
                    { ties }{ bars(left, &a, 0) }{ bars(right, &b, 54) }
                </svg>
                if let Some(bytes) = shared {
                    <p>{ words.fill(words.compare.in_both(), &[("size", &words.size(bytes))]) }</p>
                }
            </div>
            <div class="pt-tied-side">{ side(words, console, page, &page.right, right) }</div>
        </figure>
    }
}

/// Where each layer begins and how wide it is, on the scale of the larger image.
fn spans(one: &Sided, other: &Sided) -> Option<Vec<(f64, f64)>> {
    let total = one.side.size()?.max(other.side.size()?);
    if total == 0 {
        return None;
    }
    let count = one.side.layers.len().max(other.side.layers.len());
    #[allow(clippy::cast_precision_loss)]
    let room = (WIDTH - GAP * count.saturating_sub(1) as f64).max(WIDTH / 2.0);
    let mut x = 0.0;
    let spans = one.side.layers.iter().map(|layer| {
        let size = layer.size.unwrap_or_default();
        #[allow(clippy::cast_precision_loss)]
        let width = if size == 0 { 0.0 } else { (size as f64 / total as f64 * room).max(2.0) };
        let span = (x, width);
        x += if size == 0 { 0.0 } else { width + GAP };
        span
    });
    Some(spans.collect())
}

fn tie((from, wide): (f64, f64), (to, broad): (f64, f64)) -> Html {
    let d = format!("M{} 22H{}L{} 54H{}Z", Tenths(from), Tenths(from + wide), Tenths(to + broad), Tenths(to));
    html! { <path class="t-tie" {d} /> }
}

fn bar(words: &Words, layer: &Layer, (x, wide): (f64, f64), y: u32) -> Option<Html> {
    let size = layer.size.filter(|size| *size > 0)?;
    let hex = layer.name.rsplit(':').next().unwrap_or_default().to_owned();
    let short: String = hex.chars().take(12).collect();
    let (x, wide) = (Tenths(x).to_string(), Tenths(wide).to_string());
    Some(html! {
        <g class={flag_class(&hex)}>
            <title>{ format!("{short}, {}", words.size(size)) }</title>
            <rect class="t-fa" x={x.clone()} y={y.to_string()} width={wide.clone()} height="15" />
            <rect class="t-fb" {x} y={(y + 15).to_string()} width={wide} height="7" />
        </g>
    })
}

/// A side: its name, its digest, its size and age.
fn side(words: &Words, console: &Console, page: &ComparePageProps, named: &Named, side: &Sided) -> Html {
    let route = Route::Image {
        place: page.place.clone(),
        repository: named.repository.clone(),
        selector: named.selector.clone(),
        part: page.part.clone(),
    };
    let size = side.side.size().map(|bytes| {
        let message =
            if side.compressed { words.image.size_compressed() } else { words.image.size_unpacked() };
        words.fill(message, &[("size", &words.size(bytes))])
    });
    let said = match (size, side.created) {
        (Some(size), Some(made)) => {
            words.fill(words.compare.size_made(), &[("size", &size), ("date", &words.date(made))])
        }
        (Some(size), None) => size,
        (None, Some(made)) => words.fill(words.image.made(), &[("date", &words.date(made))]),
        (None, None) => String::new(),
    };
    html! {
        <>
            <span>
                <a class="pt-tagname" href={console.href(&route)}>{ short(page, named) }</a>
                <Chip full={side.name.clone()} />
            </span>
            <span class="pt-hint">{ said }</span>
        </>
    }
}
