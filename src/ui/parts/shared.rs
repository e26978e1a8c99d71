//! How far it was found out who shares which layers, with the ways to begin, to stop and to go on; and how sure a figure
//! is that comes of it.

use super::button::{Button, Kind};
use crate::console::freeing::Bound;
use crate::console::sharing::Sharing;
use crate::ui::hooks::Words;
use yew::prelude::*;

/// The line: `begin` is what it offers while nothing was asked for.
pub fn shared_over(
    words: &Words,
    begin: &str,
    found: Option<&Sharing>,
    busy: bool,
    on_ask: &Callback<()>,
    cancel: &Callback<()>,
) -> Html {
    let link = |label: &str, act: &Callback<()>| {
        let onclick = act.reform(|_: MouseEvent| ());
        html! { <>{ " " }<button class="pt-link" type="button" {onclick}>{ label }</button></> }
    };
    match found {
        _ if busy => {
            let read = found.map_or(0, |found| found.read);
            html! {
                <span role="status">
                    <span class="pt-counting">{ words.count(words.image.reading_sharing(), read) }</span>
                    { link(words.tags.stop(), cancel) }
                </span>
            }
        }
        None => html! { <Button kind={Kind::Bare} label={begin.to_owned()} on_press={on_ask.clone()} /> },
        Some(found) => html! {
            <span role="status">
                { read_of(words, found) }
                if found.can_go_on() {
                    { link(words.manifests.go_on(), on_ask) }
                }
            </span>
        },
    }
}

/// Over how many tags it was counted, and what was not read.
fn read_of(words: &Words, found: &Sharing) -> String {
    let text = &words.image;
    let over = if found.has_every_tag() { text.shared_over() } else { text.shared_so_far() };
    let mut said = words.count(over, found.read);
    let mut add = |more: &str| said = words.fill(words.tree.sentences(), &[("a", &said), ("b", more)]);
    if found.left() > 0 {
        add(&words.count(text.shared_left(), found.left()));
    }
    if found.list_goes_on() {
        add(text.shared_list_on());
    }
    if found.list_is_astray() {
        add(text.shared_list_astray());
    }
    if found.unread() > 0 {
        add(&words.count(text.shared_unread(), found.unread()));
    }
    if found.passed_over > 0 {
        add(&words.count(text.shared_passed_over(), found.passed_over));
    }
    said
}

/// How a figure stands to the truth, in a word; nothing where it is exact.
#[must_use]
pub fn bound_word(words: &Words, bound: Bound) -> Option<&str> {
    match bound {
        Bound::Exact => None,
        Bound::AtLeast => Some(words.tree.at_least()),
        Bound::AtMost => Some(words.tree.at_most()),
        Bound::Roughly => Some(words.tree.roughly()),
    }
}
