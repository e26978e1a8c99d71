//! What pages leave for whoever looks for something by name, while they are on the screen or after: the lists that were
//! read, what can be done here, and what is known of what is shown; and what was typed for the palette before it was
//! there. In memory only, and gone with the console.

use super::use_console;
use crate::console::command::Seen;
use crate::console::listing::Listing;
use crate::console::route::Api;
use crate::console::target::TagRow;
use crate::name::{Origin, Repository};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// Of how many registries the list of repositories is held.
const MOST: usize = 8;

/// Something that can be done on the page that is shown.
#[derive(Clone, PartialEq)]
pub struct Offer {
    /// Its words, as on its button.
    pub label: AttrValue,
    /// Its symbol.
    pub icon: &'static str,
    /// Does it, or opens its dialog.
    pub act: Callback<()>,
}

/// Whose list it is: what one person may see is not shown to another.
#[derive(Clone, PartialEq)]
pub struct Whose {
    /// The registry.
    pub origin: Origin,
    /// What it is spoken to by.
    pub api: Api,
    /// Who is signed in.
    pub user: Option<String>,
}

/// The tags of the repository that was shown last.
#[derive(Clone, PartialEq)]
pub struct HeldTags {
    /// Whose.
    pub whose: Whose,
    /// Of which repository.
    pub repository: Repository,
    /// The tags.
    pub rows: Rc<Vec<TagRow>>,
    /// Whether these are all.
    pub whole: bool,
}

#[derive(Default)]
struct Inner {
    lists: RefCell<Vec<(Whose, Rc<Listing>)>>,
    tags: RefCell<Option<HeldTags>>,
    offers: RefCell<Vec<(u32, Vec<Offer>)>>,
    seen: RefCell<Seen>,
    ahead: RefCell<String>,
    turn: Cell<u32>,
}

/// What pages leave.
#[derive(Clone, Default)]
pub struct Held(Rc<Inner>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Held {
    /// Holds a list of repositories as far as it was read, in place of an older one.
    pub fn hold_list(&self, whose: Whose, list: Rc<Listing>) {
        let mut lists = self.0.lists.borrow_mut();
        lists.retain(|(other, _)| other.origin != whose.origin);
        lists.truncate(MOST - 1);
        lists.insert(0, (whose, list));
    }

    /// The list that was read last.
    #[must_use]
    pub fn list(&self, whose: &Whose) -> Option<Rc<Listing>> {
        self.0.lists.borrow().iter().find(|(other, _)| other == whose).map(|(_, list)| list.clone())
    }

    /// Holds the tags of the repository that is shown.
    pub fn hold_tags(&self, tags: HeldTags) {
        *self.0.tags.borrow_mut() = Some(tags);
    }

    /// The tags of a repository, if it was the last that was shown.
    #[must_use]
    pub fn tags(&self, whose: &Whose, repository: &Repository) -> Option<Rc<Vec<TagRow>>> {
        let tags = self.0.tags.borrow();
        let mine = tags.as_ref().filter(|held| held.whose == *whose && held.repository == *repository);
        mine.map(|held| held.rows.clone())
    }

    /// What was typed while the palette was on its way, to change or to take.
    pub fn typed_ahead<T>(&self, with: impl FnOnce(&mut String) -> T) -> T {
        with(&mut self.0.ahead.borrow_mut())
    }

    /// All tags of a repository, if it was the last that was shown and its list was read to the end.
    #[must_use]
    pub fn all_tags(&self, whose: &Whose, repository: &Repository) -> Option<Rc<Vec<TagRow>>> {
        let whole = self.0.tags.borrow().as_ref().is_some_and(|held| held.whole);
        self.tags(whose, repository).filter(|_| whole)
    }

    /// What is known of what is shown.
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.0.seen.borrow().clone()
    }

    /// What can be done on the page, in the order of its buttons.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        self.0.offers.borrow().iter().flat_map(|(_, offers)| offers.iter().cloned()).collect()
    }
}

/// Says what is known of what the page shows, for as long as it does.
#[hook]
pub fn use_noted(seen: Seen) {
    let held = use_console().tools.held;
    use_effect_with(seen, move |seen| {
        *held.0.seen.borrow_mut() = seen.clone();
        move || *held.0.seen.borrow_mut() = Seen::default()
    });
}

/// Offers what can be done here by name as well, for as long as the component is on the page.
#[hook]
pub fn use_offers(offers: Vec<Offer>) {
    let held = use_console().tools.held;
    let own = use_mut_ref(|| {
        let turn = held.0.turn.get();
        held.0.turn.set(turn.wrapping_add(1));
        turn
    });
    let own = *own.borrow();
    {
        let mut all = held.0.offers.borrow_mut();
        match all.iter_mut().find(|(other, _)| *other == own) {
            Some((_, before)) => *before = offers,
            None => all.push((own, offers)),
        }
    }
    use_effect_with((), move |()| move || held.0.offers.borrow_mut().retain(|(other, _)| *other != own));
}
