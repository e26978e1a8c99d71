//! What came of each of many things that were to be deleted, one under the other.

use crate::console::bulk::ItemState;
use crate::ui::hooks::Words;
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// Every item by its name, and what came of it; `why` says what went wrong.
pub(super) fn results<I, E>(
    words: &Words,
    items: &[(I, ItemState<E>)],
    name: impl Fn(&I) -> String,
    why: impl Fn(&E) -> String,
) -> Html {
    let texts = &words.tags;
    let row = |(item, state): &(I, ItemState<E>)| {
        let said = match state {
            ItemState::NotTried => html! { <span class="pt-hint">{ texts.result_not_tried() }</span> },
            ItemState::Running => html! { <span class="pt-counting">{ texts.result_running() }</span> },
            ItemState::Done => {
                html! { <span class="pt-ok"><Icon name="check" />{ " " }{ texts.result_done() }</span> }
            }
            ItemState::Failed(error) => {
                html! { <span class="pt-bad"><Icon name="close" />{ " " }{ why(error) }</span> }
            }
        };
        html! { <li><code>{ name(item) }</code><span>{ said }</span></li> }
    };
    html! { <ul class="pt-goes pt-results">{ for items.iter().map(row) }</ul> }
}
