//! What has to be known before anything is drawn: settings, preferences, the words.

use super::shell::Shell;
use crate::console::preferences::Preferences;
use crate::console::settings::{Settings, SettingsError};
use crate::console::text::{Language, Texts};
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::host::Host;
use crate::web::location::{self, Address};
use crate::web::page;
use crate::web::storage::{self, Kept};
use futures::future::pending;
use std::rc::Rc;
use yew::prelude::*;

/// How the console is mounted.
#[derive(Clone, PartialEq)]
pub struct Options {
    /// Which of the consoles of the page it is: nothing of one is ever taken for another's.
    pub turn: u32,
    /// Where its files are.
    pub base: AttrValue,
    /// Where its file of settings is, if it has one.
    pub config: AttrValue,
    /// What the element says of them, as JSON.
    pub settings: AttrValue,
    /// The language of the page around it.
    pub language: AttrValue,
    /// Where it keeps its address.
    pub address: Address,
    /// The element.
    pub host: Rc<Host>,
}

/// What a [`Root`] shows.
#[derive(Clone, PartialEq, Properties)]
pub struct RootProps {
    /// A console, or nothing.
    pub options: Option<Options>,
}

/// Where preferences are kept in the browser.
pub(super) const PREFERENCES: &str = "portolan.preferences";

/// The longest language file that is read, in bytes.
const LONGEST_LANGUAGE: usize = 1024 * 1024;

/// What was found out before the first screen.
pub(super) struct Start {
    pub(super) turn: u32,
    pub(super) settings: Result<Settings, SettingsError>,
    pub(super) preferences: Preferences,
    pub(super) texts: Rc<Texts>,
}

/// The whole console.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let asked = use_resource(props.options.clone(), |options: &Option<Options>| start(options.clone()));
    let Some(options) = &props.options else { return html! {} };
    match (&asked.value, &asked.error) {
        (Some(start), _) if start.turn == options.turn => html! {
            <Shell key={options.turn} start={ByPointer(start.clone())} options={options.clone()} />
        },
        (_, Some(_)) if !asked.loading => unreadable(&asked.reload),
        _ => html! {
            <div class="pt" aria-busy="true"><div class="pt-bar"></div><div class="pt-neatline"></div></div>
        },
    }
}

fn unreadable(reload: &Callback<()>) -> Html {
    let texts = Texts::english();
    html! {
        <div class="pt" lang="en">
            <main class="pt-sheet">
                <p>{ texts.shell.no_settings() }</p>
                <p><button type="button" class="pt-btn" onclick={reload.reform(|_| ())}>
                    { texts.common.try_again() }
                </button></p>
            </main>
        </div>
    }
}

/// A value that is the same only when it is the very same.
pub(super) struct ByPointer<T>(pub(super) Rc<T>);

impl<T> Clone for ByPointer<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for ByPointer<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

async fn start(options: Option<Options>) -> Result<Start, Error> {
    let Some(options) = options else { return pending().await };
    let preferences = storage::read(Kept::Here, PREFERENCES)
        .map_or_else(Preferences::default, |text| Preferences::from_text(&text));
    let file = match &*options.config {
        "" => None,
        address => page::read(address, Settings::LONGEST + 1).await?,
    };
    let here = location::origin_of(&options.base);
    let mut settings = Settings::read(file.as_deref(), &options.settings, here.as_ref());
    match &mut settings {
        Ok(settings) => {
            // From where the console's files are, wherever the page is.
            if let Some(logo) = &mut settings.logo {
                *logo = location::resolve(logo, &options.base).unwrap_or_default();
            }
            let tokens = settings.tokens.iter().flat_map(|(name, value)| [&**name, &**value]);
            options.host.tell("theme", &tokens.collect::<Vec<_>>());
        }
        Err(wrong) => {
            let line = wrong.line.to_string();
            options.host.tell("error", &["kind", "settings", "field", &wrong.field, "line", &line]);
        }
    }
    let wanted = match &settings {
        Ok(settings) => language(&preferences, settings, &options),
        Err(_) => preferences.language,
    };
    let texts = load(wanted.unwrap_or_else(|| by_browser(&options)), &options).await;
    let texts = texts.unwrap_or_else(Texts::english);
    Ok(Start { turn: options.turn, settings, preferences, texts })
}

/// The language that was chosen: by the person where the console has the page to itself, else by the page's side.
pub(super) fn language(
    preferences: &Preferences,
    settings: &Settings,
    options: &Options,
) -> Option<Language> {
    if options.host.owns_page { preferences.language_by(settings) } else { settings.language }
}

/// The language of the page around it that there is a table for, or the first such of the browser.
fn by_browser(options: &Options) -> Language {
    let browsers = || location::languages().iter().find_map(|tag| Language::by_tag(tag));
    Language::by_tag(&options.language).or_else(browsers).unwrap_or_default()
}

/// The words of a language: English is at hand, others are read from the file the build wrote. Nothing when that
/// file cannot be read or is of another version.
pub(super) async fn load(language: Language, options: &Options) -> Option<Rc<Texts>> {
    if language == Language::English {
        return Some(Texts::english());
    }
    let file = format!("lazy/{}.json", language.code());
    let address = location::resolve(&file, &options.base)?;
    let bytes = page::read(&address, LONGEST_LANGUAGE).await.ok()??;
    Texts::from_json(language, &bytes)
}
