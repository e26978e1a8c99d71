//! A strip of the shares that layers have in the size of an image.

use crate::console::shares::Parts;
use crate::console::tenths::Tenths;
use crate::ui::hooks::use_words;
use crate::ui::parts::flag::flag_class;
use yew::prelude::*;

/// A layer in a strip.
#[derive(Clone, PartialEq)]
pub(super) struct Share {
    /// Its digits, by which it is flagged.
    pub hex: AttrValue,
    /// Its size, if it is known.
    pub size: Option<u64>,
}

/// Which layers.
#[derive(Properties, PartialEq)]
pub(super) struct StripProps {
    /// The layers, base first.
    pub shares: Vec<Share>,
}

/// Shares of the whole, once every size is known: a strip of parts of it would lie.
#[component]
pub(super) fn Strip(props: &StripProps) -> Html {
    const WIDTH: f64 = 1000.0;
    const GAP: f64 = 2.0;
    let words = use_words();
    let sizes: Option<Vec<u64>> = props.shares.iter().map(|share| share.size).collect();
    let Some(sizes) = sizes else { return Html::default() };
    let total = sizes.iter().fold(0_u64, |sum, size| sum.saturating_add(*size));
    if total == 0 {
        return Html::default();
    }
    let parts = Parts::of(&sizes);
    // A layer without content has no share, and one with hardly any still shows.
    #[allow(clippy::cast_precision_loss)]
    let share = |size: u64| size as f64 / total as f64;
    #[allow(clippy::cast_precision_loss)]
    let room = (WIDTH - GAP * parts.count().saturating_sub(1) as f64).max(WIDTH / 2.0);
    let mut x = 0.0;
    let mut bar = |class: Classes, name: String, size: u64| {
        let width = (share(size) * room).max(2.0);
        let (left, wide) = (Tenths(x).to_string(), Tenths(width).to_string());
        x += width + GAP;
        html! {
            <g {class}>
                <title>{ format!("{name}, {}", words.size(size)) }</title>
                <rect class="t-fa" x={left.clone()} y="0" width={wide.clone()} height="17" />
                <rect class="t-fb" x={left} y="17" width={wide} height="9" />
            </g>
        }
    };
    let mut bars: Vec<Html> = Vec::with_capacity(parts.count());
    for at in &parts.own {
        let hex = &props.shares[*at].hex;
        bars.push(bar(classes!(flag_class(hex)), hex.chars().take(12).collect(), sizes[*at]));
    }
    if parts.others > 0 {
        let name = words.count(words.image.more_layers(), parts.others);
        bars.push(bar(classes!("t-others"), name, parts.size));
    }
    let view = format!("0 0 {} 26", Tenths((x - GAP).max(1.0)));
    html! {
        <svg class="pt-strip" viewBox={view} preserveAspectRatio="none" role="img"
            aria-label={words.image.strip().to_owned()}>{ bars }</svg>
    }
}
