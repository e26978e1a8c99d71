//! The page, section by section.

use super::bring::{Bring, use_take};
use super::clear::Clear;
use super::looks::Looks;
use super::remembered::Remembered;
use super::table::Table;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::head::Head;
use yew::prelude::*;

/// Everything that is kept in this browser.
#[component]
pub fn PreferencesPage() -> Html {
    let (words, console) = (use_words(), use_console());
    let texts = &words.preferences;
    let clearing = use_state_eq(|| false);
    let take = use_take();
    let (ask, done) = {
        let (on, off) = (clearing.setter(), clearing.setter());
        (Callback::from(move |()| on.set(true)), Callback::from(move |()| off.set(false)))
    };
    html! {
        <div class="pt-sheet pt-preferences">
            <h1 class="pt-title-plain">{ texts.title() }</h1>
            <p class="pt-prose pt-quiet">{ texts.hint() }</p>
            if !console.kept {
                <p class="pt-prose pt-unsure">{ words.shell.unkept() }</p>
            }
            <div class="pt-account">
                <Looks />
                <Table />
                <Remembered />
                <section>
                    <Head title={texts.file_head()} />
                    <p class="pt-quiet">{ texts.file_hint() }</p>
                    <p class="pt-acts">
                        <Button label={texts.take().to_owned()} icon="download" on_press={take} />
                    </p>
                    <Bring />
                    <Head title={texts.clear_head()} />
                    <p class="pt-quiet">{ texts.clear_hint() }</p>
                    <p class="pt-acts">
                        <Button label={texts.clear().to_owned()} kind={Kind::Warned} on_press={ask} />
                    </p>
                </section>
            </div>
            if *clearing {
                <Clear on_close={done} />
            }
        </div>
    }
}
