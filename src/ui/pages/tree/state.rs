//! What the tree remembers while one looks at it: the selection, the width of the sheet, what is lit up.

use super::scene::{Ground, Same};
use crate::console::natural::Filter;
use crate::console::route::Route;
use crate::console::tree::NodeId;
use crate::image::forest::{Folds, Forest, Place, Shown};
use crate::name::Selector;
use crate::ui::hooks::Console;
use crate::web::dom::{self, SizeWatch};
use crate::web::sight::Element;
use std::rc::Rc;
use yew::prelude::*;

/// What is selected, and how to select something else.
pub(super) struct Selection {
    /// The selected mark.
    pub mark: Option<usize>,
    /// Selects a mark. With `true` the address says so too; walking by keys alone leaves it as it is, since
    /// browsers count how often an address changes.
    pub select: Callback<(usize, bool)>,
}

/// The selection: begun by the address, kept by image, so that folding does not lose it.
#[hook]
pub(super) fn use_selection(ground: &Rc<Ground>, console: &Console) -> Selection {
    let asked = match &*console.route {
        Route::Repository { selected, .. } => selected.clone(),
        _ => None,
    };
    let image = use_state_eq(|| None::<NodeId>);
    use_effect_with((asked, Same(ground.grown.clone())), {
        let image = image.setter();
        move |(asked, Same(grown))| {
            let place = match asked {
                Some(Selector::Tag(tag)) => {
                    let at = (0..grown.leaves.all().len()).find(|at| grown.leaves.own(*at) == Some(tag));
                    at.and_then(|at| grown.forest.place_of_tag(at))
                }
                Some(node) => grown.forest.nodes().iter().position(|known| known.id.is(node)),
                None => None,
            };
            if let Some(place) = place {
                image.set(Some(grown.forest.nodes()[place].id.clone()));
            }
        }
    });
    let place = image.as_ref().and_then(|id| ground.grown.forest.find(id));
    let mark = place.and_then(|place| ground.shown.mark_of(place));
    let select = {
        let (ground, image, console) = (ground.clone(), image.setter(), console.clone());
        Callback::from(move |(mark, tell): (usize, bool)| {
            let Some(mark) = ground.shown.marks().get(mark) else { return };
            let id = ground.grown.forest.nodes()[mark.place].id.clone();
            image.set(Some(id.clone()));
            if let (true, Route::Repository { place, repository, view, list, .. }) = (tell, &*console.route) {
                console.go(&Route::Repository {
                    place: place.clone(),
                    repository: repository.clone(),
                    view: *view,
                    list: list.clone(),
                    selected: Some(id.selector()),
                });
            }
        })
    };
    Selection { mark, select }
}

/// What is lit up by name.
pub(super) struct Lit {
    /// Whether each mark is on the way to a tag that is lit up; nothing while nothing is typed.
    pub marks: Option<Rc<Vec<bool>>>,
    /// How many tags are lit up; nothing while nothing is typed.
    pub count: Option<usize>,
}

impl Lit {
    /// Lights up the tags whose names have all the words of a filter.
    pub(super) fn new(ground: &Ground, filter: &str) -> Self {
        let filter = Filter::new(filter);
        if filter.is_empty() {
            return Self { marks: None, count: None };
        }
        let (leaves, forest, shown) = (&ground.grown.leaves, &ground.grown.forest, &ground.shown);
        let mut marks = vec![false; shown.marks().len()];
        let mut count = 0;
        for tag in (0..leaves.all().len()).filter(|tag| filter.matches(&leaves.name(*tag))) {
            let Some(mark) = forest.place_of_tag(tag).and_then(|place| shown.mark_of(place)) else {
                continue;
            };
            count += 1;
            for at in shown.down_from(mark) {
                if std::mem::replace(&mut marks[at], true) {
                    break;
                }
            }
        }
        Self { marks: Some(Rc::new(marks)), count: Some(count) }
    }
}

/// In which order images are asked for: as they stand on the screen, then what is folded away.
pub(super) fn order(forest: &Forest<NodeId>) -> Vec<Place> {
    let shown = Shown::new(forest, &Folds::default());
    let mut seen = vec![false; forest.nodes().len()];
    let mut order: Vec<Place> = shown.marks().iter().map(|mark| mark.place).collect();
    order.iter().for_each(|place| seen[*place] = true);
    order.extend((0..seen.len()).filter(|place| !seen[*place]));
    order
}

/// How wide an element is, once it is measured.
#[hook]
pub(super) fn use_width(node: &NodeRef) -> Option<f64> {
    let width = use_state_eq(|| None::<f64>);
    use_effect_with((), {
        let (node, width) = (node.clone(), width.setter());
        move |()| {
            let watch = node.cast::<Element>().and_then(|element| {
                let measured = element.clone();
                SizeWatch::new(&element, move || width.set(Some(dom::size(&measured).0)))
            });
            move || drop(watch)
        }
    });
    *width
}
