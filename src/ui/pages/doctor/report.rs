//! The report as text, to hand to whoever runs the registry. It holds addresses and no secret: a password was never
//! part of what was found (security notes C16).

use super::titles::told;
use super::{clues, tried};
use crate::console::doctor::{Diagnosis, Evidence, tells};
use crate::http::Url;
use crate::name::Origin;
use crate::ui::hooks::Words;

/// The whole of it.
pub(super) fn report(words: &Words, evidence: &Evidence, diagnoses: &[Diagnosis]) -> String {
    let doctor = &words.doctor;
    let page = evidence.page.as_ref().map_or_else(|| doctor.page_none().to_owned(), Origin::to_string);
    let mut out = format!("{}: {} → {}\n\n", doctor.title(), page, evidence.registry);
    for one in diagnoses {
        let told = told(words, evidence, &one.case);
        out += &format!("{} ({})\n{}\n", told.title, clues::sure(words, one.sure), told.plain(words));
        for clue in &one.why {
            out += &format!("- {}\n", clues::clue(words, *clue));
        }
        out += "\n";
    }
    out += &format!("{}\n", doctor.tried());
    for one in evidence.findings.tried.iter().chain(&evidence.deletes) {
        let url = one.url.as_ref().map(Url::to_string).unwrap_or_default();
        let how = tried::how(words, one.question, one.password);
        let came = tried::came(words, one);
        let means = clues::tells(words, tells(one));
        out += &format!("- {} {url} | {how} | {came} | {means}\n", one.method.as_str());
    }
    out
}
