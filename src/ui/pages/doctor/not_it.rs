//! What it is not, what is not known yet, and the one thing that is found out only by pressing.

use super::verdict::Strokes;
use crate::console::doctor::{Diagnosis, Evidence, Open, RuledOut, rule_out};
use crate::registry::examine::Field;
use crate::ui::hooks::{Words, use_words};
use crate::ui::parts::head::Head;
use std::rc::Rc;
use yew::prelude::*;

/// What was found.
#[derive(Properties, PartialEq)]
pub(super) struct NotItProps {
    pub(super) evidence: Rc<Evidence>,
    pub(super) diagnoses: Rc<Vec<Diagnosis>>,
    /// The button that asks whether deletes are on.
    pub(super) children: Html,
}

/// A list of what is out of the question.
#[component]
pub(super) fn NotIt(props: &NotItProps) -> Html {
    let words = use_words();
    let (out, open) = rule_out(&props.evidence, &props.diagnoses);
    let row =
        |name: String, why: Html| html! { <div><dt>{ name }</dt><dd class="pt-quiet">{ why }</dd></div> };
    let out = out.into_iter().map(|out| {
        let (name, why) = ruled_out(&words, out);
        row(name, html! { why })
    });
    let open = open.into_iter().map(|open| {
        let (name, why) = unknown(&words, open);
        let full = if open == Open::PreflightNext { 2 } else { 0 };
        row(name, html! { <><Strokes {full} />{ why }</> })
    });
    html! {
        <section aria-labelledby="pt-not-it">
            <Head title={words.doctor.not_it()} id="pt-not-it" />
            <dl class="pt-dl">{ for out }{ for open }</dl>
            { props.children.clone() }
        </section>
    }
}

fn ruled_out(words: &Words, out: RuledOut) -> (String, String) {
    let doctor = &words.doctor;
    let (name, why) = match out {
        RuledOut::NobodyRead => (doctor.out_nobody(), doctor.out_nobody_read()),
        RuledOut::NobodyOpaque => (doctor.out_nobody(), doctor.out_nobody_opaque()),
        RuledOut::Mixed => (doctor.out_mixed(), doctor.out_mixed_why()),
        RuledOut::LocalNetwork => (doctor.out_local(), doctor.out_local_why()),
        RuledOut::Cors => (doctor.out_cors(), doctor.out_cors_why()),
        RuledOut::Preflight => (doctor.out_preflight(), doctor.out_preflight_why()),
        RuledOut::Digest => (Field::Digest.name(), doctor.out_digest_why()),
        RuledOut::Catalog => (doctor.out_catalog(), doctor.out_catalog_why()),
        RuledOut::Password => (doctor.out_password(), doctor.out_password_why()),
    };
    (name.to_owned(), words.fill(why, &[("name", "Authorization")]))
}

fn unknown(words: &Words, open: Open) -> (String, String) {
    let doctor = &words.doctor;
    let (name, why) = match open {
        Open::Preflight => (doctor.out_preflight(), doctor.open_preflight_why()),
        Open::PreflightNext => (doctor.out_preflight(), doctor.open_next_why()),
        Open::Fields => (doctor.open_fields(), doctor.open_fields_why()),
        Open::Deletes => (doctor.open_deletes(), doctor.open_deletes_why()),
    };
    (name.to_owned(), why.to_owned())
}
