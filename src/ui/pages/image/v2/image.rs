//! Everything about an image that runs: layers, what it runs with, its history, and what is attached to it.

use super::chains::Chains;
use super::config::Configured;
use super::frame::{Frame, Leaf};
use super::layers::Layers;
use super::lines::{Picture, lines};
use crate::console::sharing::Sharing;
use crate::image::manifest::{Manifest, differences};
use crate::image::{ImageConfig, Matched};
use crate::registry::v2::is_stand_in;
use crate::ui::hooks::{Words, use_words};
use crate::ui::pages::image::config::Config;
use crate::ui::pages::image::history::History;
use crate::ui::parts::figures::Ghost;
use std::rc::Rc;
use yew::prelude::*;

/// Which image.
#[derive(Properties, PartialEq)]
pub(super) struct ImageSheetProps {
    /// Its manifest.
    pub leaf: Leaf,
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
    let (leaf, config) = (&props.leaf, &props.config);
    let read = config.config.as_deref();
    let picture = Picture::of(&leaf.fetched.manifest);
    let differs = match (&leaf.fetched.manifest, read) {
        (Manifest::Image(image), Some(read)) => differences(&image.config, read.raw.len() as u64, None),
        _ => Vec::new(),
    };
    html! {
        <>
            <Layers place={leaf.place.clone()} repository={leaf.repository.clone()} layers={picture.layers.clone()}
                sharing={props.sharing.clone()} on_sharing={props.on_sharing.clone()} />
            if let Some(read) = read {
                <Chains layers={picture.layers.clone()} diff_ids={read.diff_ids.clone()} />
            }
            { super::warnings::warnings(&words, differs.iter()) }
            if read.is_some_and(is_stand_in) {
                { super::warnings::noted(words.manifests.stand_in()) }
            }
            <Frame leaf={leaf.clone()} config={config.config.clone()} raw={read.map(|read| read.raw.clone())}
                error={config.error.clone()} reload={config.reload.clone()} facts={running(&words, config)}>
                if let Some(read) = read {
                    { history(&words, &picture, read) }
                }
            </Frame>
        </>
    }
}

/// What it runs with, or that this is coming.
fn running(words: &Words, config: &Configured) -> Html {
    match &config.config {
        Some(read) => html! { <Config config={read.run.clone()} /> },
        None if config.loading => html! {
            <div aria-busy="true">
                <div class="pt-head"><h2>{ words.image.configuration() }</h2></div>
                <p><Ghost width={4} /></p><p><Ghost width={3} /></p><p><Ghost width={5} /></p>
            </div>
        },
        None => Html::default(),
    }
}

fn history(words: &Words, picture: &Picture, config: &ImageConfig) -> Html {
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
