//! The images under an index, as a switch; one for each index on the way.

use super::page::PageProps;
use crate::console::platforms::Choice as Listed;
use crate::console::route::{Part, Route};
use crate::console::show;
use crate::console::trail::{Level, Trail};
use crate::ui::hooks::{Console, Words};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::choices::Choice;
use crate::ui::parts::long_select::LongSelect;
use yew::prelude::*;

/// Up to so many stand side by side; more are in a list that drops down.
const SIDE_BY_SIDE: usize = 5;

/// A row for each index.
pub(super) fn switches(words: &Words, console: &Console, props: &PageProps, trail: &Trail) -> Html {
    let row = |(depth, level): (usize, &Level)| switch(words, console, props, level, depth);
    html! { <>{ for trail.levels.iter().enumerate().map(row) }</> }
}

fn switch(words: &Words, console: &Console, props: &PageProps, level: &Level, depth: usize) -> Html {
    let text = &words.image;
    let options: Vec<(AttrValue, AttrValue)> = level
        .choices
        .iter()
        .map(|choice| (choice.part.to_string().into(), label(words, choice).into()))
        .collect();
    // What the address says is shown as chosen at once, while it is still being read.
    let said = props.part.as_ref().filter(|part| level.choices.iter().any(|choice| choice.part == **part));
    let value =
        said.or(level.choice().map(|choice| &choice.part)).map(ToString::to_string).unwrap_or_default();
    let choose = {
        let (console, image) = (console.clone(), props.image.clone());
        move |part: &str| {
            let part: Option<Part> = part.parse().ok();
            let (place, repository, selector) =
                (image.place.clone(), image.repository.clone(), image.selector.clone());
            console.go(&Route::Image { place, repository, selector, part });
        }
    };
    let name = text.platform_switch().to_owned();
    let switch = if options.len() <= SIDE_BY_SIDE {
        html! {
            <Choice label={name} group={format!("pt-platform-{depth}")} {options} {value}
                on_change={move |part: AttrValue| choose(&part)} />
        }
    } else {
        html! { <LongSelect label={name} {options} {value} on_change={move |part: String| choose(&part)} /> }
    };
    html! {
        <div class="pt-acts pt-tools pt-tools-spaced">
            if depth > 0 {
                <span class="pt-hint">{ text.in_index() }</span><Chip full={level.fetched.digest.to_string()} />
            }
            if !level.choices.is_empty() {
                { switch }
            }
            <span class="pt-hint">{ summary(words, level) }</span>
        </div>
    }
}

/// What is under the index, counted.
fn summary(words: &Words, level: &Level) -> String {
    let text = &words.image;
    let platforms = words.count(text.under_index(), level.choices.len());
    let attested = level.index().map_or(0, |index| index.attestations().count());
    match attested {
        0 => platforms,
        count => platforms + &words.count(text.and_attestations(), count),
    }
}

fn label(words: &Words, choice: &Listed) -> String {
    let shown = |platform| show::visible(show::clamp(platform, 40).text).into_owned();
    match &choice.platform {
        Some(platform) if choice.alone => shown(platform),
        Some(platform) => format!("{} {}", shown(platform), choice.digest.short()),
        None if choice.nested => words.fill(words.image.nested_index(), &[("digest", choice.digest.short())]),
        None => choice.digest.short().to_owned(),
    }
}
