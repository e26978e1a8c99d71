//! How well a name fits what was typed.

use std::ops::Range;

/// How well a name fits; the lesser, the better: what the fit is, where it begins, and how long the name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    fit: Fit,
    at: usize,
    length: usize,
}

/// What a fit is, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is the name.
    Exact,
    /// The name begins with it.
    Prefix,
    /// A word of the name begins with it.
    WordStart,
    /// It stands inside a word.
    Inside,
    /// Its letters stand in the name in their order.
    Scattered,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The places of the best, the best first.
    pub places: Vec<usize>,
    /// What the fit of the first is; nothing where none fits.
    pub fit: Option<Fit>,
    /// How many fit in all.
    pub fitting: usize,
    /// How many were looked at.
    pub of: usize,
}

/// How well a name fits the words of a query, all of which it has to fit; the worst fit counts. Capitals count as small
/// letters. Nothing where it does not fit. A query without words fits everything alike.
#[must_use]
pub fn rank(query: &str, name: &str) -> Option<Rank> {
    let nothing = Rank { fit: Fit::Exact, at: 0, length: 0 };
    query.split_whitespace().try_fold(nothing, |worst, word| Some(worst.max(rank_word(word, name)?)))
}

fn rank_word(word: &str, name: &str) -> Option<Rank> {
    let (word, name) = (word.as_bytes(), name.as_bytes());
    let fit = |fit, at| Some(Rank { fit, at, length: name.len() });
    if word.len() > name.len() {
        return None;
    }
    let mut inside = None;
    for at in 0..=name.len() - word.len() {
        if !name[at..at + word.len()].eq_ignore_ascii_case(word) {
            continue;
        }
        if at == 0 {
            return fit(if word.len() == name.len() { Fit::Exact } else { Fit::Prefix }, 0);
        }
        if begins_word(name, at) {
            return fit(Fit::WordStart, at);
        }
        inside = inside.or(Some(at));
    }
    match inside {
        Some(at) => fit(Fit::Inside, at),
        None => fit(Fit::Scattered, scattered(word, name)?[0]),
    }
}

/// Whether a word begins there: a letter or a figure after a sign that is neither.
fn begins_word(name: &[u8], at: usize) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    at == 0 || (!plain(name[at - 1]) && plain(name[at]))
}

/// Where the letters of a word stand in a name, each after the one before it.
fn scattered(word: &[u8], name: &[u8]) -> Option<Vec<usize>> {
    let mut from = 0;
    let next = |letter: &u8| {
        let at = from + name[from..].iter().position(|other| other.eq_ignore_ascii_case(letter))?;
        from = at + 1;
        Some(at)
    };
    word.iter().map(next).collect()
}

/// The best of many names, at most so many of them; equals stay in their order.
#[must_use]
pub fn best<'a>(query: &str, names: impl Iterator<Item = &'a str>, most: usize) -> Best {
    let mut of = 0;
    let fits = names.enumerate().filter_map(|(place, name)| {
        of += 1;
        Some((rank(query, name)?, place))
    });
    let mut fits: Vec<(Rank, usize)> = fits.collect();
    let fitting = fits.len();
    if most < fitting {
        if most > 0 {
            fits.select_nth_unstable(most - 1);
        }
        fits.truncate(most);
    }
    fits.sort_unstable();
    let fit = fits.first().map(|(rank, _)| rank.fit);
    Best { places: fits.into_iter().map(|(_, place)| place).collect(), fit, fitting, of }
}

/// The parts of a name that a query is found in, in their order and apart from each other, at ends of characters.
#[must_use]
pub fn hits(query: &str, name: &str) -> Vec<Range<usize>> {
    let mut marked = vec![false; name.len()];
    for word in query.split_whitespace() {
        let Some(Rank { fit, at, .. }) = rank_word(word, name) else { return Vec::new() };
        let places = match fit {
            Fit::Scattered => scattered(word.as_bytes(), name.as_bytes()).unwrap_or_default(),
            _ => (at..at + word.len()).collect(),
        };
        places.into_iter().for_each(|at| marked[at] = true);
    }
    let mut hits: Vec<Range<usize>> = Vec::new();
    for at in (0..name.len()).filter(|at| marked[*at]) {
        match hits.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => hits.push(at..at + 1),
        }
    }
    hits.retain(|hit| name.is_char_boundary(hit.start) && name.is_char_boundary(hit.end));
    hits
}
