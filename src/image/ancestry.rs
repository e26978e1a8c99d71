//! The chain an image stands on.

use crate::name::ImageId;

/// An image and what it stands on: itself first, its root last, none twice (registry-v1 sheet section 5). Never
/// empty; made by `registry::v1`, which refuses circles and chains past the cap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancestry(pub(crate) Vec<ImageId>);

impl Ancestry {
    /// From the image itself to its root.
    #[must_use]
    pub fn ids(&self) -> &[ImageId] {
        &self.0
    }
}
