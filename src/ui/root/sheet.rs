//! The list of keys, as a dialog.

use super::leads::name;
use crate::console::leads::leads;
use crate::console::preferences::Preferences;
use crate::ui::hooks::{Over, Words, use_console, use_words};
use crate::ui::parts::choices::Check;
use crate::ui::parts::dialog::Dialog;
use crate::web::keys::command_name;
use yew::prelude::*;

/// A key or two that do the same or belong together, and what they do.
type Row<'a> = (Vec<&'a str>, &'a str);

/// The list of keys.
#[component]
pub(crate) fn KeySheet() -> Html {
    let (words, console) = (use_words(), use_console());
    let on = console.preferences.single_keys;
    let toggle = {
        let console = console.clone();
        Callback::from(move |(on, _)| {
            console.prefer(move |preferences| Preferences { single_keys: on, ..preferences });
        })
    };
    let api = console.route.place().map(|place| console.api(place));
    let screens = leads(&console.route, api);
    let letters: Vec<String> = screens.iter().map(|lead| lead.letter.to_string()).collect();
    let go = screens.iter().zip(&letters).map(|(lead, letter)| (vec!["g", &**letter], name(&words, lead)));
    let groups: Vec<(&str, Vec<Row<'_>>)> = groups(&words, go.collect());
    let group = |(title, rows): &(&str, Vec<Row<'_>>)| {
        html! {
            <section>
                <h3 class="pt-label">{ *title }</h3>
                <dl>{ for rows.iter().map(row) }</dl>
            </section>
        }
    };
    html! {
        <Dialog title={words.shell.keys().to_owned()} way_out={words.common.close().to_owned()} wide={true}
            on_close={move |()| console.show(Over::Nothing)}>
            <div class="pt-keys">{ for groups.iter().map(group) }</div>
            <p class="pt-hint">{ words.keys.about() }</p>
            <Check label={words.keys.single().to_owned()} {on} on_change={toggle} />
        </Dialog>
    }
}

fn groups<'a>(words: &'a Words, go: Vec<Row<'a>>) -> Vec<(&'a str, Vec<Row<'a>>)> {
    let texts = &words.keys;
    let mut everywhere: Vec<Row<'_>> = vec![
        (vec![command_name(), "K"], words.shell.palette()),
        (vec!["/"], texts.filter()),
        (vec!["$"], words.shell.commands()),
        (vec!["?"], texts.sheet()),
        (vec!["Esc"], texts.escape()),
    ];
    everywhere.extend(go);
    let lists: Vec<Row<'_>> = vec![
        (vec!["j", "k"], texts.row_by_row()),
        (vec!["↓", "↑"], texts.by_arrows()),
        (vec!["Enter"], texts.open()),
        (vec!["Space"], texts.tick()),
    ];
    let tree: Vec<Row<'_>> = vec![
        (vec!["←", "→"], texts.family()),
        (vec!["↑", "↓"], texts.siblings()),
        (vec!["Space"], texts.fold()),
        (vec!["+", "-"], texts.zoom()),
        (vec!["0"], texts.fit()),
    ];
    vec![
        (texts.everywhere(), everywhere),
        (texts.in_tree(), tree),
        (texts.in_lists(), lists),
        (texts.comparing(), vec![(vec!["n"], texts.next_difference())]),
    ]
}

fn row((keys, what): &Row<'_>) -> Html {
    let key = |key: &&str| html! { <><kbd class="pt-key">{ *key }</kbd>{ " " }</> };
    html! { <div><dt>{ for keys.iter().map(key) }</dt><dd>{ *what }</dd></div> }
}
