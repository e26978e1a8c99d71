//! Two images that have been read: the title, what is shown of them, and the table.

use super::ask::CompareWith;
use super::next::use_next;
use super::page::ComparePageProps;
use super::table::{Shown, table};
use super::tied::tied;
use crate::console::compare::{Comparison, Counts, Is, Rows};
use crate::console::route::{Named, Part, Route};
use crate::console::show;
use crate::console::sided::Sided;
use crate::name::{ImageId, Selector};
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::pages::image::name::selected;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Choice;
use crate::ui::parts::long_select::LongSelect;
use crate::ui::parts::stretch::{Stretch, use_stretch};
use std::collections::HashSet;
use std::rc::Rc;
use yew::prelude::*;

/// Which two.
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// What the address says.
    pub page: ComparePageProps,
    /// The one at the left.
    pub left: Rc<Sided>,
    /// The one at the right.
    pub right: Rc<Sided>,
}

/// `team/app:4.11 and 4.12`; both in full where they are of two repositories.
pub(super) fn title(words: &Words, page: &ComparePageProps) -> Html {
    let (left, right) = (&page.left, &page.right);
    let alike = left.repository == right.repository;
    let one = |named: &Named| selected(&named.selector).trim_start_matches([':', '@']).to_owned();
    let whole = |named: &Named| format!("{}{}", named.repository, selected(&named.selector));
    let sign = if matches!(left.selector, Selector::Tag(_)) { ":" } else { "@" };
    let and = html! { <small>{ format!(" {} ", words.compare.and()) }</small> };
    if alike {
        html! {
            <><small>{ format!("{}{sign}", left.repository) }</small>{ one(left) }{ and }{ one(right) }</>
        }
    } else {
        html! { <>{ whole(left) }{ and }{ whole(right) }</> }
    }
}

/// How a side is called in the table.
pub(super) fn short(page: &ComparePageProps, named: &Named) -> String {
    if page.left.repository == page.right.repository {
        selected(&named.selector).trim_start_matches([':', '@']).to_owned()
    } else {
        format!("{}{}", named.repository.name(), selected(&named.selector))
    }
}

/// Everything about both.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let (page, left, right) = (&props.page, &props.left, &props.right);
    let found =
        use_memo((left.clone(), right.clone()), |(left, right)| Comparison::of(&left.side, &right.side));
    let rows =
        use_memo((found.clone(), page.differences), |(found, differences)| Rows::of(found, *differences));
    let stretches = use_stretches(&rows);
    let node = use_node_ref();
    let next = use_next(&node, &rows, &stretches);
    let swapped = Route::Compare {
        place: page.place.clone(),
        left: page.right.clone(),
        right: page.left.clone(),
        part: page.part.clone(),
        differences: page.differences,
    };
    let text = &words.compare;
    let lacks = lacking(&words, props);
    let counts = found.counts();
    let nothing_differs = counts.all_same() && found.layers.iter().all(|pair| pair.is == Is::Same);
    let by_id = left.name.parse::<ImageId>().is_ok();
    html! {
        <>
            <div class="pt-title">
                <h1 class="pt-name" tabindex="-1">{ title(&words, page) }</h1>
                <div class="pt-acts">
                    <Button label={text.swap().to_owned()} href={console.href(&swapped)} />
                    <CompareWith place={page.place.clone()} left={page.left.clone()} part={page.part.clone()}
                        label={text.another().to_owned()} />
                </div>
                if lacks.is_empty() {
                    <ul class="pt-facts"><li>{ shared(&words, &found, left, right) }</li><li>{ lines(&words, counts) }</li></ul>
                }
            </div>
            <div class="pt-tools pt-tools-spaced">
                { which(&words, &console, page) }
                { platforms(&words, &console, props) }
                { signs(&words) }
                <span class="pt-acts pt-end">
                    <Button kind={Kind::Bare} icon="down" label={text.next().to_owned()} on_press={next} />
                    if console.preferences.single_keys {
                        <kbd class="pt-key" aria-hidden="true">{ "n" }</kbd>
                    }
                </span>
            </div>
            if lacks.is_empty() {
                { for apart(&words, props).map(|apart| html! { <p class="pt-prose pt-unsure">{ apart }</p> }) }
                { tied(&words, &console, page, (left, right), &found) }
                if nothing_differs {
                    <p class="pt-prose" role="status">{ text.all_same() }</p>
                }
                <div ref={node}>
                    { table(&words, &Shown { page, left, right, found: &found, rows: &rows, stretches: &stretches }) }
                </div>
                <p class="pt-hint pt-under">{ if by_id { text.hint_v1() } else { text.hint() } }</p>
            } else {
                { for lacks.iter().map(|lacks| html! { <p class="pt-prose pt-unsure">{ lacks }</p> }) }
            }
        </>
    }
}

/// What of each section is drawn.
#[hook]
fn use_stretches(rows: &Rows) -> [Stretch; 5] {
    let [layers, facts, env, labels, steps] = rows.listed.each_ref().map(Vec::len);
    [use_stretch(layers), use_stretch(facts), use_stretch(env), use_stretch(labels), use_stretch(steps)]
}

