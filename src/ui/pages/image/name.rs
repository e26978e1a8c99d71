//! What an image is called on its screen.

use super::ImagePageProps;
use crate::name::{Repository, Selector};
use crate::ui::parts::head::TitleBlock;
use yew::prelude::*;

/// `team/tide-tables:2.4.1`, for sentences.
pub(super) fn full_name(props: &ImagePageProps) -> String {
    let (before, name) = halves(&props.repository, &props.selector);
    before + &name
}

/// The title while nothing else is known.
pub(super) fn bare(props: &ImagePageProps) -> Html {
    let (before, name) = halves(&props.repository, &props.selector);
    html! { <TitleBlock {before} {name} /> }
}

/// The part that is said more quietly, and the name.
pub(super) fn halves(repository: &Repository, selector: &Selector) -> (String, String) {
    let name = format!("{}{}", repository.name(), selected(selector));
    (repository.prefix().to_owned(), name)
}

/// `:2.4.1` or `@3f9a1c2b7e40`.
pub(super) fn selected(selector: &Selector) -> String {
    match selector {
        Selector::Tag(tag) => format!(":{tag}"),
        Selector::Image(id) => format!("@{}", id.short()),
        Selector::Digest(digest) => format!("@{}", digest.short()),
    }
}
