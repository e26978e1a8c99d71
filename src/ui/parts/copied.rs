//! Copying, and saying for a moment that it was done.

use crate::ui::hooks::{use_action, use_console, use_words};
use crate::web::clipboard;
use crate::web::clock;
use yew::prelude::*;

/// How long the sign of having been copied stays.
const SHOWN_MS: u32 = 2_000;

/// Whether something was copied just now, and what copies a text. The node is one inside the console, near what is
/// copied: browsers without a clipboard copy from a field beside it.
#[hook]
pub fn use_copy(near: &NodeRef) -> (bool, Callback<String>) {
    let (words, console) = (use_words(), use_console());
    let copied = use_state_eq(|| false);
    let fade = {
        let copied = copied.setter();
        use_action(
            |()| async {
                clock::sleep(SHOWN_MS).await;
                Ok(())
            },
            move |()| copied.set(false),
        )
    };
    let near = near.clone();
    let copy = {
        let copied = copied.setter();
        use_action(
            move |text: String| {
                let near = near.get();
                async move {
                    Ok(match near {
                        Some(near) => clipboard::copy(&text, &near).await,
                        None => false,
                    })
                }
            },
            move |done| {
                copied.set(done);
                console.announce(if done { words.common.copied() } else { words.common.not_copied() });
                fade.run.emit(());
            },
        )
    };
    (*copied, copy.run)
}
