//! What is written at the marks of a tree: their tags, what hides behind them, and what a base is.

use super::grown::Grown;
use crate::console::chart::Sign;
use crate::console::show;
use crate::console::tree::NodeFacts;
use crate::image::forest::Mark;
use crate::ui::hooks::Words;
use std::rc::Rc;

/// How many characters of what a base is stand under it.
const WHAT: usize = 24;

/// The tags of a mark, as many as fit a line, and what stands behind them.
pub(super) fn line(grown: &Grown, words: &Words, mark: &Mark) -> Sign {
    let Some(node) = grown.forest.nodes().get(mark.place) else { return Sign::default() };
    let tags: Vec<Rc<str>> =
        node.tags.iter().map(|tag| show::visible(&grown.leaves.name(*tag)).into()).collect();
    let fits = Sign::fits(&tags);
    let after = if mark.is_shut() {
        Some(folded(words, grown, mark))
    } else {
        (fits < tags.len()).then(|| more(words, tags.len() - fits))
    };
    let after = match (after, instead(grown, words, &node.tags)) {
        (Some(after), Some(instead)) => {
            Some(words.fill(words.tree.both(), &[("a", &after), ("b", &instead)]))
        }
        (after, instead) => after.or(instead),
    };
    Sign { tags: tags[..fits].to_vec(), after: after.map(Into::into), ..Sign::default() }
}

/// Which of some tags stand by another platform than the one that is drawn, and by which.
pub(super) fn instead(grown: &Grown, words: &Words, tags: &[usize]) -> Option<String> {
    let leaves = grown.leaves.all();
    let instead = |tag: &usize| leaves.get(*tag).and_then(|leaf| leaf.instead.as_ref());
    let first = tags.iter().find_map(instead)?;
    let wanted = grown.platform.to_string();
    let said = match &first.drawn {
        Some(drawn) => words.fill(
            words.tree.drawn_by(),
            &[("platform", &show::visible(drawn)), ("wanted", &show::visible(&wanted))],
        ),
        None => words.fill(words.tree.drawn_by_first(), &[("wanted", &show::visible(&wanted))]),
    };
    if tags.iter().all(|tag| instead(tag).is_some()) {
        return Some(said);
    }
    let names: Vec<String> =
        tags.iter().filter(|tag| instead(tag).is_some()).map(|tag| grown.leaves.name(*tag)).collect();
    Some(words.fill(words.tree.of_tags(), &[("tags", &show::visible(&names.join(", "))), ("said", &said)]))
}

/// How many more there are.
pub(super) fn more(words: &Words, count: usize) -> String {
    words.fill(words.tree.and_more(), &[("n", &words.number(count as u64))])
}

/// What a shut mark hides, in words.
pub(super) fn folded(words: &Words, grown: &Grown, mark: &Mark) -> String {
    let node = &grown.forest.nodes()[mark.place];
    let tags = words.count(words.tree.tags(), node.tags_on - node.tags.len());
    let images = words.count(words.tree.images(), mark.hidden);
    words.fill(words.tree.folded(), &[("tags", &tags), ("images", &images)])
}

/// What a base is, in a few words: its own comment, or the step that made it.
pub(super) fn what(image: &NodeFacts) -> Option<String> {
    let comment = image.comment.as_deref().map(str::trim).filter(|comment| !comment.is_empty());
    let words = match comment {
        Some(comment) => comment.to_owned(),
        None => {
            let step = image.step.as_ref()?;
            format!("{} {}", step.keyword, step.arguments)
        }
    };
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = one_line.chars().take(WHAT).collect();
    let cut = if cut.len() < one_line.len() { format!("{}…", cut.trim_end()) } else { cut };
    Some(show::visible(&cut).into_owned())
}
