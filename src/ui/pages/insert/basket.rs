//! The files a person chose so far. Of an image's JSON the bytes are read at once, a layer stays where it is.

use crate::console::pairs::{Content, Fault, File, JSON_MAX, is_json};
use crate::http::Source;
use crate::registry::error::Error;
use crate::ui::hooks::use_action;
use crate::web::files::FileSource;
use std::rc::Rc;
use yew::prelude::*;

/// A chosen file, as the browser hands it over.
pub(super) type Chosen = File<FileSource>;

/// The files, and the ways to change them.
pub(super) struct Basket {
    /// The files, in the order they came.
    pub files: Rc<Vec<Chosen>>,
    /// Takes files in.
    pub add: Callback<Vec<FileSource>>,
    /// Takes one in that is already read.
    pub put: Callback<Chosen>,
    /// Takes out what belongs to a pair.
    pub remove: Callback<String>,
    /// Takes everything out.
    pub clear: Callback<()>,
    /// Whether files are being read.
    pub reading: bool,
}

/// An empty basket at first.
#[hook]
pub(super) fn use_basket() -> Basket {
    let files = use_state(|| Rc::new(Vec::<Chosen>::new()));
    let change = |new: Vec<Chosen>, old: &[Chosen]| {
        let mut all: Vec<Chosen> =
            old.iter().filter(|file| new.iter().all(|other| other.name != file.name)).cloned().collect();
        all.extend(new);
        Rc::new(all)
    };
    let add = use_action(
        |chosen: Vec<FileSource>| async move {
            let mut read = Vec::with_capacity(chosen.len());
            for file in chosen {
                read.push(open(file).await);
            }
            Ok::<_, Error>(read)
        },
        {
            let files = files.clone();
            move |new| files.set(change(new, &files))
        },
    );
    let put = {
        let files = files.clone();
        Callback::from(move |file| files.set(change(vec![file], &files)))
    };
    let remove = {
        let files = files.clone();
        Callback::from(move |stem: String| {
            let left = files.iter().filter(|file| crate::console::pairs::stem(&file.name) != stem);
            files.set(Rc::new(left.cloned().collect()));
        })
    };
    let clear = {
        let files = files.setter();
        Callback::from(move |()| files.set(Rc::default()))
    };
    Basket { files: (*files).clone(), add: add.run, put, remove, clear, reading: add.busy }
}

async fn open(file: FileSource) -> Chosen {
    let name = file.name().to_owned();
    let length = file.len();
    let content = if !is_json(&name) {
        Content::Layer(file, length)
    } else if length > JSON_MAX {
        Content::Json(Err(Fault::TooLong))
    } else {
        Content::Json(file.read(0, length).await.map(Rc::from).map_err(|_| Fault::Unreadable))
    };
    File { name, content }
}
