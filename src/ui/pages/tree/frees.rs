//! What deleting a tag would free: for each tag that stands on what is selected, the bytes that no other tag of the
//! repository reaches, and why it is not more. The number never promises more than is known.

use super::scene::Scene;
use crate::console::freeing::{Bound, Freeing, Over};
use crate::console::show;
use crate::image::forest::{Freed, Place, Sum};
use crate::name::Tag;
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::button::{Button, Kind as ButtonKind};
use crate::ui::parts::head::Head;
use crate::ui::parts::sentence::{name, sentence};
use crate::ui::parts::shared::bound_word;
use std::rc::Rc;
use yew::prelude::*;

/// Tags that are to be deleted, and what that would free where it is known.
pub(in crate::ui::pages) type Doomed = (Vec<Tag>, Option<Freeing>);

/// How many tags are told of at first.
const ROWS: usize = 5;

/// What is told of.
#[derive(Properties)]
pub(super) struct FreesProps {
    /// What is shown.
    pub scene: Rc<Scene>,
    /// The image that is selected.
    pub place: Place,
    /// Told of tags that are to be deleted, once a dialog has asked.
    pub on_delete: Callback<Doomed>,
    /// Why nothing can be deleted, if nothing can.
    pub no_delete: Option<AttrValue>,
    /// The address of a tag.
    pub href: Callback<Tag, AttrValue>,
}

impl PartialEq for FreesProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.place, &self.no_delete) == (other.place, &other.no_delete)
    }
}

/// The list.
#[component]
pub(super) fn Frees(props: &FreesProps) -> Html {
    let words = use_words();
    let all = use_state_eq(|| false);
    let scene = &props.scene;
    let tags = scene.forest().tags_above(props.place);
    let own = &scene.forest().nodes()[props.place].tags;
    let told = if *all { tags.len() } else { ROWS.max(own.len().min(2 * ROWS)).min(tags.len()) };
    let row = |tag: &usize| {
        free_row(scene, &words, &[*tag], show::visible(&scene.leaves().name(*tag)).into_owned())
    };
    let onclick = move |_: MouseEvent| all.set(true);
    html! {
        <div>
            <Head title={words.tree.would_free().to_owned()} />
            <ul class="pt-frees">
                { for tags[..told].iter().map(row) }
                if own.len() > 1 {
                    { free_row(scene, &words, own, words.count(words.tree.all_of_image(), own.len())) }
                }
            </ul>
            if told < tags.len() {
                <button type="button" class="pt-link" {onclick}>
                    { words.fill(words.tree.show_all(), &[("n", &words.number(tags.len() as u64))]) }
                </button>
            }
            <p class="pt-hint pt-under">{ scope(scene, &words) }</p>
            { acts(props, &words, own) }
        </div>
    }
}

/// What some tags would free, as far as the tree knows.
struct Counted {
    freed: Freed,
    sum: Sum,
    /// Images of platforms that are not drawn go as well.
    partly: bool,
    /// A tag that is not listed may hold any of it.
    unlisted: bool,
    /// So may an image of another tag that is not drawn, being of another platform.
    undrawn: bool,
    bound: Bound,
}

impl Counted {
    fn of(scene: &Scene, tags: &[usize]) -> Self {
        let freed = scene.freed(tags);
        let partly = tags.iter().any(|tag| scene.leaves().all().get(*tag).is_some_and(|leaf| leaf.partly));
        let sum = scene.weights.sum(&freed.images);
        let some = !freed.images.is_empty();
        let unlisted = some && scene.ground.grown.some;
        let mut others = scene.leaves().all().iter().enumerate().filter(|(at, _)| !tags.contains(at));
        let undrawn = some && others.any(|(_, leaf)| leaf.partly);
        let held_unseen = unlisted || undrawn || some && freed.unplaced > 0;
        let bound = Bound::of(!sum.is_exact() || partly, held_unseen);
        Self { freed, sum, partly, unlisted, undrawn, bound }
    }
}

/// Over what it is counted.
fn scope(scene: &Scene, words: &Words) -> String {
    match scene.ground.grown.others.len() {
        0 => words.tree.scope().to_owned(),
        others => words.count(words.tree.scope_of_several(), others + 1),
    }
}

