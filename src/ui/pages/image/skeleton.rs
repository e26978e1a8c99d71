//! What is coming, in its place.

use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use yew::prelude::*;

/// The layers of an image that is being read.
pub(super) fn skeleton(layers: &str) -> Html {
    let row = |at: u8| {
        html! {
            <tr key={at}>
                <td><Ghost width={3} /></td><td class="pt-num"><Ghost width={1} /></td>
                <td class="pt-num"><Ghost width={2} /></td><td></td>
            </tr>
        }
    };
    html! {
        <div aria-busy="true">
            <Head title={layers.to_owned()} />
            <table class="pt-table" aria-hidden="true"><tbody>{ for (0..6).map(row) }</tbody></table>
        </div>
    }
}
