//! An image of a v1 registry, opened by tag or by id: what it is, what it runs with, the layers it is made of and
//! where they came from. Reads the image and its ancestry first; the chain, the tags and the notes of the last push
//! come in as they arrive.

mod about;
mod chain;
mod config;
mod delete_tag;
mod download;
mod few;
mod file_rows;
mod files;
mod history;
mod layer_row;
mod layers;
mod masked;
mod open;
mod raw;
mod reading;
mod row;
mod set_tag;
mod sheet;
mod sizes;
mod standing;
mod title;

use crate::console::route::{Place, Route, View};
use crate::name::{Repository, Selector};
use crate::ui::hooks::{use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use sheet::Sheet;
use yew::prelude::*;

/// Which image.
#[derive(Properties, PartialEq)]
pub struct ImagePageProps {
    /// The registry.
    pub place: Place,
    /// The repository through which it is reached.
    pub repository: Repository,
    /// What names it: a tag or an image id.
    pub selector: Selector,
}

/// The screen of an image. Key it by what it shows, so that nothing of another image stays for a frame.
#[component]
pub fn ImagePage(props: &ImagePageProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let asked = (props.repository.clone(), props.selector.clone());
    let opened = use_resource(asked, move |(repository, selector)| {
        open::open(registry.clone(), repository.clone(), selector.clone())
    });
    let repository = Route::repository(props.place.clone(), props.repository.clone(), View::Tags);
    let attempt = words.fill(words.image.attempt_open(), &[("name", &title::full_name(props))]);
    html! {
        <div class="pt-sheet">
            if let Some(error) = &opened.error {
                if opened.value.is_none() {
                    { title::bare(props) }
                }
                <Notice {error} {attempt} stale={opened.value.is_some()} on_retry={opened.reload.clone()}>
                    <p><a href={console.href(&repository)}>{ words.image.to_repository() }</a></p>
                </Notice>
            }
            if let Some(opened) = &opened.value {
                <Sheet key={opened.image.id.as_str()} place={props.place.clone()} repository={props.repository.clone()}
                    selector={props.selector.clone()} opened={opened.clone()} />
            } else if opened.error.is_none() {
                { title::bare(props) }
                { skeleton(words.image.layers()) }
            }
        </div>
    }
}

/// What is coming, in its place.
fn skeleton(layers: &str) -> Html {
    let row = |at: u8| {
        html! {
            <tr key={at}>
                <td><Ghost width={3} /></td><td class="pt-num"><Ghost width={1} /></td>
                <td class="pt-num"><Ghost width={2} /></td><td></td>
            </tr>
        }
    };
    html! {
        <div aria-busy="true">
            <Head title={layers.to_owned()} />
            <table class="pt-table" aria-hidden="true"><tbody>{ for (0..6).map(row) }</tbody></table>
        </div>
    }
}
