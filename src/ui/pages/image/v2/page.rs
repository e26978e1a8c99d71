//! The screen while an image of a v2 registry is read, and once it has been.

use super::artifact::ArtifactSheet;
use super::config::{Configured, use_config};
use super::frame::Leaf;
use super::image::ImageSheet;
use super::pull::PullLine;
use super::switch::switches;
use super::title::Title;
use super::warnings::warnings;
use crate::console::command::Seen;
use crate::console::route::{Part, Place, Route, View};
use crate::console::sharing::Sharing;
use crate::console::target::Target;
use crate::console::trail::{End, Kept, Trail, follow};
use crate::image::manifest::{Kind, Manifest};
use crate::name::{Repository, Selector};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::v2::{At, Fetched};
use crate::ui::hooks::{Words, use_console, use_noted, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::ImagePageProps;
use crate::ui::pages::image::name::{bare, full_name};
use crate::ui::pages::image::raw::Raw;
use crate::ui::pages::image::skeleton::skeleton;
use std::rc::Rc;
use yew::prelude::*;

/// Which image.
#[derive(Clone, Properties, PartialEq)]
pub struct PageProps {
    /// What names it.
    pub image: ImagePageProps,
    /// Which of those under an index.
    pub part: Option<Part>,
}

/// What a manifest is asked by.
pub(in crate::ui::pages::image) fn at(selector: &Selector) -> Result<At, Error> {
    match selector.clone() {
        Selector::Tag(tag) => Ok(At::Tag(tag)),
        Selector::Digest(digest) => Ok(At::Digest(digest)),
        // Registry v2 has no ids of images.
        Selector::Image(_) => Err(Error::new(ErrorKind::Unsupported)),
    }
}

/// The screen of a v2 image.
#[component]
pub(in crate::ui::pages::image) fn Page(props: &PageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.image.place);
    let asked = (props.image.repository.clone(), props.image.selector.clone());
    let top = use_resource(asked, {
        let registry = registry.clone();
        move |(repository, selector): &(Repository, Selector)| {
            let (registry, repository, selector) = (registry.clone(), repository.clone(), selector.clone());
            async move { registry.manifest(&repository, &at(&selector)?).await.map(Rc::new) }
        }
    });
    let sharing = use_state(|| None::<Rc<Sharing>>);
    let kept = use_memo((), |()| Kept::default());
    let begun = top.value.as_deref().cloned();
    let trail = use_resource((begun.clone().map(|top| top.digest.clone()), props.part.clone()), {
        let (repository, begun) = (props.image.repository.clone(), begun.clone());
        move |(_, part)| {
            let (registry, repository, kept) = (registry.clone(), repository.clone(), kept.clone());
            let (begun, part) = (begun.clone(), part.clone());
            async move {
                let Some(top) = begun else { return Ok(None) };
                let trail = follow(&registry, &repository, top, part.as_ref(), &kept).await?;
                Ok(Some((part, trail)))
            }
        }
    });
    let way = trail.value.as_deref().and_then(Option::as_ref);
    let leaf = way.and_then(|(_, trail)| match &trail.end {
        End::Manifest(leaf) => Some(leaf.clone()),
        _ => None,
    });
    use_noted(leaf.as_deref().map(seen).unwrap_or_default());
    let config = use_config(&props.image, leaf);
    let repository = Route::repository(props.image.place.clone(), props.image.repository.clone(), View::Tags);
    let attempt = words.fill(words.image.attempt_open(), &[("name", &full_name(&props.image))]);
    let retry = {
        let (top, trail) = (top.reload.clone(), trail.reload.clone());
        Callback::from(move |()| {
            top.emit(());
            trail.emit(());
        })
    };
    let error = top.error.as_ref().or(trail.error.as_ref());
    let begun = begun.filter(|_| top.error.is_none());
    html! {
        <div class="pt-sheet">
            if let Some(top) = &begun {
                <Title image={props.image.clone()} top={top.clone()} trail={way.map(|(_, trail)| Rc::new(trail.clone()))}
                    part={props.part.clone()} sharing={(*sharing).clone()} created={config.created} on_change={retry.clone()} />
            } else {
                { bare(&props.image) }
            }
            if let Some(error) = error {
                <Notice {error} {attempt} on_retry={retry}>
                    <p><a href={console.href(&repository)}>{ words.image.to_repository() }</a></p>
                </Notice>
            }
            if let (Some((part, trail)), Some(top)) = (way, &begun) {
                { switches(&words, &console, props, trail) }
                <PullLine image={props.image.clone()} digest={top.digest.clone()} />
                if error.is_none() && *part == props.part {
                    { end(&words, props, trail, (&sharing, config)) }
                } else if error.is_none() {
                    { skeleton(words.image.layers()) }
                }
            } else if error.is_none() {
                { skeleton(words.image.layers()) }
            }
        </div>
    }
}

/// What the commands of the page have to know of the manifest that is shown.
fn seen(leaf: &Fetched) -> Seen {
    let image = match &leaf.manifest {
        Manifest::Image(image) => Some(image),
        _ => None,
    };
    let config = image.and_then(|image| image.config.digest.valid()).cloned();
    let layer = image.and_then(|image| image.layers.first()?.digest.valid()).cloned();
    Seen { tag: None, manifest: Some(leaf.digest.clone()), config, layer: layer.map(Target::Manifest) }
}

type Shared = UseStateHandle<Option<Rc<Sharing>>>;

/// What the way leads to.
fn end(words: &Words, props: &PageProps, trail: &Trail, (sharing, config): (&Shared, Configured)) -> Html {
    let text = &words.image;
    let place = props.image.place.clone();
    let repository = props.image.repository.clone();
    match &trail.end {
        End::Empty => html! { <p class="pt-prose pt-under">{ text.empty_index() }</p> },
        End::TooDeep => html! { <p class="pt-prose pt-under pt-unsure">{ text.too_deep() }</p> },
        End::NoSuchPart => {
            let part = props.part.as_ref().map(ToString::to_string).unwrap_or_default();
            html! { <p class="pt-prose pt-under pt-unsure">{ words.fill(text.no_such_part(), &[("part", &part)]) }</p> }
        }
        End::Manifest(fetched) => html! {
            <>
                { warnings(words, fetched.warnings.iter().chain(&trail.warnings)) }
                { sheet(words, (place, repository), (trail, fetched), (sharing, config)) }
            </>
        },
    }
}

fn sheet(
    words: &Words,
    (place, repository): (Place, Repository),
    (trail, fetched): (&Trail, &Rc<Fetched>),
    (sharing, config): (&Shared, Configured),
) -> Html {
    let on_sharing = {
        let sharing = sharing.setter();
        Callback::from(move |found| sharing.set(Some(found)))
    };
    let key = fetched.digest.to_string();
    let leaf = Leaf { place, repository, fetched: fetched.clone(), trail: Rc::new(trail.clone()) };
    match &fetched.manifest {
        Manifest::Image(image) if image.kind() != Kind::Image => {
            html! { <ArtifactSheet {key} {leaf} /> }
        }
        Manifest::Image(_) | Manifest::Schema1(_) => html! {
            <ImageSheet {key} {leaf} {config} sharing={(**sharing).clone()} {on_sharing} />
        },
        Manifest::Index(_) | Manifest::Other(_) => html! {
            <Raw {key} title={words.image.raw_manifest().to_owned()} json={fetched.bytes.clone()} />
        },
    }
}
