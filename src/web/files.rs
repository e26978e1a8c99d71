//! Files a person chose: read in slices, or handed to the browser to send.

use crate::http::{Source, TransportError};
use std::any::Any;
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlInputElement};

/// A file, as a body that need not be in the wasm's memory.
#[derive(Clone, Debug, PartialEq)]
pub struct FileSource {
    name: String,
    blob: Blob,
}

impl FileSource {
    /// A file that a person chose or dropped.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self { name: file.name(), blob: file.into() }
    }

    /// Its name on the person's machine, without a folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The browser's handle on it.
    pub(super) fn blob(&self) -> &Blob {
        &self.blob
    }

    async fn slice(&self, start: u64, length: u64) -> Result<Vec<u8>, TransportError> {
        let unreadable = |_| TransportError::SourceUnreadable;
        // Bytes of a file fit 53 bits.
        #[allow(clippy::cast_precision_loss)]
        let slice = self
            .blob
            .slice_with_f64_and_f64(start as f64, start.saturating_add(length) as f64)
            .map_err(unreadable)?;
        let buffer = JsFuture::from(slice.array_buffer()).await.map_err(unreadable)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        // Never negative, and fits 53 bits.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = self.blob.size() as u64;
        length
    }

    fn read(
        &self,
        start: u64,
        length: u64,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<u8>, TransportError>> + '_>> {
        Box::pin(self.slice(start, length))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// The files of the chooser an event happened to. It is emptied, so that the same file can be chosen again.
#[must_use]
pub fn chosen(event: &Event) -> Vec<FileSource> {
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = list(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<FileSource> {
    list(event.data_transfer().and_then(|data| data.files()))
}

/// The files of a list.
#[must_use]
pub fn list(files: Option<FileList>) -> Vec<FileSource> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|at| files.get(at)).map(FileSource::new).collect()
}
