//! The diagnosis: what it is, how sure that is, what speaks for it, and what else it may be.

use super::clues;
use super::titles::{Told, told};
use crate::console::doctor::{Diagnosis, Evidence, Sure};
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::sentence::{name, sentence};
use std::rc::Rc;
use yew::prelude::*;

/// What was found.
#[derive(Properties, PartialEq)]
pub(super) struct VerdictProps {
    pub(super) evidence: Rc<Evidence>,
    pub(super) diagnoses: Rc<Vec<Diagnosis>>,
    /// What can be done about it.
    pub(super) children: Html,
}

/// The first diagnosis large, the others under it.
#[component]
pub(super) fn Verdict(props: &VerdictProps) -> Html {
    let words = use_words();
    let doctor = &words.doctor;
    let Some((first, rest)) = props.diagnoses.split_first() else { return html! {} };
    let told_first = told(&words, &props.evidence, &first.case);
    // What is as sure is there as well; what is less sure is what it may be instead.
    let seen = rest.iter().any(|one| one.sure == Sure::Certain);
    html! {
        <div class="pt-verdict">
            <div class="pt-verdict-one">
                <div>
                    <h1>{ &told_first.title }</h1>
                    <p class="pt-quiet pt-prose">{ in_full(&told_first) }</p>
                </div>
                { because(&words, first) }
                <div class="pt-acts">{ props.children.clone() }</div>
            </div>
            if !rest.is_empty() {
                <div class="pt-verdict-more">
                    <h2 class="pt-label">{ if seen { doctor.comes_next() } else { doctor.as_well() } }</h2>
                    { for rest.iter().map(|one| another(&words, &props.evidence, one)) }
                </div>
            }
        </div>
    }
}

fn another(words: &Words, evidence: &Evidence, one: &Diagnosis) -> Html {
    let told = told(words, evidence, &one.case);
    html! {
        <section class="pt-verdict-one">
            <div>
                <h3>{ &told.title }</h3>
                <p class="pt-quiet pt-prose">{ in_full(&told) }</p>
            </div>
            { because(words, one) }
        </section>
    }
}

/// The sentence, with the names in it set in mono.
fn in_full(told: &Told) -> Html {
    let values: Vec<(&str, Html)> = told.names.iter().map(|(key, value)| (*key, name(value))).collect();
    sentence(&told.sentence, &values)
}

/// How sure, and what speaks for it.
fn because(words: &Words, one: &Diagnosis) -> Html {
    html! {
        <div class="pt-because">
            <p><Strokes full={one.sure.strokes()} />{ clues::sure(words, one.sure) }</p>
            if !one.why.is_empty() {
                <ul aria-label={words.doctor.why().to_owned()}>
                    { for one.why.iter().map(|clue| html! { <li>{ clues::clue(words, *clue) }</li> }) }
                </ul>
            }
        </div>
    }
}

/// How sure, as strokes.
#[derive(Properties, PartialEq)]
pub(super) struct StrokesProps {
    pub(super) full: usize,
}

/// Four strokes, some of them full.
#[component]
pub(super) fn Strokes(props: &StrokesProps) -> Html {
    let stroke = |at| html! { <i class={(at < props.full).then_some("pt-full")}></i> };
    html! { <span class="pt-sure" aria-hidden="true">{ for (0..4).map(stroke) }</span> }
}
