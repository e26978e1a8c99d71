//! What of the chart is in view: which part is drawn, and how it stays in place while the zoom changes.

use crate::console::chart::View;
use crate::web::dom::{self, Listener, SizeWatch};
use crate::web::pan;
use crate::web::sight::Element;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The smallest and the largest zoom.
pub(super) const ZOOMS: (f64, f64) = (0.25, 4.0);
/// From one step of the zoom to the next.
const ZOOM_STEP: f64 = 1.25;
/// How much of a view is drawn beyond each of its edges, so that scrolling finds it drawn.
const BEYOND: f64 = 0.5;
/// A chart a little wider than its frame is drawn this much smaller at first, so that its tags are in view.
const SHRINKS_TO: f64 = 0.75;
/// How near the edge a mark may be before the view follows it, in CSS pixels.
const EDGE: f64 = 40.0;

/// A wish for another zoom.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum ZoomTo {
    /// One step larger.
    Larger,
    /// One step smaller.
    Smaller,
    /// Whole size.
    Whole,
}

impl ZoomTo {
    /// The zoom it leads to.
    pub(super) fn from(self, zoom: f64) -> f64 {
        let to = match self {
            Self::Larger => zoom * ZOOM_STEP,
            Self::Smaller => zoom / ZOOM_STEP,
            Self::Whole => 1.0,
        };
        clamp(to)
    }
}

/// What is in view, and the ways to change it.
pub(super) struct InView {
    /// The part of the chart that is drawn.
    pub drawn: View,
    /// Zooms about the middle.
    pub zoom: Callback<ZoomTo>,
    /// Brings a point of the chart into view.
    pub show: Callback<(f64, f64)>,
}

/// A point of the chart that is to stay where it is on the screen.
#[derive(Clone, Copy)]
struct Anchor {
    chart: (f64, f64),
    screen: (f64, f64),
}

/// Measures the frame and keeps what is drawn ahead of what is in view.
#[hook]
pub(super) fn use_view(
    sea: &NodeRef,
    svg: &NodeRef,
    size: (f64, f64),
    zoom: f64,
    fit: u32,
    on_zoom: &Callback<f64>,
) -> InView {
    // Before anything is measured some is drawn, so that there is something to see in the first frame.
    let drawn = use_state_eq(|| View { left: 0.0, top: 0.0, right: 1600.0, bottom: 900.0 });
    let anchor: Rc<RefCell<Option<Anchor>>> = use_mut_ref(|| None);
    let now = use_mut_ref(|| zoom);
    *now.borrow_mut() = zoom;
    let measure = use_callback((drawn.clone(), size.0.to_bits(), size.1.to_bits()), {
        let (sea, svg, now) = (sea.clone(), svg.clone(), now.clone());
        move |(), (drawn, _, _): &(UseStateHandle<View>, u64, u64)| {
            let Some(view) = seen(&sea, &svg, *now.borrow()) else { return };
            let all = View { left: 0.0, top: 0.0, right: size.0, bottom: size.1 };
            if !drawn.holds(&both(&view, &all)) || is_far_larger(drawn, &view) {
                let (wide, tall) = (view.right - view.left, view.bottom - view.top);
                drawn.set(view.widened(wide * BEYOND, tall * BEYOND));
            }
        }
    });
    use_listening(sea, svg, &measure, &anchor, &now, on_zoom);
    use_effect_with((zoom.to_bits(), measure.clone()), {
        let (sea, svg, anchor) = (sea.clone(), svg.clone(), anchor.clone());
        move |(_, measure)| {
            if let (Some(sea), Some(svg), Some(anchor)) =
                (sea.cast::<Element>(), svg.cast::<Element>(), anchor.borrow_mut().take())
            {
                let area = pan::area(&svg);
                let x = area.left + anchor.chart.0 * zoom - anchor.screen.0;
                let y = area.top + anchor.chart.1 * zoom - anchor.screen.1;
                pan::scroll_by(&sea, x, y);
            }
            measure.emit(());
        }
    });
    use_effect_with((), {
        let (sea, on_zoom) = (sea.clone(), on_zoom.clone());
        move |()| {
            let across = sea.cast::<Element>().map_or(1.0, |sea| dom::size(&sea).0 / size.0);
            if (SHRINKS_TO..1.0).contains(&across) {
                on_zoom.emit(across);
            }
        }
    });
    use_effect_with(fit, {
        let (sea, on_zoom) = (sea.clone(), on_zoom.clone());
        move |fit| {
            if let Some(sea) = sea.cast::<Element>().filter(|_| *fit > 0) {
                let (width, height) = dom::size(&sea);
                on_zoom.emit(clamp((width / size.0).min(height / size.1).min(1.0)));
            }
        }
    });
    let to = {
        let (sea, svg, anchor, on_zoom) = (sea.clone(), svg.clone(), anchor, on_zoom.clone());
        Callback::from(move |to: ZoomTo| {
            anchor.replace(middle(&sea, &svg, zoom));
            on_zoom.emit(to.from(zoom));
        })
    };
    let show = {
        let (sea, svg) = (sea.clone(), svg.clone());
        Callback::from(move |(x, y): (f64, f64)| {
            let (Some(sea), Some(svg)) = (sea.cast::<Element>(), svg.cast::<Element>()) else { return };
            let (frame, chart) = (pan::area(&sea), pan::area(&svg));
            let x = beyond(chart.left + x * zoom, frame.left, frame.width);
            let y = beyond(chart.top + y * zoom, frame.top, frame.height);
            pan::scroll_by(&sea, x, y);
        })
    };
    InView { drawn: *drawn, zoom: to, show }
}