fn shared(words: &Words, found: &Comparison, left: &Sided, right: &Sided) -> String {
    let both = found.layers.iter().filter(|pair| pair.is == Is::Same).count();
    let all = left.side.layers.len().max(right.side.layers.len());
    let (both, all) = (words.number(both as u64), words.number(all as u64));
    let numbers = [("n", both.as_str()), ("all", all.as_str())];
    match found.shared(&left.side).filter(|bytes| *bytes > 0) {
        Some(bytes) => {
            let size = words.size(bytes);
            words.fill(words.compare.shared_size(), &[numbers[0], numbers[1], ("size", &size)])
        }
        None => words.fill(words.compare.shared(), &numbers),
    }
}

fn lines(words: &Words, counts: Counts) -> String {
    let number = |count: usize| words.number(count as u64);
    let Counts { same, changed, left, right } = counts;
    words.fill(
        words.compare.lines(),
        &[
            ("same", &number(same)),
            ("changed", &number(changed)),
            ("left", &number(left)),
            ("right", &number(right)),
        ],
    )
}

/// Why there is nothing to compare.
fn lacking(words: &Words, props: &SheetProps) -> Vec<String> {
    let text = &words.compare;
    let part = props.page.part.as_ref().map(ToString::to_string);
    let sides = [(&props.left, text.lacks_left()), (&props.right, text.lacks_right())];
    let lacks = sides.into_iter().filter(|(side, _)| side.lacks);
    lacks
        .map(|(_, message)| match &part {
            Some(part) => words.fill(message, &[("part", part)]),
            None => text.lacks_any().to_owned(),
        })
        .collect()
}

/// That the sides are of two platforms, where nobody chose one and one side does not have the other's.
fn apart(words: &Words, props: &SheetProps) -> Option<String> {
    let SheetProps { page, left, right } = props;
    let (Some(l @ Part::Platform(_)), Some(r @ Part::Platform(_)), None) =
        (&left.part, &right.part, &page.part)
    else {
        return None;
    };
    let lacks = |side: &Sided, part: &Part| side.choices.iter().all(|choice| choice.part != *part);
    let text = &words.compare;
    let (message, part) = match (lacks(left, r), lacks(right, l)) {
        (_, true) => (text.lacks_right(), l),
        (true, false) => (text.lacks_left(), r),
        (false, false) => return None,
    };
    Some(words.fill(message, &[("part", &part.to_string())]))
}

fn which(words: &Words, console: &crate::ui::hooks::Console, page: &ComparePageProps) -> Html {
    let text = &words.compare;
    let options: Vec<(AttrValue, AttrValue)> = vec![
        ("all".into(), text.every_line().to_owned().into()),
        ("differences".into(), text.differences().to_owned().into()),
    ];
    let value = if page.differences { "differences" } else { "all" };
    let (console, page) = (console.clone(), page.clone());
    let on_change = move |chosen: AttrValue| {
        let (part, differences) = (page.part.clone(), chosen == "differences");
        console.go(&route(&page, part, differences));
    };
    html! { <Choice label={text.which_lines().to_owned()} group="pt-lines" {options} {value} {on_change} /> }
}

fn route(page: &ComparePageProps, part: Option<Part>, differences: bool) -> Route {
    let (place, left, right) = (page.place.clone(), page.left.clone(), page.right.clone());
    Route::Compare { place, left, right, part, differences }
}

/// The platforms there are, where either is one of several; those of both sides first.
fn platforms(words: &Words, console: &crate::ui::hooks::Console, props: &SheetProps) -> Html {
    let parts = |side: &Sided| -> Vec<String> {
        let named = side.choices.iter().filter(|choice| matches!(choice.part, Part::Platform(_)));
        named.map(|choice| choice.part.to_string()).collect()
    };
    let (left, right) = (parts(&props.left), parts(&props.right));
    if left.is_empty() && right.is_empty() {
        return Html::default();
    }
    let there: HashSet<&String> = right.iter().collect();
    let mut all: Vec<&String> = left.iter().filter(|part| there.contains(part)).collect();
    all.extend(left.iter().chain(&right));
    let mut seen = HashSet::new();
    all.retain(|part| seen.insert(*part));
    let option = |part: &String| {
        let shown = show::visible(show::clamp(part, 60).text);
        let label = words.fill(words.compare.of_both(), &[("platform", &shown)]);
        (AttrValue::from(part.clone()), AttrValue::from(label))
    };
    let options: Vec<(AttrValue, AttrValue)> = all.into_iter().map(option).collect();
    let chosen =
        props.page.part.clone().or_else(|| props.left.part.clone()).or_else(|| props.right.part.clone());
    let value = chosen.map(|part| part.to_string()).unwrap_or_default();
    let (console, page) = (console.clone(), props.page.clone());
    let on_change = move |part: String| {
        console.go(&route(&page, part.parse().ok(), page.differences));
    };
    html! { <LongSelect label={words.compare.platform().to_owned()} {options} {value} {on_change} /> }
}

fn signs(words: &Words) -> Html {
    let text = &words.compare;
    let all = [("=", text.same()), ("≠", text.changed()), ("‹", text.only_left()), ("›", text.only_right())];
    html! {
        <ul class="pt-signs" aria-label={text.signs().to_owned()}>
            { for all.into_iter().map(|(sign, word)| html! { <li><b>{ sign }</b>{ " " }{ word }</li> }) }
        </ul>
    }
}
