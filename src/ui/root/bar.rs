//! The bar: the mark, where one is, a field to go elsewhere, language, theme, and who is signed in.

use super::logins;
use super::pasted::{lead, read_pasted};
use super::rose::Rose;
use crate::console::preferences::{Preferences, Theme};
use crate::console::route::{Api, Place, Route, View};
use crate::console::session::Action;
use crate::console::text::Language;
use crate::name::{Origin, Selector};
use crate::ui::hooks::{Console, Over, Words, use_console, use_words};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::menu::Menu;
use crate::web::{dom, form};
use yew::prelude::*;

#[component]
pub(super) fn Bar() -> Html {
    let (words, console) = (use_words(), use_console());
    let title = console.settings.title.clone().unwrap_or_else(|| "Portolan".to_owned());
    // Inside another's page its language and theme are that page's affair, and so is where else one might go.
    let owns_page = console.tools.host.owns_page;
    html! {
        <>
            <header class="pt-bar" role={(!owns_page).then_some("none")}>
                <a class="pt-skip" href={console.route.to_hash()} onclick={skip()}>{ words.shell.skip() }</a>
                <a class="pt-mark" href={Route::connect().to_hash()}>{ mark(&console) }{ title }</a>
                { crumbs(&words, &console) }
                <div class="pt-bar-end">
                    if owns_page {
                        <Go />
                    }
                    { finder(&words, &console) }
                    if owns_page {
                        { language(&words, &console) }
                        { theme(&words, &console) }
                    }
                    if let Some(place) = console.route.place() {
                        { who(&words, &console, place) }
                    }
                </div>
            </header>
            <div class="pt-neatline" aria-hidden="true"></div>
        </>
    }
}

/// Opens the palette, for whoever has no Ctrl and K.
fn finder(words: &Words, console: &Console) -> Html {
    let console = console.clone();
    let label = words.shell.palette().to_owned();
    html! {
        <button type="button" class="pt-btn" data-kind="icon" aria-label={label.clone()} title={label}
            onclick={move |_| console.show(Over::Palette)}><Icon name="prompt" /></button>
    }
}

/// To the content of the page without changing the address, for whoever comes by the keyboard.
fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        dom::focus_beside(&event, "#pt-main");
    })
}

/// The picture of the installation, or the compass rose.
fn mark(console: &Console) -> Html {
    match &console.settings.logo {
        Some(logo) => html! { <img src={logo.clone()} alt="" /> },
        None => html! { <Rose /> },
    }
}

/// Registry, namespace, repository and tag, each a link but the last.
fn crumbs(words: &Words, console: &Console) -> Html {
    let Some(place) = console.route.place() else { return html! { <span></span> } };
    let mut steps: Vec<(String, Option<Route>, bool)> =
        vec![(place.origin.authority(), Some(Route::repositories(place.clone())), false)];
    if let Some(repository) = console.route.in_repository() {
        let space = repository.namespace();
        if !space.is_empty() {
            steps.push((space.to_owned(), Some(namespace(place, space)), false));
        }
        let route = Route::repository(place.clone(), repository.clone(), View::default());
        steps.push((repository.name().to_owned(), Some(route), false));
    }
    if let Route::Image { selector, .. } = &*console.route {
        let text = match selector {
            Selector::Tag(tag) => tag.to_string(),
            Selector::Digest(digest) => digest.short().to_owned(),
            Selector::Image(id) => id.short().to_owned(),
        };
        steps.push((text, None, true));
    }
    // A page beside these, such as the account, is none of them: all lead away from it.
    let shows_last =
        matches!(*console.route, Route::Repositories { .. } | Route::Repository { .. } | Route::Image { .. });
    let last = if shows_last { steps.len() - 1 } else { steps.len() };
    let step = |(at, (text, route, is_tag)): (usize, (String, Option<Route>, bool))| {
        let inner = match route {
            Some(route) if at < last => html! { <a href={route.to_hash()}>{ text }</a> },
            _ => html! { <a aria-current="page" href={console.route.to_hash()}>{ text }</a> },
        };
        html! { <li class={is_tag.then_some("pt-ref-tag")}>{ inner }</li> }
    };
    html! {
        <nav class="pt-ref" aria-label={words.shell.here().to_owned()}
            role={(!console.tools.host.owns_page).then_some("group")}>
            <ol>{ for steps.into_iter().enumerate().map(step) }</ol>
        </nav>
    }
}

/// A namespace is the list of repositories, filtered by it.
fn namespace(place: &Place, namespace: &str) -> Route {
    let list = crate::console::route::ListState { filter: format!("{namespace}/"), ..Default::default() };
    Route::Repositories { place: place.clone(), list }
}

