//! `GET /v2/_catalog`, which is none of OCI's calls: many servers refuse it.

use super::Next;
use crate::http::{Transport, Url, UrlError};
use crate::name::{Heard, Repository};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::registry::exchange::Pass;

/// The field that holds the rows.
pub(super) const REPOSITORIES: &str = "repositories";

/// One page of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogPage {
    /// The repositories, in the server's order. One may be there without any tag.
    pub repositories: Vec<Heard<Repository>>,
    /// The page to ask for next.
    pub next: Option<Next>,
    /// Whether nothing follows. Where this is not so and there is no next page either, the server's pages go in a
    /// circle or leave their place, and the list is not whole.
    pub complete: bool,
}

impl<T: Transport> Registry<T> {
    /// A page of the catalog: the first, or the one that is next.
    ///
    /// # Errors
    /// `Unsupported` where there is none, `Unauthorized` or `Forbidden` where it is not for this user, or by
    /// status.
    pub async fn catalog(&self, next: Option<Next>) -> Result<CatalogPage, Error> {
        let page =
            self.page(self.catalog_url()?, next, Pass::Catalog, REPOSITORIES).await.map_err(unsupported)?;
        let repositories = page.rows.iter().map(|name| Heard::new(name)).collect();
        Ok(CatalogPage { repositories, next: page.next, complete: page.complete })
    }

    pub(super) fn catalog_url(&self) -> Result<Url, UrlError> {
        Url::at(self.origin()).push("v2")?.push("_catalog")
    }
}

/// Only a server without a catalog answers 404 to it.
fn unsupported(error: Error) -> Error {
    match error.kind {
        ErrorKind::NotFound if error.status == Some(404) => Error { kind: ErrorKind::Unsupported, ..error },
        _ => error,
    }
}
