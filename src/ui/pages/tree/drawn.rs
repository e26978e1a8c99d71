//! The tree once its ancestry is read: what is folded, selected and lit up, and the picture, the list and the panel
//! that share it.

use super::export::{samples, use_export};
use super::frees::Doomed;
use super::grown::Grown;
use super::legend;
use super::list::List;
use super::panel::Panel;
use super::scene::{Ground, Same, Scene};
use super::sea::Sea;
use super::sizes::use_sizes;
use super::state::{Lit, order, use_selection, use_width};
use super::tools::Tools;
use super::view::ZoomTo;
use crate::console::route::{Place, Route};
use crate::console::tree::NodeId;
use crate::image::forest::Folds;
use crate::name::{Repository, Selector, Tag};
use crate::ui::hooks::{use_console, use_words};
use crate::ui::notice::Notice;
use std::rc::Rc;
use yew::prelude::*;

/// Below this width of the sheet the list leads and rows take two lines.
const NARROW: f64 = 600.0;

/// What is drawn.
#[derive(Properties)]
pub(super) struct DrawnProps {
    /// Where it was read.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// What was read.
    pub grown: Rc<Grown>,
    /// Told of tags that are to be deleted, once a dialog has asked.
    pub on_delete: Callback<Doomed>,
    /// Why nothing can be deleted, if nothing can.
    pub no_delete: Option<AttrValue>,
}

impl PartialEq for DrawnProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grown, &other.grown)
            && (&self.place, &self.repository, &self.no_delete)
                == (&other.place, &other.repository, &other.no_delete)
    }
}

/// The tree.
#[component]
pub(super) fn Drawn(props: &DrawnProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let grown = &props.grown;
    let folds = use_state(Folds::<NodeId>::default);
    let zoom = use_state_eq(|| 1.0_f64);
    let fit = use_state_eq(|| 0_u32);
    let led = use_state_eq(|| None::<bool>);
    let (sheet, inks) = (use_node_ref(), use_node_ref());
    let width = use_width(&sheet);

    let ground = use_memo((Same(grown.clone()), (*folds).clone(), words.clone()), |(grown, folds, words)| {
        Rc::new(Ground::new(&grown.0, folds, words))
    });
    let ground = (*ground).clone();
    let selection = use_selection(&ground, &console);
    let selected = selection.mark;
    let ask = use_memo(Same(grown.clone()), |grown| Rc::new(order(&grown.0.forest)));
    let first = selected.and_then(|at| ground.shown.marks().get(at)).map(|mark| mark.place);
    let sizes = use_sizes(&registry, &props.repository, grown, &ask, first);
    let scene = use_memo(
        (Same(ground.clone()), words.clone(), Same(sizes.answers.clone()), sizes.loading),
        |(ground, words, answers, counting)| {
            Rc::new(Scene::new(&ground.0, words, &props.repository, &answers.0, *counting))
        },
    );
    let scene = (*scene).clone();
    let filter = console.route.list().map(|list| list.filter.clone()).unwrap_or_default();
    let lit =
        use_memo((Same(ground.clone()), filter.clone()), |(ground, filter)| Lit::new(&ground.0, filter));
    let on_save = use_export(&scene, &props.place, selected, &inks);

    let on_toggle = {
        let (folds, ground) = (folds.clone(), ground.clone());
        Callback::from(move |mark: usize| {
            let mut new = (*folds).clone();
            if new.toggle(&ground.grown.forest, &ground.shown, mark) {
                folds.set(new);
            }
        })
    };
    let on_shut = {
        let (folds, ground) = (folds.clone(), ground.clone());
        Callback::from(move |(mark, shut): (usize, bool)| {
            let mut new = (*folds).clone();
            let Some(place) = ground.shown.marks().get(mark).map(|mark| mark.place) else { return };
            if new.set_shut(&ground.grown.forest, place, shut) {
                folds.set(new);
            }
        })
    };
    let on_runs = {
        let folds = folds.clone();
        Callback::from(move |runs: bool| {
            let mut new = (*folds).clone();
            new.set_runs(runs);
            folds.set(new);
        })
    };
    let on_filter = {
        let console = console.clone();
        Callback::from(move |filter: String| {
            let list = console.route.list().cloned().unwrap_or_default();
            let list = crate::console::route::ListState { filter, ..list };
            console.go(&(*console.route).clone().with_list(list));
        })
    };
    let on_zoom = {
        let zoom = zoom.clone();
        Callback::from(move |to: f64| zoom.set(to))
    };
    let href = {
        let (console, place, repository) = (console.clone(), props.place.clone(), props.repository.clone());
        Callback::from(move |tag: Tag| {
            let (place, repository) = (place.clone(), repository.clone());
            console.href(&Route::image(place, repository, Selector::Tag(tag)))
        })
    };
    let narrow = width.is_some_and(|width| width < NARROW);
    let as_list = led.unwrap_or(narrow);
    let sea = html! {
        <Sea scene={scene.clone()} {selected} lit={lit.marks.clone()} zoom={*zoom} fit={*fit}
            on_select={selection.select.clone()} on_toggle={on_toggle.clone()} {on_zoom} />
    };
    let list = html! {
        <List scene={scene.clone()} {selected} lit={lit.marks.clone()} {narrow}
            on_select={selection.select} on_toggle={on_toggle.clone()} on_shut={on_shut.clone()} />
    };
    let (lead, other) = if as_list { (list, sea) } else { (sea, list) };
    html! {
        <div class="pt-tree" ref={sheet}>
            { samples(&inks) }
            { legend::facts(&scene) }
            <Tools filter={filter} lit={lit.count} {on_filter} runs={folds.runs} {on_runs} {as_list}
                on_list={let led = led.clone(); move |list| led.set(Some(list))} zoom={*zoom}
                on_zoom={let zoom = zoom.clone(); move |to: ZoomTo| zoom.set(to.from(*zoom))}
                on_fit={let fit = fit.clone(); move |()| fit.set(fit.wrapping_add(1))} {on_save} />
            if let Some(error) = &sizes.halted {
                <Notice error={error.clone()} attempt={words.tree.reading_sizes().to_owned()} stale=true
                    on_retry={sizes.again.clone()} />
            }
            <div class="pt-chart">
                <figure>
                    <div class="pt-neatline" aria-hidden="true"></div>
                    { lead }
                    { legend::legend(&scene, as_list) }
                </figure>
                <Panel scene={scene.clone()} {selected} {on_toggle} {on_shut} on_delete={props.on_delete.clone()}
                    no_delete={props.no_delete.clone()} on_retry={sizes.again.clone()} {href} />
            </div>
            { legend::progress(&scene, &sizes) }
            { legend::second(&scene, as_list, other) }
        </div>
    }
}
