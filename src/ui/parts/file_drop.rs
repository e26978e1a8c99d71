//! A place to drop files on, with a button that chooses them. Files stay where they are until a page reads them.

use super::icon::Icon;
use crate::ui::hooks::use_words;
use crate::web::files::{self, FileSource};
use yew::prelude::*;

/// What a [`FileDrop`] shows.
#[derive(Properties, PartialEq)]
pub struct FileDropProps {
    /// What to drop here.
    pub label: Html,
    /// A hint after the button.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What the browser's own dialog offers first, as the `accept` attribute has it.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Whether it takes files just now.
    #[prop_or_default]
    pub disabled: bool,
    /// Told what was chosen or dropped.
    pub on_files: Callback<Vec<FileSource>>,
}

/// A dashed place for files.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let words = use_words();
    let over = use_state_eq(|| false);
    let set_over = |to: bool| {
        let (over, able) = (over.setter(), !props.disabled);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(to && able);
        })
    };
    let ondrop = {
        let (over, on_files, able) = (over.setter(), props.on_files.clone(), !props.disabled);
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if able {
                on_files.emit(files::dropped(&event));
            }
        })
    };
    let onchange = props.on_files.reform(|event: Event| files::chosen(&event));
    html! {
        <div class="pt-drop" data-over={over.then_some("true")} ondragover={set_over(true)}
            ondragleave={set_over(false)} {ondrop}>
            <span><Icon name="insert" /><span>{ props.label.clone() }</span></span>
            <label class="pt-btn" aria-disabled={props.disabled.then_some("true")}>
                { words.parts.choose_files() }
                <input class="pt-sr" type="file" multiple={true} accept={props.accept.clone()}
                    disabled={props.disabled} {onchange} />
            </label>
            if let Some(hint) = &props.hint {
                <span class="pt-hint">{ hint }</span>
            }
        </div>
    }
}
