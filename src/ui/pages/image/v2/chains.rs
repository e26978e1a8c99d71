//! The other names of layers: of their content unpacked, and of the stack they stand on.

use crate::image::chain_ids;
use crate::image::manifest::Descriptor;
use crate::name::{Digest, Heard};
use crate::ui::hooks::{Words, use_words};
use crate::ui::pages::image::row::heard_digest;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::stretch::use_stretch;
use std::rc::Rc;
use yew::prelude::*;

/// Whose layers.
#[derive(Properties, PartialEq)]
pub(super) struct ChainsProps {
    /// The layers, base first.
    pub layers: Rc<[Descriptor]>,
    /// Their digests unpacked, by the configuration's word.
    pub diff_ids: Vec<Heard<Digest>>,
}

/// A table that is shut at first.
#[component]
pub(super) fn Chains(props: &ChainsProps) -> Html {
    let words = use_words();
    let chain = use_memo(props.diff_ids.clone(), |diff_ids| chain_ids(diff_ids));
    let stretch = use_stretch(props.diff_ids.len());
    if props.diff_ids.is_empty() {
        return Html::default();
    }
    let text = &words.image;
    // Where they are not equally many, no layer is said to be the same as a diff id.
    let paired = props.diff_ids.len() == props.layers.len();
    let row = |at: usize| {
        let layer = paired.then(|| html! { <Chip full={props.layers[at].digest.to_string()} /> });
        let chain = (*chain).as_ref().map(|chain| html! { <Chip full={chain[at].to_string()} /> });
        html! {
            <tr>
                <td class="pt-num">{ at + 1 }</td>
                <td>{ layer.unwrap_or_else(|| unknown(&words)) }</td>
                <td>{ heard_digest(&props.diff_ids[at]) }</td>
                <td>{ chain.unwrap_or_else(|| unknown(&words)) }</td>
            </tr>
        }
    };
    html! {
        <details class="pt-chains">
            <summary><Icon name="fold" />{ text.chains() }</summary>
            <p class="pt-hint">{ if paired { text.chains_hint() } else { text.chains_apart() } }</p>
            <div class="pt-scroll" tabindex="0" role="region" aria-label={text.chains().to_owned()}>
                <table class="pt-table">
                    <thead><tr>
                        <th scope="col" class="pt-num">{ "#" }</th>
                        <th scope="col">{ text.layer() }</th>
                        <th scope="col">{ text.diff_id() }</th>
                        <th scope="col">{ text.chain_id() }</th>
                    </tr></thead>
                    <tbody>{ for stretch.rows.clone().map(row) }</tbody>
                </table>
            </div>
            { stretch.turn(text.chains()) }
        </details>
    }
}

fn unknown(words: &Words) -> Html {
    html! { <span class="pt-hint">{ words.common.unknown().to_owned() }</span> }
}
