//! What a manifest and its configuration say of themselves, and how far that is verified.

use super::title::verified;
use crate::console::trail::Trail;
use crate::image::ImageConfig;
use crate::image::manifest::{Kind, Manifest};
use crate::name::Heard;
use crate::registry::v2::Fetched;
use crate::ui::hooks::{Words, use_words};
use crate::ui::pages::image::row::{heard_digest, row};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::long_text::LongText;
use std::rc::Rc;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct AboutProps {
    /// The manifest.
    pub fetched: Rc<Fetched>,
    /// The way to it.
    pub trail: Rc<Trail>,
    /// The configuration, once it has been read.
    pub config: Option<Rc<ImageConfig>>,
}

/// A list of facts.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let words = use_words();
    let text = &words.image;
    let said = |label: &str, value: Option<&str>| {
        value
            .filter(|value| !value.is_empty())
            .map(|value| row(label, html! { <LongText text={value.to_owned()} /> }))
    };
    let config = props.config.as_deref();
    let platform = config.map(|config| &config.platform).filter(|platform| !platform.is_empty());
    let image = match &props.fetched.manifest {
        Manifest::Image(image) => Some(image),
        _ => None,
    };
    let blob = image.map(|image| &image.config);
    let artifact = image.and_then(|image| image.artifact_type.as_deref());
    html! {
        <>
            <div class="pt-head"><h2>{ title(&words, &props.fetched.manifest) }</h2></div>
            <dl class="pt-dl">
                { row(text.verified(), state(&words, &props.fetched)) }
                { row(text.manifest_digest(), html! { <Chip full={props.fetched.digest.to_string()} /> }) }
                { for props.trail.levels.iter().map(|level| {
                    row(text.index_digest(), html! { <Chip full={level.fetched.digest.to_string()} /> })
                }) }
                { row(text.media_type(), html! { <code>{ props.fetched.media_type.as_str() }</code> }) }
                { for said(text.artifact_type(), artifact) }
                { for blob.map(|blob| row(text.config_digest(), html! {
                    <>
                        { heard_digest(&blob.digest) }
                        <span class="pt-hint">{ blob.media_type.as_ref().map(ToString::to_string) }</span>
                    </>
                })) }
                if let Some(config) = config {
                    { row(text.made_label(), made(&words, config)) }
                }
                { for said(text.author(), config.and_then(|config| config.author.as_deref())) }
                { for said(text.platform(), platform.map(ToString::to_string).as_deref()) }
                { for said(text.made_by(), config.and_then(|config| config.docker_version.as_ref()).map(|v| format!("Docker {v}")).as_deref()) }
                { for image.and_then(|image| image.subject.as_ref()).map(|subject| {
                    row(text.subject(), heard_digest(&subject.digest))
                }) }
            </dl>
        </>
    }
}

fn title<'a>(words: &'a Words, manifest: &Manifest) -> &'a str {
    let text = &words.image;
    match manifest {
        Manifest::Image(image) => match image.kind() {
            Kind::Image => text.about(),
            Kind::HelmChart => text.about_chart(),
            _ => text.about_artifact(),
        },
        _ => text.about(),
    }
}

fn state(words: &Words, fetched: &Fetched) -> Html {
    let text = &words.image;
    let why = match (&fetched.manifest, &fetched.declared) {
        (Manifest::Schema1(_), _) => text.schema1(),
        (_, Some(Heard::Valid(_))) => text.digest_matches_why(),
        _ => text.digest_found_why(),
    };
    html! { <>{ verified(words, fetched) }<span class="pt-hint">{ why }</span></> }
}

fn made(words: &Words, config: &ImageConfig) -> Html {
    match config.created {
        Some(created) => html! {
            <>{ words.time(created) }<span class="pt-hint">{ words.image.says_the_image() }</span></>
        },
        None => html! { <span class="pt-quiet">{ words.common.unknown() }</span> },
    }
}
