//! By which rules things of two images stand beside each other.

use super::align::{align, middle, numbered};
use super::alike::{Traits, traits};
use super::effort::Effort;
use super::marks::marks_within;
use super::{Layer, Line, Pair, Piece, Step};
use crate::console::mask::{self, MASK};
use crate::console::running::Fact;
use crate::console::show::looks_secret;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// How many pairs of lines between two shared ones are looked at for likeness.
const PAIRS_MOST: usize = 10_000;

/// Layers in the order of both sides. One that stands elsewhere on the other side is shared all the same.
pub(super) fn layers(left: &[Layer], right: &[Layer], effort: &mut Effort) -> Vec<Pair<usize>> {
    let (l, r) = numbered(&names(left), &names(right));
    let mut lines = align(&l, &r, effort);
    effort.note(lines.len());
    let mut alone: HashMap<usize, VecDeque<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if let (None, Some(place)) = line {
            alone.entry(r[*place]).or_default().push_back(at);
        }
    }
    for at in 0..lines.len() {
        let (Some(place), None) = lines[at] else { continue };
        if let Some(elsewhere) = alone.get_mut(&l[place]).and_then(VecDeque::pop_front) {
            lines[at].1 = lines[elsewhere].1;
            lines[elsewhere] = (None, None);
        }
    }
    let some = lines.into_iter().filter(|line| *line != (None, None));
    some.map(|(l, r)| Pair::new(l, r, true)).collect()
}

fn names(side: &[Layer]) -> Vec<&str> {
    side.iter().map(|layer| layer.name.as_str()).collect()
}

/// What is said by either, in the order of facts.
pub(super) fn facts(
    left: &[(Fact, String)],
    right: &[(Fact, String)],
    effort: &mut Effort,
) -> Vec<(Fact, Pair<Vec<Piece>>)> {
    let find = |side: &[(Fact, String)], fact| {
        side.iter().find(|(found, _)| *found == fact).map(|(_, text)| text.clone())
    };
    let both = Fact::ALL.into_iter().map(|fact| (fact, find(left, fact), find(right, fact)));
    let some = both.filter(|(_, left, right)| left.is_some() || right.is_some());
    some.map(|(fact, left, right)| (fact, values(left, right, false, effort))).collect()
}

/// What stands under names, by the names. Of a name that stands twice the last counts, as it does when it runs.
pub(super) fn named(
    left: &[(String, String)],
    right: &[(String, String)],
    effort: &mut Effort,
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
        (name.to_owned(), values(left.map(str::to_owned), right.map(str::to_owned), secret, effort))
    };
    both.into_iter().map(row).collect()
}

fn values(
    left: Option<String>,
    right: Option<String>,
    secret: bool,
    effort: &mut Effort,
) -> Pair<Vec<Piece>> {
    let same = left == right;
    let (left, right) = match (left, right) {
        (left, right) if secret => {
            let masked = |side: Option<String>| side.map(|_| Piece::plain(MASK));
            (masked(left), masked(right))
        }
        (Some(left), Some(right)) => {
            let (left, right) = marks_within(&left, &right, effort);
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
pub(super) fn steps(left: &[Step], right: &[Step], effort: &mut Effort) -> Vec<Pair<Line>> {
    let traits = traits(left, right);
    let mut pairs = Vec::new();
    let mut gap = (Vec::new(), Vec::new());
    let (l, r) = numbered(&texts(left), &texts(right));
    for line in align(&l, &r, effort) {
        match line {
            (Some(l), Some(r)) => {
                close(&mut gap, &mut pairs, (left, right), &traits, effort);
                pairs.push(step(left, right, (Some(l), Some(r)), true, effort));
            }
            (l, r) => {
                gap.0.extend(l);
                gap.1.extend(r);
            }
        }
    }
    close(&mut gap, &mut pairs, (left, right), &traits, effort);
    pairs
}

fn texts(side: &[Step]) -> Vec<(&str, &str)> {
    side.iter().map(|step| (step.keyword.as_str(), step.arguments.as_str())).collect()
}

/// Puts the lines between two shared ones beside each other, if they are few.
fn close(
    gap: &mut (Vec<usize>, Vec<usize>),
    pairs: &mut Vec<Pair<Line>>,
    (left, right): (&[Step], &[Step]),
    (a, b): &(Vec<Traits<'_>>, Vec<Traits<'_>>),
    effort: &mut Effort,
) {
    let (l, r) = (std::mem::take(&mut gap.0), std::mem::take(&mut gap.1));
    let few = l.len().saturating_mul(r.len()) <= PAIRS_MOST;
    let size = |all: &[Traits<'_>], places: &[usize]| places.iter().map(|at| all[*at].size()).sum::<usize>();
    let cost = size(a, &l) * r.len() + size(b, &r) * l.len();
    let lines = if few && effort.take(cost) {
        middle(l.len(), r.len(), |row, column| a[l[row]].alike(&b[r[column]]))
    } else {
        let apart = (0..l.len()).map(|at| (Some(at), None));
        apart.chain((0..r.len()).map(|at| (None, Some(at)))).collect()
    };
    for (row, column) in lines {
        let places = (row.map(|at| l[at]), column.map(|at| r[at]));
        pairs.push(step(left, right, places, false, effort));
    }
}

fn step(
    left: &[Step],
    right: &[Step],
    (l, r): (Option<usize>, Option<usize>),
    same: bool,
    effort: &mut Effort,
) -> Pair<Line> {
    let shown = |side: &[Step], at: usize| {
        let Step { keyword, arguments, .. } = &side[at];
        mask::instruction(keyword, arguments).unwrap_or_else(|| arguments.clone())
    };
    let line = |at, pieces| Line { at, pieces };
    let (left, right) = match (l, r) {
        (Some(l), Some(r)) => {
            let (a, b) = marks_within(&shown(left, l), &shown(right, r), effort);
            (Some(line(l, a)), Some(line(r, b)))
        }
        (l, r) => (
            l.map(|at| line(at, Piece::plain(&shown(left, at)))),
            r.map(|at| line(at, Piece::plain(&shown(right, at)))),
        ),
    };
    Pair::new(left, right, same)
}
