//! What can be done: on the page that is shown, as its buttons offer it; and everywhere.

use super::rows::{Goes, Group, Row, Sign};
use crate::console::capability::Act;
use crate::console::leads::{Lead, leads};
use crate::console::preferences::{Preferences, Theme};
use crate::console::route::Api;
use crate::console::text::Language;
use crate::ui::hooks::{Console, Offer, Over, Words};
use crate::ui::root::{lead_name, leave_aloud};
use yew::prelude::*;

/// All of them, those of the page first.
pub(super) fn acts(words: &Words, console: &Console) -> Vec<Row> {
    let mut acts: Vec<Row> = console.tools.held.offers().into_iter().map(of_page).collect();
    acts.extend(create(words, console));
    acts.extend(screens(words, console));
    acts.push(over(console, "prompt", words.shell.commands(), (Over::Commands, &["$"])));
    acts.push(over(console, "keys", words.shell.keys(), (Over::Keys, &["?"])));
    acts.extend(sign(words, console));
    // Inside another's page its language and theme are that page's affair.
    if console.tools.host.owns_page {
        acts.extend(Theme::ALL.map(|theme| theme_act(words, console, theme)));
        acts.extend(Language::ALL.map(|language| language_act(words, console, language)));
    }
    if console.route.place().is_none() {
        // The commands are those of a registry.
        acts.retain(|row| row.name != words.shell.commands());
    }
    acts
}

fn act(icon: &'static str, name: String, act: impl Fn() + 'static) -> Row {
    let goes = Goes::Do(Callback::from(move |()| act()));
    Row {
        group: Group::Acts,
        name,
        is_name: false,
        what: String::new(),
        sign: Sign::Icon(icon),
        key: None,
        goes,
    }
}

fn of_page(offer: Offer) -> Row {
    act(offer.icon, offer.label.to_string(), move || offer.act.emit(()))
}

/// A new repository, where the button for one could be pressed.
fn create(words: &Words, console: &Console) -> Option<Row> {
    let place = console.route.place()?;
    console.session.connection(&place.origin)?.speaks(place.api)?;
    let may = console.api(place) == Api::V2 || console.may(place, Act::CreateRepository).is_ok();
    may.then(|| over(console, "plus", words.repositories.create(), (Over::Create, &[])))
}

/// The screens that a letter leads to as well.
fn screens(words: &Words, console: &Console) -> Vec<Row> {
    let api = console.route.place().map(|place| console.api(place));
    // A letter that is switched off is not shown.
    let single = console.preferences.single_keys;
    let screen = |lead: Lead| Row {
        key: single.then(|| vec!["g".to_owned(), lead.letter.to_string()]),
        goes: Goes::To(lead.route.clone()),
        ..act(if lead.letter == 'e' { "tree" } else { "fold" }, lead_name(words, &lead).to_owned(), || {})
    };
    leads(&console.route, api).into_iter().map(screen).collect()
}

fn over(console: &Console, icon: &'static str, name: &str, (over, keys): (Over, &[&str])) -> Row {
    let console = console.clone();
    let shown = console.preferences.single_keys && !keys.is_empty();
    let key = shown.then(|| keys.iter().map(|key| (*key).to_owned()).collect());
    Row { key, ..act(icon, name.to_owned(), move || console.show(over)) }
}

/// In, or out again.
fn sign(words: &Words, console: &Console) -> Option<Row> {
    let place = console.route.place()?;
    console.session.connection(&place.origin)?;
    let (origin, console, words) = (place.origin.clone(), console.clone(), words.clone());
    Some(if console.user(place).is_some() {
        act("leave", words.shell.sign_out().to_owned(), move || leave_aloud(&console, &words, &origin))
    } else {
        act("lock", words.shell.sign_in().to_owned(), move || console.ask_sign_in(&origin))
    })
}

fn theme_act(words: &Words, console: &Console, theme: Theme) -> Row {
    let text = match theme {
        Theme::System => words.shell.theme_system(),
        Theme::Light => words.shell.theme_light(),
        Theme::Dark => words.shell.theme_dark(),
    };
    let console = console.clone();
    act("theme", format!("{}: {text}", words.shell.theme()), move || {
        console.prefer(move |preferences| Preferences { theme: Some(theme), ..preferences });
    })
}

fn language_act(words: &Words, console: &Console, language: Language) -> Row {
    let console = console.clone();
    act("show", format!("{}: {}", words.shell.language(), language.own_name()), move || {
        console.prefer(move |preferences| Preferences { language: Some(language), ..preferences });
    })
}
