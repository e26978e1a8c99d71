//! What is not drawn and why: tags whose ancestry could not be read, and what the registry said that cannot be.

use super::grown::{Cause, Grown, Other};
use crate::console::show;
use crate::console::tag_list::Extent;
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
            { unlisted(props, &words) }
            { not_drawn(props, &words) }
            { oddities(grown, &words) }
        </>
    }
}

/// The other repositories of which not every tag is known, each with its reason.
fn unlisted(props: &MissingProps, words: &Words) -> Html {
    let (grown, tree) = (&props.grown, &words.tree);
    let others: Vec<&Other> = grown.unlisted().collect();
    if others.is_empty() {
        return html! {};
    }
    let row = |other: &&Other| {
        let name = other.repository.as_str();
        let said = match (&other.error, other.extent) {
            (Some(error), _) => reason(words, error),
            (None, Extent::Capped) => {
                words.fill(words.manifests.names_capped(), &[("n", &words.number(other.tags as u64))])
            }
            (None, Extent::Astray) => words.manifests.names_astray().to_owned(),
            (None, _) => words.count(words.manifests.names_stopped(), other.tags),
        };
        html! { <li><code>{ name }</code>{ " " }<span class="pt-hint">{ said }</span></li> }
    };
    let goes_on = others.iter().any(|other| other.extent == Extent::Partly);
    let again = if others.iter().any(|other| other.error.is_some()) {
        words.common.try_again()
    } else {
        tree.go_on()
    };
    html! {
        <div class="pt-notice" data-kind="warn" role="status">
            <crate::ui::parts::icon::Icon name="unsure" />
            <div>
                <p><strong>{ words.count(tree.not_listed(), others.len()) }</strong></p>
                <ul class="pt-undrawn">{ for others.iter().map(row) }</ul>
                if goes_on && grown.halted.is_none() && !again_below(grown) {
                    <p class="pt-acts"><Button label={again.to_owned()} icon="again" on_press={props.on_again.clone()} /></p>
                }
            </div>
        </div>
    }
}

/// Whether the tags that are not drawn offer to go on, which goes on with everything.
fn again_below(grown: &Grown) -> bool {
    grown.halted.is_none() && (grown.has_failed() || grown.left > 0)
}

/// The tags that stand nowhere, each with its reason.
fn not_drawn(props: &MissingProps, words: &Words) -> Html {
    let grown = &props.grown;
    let missing: Vec<usize> = grown.forest.unplaced().collect();
    if missing.is_empty() {
        return html! {};
    }
    // Where it is asked first, those that wait are counted and not listed.
    let waits = |tag: &&usize| grown.asks && matches!(grown.causes.get(tag), None | Some(Cause::NotAsked));
    let told: Vec<&usize> = missing.iter().filter(|tag| !waits(tag)).collect();
    let row = |tag: &&usize| {
        let name = show::visible(&grown.leaves.name(**tag)).into_owned();
        html! { <li><code>{ name }</code>{ " " }<span class="pt-hint">{ cause(grown, **tag, words) }</span></li> }
    };
    let more = told.len().saturating_sub(TOLD);
    html! {
        <div class="pt-notice" data-kind="warn" role="status">
            <crate::ui::parts::icon::Icon name="unsure" />
            <div>
                <p><strong>{ words.count(words.tree.not_drawn(), missing.len()) }</strong></p>
                if !told.is_empty() {
                    <ul class="pt-undrawn">
                        { for told.iter().take(TOLD).map(row) }
                        if more > 0 {
                            <li class="pt-hint">{ super::written::more(words, more) }</li>
                        }
                    </ul>
                }
                if grown.asks {
                    <p>{ words.tree.asked_first() }</p>
                }
                if again_below(grown) {
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
