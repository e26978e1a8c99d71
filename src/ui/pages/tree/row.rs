//! One row of the tree as a list.

use super::marks::number;
use super::scene::Scene;
use super::written::line;
use crate::console::chart::{Guides, Indent};
use crate::image::forest::{Kind, Mark, Sum};
use crate::ui::parts::flag::flag_class;
use crate::ui::parts::icon::Icon;
use crate::web::pan;
use std::rc::Rc;
use yew::prelude::*;

/// How tall rows are and how far they are indented. The style sheet has the same two heights.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Measures {
    tall: bool,
    narrow: bool,
    indent: Indent,
}

impl Measures {
    /// For a narrow sheet or a wide one, for fingers or a mouse.
    pub(super) fn new(narrow: bool, indent: Indent) -> Self {
        Self { tall: narrow || pan::is_coarse(), narrow, indent }
    }

    /// Whether rows are tall.
    pub(super) fn tall(&self) -> bool {
        self.tall
    }

    /// How tall a row is.
    pub(super) fn height(&self) -> f64 {
        if self.tall { 46.0 } else { 34.0 }
    }

    /// Where the signs sit, from the top of a row: on the first of two lines, or in the middle.
    fn middle(&self) -> f64 {
        if self.narrow { 16.0 } else { self.height() / 2.0 }
    }
}

/// What a row shows.
#[derive(Properties)]
pub(super) struct RowProps {
    /// What is shown.
    pub scene: Rc<Scene>,
    /// Its mark.
    pub at: usize,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether it is the one tab stop.
    pub stop: bool,
    /// Whether it stands back behind what is lit up.
    pub dim: bool,
    /// The way from what is selected to its base.
    pub way: Rc<Vec<usize>>,
    /// How tall it is.
    pub measures: Measures,
    /// Told when it is selected.
    pub on_select: Callback<(usize, bool)>,
    /// Told when its fold sign is pressed.
    pub on_shut: Callback<(usize, bool)>,
}

impl PartialEq for RowProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.at, self.selected, self.stop, self.dim)
                == (other.at, other.selected, other.stop, other.dim)
            && self.way == other.way
            && self.measures == other.measures
    }
}

/// A row.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let RowProps { scene, at, selected, stop, .. } = props;
    let Some(mark) = scene.mark(*at) else { return html! {} };
    let node = &scene.forest().nodes()[mark.place];
    let own = scene.own(mark);
    let siblings = scene.shown().siblings(*at);
    let position = siblings.iter().position(|sibling| sibling == at).map_or(1, |position| position + 1);
    let opens = !mark.children.is_empty() || mark.is_shut();
    let select = props.on_select.reform({
        let at = *at;
        move |_: MouseEvent| (at, true)
    });
    html! {
        <div role="treeitem" class={classes!("pt-branch", props.dim.then_some("pt-branch-dim"))} data-mark={at.to_string()}
            data-base={(mark.parent.is_none() && *at > 0).then_some("")}
            aria-level={(mark.level + 1).to_string()} aria-posinset={position.to_string()}
            aria-setsize={siblings.len().to_string()} aria-selected={selected.to_string()}
            aria-expanded={opens.then(|| (!mark.is_shut()).to_string())}
            tabindex={if *stop { "0" } else { "-1" }} onclick={select}>
            { guides(props, mark) }
            { fold_sign(props, mark, opens) }
            { sign(scene, mark, node.id.hex()) }
            <code class="pt-branch-id">{ node.id.short() }</code>
            { tags(scene, mark) }
            { size(scene, mark, own) }
        </div>
    }
}

fn guides(props: &RowProps, mark: &Mark) -> Html {
    let measures = &props.measures;
    let (height, middle) = (measures.height(), measures.middle());
    let guides = Guides::of(props.scene.shown(), props.at, &props.way, measures.indent, height, middle);
    let width = number(measures.indent.of(mark.level));
    html! {
        <svg class="pt-guides" {width} height={number(height)} aria-hidden="true">
            if !guides.quiet.is_empty() {
                <path d={guides.quiet} />
            }
            if !guides.lit.is_empty() {
                <path class="t-on" d={guides.lit} />
            }
        </svg>
    }
}

fn fold_sign(props: &RowProps, mark: &Mark, opens: bool) -> Html {
    if !opens {
        return html! { <span class="pt-branch-fold"></span> };
    }
    let (at, shut, on_shut) = (props.at, mark.is_shut(), props.on_shut.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        on_shut.emit((at, !shut));
    });
    html! {
        <span class="pt-branch-fold" data-open={(!shut).then_some("")} {onclick}><Icon name="fold" /></span>
    }
}

fn sign(scene: &Scene, mark: &Mark, hex: &str) -> Html {
    let kind = match mark.kind {
        Kind::Base => "base",
        Kind::Layer => "layer",
        Kind::Run => "run",
    };
    html! {
        <>
            <span class="pt-sr">{ scene.kind(mark) }{ " " }</span>
            <span class={classes!("pt-branch-mark", flag_class(hex))} data-kind={kind} aria-hidden="true">
                <span class="pt-flag"></span>
                if mark.kind == Kind::Run {
                    { "×" }{ mark.layers }
                }
            </span>
        </>
    }
}

fn tags(scene: &Scene, mark: &Mark) -> Html {
    let line = line(&scene.ground.grown, &scene.words, mark);
    let node = &scene.forest().nodes()[mark.place];
    let what = if mark.kind == Kind::Base { scene.what(mark) } else { None };
    let standing = (node.tags.is_empty() && what.is_none() && !mark.is_shut()).then(|| {
        let standing = scene.standing(mark);
        if mark.kind != Kind::Run {
            return standing;
        }
        let (words, tree) = (&scene.words, &scene.words.tree);
        words.fill(tree.both(), &[("a", &words.count(tree.layers(), mark.layers)), ("b", &standing)])
    });
    let after = line.after.map(|after| after.to_string()).or(standing);
    html! {
        <span class="pt-branch-tags">
            { for line.tags.iter().map(|tag| html! { <code>{ &**tag }</code> }) }
            if let Some(what) = what {
                <span class="pt-hint">{ what }</span>
            }
            if let Some(after) = after {
                <span class="pt-hint">{ after }</span>
            }
        </span>
    }
}

fn size(scene: &Scene, mark: &Mark, own: Sum) -> Html {
    if own.unknown == mark.layers {
        let class = classes!("pt-branch-size", scene.counting.then_some("pt-branch-coming"));
        return html! { <span {class}>{ if scene.counting { "" } else { "?" } }</span> };
    }
    let (figure, unit) = scene.words.bytes(own.bytes);
    html! {
        <span class="pt-branch-size">
            { figure }
            if !own.is_exact() {
                { "+" }
            }
            <span class="pt-unit">{ unit }</span>
        </span>
    }
}
