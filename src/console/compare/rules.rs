//! By which rules things of two images stand beside each other.

use super::align::align;
use super::marks::likeness;
use super::{Layer, Line, Pair, Piece, Step, marks};
use crate::console::mask::{self, MASK};
use crate::console::running::Fact;
use crate::console::show::looks_secret;
use std::collections::BTreeMap;

/// How many pairs of lines between two shared ones are looked at for likeness.
const PAIRS_MOST: usize = 10_000;

/// Layers in the order of both sides. One that stands elsewhere on the other side is shared all the same.
pub(super) fn layers(left: &[Layer], right: &[Layer]) -> Vec<Pair<usize>> {
    let same = |l: usize, r: usize| left[l].name == right[r].name;
    let mut lines = align(left.len(), right.len(), same);
    for at in 0..lines.len() {
        let (Some(l), None) = lines[at] else { continue };
        let elsewhere = lines.iter().position(|line| matches!(line, (None, Some(r)) if same(l, *r)));
        if let Some(elsewhere) = elsewhere {
            lines[at].1 = lines[elsewhere].1;
            lines[elsewhere] = (None, None);
        }
    }
    let some = lines.into_iter().filter(|line| *line != (None, None));
    some.map(|(l, r)| Pair::new(l, r, true)).collect()
}

/// What is said by either, in the order of facts.
pub(super) fn facts(left: &[(Fact, String)], right: &[(Fact, String)]) -> Vec<(Fact, Pair<Vec<Piece>>)> {
    let find = |side: &[(Fact, String)], fact| {
        side.iter().find(|(found, _)| *found == fact).map(|(_, text)| text.clone())
    };
    let both = Fact::ALL.into_iter().map(|fact| (fact, find(left, fact), find(right, fact)));
    let some = both.filter(|(_, left, right)| left.is_some() || right.is_some());
    some.map(|(fact, left, right)| (fact, values(left, right, false))).collect()
}

/// What stands under names, by the names. Of a name that stands twice the last counts, as it does when it runs.
pub(super) fn named(
    left: &[(String, String)],
    right: &[(String, String)],
) -> Vec<(String, Pair<Vec<Piece>>)> {
    let mut both: BTreeMap<&str, (Option<&str>, Option<&str>)> = BTreeMap::new();
    for (name, value) in left {
        both.entry(name).or_default().0 = Some(value);
    }
    for (name, value) in right {
        both.entry(name).or_default().1 = Some(value);
    }
    let row = |(name, (left, right)): (&str, (Option<&str>, Option<&str>))| {
        let secret = [left, right].into_iter().flatten().any(|value| looks_secret(name, value));
        (name.to_owned(), values(left.map(str::to_owned), right.map(str::to_owned), secret))
    };
    both.into_iter().map(row).collect()
}

fn values(left: Option<String>, right: Option<String>, secret: bool) -> Pair<Vec<Piece>> {
    let same = left == right;
    let (left, right) = match (left, right) {
        (left, right) if secret => {
            let masked = |side: Option<String>| side.map(|_| Piece::plain(MASK));
            (masked(left), masked(right))
        }
        (Some(left), Some(right)) => {
            let (left, right) = marks(&left, &right);
            (Some(left), Some(right))
        }
        (left, right) => {
            let plain = |side: Option<String>| side.map(|text| Piece::plain(&text));
            (plain(left), plain(right))
        }
    };
    Pair::new(left, right, same)
}

/// Lines that are the same hold the rest together; between them, lines that are alike stand beside each other.
pub(super) fn steps(left: &[Step], right: &[Step]) -> Vec<Pair<Line>> {
    let same =
        |l: usize, r: usize| left[l].keyword == right[r].keyword && left[l].arguments == right[r].arguments;
    let mut pairs = Vec::new();
    let mut gap = (Vec::new(), Vec::new());
    let close = |gap: &mut (Vec<usize>, Vec<usize>), pairs: &mut Vec<Pair<Line>>| {
        let (l, r) = (std::mem::take(&mut gap.0), std::mem::take(&mut gap.1));
        let few = l.len().saturating_mul(r.len()) <= PAIRS_MOST;
        let alike = |a: usize, b: usize| few && alike(&left[l[a]], &right[r[b]]);
        for (a, b) in align(l.len(), r.len(), alike) {
            pairs.push(step(left, right, a.map(|at| l[at]), b.map(|at| r[at]), false));
        }
    };
    for line in align(left.len(), right.len(), same) {
        match line {
            (Some(l), Some(r)) => {
                close(&mut gap, &mut pairs);
                pairs.push(step(left, right, Some(l), Some(r), true));
            }
            (l, r) => {
                gap.0.extend(l);
                gap.1.extend(r);
            }
        }
    }
    close(&mut gap, &mut pairs);
    pairs
}

fn step(left: &[Step], right: &[Step], l: Option<usize>, r: Option<usize>, same: bool) -> Pair<Line> {
    let shown = |side: &[Step], at: usize| {
        let Step { keyword, arguments, .. } = &side[at];
        mask::instruction(keyword, arguments).unwrap_or_else(|| arguments.clone())
    };
    let line = |at, pieces| Line { at, pieces };
    let (left, right) = match (l, r) {
        (Some(l), Some(r)) => {
            let (a, b) = marks(&shown(left, l), &shown(right, r));
            (Some(line(l, a)), Some(line(r, b)))
        }
        (l, r) => (
            l.map(|at| line(at, Piece::plain(&shown(left, at)))),
            r.map(|at| line(at, Piece::plain(&shown(right, at)))),
        ),
    };
    Pair::new(left, right, same)
}

/// Whether a line may have become another: what can stand only once in force, what is about the same name, or what
/// shares half of its words.
fn alike(left: &Step, right: &Step) -> bool {
    const ONCE: [&str; 9] =
        ["CMD", "ENTRYPOINT", "EXPOSE", "FROM", "HEALTHCHECK", "MAINTAINER", "SHELL", "STOPSIGNAL", "USER"];
    if left.keyword != right.keyword {
        return false;
    }
    if ONCE.contains(&left.keyword.as_str()) {
        return true;
    }
    if matches!(left.keyword.as_str(), "ENV" | "LABEL" | "ARG") {
        let name = |step: &Step| step.arguments.split(['=', ' ']).next().map(str::to_owned);
        return name(left) == name(right);
    }
    let (shared, all) = likeness(&left.arguments, &right.arguments);
    shared > 0 && shared * 2 >= all
}
