//! How the console looks and what it listens to.

use crate::console::command::Tool;
use crate::console::preferences::{Preferences, Theme};
use crate::console::text::Language;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::choices::{Check, Choice, Select};
use crate::ui::parts::head::Head;
use yew::prelude::*;

/// Language, theme, rows, keys and the tool of commands.
#[component]
pub(super) fn Looks() -> Html {
    let (words, console) = (use_words(), use_console());
    let (texts, preferences) = (&words.preferences, &console.preferences);
    // Inside another's page its language and theme are that page's affair.
    let owns_page = console.tools.host.owns_page;
    let pair =
        |value: &str, text: &str| (AttrValue::from(value.to_owned()), AttrValue::from(text.to_owned()));
    let mut languages = vec![pair("", texts.language_any())];
    languages.extend(Language::ALL.map(|language| pair(language.code(), language.own_name())));
    let themes = Theme::ALL.map(|theme| match theme {
        Theme::System => pair(theme.as_str(), words.shell.theme_system()),
        Theme::Light => pair(theme.as_str(), words.shell.theme_light()),
        Theme::Dark => pair(theme.as_str(), words.shell.theme_dark()),
    });
    let rows = [pair("", texts.rows_wide()), pair("compact", texts.rows_close())];
    let tools = Tool::ALL.map(|tool| pair(tool.as_str(), tool.as_str()));
    let language = preferences.language.map(Language::code).unwrap_or_default();
    let prefer = |change: fn(&str, &mut Preferences)| {
        let console = console.clone();
        Callback::from(move |value: String| {
            console.prefer(move |mut preferences| {
                change(&value, &mut preferences);
                preferences
            });
        })
    };
    let choose = |change| {
        let prefer = prefer(change);
        Callback::from(move |value: AttrValue| prefer.emit(value.to_string()))
    };
    let named = |label: &str, control: Html| html! { <div><dt>{ label }</dt><dd>{ control }</dd></div> };
    let single = {
        let console = console.clone();
        Callback::from(move |(on, _)| console.prefer(move |kept| Preferences { single_keys: on, ..kept }))
    };
    html! {
        <section>
            <Head title={texts.looks_head()} />
            <dl class="pt-dl">
                if owns_page {
                    { named(words.shell.language(), html! {
                        <Select label={words.shell.language().to_owned()} options={languages} value={language}
                            on_change={prefer(|value, kept| kept.language = Language::ALL.into_iter().find(|one| one.code() == value))} />
                    }) }
                    { named(words.shell.theme(), html! {
                        <Choice label={words.shell.theme().to_owned()} group="pt-preferred-theme" options={themes.to_vec()}
                            value={preferences.theme_by(&console.settings).as_str()}
                            on_change={choose(|value, kept| kept.theme = Theme::read(value))} />
                    }) }
                }
                { named(texts.density(), html! {
                    <Choice label={texts.density().to_owned()} group="pt-preferred-rows" options={rows.to_vec()}
                        value={if preferences.compact { "compact" } else { "" }}
                        on_change={choose(|value, kept| kept.compact = !value.is_empty())} />
                }) }
                { named(texts.tool(), html! {
                    <Select label={texts.tool().to_owned()} options={tools.to_vec()} value={preferences.tool.as_str()}
                        on_change={prefer(|value, kept| kept.tool = Tool::read(value).unwrap_or_default())} />
                }) }
            </dl>
            <p><Check label={words.keys.single().to_owned()} on={preferences.single_keys} on_change={single} /></p>
        </section>
    }
}
