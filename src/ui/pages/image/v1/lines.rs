//! The lines of a chain's history: one for each image, root first.

use super::chain::{Chain, Link};
use super::sizes::Sizes;
use super::standing::pointing_at;
use crate::console::dockerfile;
use crate::name::Tag;
use crate::registry::v1::Tagged;
use crate::ui::hooks::Words;
use crate::ui::pages::image::history::{Line, Step};

/// The lines, and how many of them come from the nearest image below that has a tag of its own, and its tag: what this
/// one was built on. What has not come is still coming while the chain is `reading`.
pub(super) fn lines(
    words: &Words,
    (chain, reading): (&Chain, bool),
    tags: Option<&Vec<Tagged>>,
) -> (Vec<Line>, Option<(usize, Tag)>) {
    let sizes = Sizes::of(chain);
    let marks: Vec<Vec<Tag>> =
        chain.ids.iter().map(|id| tags.map(|tags| pointing_at(tags, id)).unwrap_or_default()).collect();
    let last = chain.ids.len().saturating_sub(1);
    let base = marks.iter().take(last).rposition(|tags| !tags.is_empty());
    let line = |(at, id): (usize, &crate::name::ImageId)| Line {
        hex: Some(id.to_string().into()),
        step: step(&chain.links[at], reading),
        remark: (at < last && !marks[at].is_empty()).then(|| tagged(words, &marks[at])),
        size: sizes.own[at],
        inherited: base.is_some_and(|base| at <= base),
    };
    let lines = chain.ids.iter().enumerate().map(line).collect();
    (lines, base.and_then(|base| Some((base + 1, marks[base].first()?.clone()))))
}

fn tagged(words: &Words, tags: &[Tag]) -> String {
    let names: Vec<&str> = tags.iter().take(4).map(Tag::as_str).collect();
    words.fill(words.image.is_tagged(), &[("tags", &names.join(", "))])
}

fn step(link: &Link, reading: bool) -> Step {
    match link {
        Link::Unread if reading => Step::Coming,
        Link::Unread => Step::Unread,
        Link::Failed(error) => Step::Failed(error.clone()),
        Link::Read(image) => Step::Noted(dockerfile::instruction(&image.step), image.comment.clone()),
    }
}
