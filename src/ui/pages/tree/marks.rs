//! One mark of the drawn tree, and the lines of tags.

use super::scene::Scene;
use crate::console::chart::svg::{flag, sounding_at};
use crate::console::chart::{Sign, Spot, TAG_GAP, push_number};
use crate::image::forest::{Kind, Mark};
use crate::ui::parts::flag::flag_class;
use yew::prelude::*;

/// How a mark is drawn.
#[derive(Clone, Copy)]
pub(super) struct Style {
    /// Whether there is room for words.
    pub words: bool,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether it stands back behind what is lit up.
    pub dim: bool,
}

/// The id of a mark in the markup.
pub(super) fn mark_id(at: usize) -> String {
    format!("pt-mark-{at}")
}

/// A number as an attribute.
pub(super) fn number(value: f64) -> String {
    let mut out = String::new();
    push_number(&mut out, value);
    out
}

/// A mark with its flag, its sounding and its words.
pub(super) fn draw_mark(scene: &Scene, at: usize, style: Style) -> Html {
    let (Some(mark), Some(spot)) = (scene.mark(at), scene.chart().spots().get(at)) else { return html! {} };
    let sign = scene.sign(at);
    let siblings = scene.shown().siblings(at);
    let position = siblings.iter().position(|sibling| *sibling == at).map_or(1, |position| position + 1);
    let expands = !mark.children.is_empty() || mark.is_shut();
    let [upper, lower] = flag(spot, mark.kind);
    html! {
        <g key={mark.place} id={mark_id(at)} role="treeitem" data-mark={at.to_string()}
            class={classes!("t-mark", flag_class(&sign.hex), style.dim.then_some("t-dim"))}
            aria-level={(mark.level + 1).to_string()} aria-posinset={position.to_string()}
            aria-setsize={siblings.len().to_string()} aria-selected={style.selected.to_string()}
            aria-expanded={expands.then(|| (!mark.is_shut()).to_string())}>
            // Names the mark, and is shown under the pointer.
            <title>{ &*sign.title }</title>
            { reach(spot, mark.kind) }
            if style.selected {
                { outline(spot, mark.kind, "t-sel", 4.0) }
            }
            { outline(spot, mark.kind, "t-ring", 0.0) }
            <path class="t-fa" d={upper} />
            <path class="t-fb" d={lower} />
            if style.words {
                { writing(spot, mark, &sign, style.selected) }
            }
        </g>
    }
}

/// What of the water around a mark a press still means it: it takes in its words, so that pressing the middle of
/// all that belongs to it, as assistive technology does, finds it.
fn reach(spot: &Spot, kind: Kind) -> Html {
    let (left, up, right) = match kind {
        Kind::Base => (46.0, 33.0, 84.0),
        Kind::Layer => (42.0, 14.0, 13.0),
        Kind::Run => (50.0, 14.0, spot.half + 4.0),
    };
    html! {
        <rect class="t-reach" x={number(spot.x - left)} y={number(spot.y - up)} width={number(left + right)}
            height={number(up * 2.0)} />
    }
}

/// The rim of a mark, so much wider on every side.
fn outline(spot: &Spot, kind: Kind, class: &'static str, wider: f64) -> Html {
    let half = spot.half + wider;
    if kind == Kind::Layer {
        return html! { <circle {class} cx={number(spot.x)} cy={number(spot.y)} r={number(half)} /> };
    }
    let tall = if kind == Kind::Run { 9.0 + wider } else { half };
    let round = if kind == Kind::Run { tall } else { 0.0 };
    html! {
        <rect {class} x={number(spot.x - half)} y={number(spot.y - tall)} width={number(half * 2.0)}
            height={number(tall * 2.0)} rx={number(round)} />
    }
}

fn writing(spot: &Spot, mark: &Mark, sign: &Sign, selected: bool) -> Html {
    let (x, y) = sounding_at(spot, mark.kind);
    let x = if selected { x - 3.0 } else { x };
    html! {
        <>
            if !sign.sounding.is_empty() {
                <text class="t-sound" x={number(x)} y={number(y)}>{ &*sign.sounding }</text>
            }
            if mark.kind == Kind::Run {
                <text class="t-run" x={number(spot.x + 4.5)} y={number(spot.y + 3.8)}>{ "×" }{ mark.layers }</text>
            }
            if mark.kind == Kind::Base {
                <text class="t-id" x={number(spot.x - 8.0)} y={number(spot.y - 22.0)}>{ sign.short() }</text>
                if let Some(what) = &sign.what {
                    <text class="t-what" x={number(spot.x - 8.0)} y={number(spot.y + 26.0)}>{ &**what }</text>
                }
            }
        </>
    }
}

/// The line of tags of a mark at its height. `lit` says which tags are lit up, when any are.
pub(super) fn draw_line(scene: &Scene, at: usize, row: f64, on: bool, dim: bool) -> Html {
    let Some(mark) = scene.mark(at) else { return html! {} };
    let sign = super::written::line(&scene.ground.grown, &scene.words, mark);
    let x = number(scene.chart().tags_start());
    let tag = |(place, tag): (usize, &std::rc::Rc<str>)| {
        let gap = (place > 0).then(|| number(TAG_GAP));
        html! { <tspan class={(place == 0).then_some("t-first")} dx={gap}>{ &**tag }</tspan> }
    };
    html! {
        <text key={mark.place} class={classes!("t-tag", on.then_some("t-on"), dim.then_some("t-dim"))} {x}
            y={number(row + 4.0)}>
            { for sign.tags.iter().enumerate().map(tag) }
            if let Some(after) = &sign.after {
                <tspan class="t-after" dx={(!sign.tags.is_empty()).then(|| number(TAG_GAP))}>{ &**after }</tspan>
            }
        </text>
    }
}
