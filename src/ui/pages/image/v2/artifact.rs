//! What is no image: a chart, a signature, a bill of materials, or something of a type nobody here knows. It is shown
//! for what it says it is, with its blobs.

use super::attached::kind_word;
use super::contents::Contents;
use super::frame::{Frame, Leaf};
use crate::console::chart_facts;
use crate::image::manifest::{Kind, Manifest};
use crate::name::MediaType;
use crate::registry::v2::CONFIG_BYTES;
use crate::ui::hooks::{use_console, use_resource, use_words};
use crate::ui::pages::image::config::Names;
use crate::ui::parts::head::Head;
use std::rc::Rc;
use yew::prelude::*;

/// Which artifact.
#[derive(Properties, PartialEq)]
pub(super) struct ArtifactSheetProps {
    /// Its manifest.
    pub leaf: Leaf,
}

/// Blobs, facts, annotations.
#[component]
pub(super) fn ArtifactSheet(props: &ArtifactSheetProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let leaf = &props.leaf;
    let registry = console.registry(&leaf.place);
    let image = match &leaf.fetched.manifest {
        Manifest::Image(image) => Some(image),
        _ => None,
    };
    let said = image.map(|image| &image.config).filter(|config| says_something(config.media_type.as_ref()));
    let config = use_resource(said.cloned(), {
        let repository = leaf.repository.clone();
        move |config| {
            let (registry, repository, config) = (registry.clone(), repository.clone(), config.clone());
            async move {
                match config {
                    Some(config) => {
                        registry.blob(&repository, &config, CONFIG_BYTES).await.map(|b| Some(Rc::from(b)))
                    }
                    None => Ok(None::<Rc<[u8]>>),
                }
            }
        }
    });
    let Some(image) = image else { return Html::default() };
    let text = &words.image;
    let kind = image.kind();
    let raw = config.value.as_deref().and_then(Clone::clone);
    let facts = raw.as_ref().filter(|_| kind == Kind::HelmChart).map(|bytes| chart_facts::facts(bytes));
    let facts = facts.map(|names| html! { <Names title={text.chart().to_owned()} {names} /> });
    // What is signed or stated is what one came for.
    let at_once = matches!(kind, Kind::Signature | Kind::Attestation | Kind::Sbom);
    let blobs: Rc<[_]> = image.layers.clone().into();
    html! {
        <>
            <section aria-labelledby="pt-contents">
                <Head title={words.fill(text.artifact_title(), &[("kind", &kind_word(&words, &kind))])} id="pt-contents">
                    { words.count(words.referrers.blobs(), blobs.len()) }
                </Head>
                if blobs.is_empty() {
                    <p class="pt-hint">{ words.referrers.no_blobs() }</p>
                } else {
                    <Contents place={leaf.place.clone()} repository={leaf.repository.clone()} {blobs} {at_once} />
                }
            </section>
            <Frame leaf={leaf.clone()} {raw} error={config.error} reload={config.reload}
                facts={facts.unwrap_or_default()} />
        </>
    }
}

/// Whether a configuration of this type is worth reading: JSON, and not the empty one.
fn says_something(media_type: Option<&MediaType>) -> bool {
    media_type.is_some_and(|media_type| {
        *media_type != MediaType::OCI_EMPTY && media_type.as_str().ends_with("json")
    })
}
