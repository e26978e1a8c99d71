//! The drawn tree in its frame: draws what is in view, pans by dragging and scrolling, zooms about the pointer, and
//! walks by keys.
//!
//! It is a `tree` with one tab stop and `aria-activedescendant`, not with a focus that roves: marks come and go with
//! the view, and a focus that rested on one would be lost with it. Level, place and count are on every mark, since
//! the markup does not nest and is never whole. The list holds the same for who would rather read.

use super::marks::{Style, draw_line, draw_mark, mark_id};
use super::scene::{Same, Scene, way_down};
use super::view::{ZoomTo, use_view};
use super::water::Water;
use crate::console::tenths::Tenths;
use crate::image::forest::Step;
use crate::web::pan;
use std::rc::Rc;
use yew::prelude::*;

/// Below this zoom words are left out.
const WORDS_FROM: f64 = 0.6;
/// How far a press may wander before it is a drag, in CSS pixels.
const DRAG_FROM: f64 = 4.0;

/// What the frame shows.
#[derive(Properties)]
pub(super) struct SeaProps {
    /// What is drawn.
    pub scene: Rc<Scene>,
    /// The selected mark.
    pub selected: Option<usize>,
    /// The marks that are lit up, when some are.
    pub lit: Option<Rc<Vec<bool>>>,
    /// The zoom; 1 is whole size.
    pub zoom: f64,
    /// Counts the wishes to see all of it.
    pub fit: u32,
    /// Told of a mark that is to be selected; true when a pointer did it.
    pub on_select: Callback<(usize, bool)>,
    /// Told of a mark that is to be folded or unfolded.
    pub on_toggle: Callback<usize>,
    /// Told of another zoom.
    pub on_zoom: Callback<f64>,
}

impl PartialEq for SeaProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.selected, self.fit) == (other.selected, other.fit)
            && self.zoom.to_bits() == other.zoom.to_bits()
            && match (&self.lit, &other.lit) {
                (Some(a), Some(b)) => Rc::ptr_eq(a, b),
                (a, b) => a.is_none() && b.is_none(),
            }
    }
}

/// The frame.
#[component]
pub(super) fn Sea(props: &SeaProps) -> Html {
    let SeaProps { scene, selected, zoom, .. } = props;
    let (sea, svg) = (use_node_ref(), use_node_ref());
    let chart = scene.chart();
    let size = (chart.width, chart.height);
    let view = use_view(&sea, &svg, size, *zoom, props.fit, &props.on_zoom);
    let drag = use_drag(&sea);
    let onclick = {
        let (scene, svg, zoom, on_select) = (scene.clone(), svg.clone(), *zoom, props.on_select.clone());
        let dragged = drag.dragged.clone();
        Callback::from(move |event: MouseEvent| {
            let Some(svg) = svg.cast().filter(|_| !dragged.replace(false)) else { return };
            let area = pan::area(&svg);
            let (x, y) = (f64::from(event.client_x()) - area.left, f64::from(event.client_y()) - area.top);
            // The sign right under the pointer, or what the element stands for that was pressed.
            let hit = scene
                .chart()
                .hit(x / zoom, y / zoom)
                .or_else(|| pan::pressed(&event, "data-mark")?.parse().ok());
            if let Some(mark) = hit {
                on_select.emit((mark, true));
            }
        })
    };
    let ondblclick = {
        let (selected, on_toggle) = (*selected, props.on_toggle.clone());
        Callback::from(move |_: MouseEvent| selected.iter().for_each(|mark| on_toggle.emit(*mark)))
    };
    use_effect_with((*selected, Same(scene.ground.clone())), {
        let (scene, show) = (scene.clone(), view.show.clone());
        move |(selected, _)| {
            if let Some(spot) = selected.and_then(|at| scene.chart().spots().get(at)) {
                show.emit((spot.x, spot.y));
            }
        }
    });
    let words = &scene.words;
    let label = words.fill(
        words.tree.chart_label(),
        &[("tags", &scene.drawn_tags()), ("repository", &scene.repository.to_string())],
    );
    html! {
        <div class="pt-sea" ref={sea} onpointerdown={drag.down} onpointermove={drag.moved}
            onpointerup={drag.up.clone()} onpointercancel={drag.up}>
            <svg ref={svg} width={whole(size.0 * zoom)} height={whole(size.1 * zoom)}
                viewBox={format!("0 0 {} {}", whole(size.0), whole(size.1))} role="tree" tabindex="0" aria-label={label}
                aria-activedescendant={selected.map(mark_id)} onkeydown={keys(props, &view.zoom)} {onclick}
                {ondblclick}>
                { drawing(props, &view.drawn) }
            </svg>
        </div>
    }
}