/// The field that goes to an address or a reference; a reference without a host means the registry one is at.
#[component]
fn Go() -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    let wrong = use_state_eq(|| false);
    let oninput = {
        let (typed, wrong) = (typed.setter(), wrong.setter());
        Callback::from(move |event: InputEvent| {
            typed.set(form::value(&event));
            wrong.set(false);
        })
    };
    let onsubmit = {
        let (typed, wrong, console) = (typed.clone(), wrong.setter(), console);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match read_pasted(&typed).ok().and_then(|pasted| lead(&pasted, &console)) {
                Some(route) => {
                    typed.set(String::new());
                    console.go(&route);
                }
                None => wrong.set(!typed.trim().is_empty()),
            }
        })
    };
    html! {
        <form class="pt-go" role="search" {onsubmit}>
            <Icon name="find" />
            <input class="pt-input" type="text" autocomplete="off" spellcheck="false" autocapitalize="none"
                aria-label={words.shell.go().to_owned()} placeholder={words.shell.go().to_owned()}
                value={(*typed).clone()} {oninput} aria-invalid={wrong.then_some("true")} />
            if *wrong {
                <p class="pt-go-wrong pt-bad" role="alert">{ words.shell.go_wrong() }</p>
            }
        </form>
    }
}

/// Each language under its own name.
fn language(words: &Words, console: &Console) -> Html {
    let now = words.language;
    let item = |language: Language| {
        let console = console.clone();
        let press = Callback::from(move |_: MouseEvent| {
            console.prefer(move |preferences| Preferences { language: Some(language), ..preferences });
        });
        html! {
            <li><button type="button" lang={language.code()} onclick={press}
                aria-pressed={(language == now).to_string()}>{ language.own_name() }</button></li>
        }
    };
    let name = format!("{}: {}", words.shell.language(), now.own_name());
    html! {
        <Menu label={html! { <span lang={now.code()}>{ now.own_name() }</span> }} {name} at_end={true}>
            { for Language::ALL.into_iter().map(item) }
        </Menu>
    }
}

fn theme(words: &Words, console: &Console) -> Html {
    let now = console.preferences.theme_by(&console.settings);
    let item = |theme: Theme| {
        let text = match theme {
            Theme::System => words.shell.theme_system(),
            Theme::Light => words.shell.theme_light(),
            Theme::Dark => words.shell.theme_dark(),
        };
        let console = console.clone();
        let press = Callback::from(move |_: MouseEvent| {
            console.prefer(move |preferences| Preferences { theme: Some(theme), ..preferences });
        });
        html! {
            <li><button type="button" onclick={press} aria-pressed={(theme == now).to_string()}>{ text }</button></li>
        }
    };
    html! {
        <Menu label={html! { <Icon name="theme" /> }} name={words.shell.theme().to_owned()} at_end={true}>
            { for Theme::ALL.into_iter().map(item) }
        </Menu>
    }
}

/// Who is signed in, and what can be done about it.
fn who(words: &Words, console: &Console, place: &Place) -> Html {
    let origin = place.origin.clone();
    let user = console.user(place);
    // Accounts are an affair of the Hub.
    let v1 = console.api(place) == Api::V1;
    let link = |route: Route, text: &str| html! { <li><a href={route.to_hash()}>{ text }</a></li> };
    let press = |text: &str, act: Callback<MouseEvent>| {
        html! { <li><button type="button" onclick={act}>{ text }</button></li> }
    };
    let ask = {
        let (console, origin) = (console.clone(), origin.clone());
        Callback::from(move |_| console.ask_sign_in(&origin))
    };
    let forget = {
        let (console, origin) = (console.clone(), origin.clone());
        Callback::from(move |_| {
            leave(&console, &origin);
            console.tell(Action::Forgotten { origin: origin.clone() });
            console.go(&Route::connect());
        })
    };
    let out = {
        let (console, words, origin) = (console.clone(), words.clone(), origin);
        Callback::from(move |_| leave_aloud(&console, &words, &origin))
    };
    let handed = console.session.connection(&place.origin).is_some_and(|connection| connection.handed);
    let nobody = if handed { words.shell.by_page() } else { words.shell.anonymous() };
    let label = user.unwrap_or(nobody).to_owned();
    html! {
        <Menu label={html! { label }} at_end={true}>
            if user.is_some() {
                if v1 {
                    { link(Route::Account { place: place.clone() }, words.shell.account()) }
                }
                { press(words.shell.sign_out(), out) }
            } else {
                { press(words.shell.sign_in(), ask) }
                if v1 {
                    { link(Route::SignUp { place: place.clone() }, words.shell.sign_up()) }
                }
            }
            { link(Route::connect(), words.shell.registries()) }
            { press(words.shell.forget(), forget) }
        </Menu>
    }
}

/// Signs out and says so.
pub(crate) fn leave_aloud(console: &Console, words: &Words, origin: &Origin) {
    leave(console, origin);
    console.announce(words.fill(words.shell.signed_out(), &[("host", &origin.authority())]));
}

/// Signs out: the handle forgets password, tokens and trust, the tab what was kept, the session who it was.
pub(crate) fn leave(console: &Console, origin: &Origin) {
    console.tools.registry.emit(origin.clone()).sign_out();
    logins::forget(origin);
    console.tell(Action::SignedOut { origin: origin.clone() });
}
