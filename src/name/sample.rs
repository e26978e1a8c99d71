//! The sample registries, which answer inside the page: places that are on no network, since no name that ends in
//! `invalid` ever is (RFC 2606).

use super::Origin;

/// Where the sample Registry v2 is.
pub const REGISTRY: &str = "https://sample.invalid";

/// Where the sample Hub is.
pub const HUB: &str = "https://hub.sample.invalid";

/// Where the images of the sample Hub are.
pub const IMAGES: &str = "https://images.sample.invalid";

impl Origin {
    /// Whether it is a place of the sample, to which no request ever leaves the page.
    #[must_use]
    pub fn is_sample(&self) -> bool {
        self.host().ends_with("sample.invalid")
    }
}
