//! Everything about an image that runs: layers, what it runs with, its history, and what is attached to it.

use super::about::About;
use super::attached::Attached;
use super::chains::Chains;
use super::config::Configured;
use super::layers::Layers;
use super::lines::{Picture, lines};
use crate::console::route::Place;
use crate::console::sharing::Sharing;
use crate::console::trail::Trail;
use crate::image::manifest::{Manifest, differences};
use crate::image::{ImageConfig, Matched};
use crate::name::Repository;
use crate::registry::v2::Fetched;
use crate::ui::hooks::use_words;
use crate::ui::notice::Notice;
use crate::ui::pages::image::config::{Config, Names};
use crate::ui::pages::image::history::History;
use crate::ui::pages::image::raw::Raw;
use crate::ui::parts::figures::Ghost;
use std::rc::Rc;
use yew::prelude::*;

/// Which image.
#[derive(Properties, PartialEq)]
pub(super) struct ImageSheetProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// Its manifest.
    pub fetched: Rc<Fetched>,
    /// The way to it.
    pub trail: Rc<Trail>,
    /// Its configuration, as far as it has been read.
    pub config: Configured,
    /// What the tags of the repository share, once someone asked.
    pub sharing: Option<Rc<Sharing>>,
    /// Someone asked.
    pub on_sharing: Callback<Rc<Sharing>>,
}

/// The sections.
#[component]
pub(super) fn ImageSheet(props: &ImageSheetProps) -> Html {
    let words = use_words();
    let config = &props.config;
    let read = config.config.as_deref();
    let picture = Picture::of(&props.fetched.manifest);
    let text = &words.image;
    let differs = match (&props.fetched.manifest, read) {
        (Manifest::Image(image), Some(read)) => differences(&image.config, read.raw.len() as u64, None),
        _ => Vec::new(),
    };
    let annotations = match &props.fetched.manifest {
        Manifest::Image(image) => image.annotations.clone(),
        _ => Vec::new(),
    };
    html! {
        <>
            <Layers place={props.place.clone()} repository={props.repository.clone()} layers={picture.layers.clone()}
                sharing={props.sharing.clone()} on_sharing={props.on_sharing.clone()} />
            if let Some(read) = read {
                <Chains layers={picture.layers.clone()} diff_ids={read.diff_ids.clone()} />
            }
            { super::warnings::warnings(&words, differs.iter()) }
            if let Some(error) = &config.error {
                <Notice {error} attempt={text.attempt_config().to_owned()} on_retry={config.reload.clone()} />
            }
            <div class="pt-two pt-two-even">
                <div>
                    if let Some(read) = read {
                        <Config config={read.run.clone()} />
                    } else if config.loading {
                        <div aria-busy="true">
                            <div class="pt-head"><h2>{ text.configuration() }</h2></div>
                            <p><Ghost width={4} /></p><p><Ghost width={3} /></p><p><Ghost width={5} /></p>
                        </div>
                    }
                    <Names title={text.annotations().to_owned()} names={annotations} />
                    <About place={props.place.clone()} fetched={props.fetched.clone()} trail={props.trail.clone()}
                        config={config.config.clone()} />
                </div>
                <div>
                    if let Some(read) = read {
                        { history(&words, &picture, read) }
                        <Raw title={text.raw_config().to_owned()} json={read.raw.clone()} />
                    }
                    <Raw title={text.raw_manifest().to_owned()} json={props.fetched.bytes.clone()} />
                </div>
            </div>
            <Attached place={props.place.clone()} repository={props.repository.clone()}
                digest={props.fetched.digest.clone()} trail={props.trail.clone()} />
        </>
    }
}

fn history(words: &crate::ui::hooks::Words, picture: &Picture, config: &ImageConfig) -> Html {
    let text = &words.image;
    let matched = picture.matched(config);
    let hint = match matched {
        Matched::Aligned(_) => text.history_hint_one().to_owned(),
        Matched::Apart => {
            let made = config.history.iter().filter(|entry| !entry.empty_layer).count();
            let counts =
                [("steps", words.number(made as u64)), ("layers", words.number(picture.layers.len() as u64))];
            words.fill(text.history_apart(), &counts.each_ref().map(|(key, count)| (*key, count.as_str())))
        }
    };
    if config.history.is_empty() {
        return html! {
            <section>
                <div class="pt-head"><h2>{ text.history() }</h2></div>
                <p class="pt-hint">{ text.no_history() }</p>
            </section>
        };
    }
    html! { <History lines={lines(picture, config, &matched)} {hint} /> }
}
