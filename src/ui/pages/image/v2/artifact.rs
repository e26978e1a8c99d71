//! What is no image: a chart, a signature, a bill of materials, or something of a type nobody here knows. It is shown
//! for what it says it is, with its blobs.

use super::about::About;
use super::attached::{Attached, kind_word};
use super::contents::Contents;
use crate::console::chart_facts;
use crate::console::route::Place;
use crate::console::trail::Trail;
use crate::image::manifest::{ImageManifest, Kind, Manifest};
use crate::name::{MediaType, Repository};
use crate::registry::v2::{CONFIG_BYTES, Fetched};
use crate::ui::hooks::{use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::config::Names;
use crate::ui::pages::image::raw::Raw;
use crate::ui::parts::head::Head;
use std::rc::Rc;
use yew::prelude::*;

/// Which artifact.
#[derive(Properties, PartialEq)]
pub(super) struct ArtifactSheetProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// Its manifest.
    pub fetched: Rc<Fetched>,
    /// The way to it.
    pub trail: Rc<Trail>,
}

/// Blobs, facts, annotations.
#[component]
pub(super) fn ArtifactSheet(props: &ArtifactSheetProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let manifest: Option<&ImageManifest> = match &props.fetched.manifest {
        Manifest::Image(image) => Some(image),
        _ => None,
    };
    let said = manifest
        .map(|image| image.config.clone())
        .filter(|config| says_something(config.media_type.as_ref()));
    let config = use_resource(said, {
        let repository = props.repository.clone();
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
    let Some(image) = manifest else { return Html::default() };
    let text = &words.image;
    let kind = image.kind();
    let bytes = config.value.as_deref().and_then(Clone::clone);
    let facts = bytes.as_ref().filter(|_| kind == Kind::HelmChart).map(|bytes| chart_facts::facts(bytes));
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
                    <Contents place={props.place.clone()} repository={props.repository.clone()} {blobs} {at_once} />
                }
            </section>
            if let Some(error) = &config.error {
                <Notice {error} attempt={text.attempt_config().to_owned()} on_retry={config.reload.clone()} />
            }
            <div class="pt-two pt-two-even">
                <div>
                    if let Some(names) = facts {
                        <Names title={text.chart().to_owned()} {names} />
                    }
                    <Names title={text.annotations().to_owned()} names={image.annotations.clone()} />
                    <About place={props.place.clone()} fetched={props.fetched.clone()} trail={props.trail.clone()}
                        config={None} />
                </div>
                <div>
                    if let Some(json) = bytes {
                        <Raw title={text.raw_config().to_owned()} {json} />
                    }
                    <Raw title={text.raw_manifest().to_owned()} json={props.fetched.bytes.clone()} />
                </div>
            </div>
            <Attached place={props.place.clone()} repository={props.repository.clone()}
                digest={props.fetched.digest.clone()} trail={props.trail.clone()} />
        </>
    }
}

/// Whether a configuration of this type is worth reading: JSON, and not the empty one.
fn says_something(media_type: Option<&MediaType>) -> bool {
    media_type.is_some_and(|media_type| {
        *media_type != MediaType::OCI_EMPTY && media_type.as_str().ends_with("json")
    })
}
