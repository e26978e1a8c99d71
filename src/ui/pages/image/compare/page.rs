//! The screen while two images are read, and once they have been.

use super::sheet::Sheet;
use crate::console::route::{Api, Named, Part, Place, Route, View};
use crate::console::sided::{self, Sided};
use crate::registry::error::Error;
use crate::ui::hooks::{Resource, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::skeleton::skeleton;
use std::rc::Rc;
use yew::prelude::*;

/// Which two.
#[derive(Clone, Properties, PartialEq)]
pub struct ComparePageProps {
    /// The registry.
    pub place: Place,
    /// The one at the left.
    pub left: Named,
    /// The one at the right.
    pub right: Named,
    /// Which of those under an index, of both.
    pub part: Option<Part>,
    /// Whether only what differs is shown.
    pub differences: bool,
}

/// The screen of two images.
#[component]
pub fn ComparePage(props: &ComparePageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let left = use_side(&props.place, &props.left, props.part.as_ref());
    let right = use_side(&props.place, &props.right, props.part.as_ref());
    let text = &words.compare;
    let repository = |named: &Named| {
        let route = Route::repository(props.place.clone(), named.repository.clone(), View::Tags);
        html! { <p><a href={console.href(&route)}>{ words.image.to_repository() }</a></p> }
    };
    let failed = |side: &Resource<Asked>, named: &Named| {
        let attempt = words.fill(text.attempt(), &[("name", &named.to_string())]);
        side.error.clone().map(|error| {
            html! { <Notice {error} {attempt} on_retry={side.reload.clone()}>{ repository(named) }</Notice> }
        })
    };
    let read = |side: &Resource<Asked>| {
        let asked = side.value.as_deref().filter(|(part, _)| *part == props.part);
        asked.filter(|_| side.error.is_none()).map(|(_, sided)| sided.clone())
    };
    let broken = left.error.is_some() || right.error.is_some();
    html! {
        <div class="pt-sheet">
            if let (Some(left), Some(right)) = (read(&left), read(&right)) {
                <Sheet page={props.clone()} {left} {right} />
            } else {
                <div class="pt-title">
                    <h1 class="pt-name" tabindex="-1">{ super::sheet::title(&words, props) }</h1>
                </div>
                { for failed(&left, &props.left) }
                { for failed(&right, &props.right) }
                if !broken {
                    <p class="pt-counting" role="status">{ text.reading() }</p>
                    { skeleton(words.image.layers()) }
                }
            }
        </div>
    }
}

type Asked = (Option<Part>, Rc<Sided>);

#[hook]
fn use_side(place: &Place, named: &Named, part: Option<&Part>) -> Resource<Asked> {
    let console = use_console();
    let registry = console.registry(place);
    let asked = (console.api(place), named.clone(), part.cloned());
    use_resource(asked, move |(api, named, part): &(Api, Named, Option<Part>)| {
        let (registry, api, named, part) = (registry.clone(), *api, named.clone(), part.clone());
        async move {
            let sided = sided::read(&registry, api, &named, part.as_ref()).await?;
            Ok::<_, Error>((part, Rc::new(sided)))
        }
    })
}
