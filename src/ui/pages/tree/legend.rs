//! What the signs mean, how far the reading of sizes is, and the fold that holds the second form of the tree.

use super::scene::Scene;
use super::sizes::Sizes;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::head::Head;
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// The signs and what they mean.
pub(super) fn legend(scene: &Scene, as_list: bool) -> Html {
    let tree = &scene.words.tree;
    let title = match (as_list, scene.unpacked) {
        (false, _) => scene.soundings(),
        (true, false) => tree.sizes_compressed().to_owned(),
        (true, true) => tree.sizes_unpacked().to_owned(),
    };
    html! {
        <figcaption>
            <span class="pt-label">{ title }</span>
            <span>
                <svg width="16" height="16" aria-hidden="true">
                    <rect class="t-ring" x="1" y="1" width="14" height="14" />
                </svg>{ tree.legend_base() }
            </span>
            <span>
                <svg width="14" height="14" aria-hidden="true"><circle class="t-ring" cx="7" cy="7" r="6" /></svg>
                { tree.legend_layer() }
            </span>
            <span>
                <svg width="36" height="18" aria-hidden="true">
                    <rect class="t-ring" x="1" y="1" width="34" height="16" rx="8" />
                    <text class="t-run" x="18" y="13">{ "×5" }</text>
                </svg>{ tree.legend_run() }
            </span>
            if !as_list {
                <span>
                    <svg width="30" height="10" aria-hidden="true">
                        <path class="t-edge" stroke-width="1" d="M0 3H30" />
                        <path class="t-edge" stroke-width="3" d="M0 8H30" />
                    </svg>{ tree.legend_edges() }
                </span>
            }
        </figcaption>
    }
}

/// How far the reading of sizes is, with stop; or that it was stopped, with the way on.
pub(super) fn progress(scene: &Scene, sizes: &Sizes) -> Html {
    let (words, tree) = (&scene.words, &scene.words.tree);
    let total = scene.forest().nodes().len();
    let read = sizes.answers.values().filter(|answer| answer.is_ok()).count().min(total);
    if sizes.loading && sizes.answers.len() < total {
        let (n, total) = (words.number(read as u64), words.number(total as u64));
        return html! {
            <p class="pt-reading pt-hint">
                <span>{ words.fill(tree.sizes_read(), &[("n", &n), ("total", &total)]) }</span>
                <Button label={tree.stop().to_owned()} kind={Kind::Bare} on_press={sizes.stop.clone()} />
            </p>
        };
    }
    let left = total.saturating_sub(sizes.answers.len());
    if left == 0 || sizes.halted.is_some() {
        return html! {};
    }
    html! {
        <p class="pt-reading pt-hint">
            <span>{ words.count(tree.sizes_stopped(), left) }</span>
            <Button label={tree.go_on().to_owned()} kind={Kind::Bare} on_press={sizes.again.clone()} />
        </p>
    }
}

/// What there is, in one line.
pub(super) fn facts(scene: &Scene) -> Html {
    let (words, tree) = (&scene.words, &scene.words.tree);
    let shown = scene.shown();
    let away: usize = shown.marks().iter().map(|mark| mark.layers - 1 + mark.hidden).sum();
    let mut nodes = words.count(tree.nodes(), shown.marks().len());
    if away > 0 {
        let away = words.count(tree.folded_away(), away);
        nodes = words.fill(tree.both(), &[("a", &nodes), ("b", &away)]);
    }
    let facts = [
        words.count(tree.bases(), scene.forest().bases().len()),
        nodes,
        words.count(tree.from_ancestries(), scene.ground.grown.read),
    ];
    html! { <ul class="pt-facts">{ for facts.into_iter().map(|fact| html! { <li>{ fact }</li> }) }</ul> }
}

/// The other form of the same, under the first.
pub(super) fn second(scene: &Scene, as_list: bool, other: Html) -> Html {
    let (words, tree) = (&scene.words, &scene.words.tree);
    let (title, hint) =
        if as_list { (tree.same_drawn(), tree.pan_hint()) } else { (tree.same_as_list(), tree.keys_hint()) };
    let bases = words.count(tree.bases(), scene.forest().bases().len());
    let tags = scene.drawn_tags();
    html! {
        <section key={title.to_owned()}>
            <Head title={title.to_owned()}>{ hint }</Head>
            if as_list {
                <div class="pt-chart pt-chart-solo">{ other }</div>
            } else {
                <Fold summary={words.fill(tree.both(), &[("a", &bases), ("b", &tags)])}>
                    { other }
                </Fold>
            }
        </section>
    }
}

/// What a [`Fold`] holds.
#[derive(Properties, PartialEq)]
pub(super) struct FoldProps {
    /// What stands on it.
    pub summary: AttrValue,
    /// What is in it.
    pub children: Html,
}

/// Something that is drawn only once it is opened.
#[component]
pub(super) fn Fold(props: &FoldProps) -> Html {
    let open = use_state_eq(|| false);
    let onclick = {
        let open = open.clone();
        move |event: MouseEvent| {
            // The state decides, so that what is folded away costs nothing.
            event.prevent_default();
            open.set(!*open);
        }
    };
    html! {
        <details class="pt-treelist" open={*open}>
            <summary {onclick}><Icon name="fold" />{ &props.summary }</summary>
            if *open {
                { props.children.clone() }
            }
        </details>
    }
}
