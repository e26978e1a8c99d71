//! What an image says of itself beside its configuration, and how far that can be believed.

use crate::console::route::{Place, Route};
use crate::console::show;
use crate::image::Image;
use crate::name::{Repository, Selector};
use crate::registry::v1::TagFacts;
use crate::ui::hooks::{Console, Words, use_console, use_words};
use crate::ui::pages::image::row::row;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::long_text::LongText;
use std::rc::Rc;
use yew::prelude::*;

/// Of what.
#[derive(Properties, PartialEq)]
pub(super) struct AboutProps {
    /// The registry.
    pub place: Place,
    /// The repository through which its parent is reached.
    pub repository: Repository,
    /// The image.
    pub image: Rc<Image>,
    /// What the registry noted of the push of the tag, where it was opened by one and the registry notes such things.
    pub pushed: Option<Rc<TagFacts>>,
}

/// A list of facts.
#[component]
pub(super) fn About(props: &AboutProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let text = &words.image;
    let image = &*props.image;
    let said = |label: &str, value: Option<&str>| {
        value
            .filter(|value| !value.is_empty())
            .map(|value| row(label, html! { <LongText text={value.to_owned()} /> }))
    };
    let platform: Vec<&str> =
        [image.os.as_deref(), image.architecture.as_deref()].into_iter().flatten().collect();
    html! {
        <>
            <div class="pt-head"><h2>{ text.about() }</h2></div>
            <dl class="pt-dl">
                { row(text.verified(), verified(&words)) }
                { row(text.checksum(), checksum(&words, image.checksum.as_deref())) }
                { row(text.made_label(), made(&words, image)) }
                { for said(text.author(), image.author.as_deref()) }
                { for said(text.comment(), image.comment.as_deref()) }
                { for said(text.platform(), Some(platform.join("/").as_str())) }
                { for said(text.made_by(), image.docker_version.as_ref().map(|v| format!("Docker {v}")).as_deref()) }
                { for said(text.build_container(), image.container.as_deref()) }
                { row(text.parent(), parent(&words, &console, props)) }
            </dl>
            { for props.pushed.as_ref().map(|facts| pushed(&words, facts)) }
        </>
    }
}

fn verified(words: &Words) -> Html {
    html! {
        <>
            <span class="pt-unsure">{ words.image.not_verified() }</span>
            <span class="pt-hint">{ words.image.not_verified_why() }</span>
        </>
    }
}

fn checksum(words: &Words, checksum: Option<&str>) -> Html {
    match checksum {
        Some(checksum) => html! { <LongText text={checksum.to_owned()} /> },
        None => html! { <span class="pt-quiet">{ words.image.no_checksum() }</span> },
    }
}

fn made(words: &Words, image: &Image) -> Html {
    match image.created {
        Some(created) => html! {
            <>{ words.time(created) }<span class="pt-hint">{ words.image.says_the_image() }</span></>
        },
        None => html! { <span class="pt-quiet">{ words.common.unknown() }</span> },
    }
}

fn parent(words: &Words, console: &Console, props: &AboutProps) -> Html {
    match &props.image.parent {
        None => html! { <span class="pt-quiet">{ words.image.no_parent() }</span> },
        Some(parent) => match parent.valid() {
            Some(id) => {
                let href = console.href(&Route::image(
                    props.place.clone(),
                    props.repository.clone(),
                    Selector::Image(id.clone()),
                ));
                let label = words.fill(words.image.open_layer(), &[("id", id.short())]);
                html! {
                    <span class="pt-row-acts">
                        <Chip full={id.to_string()} />
                        <Button kind={Kind::Icon} icon="fold" {label} {href} />
                    </span>
                }
            }
            None => {
                html! { <span class="pt-unsure">{ show::visible(&parent.to_string()).into_owned() }</span> }
            }
        },
    }
}

fn pushed(words: &Words, facts: &TagFacts) -> Html {
    let text = &words.image;
    let said = |label: &str, value: Option<&str>| {
        value
            .filter(|value| !value.is_empty())
            .map(|value| row(label, html! { <LongText text={value.to_owned()} /> }))
    };
    let machine: Vec<&str> =
        [&facts.os, &facts.arch, &facts.kernel].into_iter().filter_map(|p| p.as_deref()).collect();
    let docker: Vec<&str> =
        [&facts.docker_version, &facts.docker_go_version].into_iter().filter_map(|p| p.as_deref()).collect();
    let when = facts.last_update.and_then(|seconds| seconds.checked_mul(1000)).map(crate::image::Timestamp);
    html! {
        <>
            <div class="pt-head"><h2>{ text.last_push() }</h2></div>
            <dl class="pt-dl">
                { for when.map(|when| row(text.pushed_at(), html! {
                    <>{ words.time(when) }<span class="pt-hint">{ text.pushed_at_hint() }</span></>
                })) }
                { for said(text.pushed_with(), Some(docker.join(", ").as_str())) }
                { for said(text.pushed_from(), Some(machine.join(" ").as_str())) }
            </dl>
        </>
    }
}