/// Hears of scrolling, of another size of the frame, and of pinching.
#[hook]
fn use_listening(
    sea: &NodeRef,
    svg: &NodeRef,
    measure: &Callback<()>,
    anchor: &Rc<RefCell<Option<Anchor>>>,
    now: &Rc<RefCell<f64>>,
    on_zoom: &Callback<f64>,
) {
    use_effect_with((measure.clone(), on_zoom.clone()), {
        let (sea, svg, anchor, now) = (sea.clone(), svg.clone(), anchor.clone(), now.clone());
        move |(measure, on_zoom)| {
            let (measure, on_zoom) = (measure.clone(), on_zoom.clone());
            let listening = sea.cast::<Element>().map(|element| {
                let (scrolled, sized) = (measure.clone(), measure);
                let pinch = pan::on_pinch(&element, move |turn, x, y| {
                    let Some(svg) = svg.cast::<Element>() else { return };
                    let (zoom, area) = (*now.borrow(), pan::area(&svg));
                    let chart = ((x - area.left) / zoom, (y - area.top) / zoom);
                    anchor.replace(Some(Anchor { chart, screen: (x, y) }));
                    // A turn forth and the same turn back undo each other.
                    let by = 1.0 + turn.abs() * 0.0025;
                    on_zoom.emit(clamp(if turn < 0.0 { zoom * by } else { zoom / by }));
                });
                let scroll = Listener::new(&element, "scroll", move |_| scrolled.emit(()));
                (pinch, scroll, SizeWatch::new(&element, move || sized.emit(())))
            });
            move || drop(listening)
        }
    });
}

/// The part of the chart that is in the frame.
fn seen(sea: &NodeRef, svg: &NodeRef, zoom: f64) -> Option<View> {
    let (frame, chart) = (pan::area(&sea.cast::<Element>()?), pan::area(&svg.cast::<Element>()?));
    let (left, top) = ((frame.left - chart.left) / zoom, (frame.top - chart.top) / zoom);
    Some(View { left, top, right: left + frame.width / zoom, bottom: top + frame.height / zoom })
}

fn middle(sea: &NodeRef, svg: &NodeRef, zoom: f64) -> Option<Anchor> {
    let (frame, chart) = (pan::area(&sea.cast::<Element>()?), pan::area(&svg.cast::<Element>()?));
    let screen = (frame.left + frame.width / 2.0, frame.top + frame.height / 2.0);
    Some(Anchor { chart: ((screen.0 - chart.left) / zoom, (screen.1 - chart.top) / zoom), screen })
}

fn both(a: &View, b: &View) -> View {
    View {
        left: a.left.max(b.left),
        top: a.top.max(b.top),
        right: a.right.min(b.right),
        bottom: a.bottom.min(b.bottom),
    }
}

/// After zooming in, what was drawn for a wide view is far more than is needed.
fn is_far_larger(drawn: &View, view: &View) -> bool {
    drawn.bottom - drawn.top > 4.0 * (view.bottom - view.top)
}

/// How far a point lies beyond the edges of a frame.
fn beyond(at: f64, from: f64, length: f64) -> f64 {
    let edge = EDGE.min(length / 4.0);
    (at - (from + length - edge)).max(0.0) + (at - (from + edge)).min(0.0)
}

fn clamp(zoom: f64) -> f64 {
    let zoom = zoom.clamp(ZOOMS.0, ZOOMS.1);
    // Steps come back to exactly whole size.
    if (zoom - 1.0).abs() < 0.01 { 1.0 } else { zoom }
}
