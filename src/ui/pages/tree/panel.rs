//! What is selected: what it is, what made it, how large it is, which tags stand on it, and what deleting them would
//! free.

use super::frees::{Doomed, Frees};
use super::scene::Scene;
use super::written::instead;
use crate::console::show;
use crate::image::forest::{Kind, Mark, Sum};
use crate::name::Tag;
use crate::ui::hooks::use_words;
use crate::ui::notice::Notice;
use crate::ui::parts::button::Button;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::{Ghost, When};
use crate::ui::parts::head::Head;
use crate::ui::parts::lists::Facts;
use std::rc::Rc;
use yew::prelude::*;

/// How many of the tags on it are named at first.
const TAGS: usize = 24;

/// What the panel shows.
#[derive(Properties)]
pub(super) struct PanelProps {
    /// What is shown.
    pub scene: Rc<Scene>,
    /// The selected mark.
    pub selected: Option<usize>,
    /// Told of a mark that is to be folded or unfolded, as space does it.
    pub on_toggle: Callback<usize>,
    /// Told of a mark whose subtree is to be folded shut or opened.
    pub on_shut: Callback<(usize, bool)>,
    /// Told of tags that are to be deleted, once a dialog has asked.
    pub on_delete: Callback<Doomed>,
    /// Why nothing can be deleted, if nothing can.
    pub no_delete: Option<AttrValue>,
    /// Asks again for what could not be read.
    pub on_retry: Callback<()>,
    /// The address of a tag.
    pub href: Callback<Tag, AttrValue>,
}

impl PartialEq for PanelProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene, &other.scene)
            && (self.selected, &self.no_delete) == (other.selected, &other.no_delete)
    }
}

/// The panel.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let words = use_words();
    let tree = &words.tree;
    let scene = &props.scene;
    let Some((at, mark)) = props.selected.and_then(|at| Some((at, scene.mark(at)?))) else {
        return html! {
            <aside class="pt-side" aria-label={tree.selected().to_owned()}>
                <p class="pt-quiet">{ tree.select_one() }</p>
            </aside>
        };
    };
    let node = &scene.forest().nodes()[mark.place];
    html! {
        <aside class="pt-side" aria-label={tree.selected().to_owned()}>
            <div>
                <p class="pt-label">{ heading(scene, mark) }</p>
                <Chip full={node.id.to_string()} />
            </div>
            { step(props, mark) }
            <Facts facts={facts(scene, mark)} />
            if let Some(instead) = instead(&scene.ground.grown, &words, &node.tags) {
                <p class="pt-hint pt-unsure">{ instead }</p>
            }
            { mismatch(scene, mark) }
            { folding(props, at, mark) }
            <Standing key={format!("s{}", mark.place)} scene={scene.clone()} place={mark.place} />
            { twins(scene, mark) }
            <Frees key={format!("f{}", mark.place)} scene={scene.clone()} place={mark.place}
                on_delete={props.on_delete.clone()} no_delete={props.no_delete.clone()} href={props.href.clone()} />
        </aside>
    }
}

fn heading(scene: &Scene, mark: &Mark) -> String {
    let (words, tree) = (&scene.words, &scene.words.tree);
    let node = &scene.forest().nodes()[mark.place];
    let nth = words.number(node.depth as u64 + 1);
    match mark.kind {
        Kind::Base => tree.base().to_owned(),
        Kind::Run => {
            let from = words.number((node.depth + 2 - mark.layers) as u64);
            words.fill(tree.run_from_to(), &[("from", &from), ("to", &nth)])
        }
        Kind::Layer if node.tags.is_empty() => words.fill(tree.layer_nth(), &[("n", &nth)]),
        Kind::Layer => words.fill(tree.layer_last(), &[("n", &nth)]),
    }
}

/// The build step that made it, as a line of a Dockerfile.
fn step(props: &PanelProps, mark: &Mark) -> Html {
    let scene = &props.scene;
    match scene.answer(mark.place) {
        None if scene.counting => html! { <pre class="pt-code"><Ghost width={4} /></pre> },
        None => html! {},
        Some(Err(error)) => html! {
            <Notice error={error.clone()} attempt={scene.words.tree.reading_image().to_owned()}
                on_retry={props.on_retry.clone()} />
        },
        Some(Ok(image)) => match &image.step {
            None => html! { <p class="pt-hint">{ scene.words.tree.no_step() }</p> },
            Some(step) => {
                let step = format!("{} {}", step.keyword, step.arguments);
                let cut = show::clamp(&step, 1200);
                let more = if cut.more > 0 { "…" } else { "" };
                html! { <pre class="pt-code" tabindex="0">{ show::visible_lines(cut.text) }{ more }</pre> }
            }
        },
    }
}

fn facts(scene: &Scene, mark: &Mark) -> Vec<(AttrValue, Html)> {
    let tree = &scene.words.tree;
    let row = |name: &str, value: Html| (AttrValue::from(name.to_owned()), value);
    let mut facts = vec![
        row(tree.itself(), sum(scene, scene.own(mark), mark.layers)),
        row(
            tree.with_ancestors(),
            sum(
                scene,
                scene.weights.with_ancestors(mark.place),
                scene.forest().nodes()[mark.place].depth + 1,
            ),
        ),
    ];
    let below = scene.forest().down_from(mark.place).nth(mark.layers);
    if let Some(below) = below {
        let full = scene.forest().nodes()[below].id.to_string();
        facts.push(row(tree.parts_from(), html! { <Chip {full} /> }));
    }
    if let Some(image) = scene.image(mark.place) {
        facts.push(row(tree.made(), html! { <When at={image.created} /> }));
        if let Some(layer) = &image.layer {
            facts.push(row(tree.stored_as(), html! { <Chip full={layer.to_string()} /> }));
        }
    }
    facts
}

