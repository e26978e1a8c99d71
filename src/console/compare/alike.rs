//! Whether a line of history may have become another: what can stand only once in force, what is about the same name, or
//! what shares half of its words.

use super::Step;
use std::collections::HashMap;

/// How many words of a line are looked at.
const WORDS: usize = 200;

/// What of a line is compared, its words as numbers.
pub(super) struct Traits<'a> {
    keyword: &'a str,
    kind: Kind,
}

enum Kind {
    /// Of such lines only one is in force.
    Once,
    /// It says something of a name.
    Names(usize),
    /// Its words, in the order of their numbers.
    Words(Vec<usize>),
}

/// The traits of the lines of both sides.
pub(super) fn traits<'a>(left: &'a [Step], right: &'a [Step]) -> (Vec<Traits<'a>>, Vec<Traits<'a>>) {
    let mut known: HashMap<&'a str, usize> = HashMap::new();
    let mut number = |word: &'a str| {
        let next = known.len();
        *known.entry(word).or_insert(next)
    };
    let mut of = |step: &'a Step| Traits { keyword: &step.keyword, kind: kind(step, &mut number) };
    let left = left.iter().map(&mut of).collect();
    (left, right.iter().map(of).collect())
}

fn kind<'a>(step: &'a Step, number: &mut impl FnMut(&'a str) -> usize) -> Kind {
    match step.keyword.as_str() {
        "CMD" | "ENTRYPOINT" | "EXPOSE" | "FROM" | "HEALTHCHECK" | "MAINTAINER" | "SHELL" | "STOPSIGNAL"
        | "USER" => Kind::Once,
        "ENV" | "LABEL" | "ARG" => {
            Kind::Names(number(step.arguments.split(['=', ' ']).next().unwrap_or_default()))
        }
        _ => {
            let words = step.arguments.split_ascii_whitespace().take(WORDS);
            let mut words: Vec<usize> = words.map(number).collect();
            words.sort_unstable();
            Kind::Words(words)
        }
    }
}

impl Traits<'_> {
    /// How many steps it takes to compare it.
    pub(super) fn size(&self) -> usize {
        match &self.kind {
            Kind::Words(words) => words.len() + 1,
            Kind::Once | Kind::Names(_) => 1,
        }
    }

    /// Whether the one may have become the other.
    pub(super) fn alike(&self, other: &Self) -> bool {
        self.keyword == other.keyword
            && match (&self.kind, &other.kind) {
                (Kind::Once, Kind::Once) => true,
                (Kind::Names(one), Kind::Names(other)) => one == other,
                (Kind::Words(one), Kind::Words(other)) => {
                    let shared = shared(one, other);
                    shared > 0 && shared * 2 >= one.len().max(other.len())
                }
                _ => false,
            }
    }
}

/// How many words two lines share, wherever they stand in them.
fn shared(one: &[usize], other: &[usize]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        if left == right {
            count += 1;
        }
        a += usize::from(left <= right);
        b += usize::from(right <= left);
    }
    count
}
