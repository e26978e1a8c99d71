//! Behind the marks: contours, leaders and edges, each a path or a few. They change with folding and with the view,
//! not with the sizes that stream in, so they are a component of their own.

use super::scene::{Ground, Same};
use crate::console::chart::{CONTOURS, View};
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn of them.
#[derive(Properties)]
pub(super) struct WaterProps {
    /// What is shown and where.
    pub ground: Rc<Ground>,
    /// The part that is drawn.
    pub view: View,
    /// The way from what is selected to its base.
    pub way: Vec<usize>,
}

impl PartialEq for WaterProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.ground, &other.ground) && self.view == other.view && self.way == other.way
    }
}

/// Contours, leaders, edges.
#[component]
pub(super) fn Water(props: &WaterProps) -> Html {
    let WaterProps { ground, view, way } = props;
    let contour = use_memo((Same(ground.clone()), *view), |_| ground.chart.contour(*view));
    let selected = way.first().copied();
    let edge = |stroke: &crate::console::chart::Stroke| {
        let class = classes!("t-edge", stroke.lit.then_some("t-on"));
        html! { <path {class} stroke-width={stroke.width.clone()} d={stroke.d.clone()} /> }
    };
    let strokes = ground.chart.strokes(*view, |at| way.contains(&at));
    let leaders = ground.chart.leaders(*view, |at| Some(at) != selected);
    let lit = ground.chart.leaders(*view, |at| Some(at) == selected);
    html! {
        <g class="t-under" aria-hidden="true">
            if let Some(d) = &*contour {
                <defs><path id="pt-shore" d={d.clone()} /></defs>
                { for CONTOURS.iter().enumerate().map(|(depth, widths)| contour_line(depth, *widths)) }
            }
            <path class="t-lead" d={leaders} />
            if !lit.is_empty() {
                <path class="t-lead t-on" d={lit} />
            }
            { for strokes.iter().map(edge) }
        </g>
    }
}

/// One contour: its line, then its water inside.
fn contour_line(depth: usize, (line, water): (&'static str, &'static str)) -> Html {
    html! {
        <>
            <use href="#pt-shore" class="t-shore" stroke-width={line} />
            <use href="#pt-shore" class={classes!("t-water", format!("t-w{}", depth + 1))} stroke-width={water} />
        </>
    }
}