/// A sum, and what kind of bytes it counts. What is not known is said, never counted as nothing.
pub(super) fn sum(scene: &Scene, sum: Sum, of: usize) -> Html {
    let (words, tree) = (&scene.words, &scene.words.tree);
    if sum.unknown >= of && of > 0 {
        return if scene.counting {
            html! { <Ghost width={2} /> }
        } else {
            html! { <span class="pt-hint">{ words.common.unknown() }</span> }
        };
    }
    let (figure, unit) = words.bytes(sum.bytes);
    let kind = if scene.unpacked { tree.unpacked() } else { tree.compressed() };
    let counting = !sum.is_exact() && scene.counting;
    html! {
        <>
            if !sum.is_exact() {
                <span class="pt-hint">{ tree.at_least() }</span>{ " " }
            }
            <span class={counting.then_some("pt-counting")}>{ figure }<span class="pt-unit">{ unit }</span></span>
            { " " }<span class="pt-hint">{ kind }</span>
        </>
    }
}

/// The image's own word of its parent, where it is not what the ancestry says (security notes R5).
fn mismatch(scene: &Scene, mark: &Mark) -> Html {
    let said = scene.image(mark.place).and_then(|facts| facts.says_parent.as_ref());
    let node = &scene.forest().nodes()[mark.place];
    let stands_on = node.parent.map(|at| scene.forest().nodes()[at].id.to_string());
    let Some(said) = said.filter(|said| **said != stands_on) else { return html! {} };
    let tree = &scene.words.tree;
    let parent = match said {
        None => tree.no_parent().to_owned(),
        Some(parent) => show::visible(parent).chars().take(64).collect(),
    };
    html! { <p class="pt-unsure">{ scene.words.fill(tree.parent_differs(), &[("parent", &parent)]) }</p> }
}

/// Where the same stored layer lies besides: on another base, the same step made the same bytes.
fn twins(scene: &Scene, mark: &Mark) -> Html {
    let twins = scene.twins(mark.place);
    let mut tags: Vec<usize> = twins.iter().flat_map(|place| scene.forest().tags_above(*place)).collect();
    tags.sort_unstable();
    tags.dedup();
    if tags.is_empty() {
        return html! {};
    }
    let (words, tree) = (&scene.words, &scene.words.tree);
    let name = |tag: &usize| html! { <li>{ show::visible(&scene.leaves().name(*tag)).into_owned() }</li> };
    let more = tags.len().saturating_sub(TAGS);
    html! {
        <div>
            <Head title={tree.lies_besides().to_owned()}>{ words.number(tags.len() as u64) }</Head>
            <ul class="pt-plat pt-mono">{ for tags.iter().take(TAGS).map(name) }</ul>
            if more > 0 {
                <p class="pt-hint">{ super::written::more(words, more) }</p>
            }
        </div>
    }
}

/// The buttons that fold and unfold what is selected.
fn folding(props: &PanelProps, at: usize, mark: &Mark) -> Html {
    let tree = &props.scene.words.tree;
    let toggle = props.on_toggle.reform(move |()| at);
    let shut = {
        let shut = !mark.is_shut();
        props.on_shut.reform(move |()| (at, shut))
    };
    let run = match mark.kind {
        Kind::Run if !mark.is_shut() => Some(tree.unfold_run()),
        _ if mark.in_run.is_some() && !mark.is_shut() => Some(tree.fold_run()),
        _ => None,
    };
    let above = if mark.is_shut() {
        Some(tree.unfold_above())
    } else {
        (!mark.children.is_empty()).then(|| tree.fold_above())
    };
    if run.is_none() && above.is_none() {
        return html! {};
    }
    html! {
        <div class="pt-acts">
            if let Some(run) = run {
                <Button label={run.to_owned()} on_press={toggle} />
            }
            if let Some(above) = above {
                <Button label={above.to_owned()} on_press={shut} />
            }
        </div>
    }
}

#[derive(Properties)]
struct StandingProps {
    scene: Rc<Scene>,
    place: usize,
}

impl PartialEq for StandingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.scene.ground, &other.scene.ground) && self.place == other.place
    }
}

/// The tags that stand on it.
#[component]
fn Standing(props: &StandingProps) -> Html {
    let words = use_words();
    let all = use_state_eq(|| false);
    let tags = props.scene.forest().tags_above(props.place);
    let named = if *all { tags.len() } else { TAGS.min(tags.len()) };
    let tag = |tag: &usize| {
        html! { <li>{ show::visible(&props.scene.leaves().name(*tag)).into_owned() }</li> }
    };
    let onclick = move |_: MouseEvent| all.set(true);
    html! {
        <div>
            <Head title={words.tree.tags_that_stand().to_owned()}>
                { words.number(tags.len() as u64) }
            </Head>
            <ul class="pt-plat pt-mono">{ for tags[..named].iter().map(tag) }</ul>
            if named < tags.len() {
                <button type="button" class="pt-link" {onclick}>
                    { words.fill(words.tree.show_all(), &[("n", &words.number(tags.len() as u64))]) }
                </button>
            }
        </div>
    }
}
