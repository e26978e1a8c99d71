//! The history of an image as the Dockerfile it may have come from: one line for each image of the chain, root
//! first. Builders kept what they ran, not what was written.

use super::chain::{Chain, Link};
use super::masked::Masked;
use super::sizes::Sizes;
use super::standing::pointing_at;
use crate::console::{dockerfile, mask, show};
use crate::image::Image;
use crate::name::{ImageId, Tag};
use crate::registry::v1::Tagged;
use crate::ui::hooks::{Words, use_words};
use crate::ui::notice::reason;
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::flag::Flag;
use crate::ui::parts::head::Head;
use crate::ui::parts::long_text::LongText;
use std::rc::Rc;
use yew::prelude::*;

/// Whose history.
#[derive(Properties, PartialEq)]
pub(super) struct HistoryProps {
    /// The chain, as far as it has been read.
    pub chain: Rc<Chain>,
    /// The tags of the repository, once they have been read.
    pub tags: Option<Rc<Vec<Tagged>>>,
}

/// A Dockerfile with the flags of the layers in its gutter.
#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let words = use_words();
    let sizes = Sizes::of(&props.chain);
    let marks: Vec<Vec<Tag>> = props.chain.ids.iter().map(|id| marks(props, id)).collect();
    let last = props.chain.ids.len().saturating_sub(1);
    // The nearest image below that has a tag of its own is what this one was built on.
    let base = marks.iter().take(last).rposition(|tags| !tags.is_empty());
    let line = |(at, id): (usize, &ImageId)| {
        html! {
            <li class={base.is_some_and(|base| at <= base).then_some("pt-inherited")}>
                <i>{ at + 1 }</i>
                <Flag hex={id.to_string()} />
                <div>
                    { step(&words, &props.chain.links[at], at == 0) }
                    if at < last && !marks[at].is_empty() {
                        <span class="pt-rem">{ tagged(&words, &marks[at]) }</span>
                    }
                </div>
                <span>
                    if let Some(bytes) = sizes.own[at].filter(|bytes| *bytes > 0) {
                        <Size {bytes} />
                    }
                </span>
            </li>
        }
    };
    html! {
        <section aria-labelledby="pt-history">
            <Head title={words.image.history().to_owned()} id="pt-history">
                if let Some(base) = base {
                    { words.count_with(words.image.from_base(), base + 1, &[("tag", marks[base][0].as_str())]) }
                }
            </Head>
            <ol class="pt-file">{ for props.chain.ids.iter().enumerate().map(line) }</ol>
            <p class="pt-hint">{ words.image.history_hint() }</p>
        </section>
    }
}

fn marks(props: &HistoryProps, id: &ImageId) -> Vec<Tag> {
    props.tags.as_ref().map(|tags| pointing_at(tags, id)).unwrap_or_default()
}

fn tagged(words: &Words, tags: &[Tag]) -> String {
    let names: Vec<&str> = tags.iter().take(4).map(Tag::as_str).collect();
    words.fill(words.image.is_tagged(), &[("tags", &names.join(", "))])
}

fn step(words: &Words, link: &Link, root: bool) -> Html {
    match link {
        Link::Unread => html! { <Ghost width={5} /> },
        Link::Failed(error) => {
            html! { <span class="pt-unsure">{ words.image.line_unread() }{ " " }{ reason(words, error) }</span> }
        }
        Link::Read(image) => instruction(words, image, root),
    }
}

fn instruction(words: &Words, image: &Image, root: bool) -> Html {
    let comment = image.comment.as_deref().filter(|comment| !comment.is_empty());
    match dockerfile::instruction(&image.step) {
        Some(line) => html! {
            <span class="pt-instruction">
                <b>{ show::visible(&line.keyword).into_owned() }</b>{ " " }
                { match mask::instruction(&line.keyword, &line.arguments) {
                    Some(masked) => html! {
                        <Masked name={line.keyword.clone()} value={line.arguments.clone()} {masked} />
                    },
                    None => html! { <LongText text={line.arguments} most={600} /> },
                } }
            </span>
        },
        None => html! {
            <span class="pt-rem">
                { if root { words.image.no_step_root() } else { words.image.no_step() } }
                if let Some(comment) = comment {
                    { " " }<LongText text={comment.to_owned()} most={200} />
                }
            </span>
        },
    }
}