/// One tag, or all tags of one image: what would be freed, and why not more.
fn free_row(scene: &Scene, words: &Words, tags: &[usize], title: String) -> Html {
    let Counted { freed, sum, partly, unlisted, undrawn, bound } = Counted::of(scene, tags);
    let (figure, unit) = words.bytes(sum.bytes);
    let unknown = sum.unknown == freed.images.len() && !freed.images.is_empty();
    let counting = !sum.is_exact() && scene.counting;
    let bound = bound_word(words, bound);
    let title = if tags.len() == 1 {
        html! { <code>{ title }</code> }
    } else {
        html! { <span>{ title }</span> }
    };
    html! {
        <li>
            { title }
            <b class={counting.then_some("pt-counting")}>
                if unknown {
                    { if counting { "…" } else { words.common.unknown() } }
                } else {
                    if let Some(bound) = bound {
                        <span class="pt-hint">{ bound }</span>{ " " }
                    }
                    { figure }<span class="pt-unit">{ unit }</span>
                }
            </b>
            <span class="pt-hint">{ why(scene, words, &freed) }</span>
            if freed.unplaced > 0 && !freed.images.is_empty() {
                <span class="pt-hint pt-unsure">{ words.count(words.tree.unplaced(), freed.unplaced) }</span>
            }
            if unlisted {
                <span class="pt-hint pt-unsure">{ words.tree.unlisted() }</span>
            }
            if undrawn {
                <span class="pt-hint pt-unsure">{ words.tree.undrawn() }</span>
            }
            if partly {
                <span class="pt-hint pt-unsure">{ words.tree.one_platform() }</span>
            }
            if sum.unknown > 0 && !scene.counting {
                <span class="pt-hint pt-unsure">{ words.count(words.tree.uncounted(), sum.unknown) }</span>
            }
        </li>
    }
}

/// Why it is so much and not more.
fn why(scene: &Scene, words: &Words, freed: &Freed) -> Html {
    let tree = &words.tree;
    if freed.images.is_empty() {
        return match (freed.beside.as_slice(), freed.above) {
            ([one], _) => {
                let tag = show::visible(&scene.leaves().name(*one)).into_owned();
                sentence(tree.same_image(), &[("tag", name(tag))])
            }
            ([], above) => words.count(tree.more_stand(), above).into(),
            (many, _) => words.count(tree.same_image_many(), many.len()).into(),
        };
    }
    let form = if freed.stay == 0 { tree.all_layers() } else { tree.own_layers() };
    let own = words.count(form, freed.images.len());
    if freed.stay == 0 {
        return own.into();
    }
    let stay = words.count(tree.layers_stay(), freed.stay);
    words.fill(tree.sentences(), &[("a", &own), ("b", &stay)]).into()
}

/// What deleting all tags of an image would free, for the dialog that asks; nothing where a size is still to come.
fn freeing(scene: &Scene, own: &[usize], tags: &[Tag]) -> Option<Freeing> {
    let Counted { freed, sum, partly, bound, .. } = Counted::of(scene, own);
    let grown = &scene.ground.grown;
    let platform = partly.then(|| grown.platform.to_string());
    (own.len() == tags.len() && !scene.counting).then(|| Freeing {
        tags: tags.iter().cloned().collect(),
        layers: freed.images.len(),
        bytes: sum.bytes,
        bound,
        over: Over::Tree { repositories: grown.others.len() + 1, platform },
    })
}

/// What can be done with the tags that point at the selected image.
fn acts(props: &FreesProps, words: &Words, own: &[usize]) -> Html {
    let leaves = props.scene.leaves();
    let tags: Vec<Tag> = own.iter().filter_map(|tag| leaves.own(*tag)).cloned().collect();
    let Some(first) = tags.first().cloned() else { return html! {} };
    let open = words.fill(words.tree.open(), &[("tag", first.as_str())]);
    let label = if tags.len() == 1 {
        words.tree.delete().to_owned()
    } else {
        words.count(words.tree.delete_all(), tags.len())
    };
    let frees = freeing(&props.scene, own, &tags);
    let on_press = props.on_delete.reform(move |()| (tags.clone(), frees.clone()));
    html! {
        <div class="pt-acts">
            <Button label={open} href={props.href.emit(first)} />
            <Button {label} icon="delete" kind={ButtonKind::Warned} reason={props.no_delete.clone()} {on_press} />
        </div>
    }
}
