//! Preferences as a file: taken along, and brought back. What is in a file is shown before it replaces anything.

use crate::console::preferences::{FileError, Preferences, Taken};
use crate::http::Source;
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::file_drop::FileDrop;
use crate::web::files::FileSource;
use crate::web::save::Sink;
use std::rc::Rc;
use yew::prelude::*;

/// Saves the file when called.
#[hook]
pub(super) fn use_take() -> Callback<()> {
    let (words, console) = (use_words(), use_console());
    let announce = console.clone();
    let save = use_action(
        |file: String| async move {
            let sink = Sink::gathered();
            Ok(sink.write(file.as_bytes()).await && sink.finish(Preferences::FILE).await)
        },
        move |saved: bool| {
            if saved {
                announce.announce(words.fill(words.preferences.taken(), &[("name", Preferences::FILE)]));
            }
        },
    );
    save.run.reform(move |()| console.preferences.to_file())
}

/// What came of a file.
type Read = Rc<Result<Taken, FileError>>;

/// The place for a file, and what is in it.
#[component]
pub(super) fn Bring() -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.preferences;
    let read = use_state(|| None::<Read>);
    let opened = {
        let read = read.setter();
        use_action(
            |file: FileSource| async move {
                let length = file.len().min(Preferences::LONGEST as u64 + 1);
                let bytes = file.read(0, length).await;
                bytes.map_err(|failure| Error::new(ErrorKind::Transport(failure)))
            },
            move |bytes: Vec<u8>| read.set(Some(Rc::new(Preferences::from_file(&bytes)))),
        )
    };
    let on_files = {
        let (run, read) = (opened.run.clone(), read.setter());
        Callback::from(move |files: Vec<FileSource>| {
            read.set(None);
            files.into_iter().take(1).for_each(|file| run.emit(file));
        })
    };
    let leave = {
        let read = read.setter();
        Callback::from(move |()| read.set(None))
    };
    let replace = {
        let (words, read, leave) = (words.clone(), (*read).clone(), leave.clone());
        Callback::from(move |()| {
            if let Some(Ok(taken)) = read.as_deref() {
                let brought = taken.preferences.clone();
                console.prefer(move |now| brought.with_sample_of(&now));
                console.announce(words.preferences.replaced());
                leave.emit(());
            }
        })
    };
    html! {
        <>
            <FileDrop label={Html::from(texts.bring())} accept=".json" {on_files} />
            if opened.error.is_some() {
                <p class="pt-bad" role="alert">{ texts.unreadable() }</p>
            }
            if let Some(read) = &*read {
                <div role="status">
                    { for said(&words, read).into_iter().map(|(class, line)| html! { <p {class}>{ line }</p> }) }
                    if read.is_ok() {
                        <p class="pt-acts">
                            <Button label={texts.replace().to_owned()} kind={Kind::Main} on_press={replace} />
                            <Button label={words.common.cancel().to_owned()} kind={Kind::Bare} on_press={leave} />
                        </p>
                    }
                </div>
            }
        </>
    }
}

/// What is in the file, or why it is none, line by line.
fn said(words: &Words, read: &Read) -> Vec<(&'static str, String)> {
    let texts = &words.preferences;
    match &**read {
        Err(error) => {
            let why = match error {
                FileError::TooLong => texts.too_long(),
                FileError::NotJson => texts.not_json(),
                FileError::NotPreferences => texts.not_preferences(),
            };
            vec![("pt-bad", why.to_owned())]
        }
        Ok(taken) => {
            let mut lines =
                vec![("pt-quiet", words.fill(texts.holds(), &[("what", &held(words, &taken.preferences))]))];
            if taken.left_out > 0 {
                lines.push(("pt-unsure", words.count(texts.left_out(), taken.left_out)));
            }
            lines
        }
    }
}

/// How many things there are of each kind that there is.
pub(super) fn held(words: &Words, kept: &Preferences) -> String {
    let texts = &words.preferences;
    let kinds = [
        (texts.n_pinned(), kept.pinned.len()),
        (texts.n_recent(), kept.recent.len()),
        (texts.n_registries(), kept.registries.len()),
        (texts.n_folds(), kept.folds.len()),
    ];
    let there: Vec<String> =
        kinds.iter().filter(|(_, n)| *n > 0).map(|(message, n)| words.count(message, *n)).collect();
    if there.is_empty() { words.count(texts.n_pinned(), 0) } else { there.join(texts.comma()) }
}