/// What is drawn of the chart: water, lines, then marks and tags.
fn drawing(props: &SeaProps, drawn: &crate::console::chart::View) -> Html {
    let SeaProps { scene, selected, lit, zoom, .. } = props;
    let words = *zoom >= WORDS_FROM;
    let way = way_down(scene.shown(), *selected);
    let dim = |at: usize| lit.as_ref().is_some_and(|lit| lit.get(at) != Some(&true));
    // What is selected is drawn also out of view, since it is where the keys go on.
    let mut marks: Vec<usize> = scene.chart().marks_in(*drawn).collect();
    marks.extend(selected.filter(|at| !marks.contains(at) && *at < scene.shown().marks().len()));
    let mark =
        |at: usize| draw_mark(scene, at, Style { words, selected: *selected == Some(at), dim: dim(at) });
    let line = |(at, row): (usize, f64)| draw_line(scene, at, row, *selected == Some(at), dim(at));
    html! {
        <>
            <Water ground={scene.ground.clone()} view={*drawn} way={way} />
            { for marks.into_iter().map(mark) }
            if words {
                <g aria-hidden="true">{ for scene.chart().lines_in(*drawn).map(line) }</g>
            }
        </>
    }
}

fn keys(props: &SeaProps, zoom: &Callback<ZoomTo>) -> Callback<KeyboardEvent> {
    let (scene, selected) = (props.scene.clone(), props.selected);
    let (on_select, on_toggle, zoom) = (props.on_select.clone(), props.on_toggle.clone(), zoom.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step = match event.key().as_str() {
            "ArrowLeft" => Step::Parent,
            "ArrowRight" => Step::Child,
            "ArrowUp" => Step::Before,
            "ArrowDown" => Step::After,
            "Home" => Step::First,
            "End" => Step::Last,
            " " => {
                event.prevent_default();
                selected.iter().for_each(|mark| on_toggle.emit(*mark));
                return;
            }
            "Enter" => return selected.iter().for_each(|mark| on_select.emit((*mark, true))),
            "+" | "=" => return zoom.emit(ZoomTo::Larger),
            "-" => return zoom.emit(ZoomTo::Smaller),
            "0" => return zoom.emit(ZoomTo::Whole),
            _ => return,
        };
        event.prevent_default();
        let shown = scene.shown();
        let to = match selected {
            None => shown.step(0, Step::First).filter(|at| *at < shown.marks().len()),
            Some(at) if step == Step::Child && shown.marks()[at].is_shut() => return on_toggle.emit(at),
            Some(at) => shown.step(at, step),
        };
        if let Some(to) = to {
            on_select.emit((to, false));
        }
    })
}

struct Drag {
    down: Callback<PointerEvent>,
    moved: Callback<PointerEvent>,
    up: Callback<PointerEvent>,
    dragged: Rc<std::cell::Cell<bool>>,
}

/// Dragging with a mouse moves what is under it; fingers scroll by themselves.
#[hook]
fn use_drag(sea: &NodeRef) -> Drag {
    let from = use_mut_ref(|| None::<(f64, f64)>);
    let dragged = use_memo((), |()| Rc::new(std::cell::Cell::new(false)));
    let at = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let down = {
        let (from, dragged) = (from.clone(), dragged.clone());
        Callback::from(move |event: PointerEvent| {
            dragged.set(false);
            if event.pointer_type() == "mouse" && event.button() == 0 {
                *from.borrow_mut() = Some(at(&event));
            }
        })
    };
    let moved = {
        let (from, dragged, sea) = (from.clone(), dragged.clone(), sea.clone());
        Callback::from(move |event: PointerEvent| {
            let mut from = from.borrow_mut();
            let (Some((x, y)), Some(sea)) = (*from, sea.cast()) else { return };
            let (to_x, to_y) = at(&event);
            if !dragged.get() {
                if (to_x - x).abs().max((to_y - y).abs()) < DRAG_FROM {
                    return;
                }
                dragged.set(true);
                pan::capture(&sea, event.pointer_id());
            }
            pan::scroll_by(&sea, x - to_x, y - to_y);
            *from = Some((to_x, to_y));
        })
    };
    let up = Callback::from(move |_: PointerEvent| *from.borrow_mut() = None);
    Drag { down, moved, up, dragged: (*dragged).clone() }
}

/// A length in whole pixels.
fn whole(length: f64) -> String {
    Tenths(length.round()).to_string()
}
