//! Rows 4, 9, 11 and 12: what an image says of itself, its ancestry, its files.

use crate::http::Transport;
use crate::image::{Ancestry, Changes, FileEntry, Image};
use crate::name::{ImageId, Repository};
use crate::registry::{Registry, error::Error};

impl<T: Transport> Registry<T> {
    /// Row 4: the image's JSON, with the size and checksum the header fields give. 1 MiB at most.
    ///
    /// # Errors
    /// `NotFound`, `BeingUploaded`, `Unreadable` also when the JSON is of another image, or by status.
    pub async fn image(&self, repository: &Repository, id: &ImageId) -> Result<Image, Error> {
        let _ = (repository, id);
        unimplemented!()
    }

    /// Row 9: the image, its parent, and so on to the root. 1,000 at most.
    ///
    /// # Errors
    /// `BadAncestry`, `NotFound`, `BeingUploaded`, or by status.
    pub async fn ancestry(&self, repository: &Repository, id: &ImageId) -> Result<Ancestry, Error> {
        let _ = (repository, id);
        unimplemented!()
    }

    /// Row 11: the files in the image's layer, where the server lists them. 100,000 at most.
    ///
    /// # Errors
    /// `Unsupported`, `Rejected` for a layer format the server cannot read, or by status.
    pub async fn files(&self, repository: &Repository, id: &ImageId) -> Result<Vec<FileEntry>, Error> {
        let _ = (repository, id);
        unimplemented!()
    }

    /// Row 12: what the image changed against its parent, where the server works it out; nothing while it still
    /// does.
    ///
    /// # Errors
    /// `Unsupported`, `Rejected` where the server's queue is off, or by status.
    pub async fn changes(&self, repository: &Repository, id: &ImageId) -> Result<Option<Changes>, Error> {
        let _ = (repository, id);
        unimplemented!()
    }
}
