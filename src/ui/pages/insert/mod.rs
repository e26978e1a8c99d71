//! Putting images into a repository, step by step: files in pairs, a tag, then one request after another, with how
//! far each is. After a failure the rest can be tried again; leaving the screen stops what is under way.

mod basket;
mod goes_in;
mod heads;
mod make;
mod outcome;
mod parents;
mod run;
mod state;
mod steps;
mod target;
mod view;

use crate::console::route::Place;
use crate::name::{Repository, Selector};
pub use view::InsertPage;
use yew::prelude::*;

/// Into which repository.
#[derive(Clone, Properties, PartialEq)]
pub struct InsertPageProps {
    /// The registry.
    pub place: Place,
    /// The repository.
    pub repository: Repository,
    /// What is to be stood on, if the address says so.
    #[prop_or_default]
    pub on: Option<Selector>,
}
