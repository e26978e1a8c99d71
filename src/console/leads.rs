//! The screens that one letter leads to from where one is.

use super::guide::Page;
use super::route::{Api, Route, View};

/// A letter, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// What is pressed after `g`.
    pub letter: char,
    /// Where that leads.
    pub route: Route,
}

/// Every one of them, the nearest to where one is last: a screen that is not there from here has none.
#[must_use]
pub fn leads(from: &Route, api: Option<Api>) -> Vec<Lead> {
    let mut all = vec![
        Lead { letter: 'c', route: Route::connect() },
        Lead { letter: 'p', route: Route::Preferences },
        Lead { letter: 'h', route: Route::Help { page: Page::first() } },
    ];
    let Some(place) = from.place() else { return all };
    let mut lead = |letter, route| all.push(Lead { letter, route });
    lead('r', Route::repositories(place.clone()));
    if let Some(repository) = from.in_repository() {
        let view = |view| Route::repository(place.clone(), repository.clone(), view);
        lead('t', view(View::Tags));
        lead('e', view(View::Tree));
        if api == Some(Api::V1) {
            lead('i', view(View::Images));
        }
        lead('b', view(View::About));
    }
    // Accounts are an affair of the Hub.
    if api == Some(Api::V1) {
        lead('a', Route::Account { place: place.clone() });
    }
    lead('d', Route::Doctor { place: place.clone() });
    all
}
