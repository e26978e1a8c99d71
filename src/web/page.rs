//! Files that lie beside the page: the settings, the other languages.

use crate::http::TransportError;
use gloo_net::http::RequestBuilder;
use web_sys::{RequestCache, RequestCredentials};

/// Reads a file beside the page, asking the server whether it changed. Nothing when it is not there; `most` bytes
/// at most.
///
/// # Errors
/// When it cannot be read, or is longer.
pub async fn read(address: &str, most: usize) -> Result<Option<Vec<u8>>, TransportError> {
    let answer = RequestBuilder::new(address)
        .cache(RequestCache::NoCache)
        .credentials(RequestCredentials::SameOrigin)
        .send()
        .await
        .map_err(|_| super::fetch::unreachable_or_offline())?;
    match answer.status() {
        200 => {
            let bytes = answer.binary().await.map_err(|_| TransportError::Broken)?;
            if bytes.len() > most { Err(TransportError::Broken) } else { Ok(Some(bytes)) }
        }
        _ => Ok(None),
    }
}
