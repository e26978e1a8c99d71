//! The tree as a list: the same marks in rows, with trunk and elbows before them. One tab stop that roves; a row
//! that has the focus is always drawn, the others only near the window.

use super::row::{Measures, Row};
use super::scene::{Same, Scene, way_down};
use crate::console::chart::Indent;
use crate::image::forest::Step;
use crate::ui::parts::window::{RUN, use_in_sight};
use crate::web::{dom, modal, sight::Element};
use std::rc::Rc;
use yew::prelude::*;

/// How many rows are all drawn, whether in sight or not.
const ALL_DRAWN: usize = 160;

/// What the list shows.
#[derive(Properties)]
pub(super) struct ListProps {
    /// What is shown.
    pub scene: Rc<Scene>,
    /// The selected mark.
    pub selected: Option<usize>,
    /// The marks that are lit up, when some are.
    pub lit: Option<Rc<Vec<bool>>>,
    /// Whether the sheet is narrow, so that a row takes two lines.
    pub narrow: bool,
    /// Told of a mark that is to be selected; true when a pointer did it.
    pub on_select: Callback<(usize, bool)>,
    /// Told of a mark that is to be folded or unfolded, as space does it.
    pub on_toggle: Callback<usize>,
    /// Told of a mark whose subtree is to be folded shut or opened.
    pub on_shut: Callback<(usize, bool)>,
}

impl PartialEq for ListProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.selected, self.narrow) == (other.selected, other.narrow)
            && self.lit.clone().map(Same) == other.lit.clone().map(Same)
    }
}

/// The list.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let ListProps { scene, selected, narrow, .. } = props;
    let list = use_node_ref();
    // Set by a key, so that the focus follows the selection; a selection made elsewhere takes no focus.
    let follow = use_mut_ref(|| false);
    use_effect_with((*selected, Same(scene.clone())), {
        let (list, follow) = (list.clone(), follow.clone());
        move |(selected, _)| {
            let row = selected
                .filter(|_| follow.replace(false))
                .and_then(|at| dom::find(&list.cast::<Element>()?, &format!("[data-mark=\"{at}\"]")));
            if let Some(row) = row {
                modal::focus(&row);
            }
        }
    });
    let shown = scene.shown();
    let measures =
        Measures::new(*narrow, Indent::new(shown, if *narrow { 18.0 } else { 22.0 }, room(*narrow)));
    let way = Rc::new(way_down(shown, *selected));
    let stop = selected.unwrap_or(0);
    let count = shown.marks().len();
    let runs = (0..count.div_ceil(RUN)).map(|run| {
        let (from, to) = (run * RUN, ((run + 1) * RUN).min(count));
        let held = (from..to).contains(&stop) || count <= ALL_DRAWN;
        html! {
            <Run key={run} scene={scene.clone()} {from} {to} {held} selected={*selected} {stop} way={way.clone()}
                lit={props.lit.clone()} {measures} on_select={props.on_select.clone()}
                on_shut={props.on_shut.clone()} on_toggle={props.on_toggle.clone()} />
        }
    });
    let words = &scene.words;
    let label = words.fill(
        words.tree.list_label(),
        &[("tags", &scene.drawn_tags()), ("repository", &scene.repository.to_string())],
    );
    html! {
        <div class="pt-branches" ref={list} role="tree" aria-label={label} data-tall={measures.tall().then_some("")}
            onkeydown={keys(props, stop, &follow)}>
            { for runs }
        </div>
    }
}

/// How much of the width the steps may take.
fn room(narrow: bool) -> f64 {
    if narrow { 110.0 } else { 360.0 }
}

fn keys(props: &ListProps, stop: usize, follow: &Rc<std::cell::RefCell<bool>>) -> Callback<KeyboardEvent> {
    let (scene, follow) = (props.scene.clone(), follow.clone());
    let (on_select, on_toggle, on_shut) =
        (props.on_select.clone(), props.on_toggle.clone(), props.on_shut.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(mark) = scene.mark(stop) else { return };
        let opens = !mark.children.is_empty();
        let step = match event.key().as_str() {
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "Home" => Step::First,
            "End" => Step::Last,
            "ArrowLeft" if opens => {
                event.prevent_default();
                return on_shut.emit((stop, true));
            }
            "ArrowLeft" => Step::Parent,
            "ArrowRight" if mark.is_shut() => {
                event.prevent_default();
                return on_shut.emit((stop, false));
            }
            "ArrowRight" => Step::Child,
            " " => {
                event.prevent_default();
                follow.replace(true);
                return on_toggle.emit(stop);
            }
            "Enter" => return on_select.emit((stop, true)),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = scene.shown().step(stop, step) {
            follow.replace(true);
            on_select.emit((to, false));
        }
    })
}

#[derive(Properties)]
struct RunProps {
    scene: Rc<Scene>,
    from: usize,
    to: usize,
    held: bool,
    selected: Option<usize>,
    stop: usize,
    way: Rc<Vec<usize>>,
    lit: Option<Rc<Vec<bool>>>,
    measures: Measures,
    on_select: Callback<(usize, bool)>,
    on_toggle: Callback<usize>,
    on_shut: Callback<(usize, bool)>,
}

impl PartialEq for RunProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.from, self.to, self.held) == (other.from, other.to, other.held)
            && (self.selected, self.stop, &self.way) == (other.selected, other.stop, &other.way)
            && self.lit.clone().map(Same) == other.lit.clone().map(Same)
            && self.measures == other.measures
    }
}

/// Forty rows, or the room they would take.
#[component]
fn Run(props: &RunProps) -> Html {
    let node = use_node_ref();
    let seen = use_in_sight(&node, props.to - props.from, props.from == 0);
    let rows = (props.from..props.to).filter(|_| seen || props.held).map(|at| {
        html! {
            <Row key={at} scene={props.scene.clone()} {at} selected={props.selected == Some(at)}
                stop={props.stop == at} way={props.way.clone()} measures={props.measures}
                dim={props.lit.as_ref().is_some_and(|lit| lit.get(at) != Some(&true))}
                on_select={props.on_select.clone()} on_shut={props.on_shut.clone()} />
        }
    });
    html! {
        <div ref={node} class="pt-branch-run" role="none" data-away={(!seen && !props.held).then_some("")}>
            { for rows }
        </div>
    }
}
