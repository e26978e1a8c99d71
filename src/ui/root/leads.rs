//! After `g`: which screens a letter leads to, in sight and read out, until a letter is pressed or Escape.

use crate::console::leads::{Lead, leads};
use crate::ui::hooks::{Over, Words, use_console, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct LeadsProps {
    /// What was pressed.
    pub(in crate::ui) letter: Option<char>,
}

/// The hint, and the way there.
#[component]
pub(crate) fn Leads(props: &LeadsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let api = console.route.place().map(|place| console.api(place));
    let all = leads(&console.route, api);
    use_effect_with(props.letter, {
        let (all, console) = (all.clone(), console.clone());
        move |letter| {
            let Some(letter) = *letter else { return };
            console.show(Over::Nothing);
            if let Some(lead) = all.iter().find(|lead| lead.letter == letter) {
                console.go(&lead.route);
            }
        }
    });
    let close = Callback::from(move |_: MouseEvent| console.show(Over::Nothing));
    let row = |lead: &Lead| {
        html! {
            <li><a href={lead.route.to_hash()} onclick={close.clone()}>
                <kbd class="pt-key">{ lead.letter.to_string() }</kbd>{ " " }{ name(&words, lead) }
            </a></li>
        }
    };
    html! {
        <div class="pt-leads" role="status">
            <p class="pt-label"><kbd class="pt-key">{ "g" }</kbd>{ " " }{ words.keys.then() }
                <button type="button" class="pt-key" onclick={close.clone()}>
                    { "Esc" }<span class="pt-sr">{ " " }{ words.common.close() }</span></button></p>
            <ul>{ for all.iter().map(row) }</ul>
        </div>
    }
}

/// What a screen is called among the keys.
pub(in crate::ui) fn name<'a>(words: &'a Words, lead: &Lead) -> &'a str {
    let texts = &words.keys;
    match lead.letter {
        'c' => texts.go_connect(),
        'p' => words.shell.preferences(),
        'h' => words.shell.guide(),
        'r' => texts.go_repositories(),
        't' => texts.go_tags(),
        'e' => texts.go_tree(),
        'i' => texts.go_images(),
        'b' => texts.go_about(),
        'a' => texts.go_account(),
        _ => texts.go_doctor(),
    }
}
