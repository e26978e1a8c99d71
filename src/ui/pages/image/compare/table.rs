//! The table of two images: a body for each section, a row for each line. Of a long section a stretch is drawn.

use super::page::ComparePageProps;
use super::rows::{Cells, row, texts};
use super::sheet::short;
use crate::console::compare::{Comparison, Counts, Line, Pair, Piece, Rows, Section, Side};
use crate::console::show;
use crate::console::sided::Sided;
use crate::ui::hooks::Words;
use crate::ui::pages::image::config::label_of;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::Size;
use crate::ui::parts::flag::Flag;
use crate::ui::parts::stretch::Stretch;
use yew::prelude::*;

/// What is shown.
pub(super) struct Shown<'a> {
    /// What the address says.
    pub page: &'a ComparePageProps,
    /// The one at the left.
    pub left: &'a Sided,
    /// The one at the right.
    pub right: &'a Sided,
    /// What came of comparing them.
    pub found: &'a Comparison,
    /// The rows of each section.
    pub rows: &'a Rows,
    /// What of each section is drawn.
    pub stretches: &'a [Stretch; 5],
}

/// All of it.
pub(super) fn table(words: &Words, shown: &Shown<'_>) -> Html {
    let text = &words.compare;
    html! {
        <table class="pt-diff" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader"><span class="pt-sr">{ text.line() }</span></th>
                <th scope="col" role="columnheader">{ text.left() }{ " " }<code>{ short(shown.page, &shown.page.left) }</code></th>
                <th scope="col" role="columnheader" class="pt-sign"><span class="pt-sr">{ text.is() }</span></th>
                <th scope="col" role="columnheader">{ text.right() }{ " " }<code>{ short(shown.page, &shown.page.right) }</code></th>
            </tr></thead>
            { for Section::ALL.into_iter().enumerate().map(|(at, which)| section(words, shown, at, which)) }
        </table>
    }
}

/// A section: its head, the rows that are drawn, and the ways to the others.
fn section(words: &Words, shown: &Shown<'_>, at: usize, which: Section) -> Html {
    let (counts, stretch) = (shown.rows.counts[at], &shown.stretches[at]);
    let some = counts != Counts::default();
    let note = if which == Section::Env { words.compare.secrets() } else { "" };
    let title = title(words, which);
    let drawn = shown.rows.listed[at].get(stretch.rows.clone()).unwrap_or_default();
    let rows = drawn.iter().filter_map(|one| Some(row(words, cells(words, shown, which, one.at)?, one.nth)));
    html! {
        <tbody role="rowgroup">
            <tr class="pt-diff-head" role="row"><th scope="rowgroup" role="rowheader" colspan="4">
                <span>{ title }</span>
                <span class="pt-hint">{ if some { counted(words, counts, note) } else { words.compare.none().to_owned() } }</span>
            </th></tr>
            { for rows }
            if !stretch.is_all() {
                <tr class="pt-diff-turn" role="row"><td role="cell" colspan="4">{ stretch.turn(title) }</td></tr>
            }
        </tbody>
    }
}

fn title(words: &Words, which: Section) -> &str {
    match which {
        Section::Layers => words.image.layers(),
        Section::Facts => words.image.configuration(),
        Section::Env => words.image.environment(),
        Section::Labels => words.image.labels(),
        Section::Steps => words.compare.history(),
    }
}

/// `2 changed, 1 only left`; what is none is not said, and what is the same only where nothing else is.
fn counted(words: &Words, counts: Counts, note: &str) -> String {
    let text = &words.compare;
    let all = [
        (counts.changed, text.count_changed()),
        (counts.left, text.count_left()),
        (counts.right, text.count_right()),
    ];
    let mut said: Vec<String> = all
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, message)| words.fill(message, &[("n", &words.number(count as u64))]))
        .collect();
    if said.is_empty() {
        said.push(words.fill(text.count_same(), &[("n", &words.number(counts.same as u64))]));
    }
    let counted = said.join(text.between());
    if note.is_empty() { counted } else { format!("{counted}; {note}") }
}

fn cells(words: &Words, shown: &Shown<'_>, which: Section, at: usize) -> Option<Cells> {
    let found = shown.found;
    Some(match which {
        Section::Layers => layer(words, shown, found.layers.get(at)?),
        Section::Facts => {
            let (fact, pair) = found.facts.get(at)?;
            said(Html::from(label_of(words, *fact).to_owned()), pair)
        }
        Section::Env => named(found.env.get(at)?),
        Section::Labels => named(found.labels.get(at)?),
        Section::Steps => step(words, shown, found.steps.get(at)?),
    })
}

fn layer(words: &Words, shown: &Shown<'_>, pair: &Pair<usize>) -> Cells {
    let cell = |side: &Sided, at: Option<usize>| {
        let layer = side.side.layers.get(at?)?;
        let bytes = layer.size;
        Some(html! {
            <span class="pt-ends"><Chip full={layer.name.clone()} /><span><Size {bytes} /></span></span>
        })
    };
    let number = |at: usize| words.number(at as u64 + 1);
    let key = match (pair.left, pair.right) {
        (Some(left), Some(right)) if left != right => format!("{} / {}", number(left), number(right)),
        (Some(at), _) | (None, Some(at)) => number(at),
        (None, None) => String::new(),
    };
    Cells {
        key: Html::from(key),
        number: true,
        is: pair.is,
        left: cell(shown.left, pair.left),
        right: cell(shown.right, pair.right),
    }
}

fn named((name, pair): &(String, Pair<Vec<Piece>>)) -> Cells {
    let shown = show::visible(show::clamp(name, 120).text).into_owned();
    said(html! { <code>{ shown }</code> }, pair)
}

fn said(key: Html, pair: &Pair<Vec<Piece>>) -> Cells {
    let cell = |side: &Option<Vec<Piece>>| side.as_ref().map(|pieces| texts(pieces));
    Cells { key, number: false, is: pair.is, left: cell(&pair.left), right: cell(&pair.right) }
}

fn step(words: &Words, shown: &Shown<'_>, pair: &Pair<Line>) -> Cells {
    let cell = |side: &Side, line: &Option<Line>| {
        let line = line.as_ref()?;
        let step = side.steps.get(line.at)?;
        let layer = step.layer.and_then(|at| side.layers.get(at));
        let hex = layer.map(|layer| layer.name.rsplit(':').next().unwrap_or_default().to_owned());
        let keyword = show::visible(&step.keyword).into_owned();
        Some(html! {
            <span class="pt-diff-line">
                if let Some(hex) = hex {
                    <Flag {hex} />
                } else {
                    <span class="pt-flag pt-flag-none"></span>
                }
                <span><b>{ keyword }</b>{ " " }{ texts(&line.pieces) }</span>
            </span>
        })
    };
    let at = pair.left.as_ref().or(pair.right.as_ref()).map(|line| line.at);
    let key = at.map(|at| words.number(at as u64 + 1)).unwrap_or_default();
    Cells {
        key: Html::from(key),
        number: true,
        is: pair.is,
        left: cell(&shown.left.side, &pair.left),
        right: cell(&shown.right.side, &pair.right),
    }
}
