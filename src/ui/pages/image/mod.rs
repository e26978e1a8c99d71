//! The screen of an image, opened by tag, by digest or by the id of a v1 image: what it is, what it runs with, the
//! layers it is made of and where they came from. What an image is read by differs from protocol to protocol, and is in
//! `v1` and `v2`; the sections it is shown in are the same and are here.

mod compare;
mod config;
mod download;
mod few;
mod history;
mod layer_row;
mod masked;
mod name;
mod raw;
mod row;
mod skeleton;
mod strip;
mod v1;
mod v2;

use crate::console::route::{Api, Place};
use crate::name::{Repository, Selector};
use crate::ui::hooks::use_console;
pub use compare::{ComparePage, ComparePageProps};
pub use v2::PageProps;
use yew::prelude::*;

/// Which image.
#[derive(Clone, Properties, PartialEq)]
pub struct ImagePageProps {
    /// The registry.
    pub place: Place,
    /// The repository through which it is reached.
    pub repository: Repository,
    /// What names it: a tag, a digest or an image id.
    pub selector: Selector,
}

/// The screen of an image. Key it by what it shows, so that nothing of another image stays for a frame.
#[component]
pub fn ImagePage(props: &PageProps) -> Html {
    let console = use_console();
    match console.api(&props.image.place) {
        Api::V2 => html! { <v2::Page ..props.clone() /> },
        Api::V1 => html! { <v1::Page ..props.image.clone() /> },
    }
}
