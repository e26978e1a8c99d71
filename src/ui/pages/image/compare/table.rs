//! The table of two images: a body for each section, a row for each line.

use super::page::ComparePageProps;
use super::rows::{Cells, row, texts};
use super::sheet::short;
use crate::console::compare::{Comparison, Counts, Is, Line, Pair, Piece, Side};
use crate::console::sided::Sided;
use crate::ui::hooks::Words;
use crate::ui::pages::image::config::label_of;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::Size;
use crate::ui::parts::flag::Flag;
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
}

/// All of it.
pub(super) fn table(words: &Words, shown: &Shown<'_>) -> Html {
    let text = &words.compare;
    // Rows that differ are counted through all sections, so that one can be led from each to the next.
    let mut nth = 0;
    let sections = [
        section(words, words.image.layers(), layers(words, shown), shown, &mut nth, ""),
        section(words, words.image.configuration(), facts(words, shown.found), shown, &mut nth, ""),
        section(
            words,
            words.image.environment(),
            named(words, &shown.found.env),
            shown,
            &mut nth,
            text.secrets(),
        ),
        section(words, words.image.labels(), named(words, &shown.found.labels), shown, &mut nth, ""),
        section(words, text.history(), history(words, shown), shown, &mut nth, ""),
    ];
    html! {
        <table class="pt-diff" role="table">
            <thead role="rowgroup"><tr role="row">
                <th scope="col" role="columnheader"><span class="pt-sr">{ text.line() }</span></th>
                <th scope="col" role="columnheader">{ text.left() }{ " " }<code>{ short(shown.page, &shown.page.left) }</code></th>
                <th scope="col" role="columnheader" class="pt-sign"><span class="pt-sr">{ text.is() }</span></th>
                <th scope="col" role="columnheader">{ text.right() }{ " " }<code>{ short(shown.page, &shown.page.right) }</code></th>
            </tr></thead>
            { for sections }
        </table>
    }
}

fn section(
    words: &Words,
    title: &str,
    rows: Vec<Cells>,
    shown: &Shown<'_>,
    nth: &mut usize,
    note: &str,
) -> Html {
    let counts = Counts::of(rows.iter().map(|row| row.is));
    let some = !rows.is_empty();
    let kept = rows.into_iter().filter(|row| !shown.page.differences || row.is != Is::Same);
    let rows: Vec<Html> = kept
        .map(|cells| {
            let at = (cells.is != Is::Same).then(|| {
                let at = *nth;
                *nth += 1;
                at
            });
            row(words, cells, at)
        })
        .collect();
    html! {
        <tbody role="rowgroup">
            <tr class="pt-diff-head" role="row"><th scope="rowgroup" role="rowheader" colspan="4">
                <span>{ title }</span>
                <span class="pt-hint">{ if some { counted(words, counts, note) } else { words.compare.none().to_owned() } }</span>
            </th></tr>
            { rows }
        </tbody>
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

fn layers(words: &Words, shown: &Shown<'_>) -> Vec<Cells> {
    let cell = |side: &Sided, at: Option<usize>| {
        let layer = side.side.layers.get(at?)?;
        let bytes = layer.size;
        Some(html! {
            <span class="pt-ends"><Chip full={layer.name.clone()} /><span><Size {bytes} /></span></span>
        })
    };
    let number = |at: usize| words.number(at as u64 + 1);
    let row = |pair: &Pair<usize>| {
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
    };
    shown.found.layers.iter().map(row).collect()
}

fn facts(words: &Words, found: &Comparison) -> Vec<Cells> {
    let row = |(fact, pair): &(crate::console::running::Fact, Pair<Vec<Piece>>)| {
        cells(Html::from(label_of(words, *fact).to_owned()), pair)
    };
    found.facts.iter().map(row).collect()
}

fn named(_: &Words, rows: &[(String, Pair<Vec<Piece>>)]) -> Vec<Cells> {
    let row = |(name, pair): &(String, Pair<Vec<Piece>>)| {
        let shown = crate::console::show::visible(crate::console::show::clamp(name, 120).text).into_owned();
        cells(html! { <code>{ shown }</code> }, pair)
    };
    rows.iter().map(row).collect()
}

fn cells(key: Html, pair: &Pair<Vec<Piece>>) -> Cells {
    let cell = |side: &Option<Vec<Piece>>| side.as_ref().map(|pieces| texts(pieces));
    Cells { key, number: false, is: pair.is, left: cell(&pair.left), right: cell(&pair.right) }
}

fn history(words: &Words, shown: &Shown<'_>) -> Vec<Cells> {
    let cell = |side: &Side, line: &Option<Line>| {
        let line = line.as_ref()?;
        let step = side.steps.get(line.at)?;
        let layer = step.layer.and_then(|at| side.layers.get(at));
        let hex = layer.map(|layer| layer.name.rsplit(':').next().unwrap_or_default().to_owned());
        let keyword = crate::console::show::visible(&step.keyword).into_owned();
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
    let row = |pair: &Pair<Line>| {
        let at = pair.left.as_ref().or(pair.right.as_ref()).map(|line| line.at);
        let key = at.map(|at| words.number(at as u64 + 1)).unwrap_or_default();
        Cells {
            key: Html::from(key),
            number: true,
            is: pair.is,
            left: cell(&shown.left.side, &pair.left),
            right: cell(&shown.right.side, &pair.right),
        }
    };
    shown.found.steps.iter().map(row).collect()
}
