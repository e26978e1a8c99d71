//! What a deletion would free: by the tree's count where it was begun there, else worked out when a person asks, since
//! that reads what every tag of the repository points at.

use crate::console::freeing::{Bound, Freeing, Over};
use crate::console::removal::Step;
use crate::console::route::Place;
use crate::console::sharing::{Sharing, read_on};
use crate::name::{Repository, Tag};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::shared::{bound_word, shared_over};
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// The tags that go with what they point at; nothing where none does, or where a manifest goes that no tag tells of.
pub(super) fn gone_whole(steps: &[Step]) -> Option<BTreeSet<Tag>> {
    let mut gone = BTreeSet::new();
    for step in steps {
        match step {
            Step::Untag { .. } => {}
            Step::Delete { tags, .. } if tags.is_empty() => return None,
            Step::Delete { tags, .. } => gone.extend(tags.iter().cloned()),
        }
    }
    (!gone.is_empty()).then_some(gone)
}

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct FreesProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// The tags that go with what they point at.
    pub(super) going: BTreeSet<Tag>,
    /// What the tree counted, if it was begun there.
    pub(super) counted: Option<Freeing>,
}

/// The line, with the offer to work it out.
#[component]
pub(super) fn Frees(props: &FreesProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let found = use_state(|| None::<Rc<Sharing>>);
    let hear = {
        let found = found.setter();
        move |sharing: &Sharing| found.set(Some(Rc::new(sharing.clone())))
    };
    let ask = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            let hear = hear.clone();
            move |so_far: Sharing| read_on(registry.clone(), repository.clone(), so_far, hear.clone())
        },
        move |sharing: Sharing| hear(&sharing),
    );
    let on_ask = {
        let (run, found) = (ask.run.clone(), (*found).clone());
        Callback::from(move |()| run.emit(found.as_deref().cloned().unwrap_or_default()))
    };
    let worked_out = found.as_ref().map(|found| found.freed(&props.going));
    let counted = props.counted.as_ref().filter(|counted| counted.tags == props.going);
    html! {
        <>
            <p>
                if let Some(freeing) = worked_out.as_ref().or(counted) {
                    { said(&words, freeing) }{ " " }
                }
                if found.is_some() || ask.busy {
                    <span class="pt-hint">
                        { shared_over(&words, "", found.as_deref(), ask.busy, &on_ask, &ask.cancel) }
                        { " " }{ words.manifests.frees_elsewhere() }
                    </span>
                } else if counted.is_none_or(|counted| counted.bound != Bound::Exact) {
                    <button type="button" class="pt-link" onclick={on_ask.reform(|_: MouseEvent| ())}>
                        { words.tags.work_out() }
                    </button>
                }
            </p>
            if let Some(error) = &ask.error {
                <Notice {error} attempt={words.image.attempt_sharing().to_owned()} on_retry={on_ask} />
            }
        </>
    }
}

/// How much, and over what the tree counted it.
fn said(words: &Words, freeing: &Freeing) -> Html {
    let texts = &words.manifests;
    let size = match bound_word(words, freeing.bound) {
        None => words.size(freeing.bytes),
        Some(bound) => format!("{bound} {}", words.size(freeing.bytes)),
    };
    let frees = match freeing.layers {
        0 => texts.frees_nothing().to_owned(),
        layers => words.count_with(texts.frees(), layers, &[("size", &size)]),
    };
    let Over::Tree { repositories, platform } = &freeing.over else {
        return html! { <strong>{ frees }</strong> };
    };
    html! {
        <>
            <strong>{ frees }</strong>{ " " }
            <span class="pt-hint">
                { words.count(texts.frees_by_tree(), *repositories) }
                if platform.is_some() {
                    { " " }{ words.tree.one_platform() }
                }
            </span>
        </>
    }
}
