//! What the lists show: the columns of the tag table, and what is counted and grouped.

use crate::console::preferences::Preferences;
use crate::console::route::Column;
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::parts::choices::Check;
use crate::ui::parts::head::Head;
use yew::prelude::*;

/// The lists.
#[component]
pub(super) fn Table() -> Html {
    let (words, console) = (use_words(), use_console());
    let (texts, preferences) = (&words.preferences, &console.preferences);
    let column = |column: Column| {
        let change = prefer(&console, move |on, preferences| preferences.show(column, on));
        html! {
            <li><Check label={name(&words, column)} on={preferences.shows(column)} on_change={change} /></li>
        }
    };
    let group = prefer(&console, |on, preferences| Preferences { group_tags: on, ..preferences });
    let count = prefer(&console, |on, preferences| Preferences { count_tags: Some(on), ..preferences });
    html! {
        <section>
            <Head title={texts.lists_head()} />
            <fieldset>
                <legend>{ texts.columns() }</legend>
                <ul>{ for Preferences::OPTIONAL.into_iter().map(column) }</ul>
            </fieldset>
            <p><Check label={texts.group().to_owned()} on={preferences.group_tags} on_change={group} /></p>
            <p><Check label={texts.count().to_owned()} on={preferences.counts_tags_by(&console.settings)}
                on_change={count} /></p>
        </section>
    }
}

fn prefer(
    console: &Console,
    change: impl Fn(bool, Preferences) -> Preferences + Copy + 'static,
) -> Callback<(bool, bool)> {
    let console = console.clone();
    Callback::from(move |(on, _)| console.prefer(move |preferences| change(on, preferences)))
}

/// A column, by what both protocols call it.
fn name(words: &Words, column: Column) -> String {
    let texts = &words.preferences;
    match column {
        Column::Image => texts.col_image(),
        Column::Platform => texts.col_platforms(),
        Column::Total => texts.col_size(),
        Column::Made => words.tags.col_made(),
        Column::Parents => texts.col_parents(),
        Column::Itself => texts.col_itself(),
        Column::Name | Column::Stars => "",
    }
    .to_owned()
}
