//! `Link`.

use portolan::http::{Headers, Url, next_page};

/// Reads a field in each line, in answer to a request for the catalog.
pub fn read(bytes: &[u8]) {
    let asked = Url::read("https://registry.example:5000/v2/_catalog?n=100").expect("an address");
    let mut headers = Headers::new();
    for field in String::from_utf8_lossy(bytes).lines() {
        headers.add("Link", field);
    }
    // C6: the request for it carries the credential of the one before.
    if let Ok(Some(next)) = next_page(&headers, &asked) {
        assert_eq!((next.origin(), next.path()), (asked.origin(), asked.path()));
        assert_eq!(Url::read(&next.to_string()), Some(next));
    }
}
