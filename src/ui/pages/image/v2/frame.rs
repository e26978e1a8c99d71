//! What the screens of an image and of an artifact have in common: the facts at the left, the documents at the right,
//! and below what is attached to the manifest.

use super::about::About;
use super::attached::Attached;
use crate::console::route::Place;
use crate::console::trail::Trail;
use crate::image::ImageConfig;
use crate::image::manifest::Manifest;
use crate::name::Repository;
use crate::registry::error::Error;
use crate::registry::v2::Fetched;
use crate::ui::hooks::use_words;
use crate::ui::notice::Notice;
use crate::ui::pages::image::config::Names;
use crate::ui::pages::image::raw::Raw;
use std::rc::Rc;
use yew::prelude::*;

/// A manifest at the end of the way to it.
#[derive(Clone, PartialEq)]
pub(super) struct Leaf {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// The manifest.
    pub fetched: Rc<Fetched>,
    /// The way to it.
    pub trail: Rc<Trail>,
}

/// Around what.
#[derive(Properties, PartialEq)]
pub(super) struct FrameProps {
    /// The manifest.
    pub leaf: Leaf,
    /// The configuration of an image, once it has been read.
    #[prop_or_default]
    pub config: Option<Rc<ImageConfig>>,
    /// The bytes of the configuration, once they have been read.
    pub raw: Option<Rc<[u8]>>,
    /// Why it could not be read.
    pub error: Option<Rc<Error>>,
    /// Reads it again.
    pub reload: Callback<()>,
    /// What stands first at the left.
    #[prop_or_default]
    pub facts: Html,
    /// What stands first at the right.
    #[prop_or_default]
    pub children: Html,
}

/// The two columns, and what is attached.
#[component]
pub(super) fn Frame(props: &FrameProps) -> Html {
    let words = use_words();
    let text = &words.image;
    let Leaf { place, repository, fetched, trail } = &props.leaf;
    let annotations = match &fetched.manifest {
        Manifest::Image(image) => image.annotations.clone(),
        _ => Vec::new(),
    };
    html! {
        <>
            if let Some(error) = &props.error {
                <Notice {error} attempt={text.attempt_config().to_owned()} on_retry={props.reload.clone()} />
            }
            <div class="pt-two pt-two-even">
                <div>
                    { props.facts.clone() }
                    <Names title={text.annotations().to_owned()} names={annotations} />
                    <About fetched={fetched.clone()} trail={trail.clone()} config={props.config.clone()} />
                </div>
                <div>
                    { props.children.clone() }
                    if let Some(json) = &props.raw {
                        <Raw title={text.raw_config().to_owned()} {json} />
                    }
                    <Raw title={text.raw_manifest().to_owned()} json={fetched.bytes.clone()} />
                </div>
            </div>
            <Attached place={place.clone()} repository={repository.clone()} digest={fetched.digest.clone()}
                trail={trail.clone()} />
        </>
    }
}
