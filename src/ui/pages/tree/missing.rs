//! What is not drawn and why: tags whose ancestry could not be read, and what the registry said that cannot be.

use super::grown::{Cause, Grown};
use crate::console::show;
use crate::console::tree::NodeId;
use crate::image::forest::Oddity;
use crate::ui::hooks::{Words, use_words};
use crate::ui::notice::{Notice, reason};
use crate::ui::parts::button::Button;
use std::rc::Rc;
use yew::prelude::*;

/// How many are told one by one.
const TOLD: usize = 12;

/// What is told of.
#[derive(Properties)]
pub(super) struct MissingProps {
    /// What was read.
    pub grown: Rc<Grown>,
    /// Whether it is being read again.
    pub loading: bool,
    /// Asks again.
    pub on_again: Callback<()>,
}

impl PartialEq for MissingProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.grown, &other.grown) && self.loading == other.loading
    }
}

/// The notices over the tree.
#[component]
pub(super) fn Missing(props: &MissingProps) -> Html {
    let words = use_words();
    let grown = &props.grown;
    html! {
        <>
            if let Some(error) = &grown.halted {
                <Notice error={error.clone()} attempt={words.tree.reading_ancestry().to_owned()} stale=true
                    on_retry={props.on_again.clone()} />
            }
            { not_drawn(props, &words) }
            { oddities(grown, &words) }
        </>
    }
}

/// The tags that stand nowhere, each with its reason.
fn not_drawn(props: &MissingProps, words: &Words) -> Html {
    let grown = &props.grown;
    let missing: Vec<usize> = grown.forest.unplaced().collect();
    if missing.is_empty() {
        return html! {};
    }
    let row = |tag: &usize| {
        let name = show::visible(&grown.leaves.name(*tag)).into_owned();
        html! { <li><code>{ name }</code>{ " " }<span class="pt-hint">{ cause(grown, *tag, words) }</span></li> }
    };
    let more = missing.len().saturating_sub(TOLD);
    html! {
        <div class="pt-notice" data-kind="warn" role="status">
            <crate::ui::parts::icon::Icon name="unsure" />
            <div>
                <p><strong>{ words.count(words.tree.not_drawn(), missing.len()) }</strong></p>
                <ul class="pt-undrawn">
                    { for missing.iter().take(TOLD).map(row) }
                    if more > 0 {
                        <li class="pt-hint">{ super::scene::more(words, more) }</li>
                    }
                </ul>
                if grown.halted.is_none() && (grown.has_failed() || grown.left > 0) {
                    <p class="pt-acts">
                        <Button label={if grown.left > 0 { words.tree.go_on() } else { words.common.try_again() }.to_owned()}
                            icon="again" on_press={props.on_again.clone()} />
                    </p>
                }
            </div>
        </div>
    }
}

fn cause(grown: &Grown, tag: usize, words: &Words) -> String {
    match grown.causes.get(&tag) {
        Some(Cause::NoImage) => words.tree.no_image().to_owned(),
        Some(Cause::Failed(error)) => reason(words, error),
        Some(Cause::NotAsked) | None => words.tree.not_asked().to_owned(),
    }
}

/// What the registry said that cannot be (security notes R5).
fn oddities(grown: &Grown, words: &Words) -> Html {
    let all = grown.forest.oddities();
    if all.is_empty() {
        return html! {};
    }
    let more = all.len().saturating_sub(TOLD);
    html! {
        <div class="pt-notice" data-kind="warn" role="status">
            <crate::ui::parts::icon::Icon name="unsure" />
            <ul class="pt-undrawn">
                { for all.iter().take(TOLD).map(|odd| html! { <li>{ oddity(odd, words) }</li> }) }
                if more > 0 {
                    <li class="pt-hint">{ words.count(words.tree.oddities_more(), more) }</li>
                }
            </ul>
        </div>
    }
}

fn oddity(oddity: &Oddity<NodeId>, words: &Words) -> String {
    let tree = &words.tree;
    let short = |id: &Option<NodeId>| {
        id.as_ref().map_or_else(|| tree.no_parent().to_owned(), |id| id.short().to_owned())
    };
    match oddity {
        Oddity::Circle(id) => words.fill(tree.circle(), &[("image", id.short())]),
        Oddity::TooDeep(id) => words.fill(tree.too_deep(), &[("image", id.short())]),
        Oddity::TwoParents { id, kept, other } => words.fill(
            tree.two_parents(),
            &[("image", id.short()), ("kept", &short(kept)), ("other", &short(other))],
        ),
    }
}
