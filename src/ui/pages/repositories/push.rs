//! What *Create* says on a v2 registry: a repository begins with the first push, and how that is typed.

use super::create::{CreateProps, close};
use crate::console::command::Task;
use crate::name::{NameError, Repository};
use crate::ui::dialogs::Command;
use crate::ui::hooks::{use_console, use_words};
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::Field;
use yew::prelude::*;

/// The dialog.
#[component]
pub(super) fn PushCreates(props: &CreateProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    let texts = &words.repositories;
    let read = read(&typed);
    let error = match &read {
        Err(NameError::Empty) | Ok(_) => None,
        Err(_) => Some(AttrValue::from(texts.bad_v2_name().to_owned())),
    };
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    html! {
        <Dialog title={texts.create_title().to_owned()} way_out={words.common.close().to_owned()} asks={true}
            on_close={close(&console)}>
            <p class="pt-quiet">{ texts.push_creates() }</p>
            <Field id="pt-new-name" label={texts.name()} value={(*typed).clone()} mono={true} {on_input} {error}
                placeholder={texts.open_placeholder().to_owned()} hint={AttrValue::from(texts.v2_name_hint().to_owned())} />
            if let Ok(repository) = read {
                <Command place={props.place.clone()} tasks={vec![Task::Create(repository)]} />
                <p class="pt-hint">{ texts.push_hint() }</p>
            }
        </Dialog>
    }
}

/// Strict, since what begins here is to be taken by every v2 server.
fn read(typed: &str) -> Result<Repository, NameError> {
    let repository: Repository = typed.trim().parse()?;
    repository.check_v2()?;
    Ok(repository)
}
