//! The first page of a list before anybody shows it: whoever knows that it will be wanted has it asked for, so that it is
//! under way while the screen is made that shows it. The next that asks for the first page of that list gets this one.

use super::catalog::REPOSITORIES;
use super::paging::Page;
use super::tags::TAGS;
use crate::http::{Transport, Url};
use crate::name::Repository;
use crate::registry::Registry;
use crate::registry::credential::Action;
use crate::registry::error::Error;
use crate::registry::exchange::Pass;
use futures::FutureExt;
use futures::future::{LocalBoxFuture, ready};

type Coming = LocalBoxFuture<'static, Result<Page, Error>>;

/// A first page that was asked for.
pub(in crate::registry) struct Ahead {
    /// The address of the list.
    list: Url,
    coming: Coming,
}

impl<T: Transport + 'static> Registry<T> {
    /// Asks for the first page of a repository's tags, or else of the catalog.
    pub fn ask_ahead(&self, tags_of: Option<&Repository>) {
        // An address that cannot be made is for the one to tell who asks for it.
        let Ok(list) = tags_of.map_or_else(|| self.catalog_url(), |of| self.tags_url(of)) else { return };
        let (this, first, of) = (self.clone(), list.clone(), tags_of.cloned());
        let asking = async move {
            let (pass, rows_in) = match &of {
                Some(of) => (Pass::V2(of, Action::Read), TAGS),
                None => (Pass::Catalog, REPOSITORIES),
            };
            this.page(first, None, pass, rows_in).await
        };
        let mut coming = asking.boxed_local();
        // As far as it goes by itself, which is to where the request is sent.
        if let Some(done) = (&mut coming).now_or_never() {
            coming = ready(done).boxed_local();
        }
        self.shared.ahead.replace(Some(Ahead { list, coming }));
    }
}

impl<T> Registry<T> {
    /// What was asked for ahead is not wanted any more: it is given up wherever it is.
    pub fn forget_ahead(&self) {
        self.shared.ahead.take();
    }

    /// The first page of a list, where it was asked for.
    pub(super) fn take_ahead(&self, list: &Url) -> Option<Coming> {
        self.shared.ahead.borrow_mut().take_if(|ahead| ahead.list == *list).map(|ahead| ahead.coming)
    }
}
