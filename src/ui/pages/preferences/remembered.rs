//! What this browser remembers of where one was: pinned and recent repositories, registries, folds.

use crate::console::preferences::{Bookmark, Preferences};
use crate::console::route::{Route, View};
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::head::Head;
use yew::prelude::*;

/// One kind of thing that is remembered.
struct Kind<'a> {
    title: &'a str,
    entries: Vec<Html>,
    forget: fn(&mut Preferences),
}

/// Everything that is remembered, each kind with a way to forget it.
#[component]
pub(super) fn Remembered() -> Html {
    let (words, console) = (use_words(), use_console());
    let (texts, kept) = (&words.preferences, &console.preferences);
    let bookmark = |one: &Bookmark| {
        let place = console.settings.place(&one.origin);
        let route = Route::repository(place, one.repository.clone(), View::default());
        html! { <a href={route.to_hash()}><code>{ format!("{}/{}", one.origin.authority(), one.repository) }</code></a> }
    };
    let kinds = [
        Kind {
            title: texts.pinned(),
            entries: kept.pinned.iter().map(bookmark).collect(),
            forget: |kept| kept.pinned.clear(),
        },
        Kind {
            title: texts.recent(),
            entries: kept.recent.iter().map(bookmark).collect(),
            forget: |kept| kept.recent.clear(),
        },
        Kind {
            title: texts.registries(),
            entries: kept.registries.iter().map(|known| html! { <code>{ known.place.origin.to_string() }</code> }).collect(),
            forget: |kept| kept.registries.clear(),
        },
        Kind {
            title: texts.folds(),
            entries: kept.folds.iter().map(|fold| html! { <code>{ format!("{}/{}", fold.origin.authority(), fold.namespace) }</code> }).collect(),
            forget: |kept| kept.folds.clear(),
        },
    ];
    let row = |kind: Kind<'_>| {
        let onclick = {
            let console = console.clone();
            Callback::from(move |_: MouseEvent| {
                console.prefer(move |mut kept| {
                    (kind.forget)(&mut kept);
                    kept
                });
            })
        };
        let count = words.number(kind.entries.len() as u64);
        let forget = words.fill(texts.forget_named(), &[("what", kind.title)]);
        html! {
            <li>
                if kind.entries.is_empty() {
                    <span class="pt-quiet">{ kind.title }</span><span class="pt-hint">{ texts.none() }</span>
                } else {
                    <details>
                        <summary>{ kind.title }{ " " }<span class="pt-hint">{ count }</span></summary>
                        <ul>{ for kind.entries.into_iter().map(|entry| html! { <li>{ entry }</li> }) }</ul>
                    </details>
                    <button type="button" class="pt-link" aria-label={forget} {onclick}>{ texts.forget() }</button>
                }
            </li>
        }
    };
    html! {
        <section>
            <Head title={texts.remembered_head()} />
            <p class="pt-quiet">{ texts.remembered_hint() }</p>
            <ul class="pt-remembered">{ for kinds.into_iter().map(row) }</ul>
        </section>
    }
}
