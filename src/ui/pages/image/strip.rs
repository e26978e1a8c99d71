//! A strip of the shares that layers have in the size of an image.

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
    // A layer without content has no share, and one with hardly any still shows.
    #[allow(clippy::cast_precision_loss)]
    let share = |size: u64| size as f64 / total as f64;
    #[allow(clippy::cast_precision_loss)]
    let room = (WIDTH - GAP * sizes.len().saturating_sub(1) as f64).max(WIDTH / 2.0);
    let mut x = 0.0;
    let bars = props.shares.iter().zip(sizes).filter(|(_, size)| *size > 0).map(|(layer, size)| {
        let width = (share(size) * room).max(2.0);
        let (left, wide) = (Tenths(x).to_string(), Tenths(width).to_string());
        let short: String = layer.hex.chars().take(12).collect();
        let bar = html! {
            <g class={flag_class(&layer.hex)}>
                <title>{ format!("{short}, {}", words.size(size)) }</title>
                <rect class="t-fa" x={left.clone()} y="0" width={wide.clone()} height="17" />
                <rect class="t-fb" x={left} y="17" width={wide} height="9" />
            </g>
        };
        x += width + GAP;
        bar
    });
    let bars: Vec<Html> = bars.collect();
    let view = format!("0 0 {} 26", Tenths((x - GAP).max(1.0)));
    html! {
        <svg class="pt-strip" viewBox={view} preserveAspectRatio="none" role="img"
            aria-label={words.image.strip().to_owned()}>{ bars }</svg>
    }
}
