//! What has to be known before anything is drawn: settings, preferences, the words.

use super::shell::Shell;
use crate::console::preferences::Preferences;
use crate::console::settings::{Settings, SettingsError};
use crate::console::text::{Language, Texts};
use crate::registry::error::Error;
use crate::ui::hooks::use_resource;
use crate::web::storage::{self, Kept};
use crate::web::{location, page};
use std::rc::Rc;
use yew::prelude::*;

/// How the console is mounted.
#[derive(Clone, PartialEq, Properties)]
pub struct Options {
    /// Where the files beside the console are: its settings, its languages.
    pub base: AttrValue,
}

/// Where preferences are kept in the browser.
pub(super) const PREFERENCES: &str = "portolan.preferences";

/// The longest language file that is read, in bytes.
const LONGEST_LANGUAGE: usize = 1024 * 1024;

/// What was found out before the first screen.
pub(super) struct Start {
    pub(super) settings: Result<Settings, SettingsError>,
    pub(super) preferences: Preferences,
    pub(super) texts: Rc<Texts>,
}

/// The whole console.
#[component]
pub fn Root(options: &Options) -> Html {
    let asked = use_resource(options.clone(), |options: &Options| start(options.clone()));
    match (&asked.value, &asked.error) {
        (Some(start), _) => html! { <Shell start={ByPointer(start.clone())} options={options.clone()} /> },
        (None, Some(_)) => unreadable(&asked.reload),
        (None, None) => html! {
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

async fn start(options: Options) -> Result<Start, Error> {
    let preferences = storage::read(Kept::Here, PREFERENCES)
        .map_or_else(Preferences::default, |text| Preferences::from_text(&text));
    let address = location::resolve("config.json", &options.base).unwrap_or_default();
    let settings = match page::read(&address, Settings::LONGEST + 1).await? {
        None => Ok(Settings::default()),
        Some(bytes) => Settings::from_json(&bytes, location::page_origin().parse().ok().as_ref()),
    };
    let wanted = settings.as_ref().map_or(preferences.language, |settings| preferences.language_by(settings));
    let language = wanted.unwrap_or_else(by_browser);
    let texts = load(language, &options).await.unwrap_or_else(Texts::english);
    Ok(Start { settings, preferences, texts })
}

/// The first language of the browser that there is a table for.
fn by_browser() -> Language {
    location::languages().iter().find_map(|tag| Language::by_tag(tag)).unwrap_or_default()
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
