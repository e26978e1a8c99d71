//! The history of an image as the Dockerfile it may have come from, base first. Builders kept what they ran, not what
//! was written.

use super::masked::Masked;
use crate::console::dockerfile::Instruction;
use crate::console::{mask, show};
use crate::registry::error::Error;
use crate::ui::hooks::{Words, use_words};
use crate::ui::notice::reason;
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::flag::Flag;
use crate::ui::parts::head::Head;
use crate::ui::parts::long_text::LongText;
use crate::ui::parts::stretch::use_stretch;
use std::rc::Rc;
use yew::prelude::*;

/// A line of history.
#[derive(Clone, PartialEq)]
pub(super) struct Line {
    /// The digits of the layer it made, by which that is flagged; nothing where it made none.
    pub hex: Option<AttrValue>,
    /// What is known of it.
    pub step: Step,
    /// A word beside it, such as the tags that stand there.
    pub remark: Option<String>,
    /// The size of the layer it made, if that is known and not nothing.
    pub size: Option<u64>,
    /// Whether it comes from the base.
    pub inherited: bool,
}

/// What is known of a line.
#[derive(Clone, PartialEq)]
pub(super) enum Step {
    /// It is being read.
    Coming,
    /// Nobody asked for it, or its reading was stopped.
    Unread,
    /// It could not be read.
    Failed(Rc<Error>),
    /// What the builder noted, if it noted anything, and what was said beside it.
    Noted(Option<Instruction>, Option<String>),
}

/// Whose history.
#[derive(Properties, PartialEq)]
pub(super) struct HistoryProps {
    /// The lines, base first.
    pub lines: Vec<Line>,
    /// What is said of them at the head.
    #[prop_or_default]
    pub children: Html,
    /// What is said of them below.
    pub hint: AttrValue,
}

/// A Dockerfile with the flags of the layers in its gutter.
#[component]
pub(super) fn History(props: &HistoryProps) -> Html {
    let words = use_words();
    let stretch = use_stretch(props.lines.len());
    let line = |at: usize| {
        let line = &props.lines[at];
        html! {
            <li class={line.inherited.then_some("pt-inherited")}>
                <i>{ at + 1 }</i>
                if let Some(hex) = &line.hex {
                    <Flag {hex} />
                } else {
                    <span></span>
                }
                <div>
                    { step(&words, &line.step, at == 0) }
                    if let Some(remark) = &line.remark {
                        <span class="pt-rem">{ remark }</span>
                    }
                </div>
                <span>
                    if let Some(bytes) = line.size.filter(|bytes| *bytes > 0) {
                        <Size {bytes} />
                    }
                </span>
            </li>
        }
    };
    html! {
        <section aria-labelledby="pt-history">
            <Head title={words.image.history().to_owned()} id="pt-history">{ props.children.clone() }</Head>
            <ol class="pt-file">{ for stretch.rows.clone().map(line) }</ol>
            { stretch.turn(words.image.history()) }
            <p class="pt-hint">{ &props.hint }</p>
        </section>
    }
}

fn step(words: &Words, step: &Step, root: bool) -> Html {
    match step {
        Step::Coming => html! { <Ghost width={5} /> },
        Step::Unread => html! { <span class="pt-hint">{ words.image.not_read() }</span> },
        Step::Failed(error) => {
            html! { <span class="pt-unsure">{ words.image.line_unread() }{ " " }{ reason(words, error) }</span> }
        }
        Step::Noted(Some(line), _) => instruction(line),
        Step::Noted(None, comment) => html! {
            <span class="pt-rem">
                { if root { words.image.no_step_root() } else { words.image.no_step() } }
                if let Some(comment) = comment.as_ref().filter(|comment| !comment.is_empty()) {
                    { " " }<LongText text={comment.clone()} most={200} />
                }
            </span>
        },
    }
}

fn instruction(line: &Instruction) -> Html {
    html! {
        <span class="pt-instruction">
            <b>{ show::visible(&line.keyword).into_owned() }</b>{ " " }
            { match mask::instruction(&line.keyword, &line.arguments) {
                Some(masked) => html! {
                    <Masked name={line.keyword.clone()} value={line.arguments.clone()} {masked} />
                },
                None => html! { <LongText text={line.arguments.clone()} most={600} /> },
            } }
        </span>
    }
}
