//! The screen while an image of a v1 registry is read, and once it has been.

use super::open;
use super::sheet::Sheet;
use crate::console::route::{Route, View};
use crate::ui::hooks::{use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::ImagePageProps;
use crate::ui::pages::image::name::{bare, full_name};
use crate::ui::pages::image::skeleton::skeleton;
use yew::prelude::*;

/// The screen of a v1 image.
#[component]
pub(in crate::ui::pages::image) fn Page(props: &ImagePageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let asked = (props.repository.clone(), props.selector.clone());
    let opened = use_resource(asked, move |(repository, selector)| {
        open::open(registry.clone(), repository.clone(), selector.clone())
    });
    let repository = Route::repository(props.place.clone(), props.repository.clone(), View::Tags);
    let attempt = words.fill(words.image.attempt_open(), &[("name", &full_name(props))]);
    html! {
        <div class="pt-sheet">
            if let Some(error) = &opened.error {
                if opened.value.is_none() {
                    { bare(props) }
                }
                <Notice {error} {attempt} stale={opened.value.is_some()} on_retry={opened.reload.clone()}>
                    <p><a href={console.href(&repository)}>{ words.image.to_repository() }</a></p>
                </Notice>
            }
            if let Some(opened) = &opened.value {
                <Sheet key={opened.image.id.as_str()} place={props.place.clone()} repository={props.repository.clone()}
                    selector={props.selector.clone()} opened={opened.clone()} />
            } else if opened.error.is_none() {
                { bare(props) }
                { skeleton(words.image.layers()) }
            }
        </div>
    }
}
