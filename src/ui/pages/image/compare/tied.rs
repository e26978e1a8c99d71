//! The layers of both images on one scale, what both have tied together.

use super::page::ComparePageProps;
use super::sheet::short;
use crate::console::compare::{Comparison, Is};
use crate::console::route::{Named, Route};
use crate::console::shares::Parts;
use crate::console::sided::Sided;
use crate::console::tenths::Tenths;
use crate::ui::hooks::{Console, Words};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::flag::flag_class;
use std::collections::HashMap;
use yew::prelude::*;

const WIDTH: f64 = 1000.0;
const GAP: f64 = 2.0;

/// Where a part begins, and how wide it is.
type Span = (f64, f64);

/// The strip of one side.
struct Strip {
    /// Of each layer that has a part of its own.
    own: HashMap<usize, Span>,
    /// Of all others together, with how many they are and their size.
    others: Option<(Span, usize, u64)>,
}

/// The figure; nothing where a size is not known, since strips of parts would lie.
pub(super) fn tied(
    words: &Words,
    console: &Console,
    page: &ComparePageProps,
    (left, right): (&Sided, &Sided),
    found: &Comparison,
) -> Html {
    let (Some(a), Some(b)) = (strip(left, right), strip(right, left)) else { return Html::default() };
    let both = |pair: &&crate::console::compare::Pair<usize>| pair.is == Is::Same;
    let ties = found.layers.iter().filter(both).filter_map(|pair| {
        let (from, to) = (a.own.get(&pair.left?)?, b.own.get(&pair.right?)?);
        Some(tie(*from, *to))
    });
    let ties: Vec<Html> = ties.collect();
    let count = ties.len();
    let shared = found.shared(&left.side).filter(|bytes| *bytes > 0);
    let label = words.fill(words.compare.tied(), &[("n", &words.number(count as u64))]);
    html! {
        <figure class="pt-tied">
            <figcaption>{ side(words, console, page, &page.left, left) }</figcaption>
            <div>
                <svg viewBox="0 0 1000 76" preserveAspectRatio="none" role="img" aria-label={label}>
                    { ties }{ bars(words, left, &a, 0) }{ bars(words, right, &b, 54) }
                </svg>
                if let Some(bytes) = shared {
                    <p>{ words.fill(words.compare.in_both(), &[("size", &words.size(bytes))]) }</p>
                }
            </div>
            <div class="pt-tied-side">{ side(words, console, page, &page.right, right) }</div>
        </figure>
    }
}

/// The parts of a side, on the scale of the larger image.
fn strip(one: &Sided, other: &Sided) -> Option<Strip> {
    let total = one.side.size()?.max(other.side.size()?);
    if total == 0 {
        return None;
    }
    let parts = |side: &Sided| {
        let sizes: Vec<u64> = side.side.layers.iter().map(|layer| layer.size.unwrap_or_default()).collect();
        (Parts::of(&sizes), sizes)
    };
    let ((mine, sizes), (theirs, _)) = (parts(one), parts(other));
    let count = mine.count().max(theirs.count());
    #[allow(clippy::cast_precision_loss)]
    let room = (WIDTH - GAP * count.saturating_sub(1) as f64).max(WIDTH / 2.0);
    let mut x = 0.0;
    let mut span = |size: u64| {
        #[allow(clippy::cast_precision_loss)]
        let width = (size as f64 / total as f64 * room).max(2.0);
        let span = (x, width);
        x += width + GAP;
        span
    };
    let own = mine.own.iter().map(|at| (*at, span(sizes[*at]))).collect();
    let others = (mine.others > 0).then(|| (span(mine.size), mine.others, mine.size));
    Some(Strip { own, others })
}

fn tie((from, wide): Span, (to, broad): Span) -> Html {
    let d = format!("M{} 22H{}L{} 54H{}Z", Tenths(from), Tenths(from + wide), Tenths(to + broad), Tenths(to));
    html! { <path class="t-tie" {d} /> }
}

fn bars(words: &Words, side: &Sided, strip: &Strip, y: u32) -> Vec<Html> {
    let layers = side.side.layers.iter().enumerate();
    let own = layers.filter_map(|(at, layer)| {
        let hex = layer.name.rsplit(':').next().unwrap_or_default();
        let short: String = hex.chars().take(12).collect();
        let size = words.size(layer.size.unwrap_or_default());
        Some(bar(flag_class(hex), format!("{short}, {size}"), *strip.own.get(&at)?, y))
    });
    let others = strip.others.map(|(span, count, size)| {
        let name = words.count(words.image.more_layers(), count);
        bar(classes!("t-others"), format!("{name}, {}", words.size(size)), span, y)
    });
    own.chain(others).collect()
}

fn bar(class: Classes, title: String, (x, wide): Span, y: u32) -> Html {
    let (x, wide) = (Tenths(x).to_string(), Tenths(wide).to_string());
    html! {
        <g {class}>
            <title>{ title }</title>
            <rect class="t-fa" x={x.clone()} y={y.to_string()} width={wide.clone()} height="15" />
            <rect class="t-fb" {x} y={(y + 15).to_string()} width={wide} height="7" />
        </g>
    }
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
