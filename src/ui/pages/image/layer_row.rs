//! One layer: its size, what stands on it, its files, and its bytes to take home.

use super::chain::Link;
use super::download::{Outcome, download};
use crate::console::route::{Place, Route};
use crate::image::Image;
use crate::name::{ImageId, Repository, Selector, Tag};
use crate::registry::v1::Verified;
use crate::ui::hooks::{ActionHandle, Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind, LinkButton};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::figures::{Ghost, Size};
use crate::ui::parts::icon::Icon;
use crate::ui::parts::progress::Progress;
use std::rc::Rc;
use yew::prelude::*;

/// Which layer.
#[derive(Properties, PartialEq)]
pub(super) struct LayerRowProps {
    /// The registry.
    pub place: Place,
    /// The repository through which it is reached.
    pub repository: Repository,
    /// Its image.
    pub id: ImageId,
    /// What is known of it.
    pub link: Link,
    /// Its own size.
    pub own: Option<u64>,
    /// Its size with everything below.
    pub with_parents: Option<u64>,
    /// The tags on it, once someone asked.
    pub tags: Option<Vec<Tag>>,
    /// Whether it is the image that is open.
    pub top: bool,
    /// Shows its files.
    pub on_files: Callback<ImageId>,
    /// Whether the registry lists files at all.
    pub lists_files: bool,
}

/// A row, and under it what came of a download.
#[component]
pub(super) fn LayerRow(props: &LayerRowProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let so_far = use_state(|| (0_u64, None::<u64>));
    let outcome = use_state(|| None::<Outcome>);
    let fetch = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            let (so_far, outcome) = (so_far.setter(), outcome.setter());
            move |image: Rc<Image>| {
                let so_far = so_far.clone();
                outcome.set(None);
                so_far.set((0, None));
                let tell = Rc::new(move |done, all| so_far.set((done, all)));
                download(registry.clone(), repository.clone(), image, tell)
            }
        },
        {
            let (outcome, console, said) =
                (outcome.setter(), console.clone(), words.image.saved().to_owned());
            move |came| {
                if matches!(came, Outcome::Saved(_)) {
                    console.announce(said.clone());
                }
                outcome.set(Some(came));
            }
        },
    );
    let unread = matches!(props.link, Link::Unread);
    let size = |bytes| {
        if unread {
            html! { <Ghost width={2} /> }
        } else {
            html! { <Size {bytes} /> }
        }
    };
    html! {
        <>
            <tr role="row">
                <td role="cell" class="pt-l1"><Chip full={props.id.to_string()} /></td>
                <td role="cell" class="pt-num pt-l1">{ size(props.own) }</td>
                <td role="cell" class="pt-num pt-off">{ size(props.with_parents) }</td>
                <td role="cell" class="pt-l2 pt-quiet">{ standing(&words, props) }</td>
                <td role="cell" class="pt-num pt-l2">{ acts(&words, &console.href(&route(props)), props, &fetch, *so_far) }</td>
            </tr>
            if let Some(came) = outcome.as_ref() {
                <tr role="row" class="pt-result"><td role="cell" colspan="5">{ result(&words, came) }</td></tr>
            }
            if let Some(error) = &fetch.error {
                <tr role="row" class="pt-result"><td role="cell" colspan="5">
                    <Notice {error} attempt={words.fill(words.image.attempt_download(), &[("id", props.id.short())])} />
                </td></tr>
            }
        </>
    }
}

fn route(props: &LayerRowProps) -> Route {
    let selector = Selector::Image(props.id.clone());
    Route::image(props.place.clone(), props.repository.clone(), selector)
}

fn standing(words: &Words, props: &LayerRowProps) -> Html {
    const NAMED: usize = 3;
    if let Link::Failed(error) = &props.link {
        let why = crate::ui::notice::reason(words, error);
        return html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ why }</span> };
    }
    let Some(tags) = &props.tags else { return narrow_size(words, props.with_parents) };
    let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
    match names.len() {
        0 => html! { { words.image.no_tag() } },
        count if count <= NAMED => html! { <span class="pt-mono">{ names.join(", ") }</span> },
        count => {
            html! { <span title={names.join(", ")}>{ words.count(words.image.tag_count(), count) }</span> }
        }
    }
}

/// Where there is no room for its column, the size with parents stands here.
fn narrow_size(words: &Words, with_parents: Option<u64>) -> Html {
    let said = with_parents
        .map(|bytes| words.fill(words.image.size_with_parents(), &[("size", &words.size(bytes))]));
    html! { <span class="pt-narrow pt-hint">{ said }</span> }
}

fn acts(
    words: &Words,
    href: &AttrValue,
    props: &LayerRowProps,
    fetch: &ActionHandle<Rc<Image>>,
    (done, all): (u64, Option<u64>),
) -> Html {
    let named = |message: &str| words.fill(message, &[("id", props.id.short())]);
    if fetch.busy {
        return html! {
            <span class="pt-row-acts">
                <Progress label={named(words.image.downloading())} {done} {all} />
                <Button kind={Kind::Icon} icon="close" label={named(words.image.stop_download())}
                    on_press={fetch.cancel.clone()} />
            </span>
        };
    }
    let files = {
        let (on_files, id) = (props.on_files.clone(), props.id.clone());
        move |()| on_files.emit(id.clone())
    };
    html! {
        <span class="pt-row-acts">
            if !props.top {
                <LinkButton kind={Kind::Icon} icon="fold" label={named(words.image.open_layer())} href={href.clone()} />
            }
            if props.lists_files {
                <Button kind={Kind::Icon} icon="layers" label={named(words.image.files_of())} on_press={files} />
            }
            if let Some(image) = props.link.image() {
                <Button kind={Kind::Icon} icon="download" label={named(words.image.download_layer())}
                    on_press={let (run, image) = (fetch.run.clone(), image.clone());
                        move |()| run.emit(image.clone())} />
            }
        </span>
    }
}

fn result(words: &Words, outcome: &Outcome) -> Html {
    let text = &words.image;
    match outcome {
        Outcome::NoFile => html! { <span class="pt-hint">{ text.no_file() }</span> },
        Outcome::DiskRefused => {
            html! { <span class="pt-bad"><Icon name="buoy" />{ " " }{ text.disk_refused() }</span> }
        }
        Outcome::Saved(verified) => html! {
            <>
                <span class="pt-ok"><Icon name="check" />{ " " }{ text.saved() }</span>
                <span class="pt-hint">{ words.size(verified.bytes) }</span>
                <code>{ "sha256:" }{ &verified.sha256 }</code>
                { fits(words, verified) }
            </>
        },
    }
}

fn fits(words: &Words, verified: &Verified) -> Html {
    match verified.checksum_fits {
        Some(true) => {
            html! { <span class="pt-ok"><Icon name="check" />{ " " }{ words.image.checksum_fits() }</span> }
        }
        Some(false) => {
            html! { <span class="pt-bad"><Icon name="buoy" />{ " " }{ words.image.checksum_differs() }</span> }
        }
        None => {
            html! { <span class="pt-unsure"><Icon name="unsure" />{ " " }{ words.image.checksum_none() }</span> }
        }
    }
}
