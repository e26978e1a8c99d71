//! How far the list of tags is where it is not whole, and the way to stop it or go on with it.

use crate::console::tag_list::{Extent, MOST};
use crate::name::Repository;
use crate::ui::hooks::Words;
use crate::ui::hooks::names::Names;
use crate::ui::parts::icon::Icon;
use yew::prelude::*;

/// How many tags there are, in words: at least so many where the list is not whole.
pub(super) fn count(words: &Words, names: &Names) -> Option<String> {
    let count = names.rows.as_ref()?.len();
    let form = if names.are_some() { words.repository.tags_at_least() } else { words.repository.tags() };
    Some(words.count(form, count))
}

/// The same as a figure, and why it is not exact.
pub(super) fn figure(words: &Words, names: &Names) -> Option<(String, Option<String>)> {
    let figure = words.number(names.rows.as_ref()?.len() as u64);
    Some(if names.are_some() { (format!("{figure}+"), Some(why(words, names))) } else { (figure, None) })
}

/// Why the list is not whole.
fn why(words: &Words, names: &Names) -> String {
    let (texts, count) = (&words.manifests, names.rows.as_ref().map_or(0, |rows| rows.len()));
    match names.extent {
        Extent::Partly if names.loading => words.count(texts.names_so_far(), count),
        Extent::Partly => words.count(texts.names_stopped(), count),
        Extent::Capped => words.fill(texts.names_capped(), &[("n", &words.number(MOST as u64))]),
        Extent::Astray => texts.names_astray().to_owned(),
        Extent::Whole => String::new(),
    }
}

/// How far it is, with stop or go on; nothing where it is whole.
pub(super) fn extent(words: &Words, names: &Names) -> Html {
    if !names.are_some() {
        return html! {};
    }
    let said = why(words, names);
    html! {
        <>
            if names.loading {
                <span class="pt-counting">{ said }</span>
            } else {
                <span class="pt-unsure"><Icon name="unsure" />{ " " }{ said }</span>
            }
            if names.extent == Extent::Partly {
                { " · " }{ goes_on(words, names) }
            }
        </>
    }
}

/// That there is nothing of the list yet, with stop, or with the way to try again once it was stopped; nothing where
/// something of it was read, or an error says why not.
pub(super) fn unread(words: &Words, names: &Names, repository: &Repository) -> Html {
    if names.rows.is_some() || names.error.is_some() && !names.loading {
        return html! {};
    }
    let attempt = words.fill(words.tags.attempt_tags(), &[("name", repository.as_str())]);
    html! {
        <p class="pt-hint pt-under">
            if names.loading {
                <span class="pt-counting">{ attempt }</span>
            } else {
                <span class="pt-unsure" role="status"><Icon name="unsure" />{ " " }{ words.notice.cancelled() }</span>
            }
            { " · " }{ goes_on(words, names) }
        </p>
    }
}

/// Stops the reading of names, or goes on with it.
fn goes_on(words: &Words, names: &Names) -> Html {
    let on = !names.loading;
    let label = match &names.rows {
        _ if !on => words.tags.stop(),
        None => words.common.try_again(),
        Some(_) => words.manifests.go_on(),
    };
    let label = label.to_owned();
    let onclick = names.go_on.reform(move |_: MouseEvent| on);
    html! { <button type="button" class="pt-link" {onclick}>{ label }</button> }
}
