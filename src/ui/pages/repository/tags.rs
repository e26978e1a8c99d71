//! The tags of a repository, from the moment their list is asked for: waiting, nothing, why not, or the table.

use super::listed::Listed;
use crate::console::route::{Api, ListState, Place};
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::error::ErrorKind;
use crate::ui::hooks::names::Names;
use crate::ui::hooks::{Words, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::lists::Empty;
use crate::ui::root::Other;
use crate::web::Fetch;
use yew::prelude::*;

/// Of what.
#[derive(Clone, Properties, PartialEq)]
pub(super) struct TagsProps {
    /// The registry.
    pub(super) place: Place,
    /// What it speaks.
    pub(super) api: Api,
    /// The repository.
    pub(super) repository: Repository,
    /// The registry's handle.
    pub(super) registry: Registry<Fetch>,
    /// Filter and order.
    pub(super) list: ListState,
    /// The tags, as far as they are read.
    pub(super) names: Names,
}

/// The view.
#[component]
pub(super) fn Tags(props: &TagsProps) -> Html {
    let words = use_words();
    let attempt = words.fill(words.tags.attempt_tags(), &[("name", props.repository.as_str())]);
    let Names { rows, loading, error, .. } = &props.names;
    html! {
        <>
            if let Some(error) = error {
                <Notice error={error.clone()} {attempt} stale={rows.is_some() && !props.names.are_some()} on_retry={props.names.again()}>
                    // What is not found by one protocol may be there by another: registries are replaced by newer ones.
                    if matches!(error.kind, ErrorKind::NotFound | ErrorKind::Unsupported) {
                        <p class="pt-hint"><Other place={props.place.clone()} /></p>
                    }
                </Notice>
            }
            if let Some(tags) = rows {
                if tags.is_empty() {
                    { empty(&words, props) }
                } else {
                    <Listed of={props.clone()} tags={tags.clone()} />
                }
            } else if *loading {
                { waiting() }
            }
        </>
    }
}

/// The table before the list is there.
fn waiting() -> Html {
    let row = |at: u8| {
        html! {
            <tr>
                <td class="pt-pick"></td><td class="pt-l1"><Ghost width={at % 3 + 1} /></td>
                <td class="pt-l2"><Ghost width={3} /></td><td class="pt-num pt-l1"><Ghost width={2} /></td>
                <td class="pt-num pt-l2"><Ghost width={2} /></td>
            </tr>
        }
    };
    html! { <table class="pt-table pt-stack" aria-busy="true"><tbody>{ for (0..6).map(row) }</tbody></table> }
}

fn empty(words: &Words, props: &TagsProps) -> Html {
    let texts = &words.tags;
    let (title, why) = match props.api {
        Api::V1 => (texts.empty_title(), texts.empty()),
        Api::V2 => (texts.emptied_title(), texts.emptied()),
    };
    let name = format!("{}/{}:1.0", props.place.origin.authority(), props.repository);
    html! {
        <Empty {title}>
            <p class="pt-quiet">{ why }</p>
            <pre class="pt-code" tabindex="0">{ format!("docker tag my-image {name}\ndocker push {name}") }</pre>
            if props.api == Api::V1 {
                <p class="pt-hint">{ texts.pull_hint() }</p>
            }
        </Empty>
    }
}
