//! Lists in pages (registry-v2 sheet section 2): `Link` where it may be read, else `last=` with the last row of a
//! full page.

use crate::http::{Method, Request, Transport, Url, next_page};
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;
use crate::registry::{LIST_BYTES, LIST_TIME, Registry};
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

/// How many pages of one list are read.
const PAGES_MAX: usize = 10_000;

/// A page to ask for next, and the way that led to it.
#[derive(Clone, Debug)]
pub struct Next {
    url: Url,
    /// The row before it, where the server named no page and this one is only tried.
    after: Option<String>,
    trail: Rc<RefCell<HashSet<String>>>,
}

impl PartialEq for Next {
    /// Two are equal when they ask for the same.
    fn eq(&self, other: &Self) -> bool {
        self.url == other.url
    }
}

impl Eq for Next {}

/// One page of a list of names.
pub(super) struct Page {
    pub(super) rows: Vec<String>,
    pub(super) next: Option<Next>,
    /// Whether nothing follows. Neither this nor a next page: the server's pages go in a circle or leave their
    /// place (security notes C6, R7).
    pub(super) complete: bool,
}

impl<T: Transport> Registry<T> {
    /// Reads a page: the first, or the one that is next. A registry may be set up to give fewer rows at once than it
    /// is asked for, and then refuses instead of giving them; it is asked for half as many from then on. Whoever refuses a
    /// longer page than the first is asked for one of that length, and for no longer one again.
    pub(super) async fn page(
        &self,
        first: Url,
        next: Option<Next>,
        pass: Pass<'_>,
        rows_in: &str,
    ) -> Result<Page, Error> {
        if let Some(coming) = next.is_none().then(|| self.take_ahead(&first)).flatten() {
            return coming.await;
        }
        let mut next = next;
        loop {
            let rows = self.shared.rows.get();
            let page = self.page_of(rows, first.clone(), next.clone(), pass, rows_in).await;
            let Err(error) = &page else { return page };
            let too_many = error.code.as_deref() == Some("PAGINATION_NUMBER_INVALID");
            if let Some(next) = &mut next {
                let shorter = |more| next.url.with_rows(more, rows);
                match self.shared.more_rows.get().and_then(shorter) {
                    Some(shorter) if too_many || error.status == Some(400) => next.url = shorter,
                    _ => return page,
                }
                self.shared.more_rows.set(None);
            } else if too_many && rows > 1 {
                self.shared.rows.set(rows / 2);
            } else {
                return page;
            }
        }
    }

    async fn page_of(
        &self,
        asked_for: u32,
        first: Url,
        next: Option<Next>,
        pass: Pass<'_>,
        rows_in: &str,
    ) -> Result<Page, Error> {
        let first = first.query("n", &asked_for.to_string());
        let asked = next.unwrap_or_else(|| Next { url: first.clone(), after: None, trail: Rc::default() });
        if asked.url.path() != first.path() || asked.url.origin() != first.origin() {
            return Err(Error::new(ErrorKind::PagingLoop));
        }
        let request = Request::new(Method::Get, asked.url.clone()).within(LIST_TIME);
        let answer = self.ask(request, pass).await?;
        let unreadable = answer.fail(ErrorKind::Unreadable);
        let linked = next_page(answer.headers(), &asked.url);
        let rows = answer.json(LIST_BYTES).await?.take_texts(rows_in).ok_or(unreadable)?;
        asked.trail.borrow_mut().insert(asked.url.to_string());
        // A server that does not know `last` gives the page before once more.
        if asked.after.as_ref().is_some_and(|after| rows.is_empty() || rows.contains(after)) {
            return Ok(Page { rows: Vec::new(), next: None, complete: true });
        }
        let more = self.shared.more_rows.get();
        let (url, after) = match linked {
            Err(_) => return Ok(Page { rows, next: None, complete: false }),
            Ok(Some(url)) => (url, None),
            Ok(None) => match rows.last() {
                Some(last)
                    if is_full(rows.len(), asked_for as usize, more.is_some() && asked.after.is_some()) =>
                {
                    (first.query("last", last), Some(last.clone()))
                }
                _ => return Ok(Page { rows, next: None, complete: true }),
            },
        };
        let longer = more.and_then(|more| url.with_rows(asked_for, more));
        let next = Next { url: longer.unwrap_or(url), after, trail: asked.trail };
        let goes_on = next.goes_on();
        Ok(Page { rows, next: goes_on.then_some(next), complete: false })
    }
}

/// Whether more may follow on so many rows: they are as many as were asked for, or, where that was a longer page, as many as
/// some round number that the registry stops at.
fn is_full(rows: usize, asked_for: usize, is_longer: bool) -> bool {
    rows == asked_for || is_longer && rows.is_multiple_of(asked_for)
}

impl Url {
    /// The same page with another number of rows, where the address says how many and after which row, and nothing else:
    /// what more there is in the link of a registry is its own affair.
    fn with_rows(&self, from: u32, to: u32) -> Option<Self> {
        let (one, other) = self.query_string().strip_prefix('?')?.split_once('&')?;
        let (last, n) = if one.starts_with("last=") { (one, other) } else { (other, one) };
        let fits =
            n.strip_prefix("n=")? == from.to_string() && last.starts_with("last=") && !last.contains('&');
        fits.then(|| self.with_query(["?n=", &to.to_string(), "&", last].concat()))
    }
}

impl Next {
    fn goes_on(&self) -> bool {
        let trail = self.trail.borrow();
        trail.len() < PAGES_MAX && !trail.contains(&self.url.to_string())
    }
}
