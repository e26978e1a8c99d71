//! The deletion of a repository: one call where registry and index are one, else three, and the state between them
//! is kept by the browser after each, so that a deletion that stopped half way can be gone on with.

use super::title::targets;
use crate::console::command::Task;
use crate::console::preferences::Bookmark;
use crate::console::route::{Place, Route};
use crate::console::target::TagRow;
use crate::console::unfinished;
use crate::name::{Origin, Repository};
use crate::registry::error::Error;
use crate::registry::hub::DeleteState;
use crate::ui::dialogs::{Command, unheard_line};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::sentence::{name, sentence};
use crate::ui::parts::typed::{TypedConfirm, fits};
use crate::web::storage::{self, Kept};
use std::rc::Rc;
use yew::prelude::*;

/// A deletion that stopped half way, if there is one, and the way to change what is kept of it.
#[derive(Clone, PartialEq)]
pub(super) struct Half {
    /// Where it stopped.
    pub(super) state: UseStateHandle<Option<DeleteState>>,
    key: AttrValue,
}

impl Half {
    fn keep(&self, state: &DeleteState) {
        let text = unfinished::write(state);
        match &text {
            Some(text) => drop(storage::write(Kept::Here, &self.key, text)),
            None => storage::remove(Kept::Here, &self.key),
        }
        self.state.set(text.map(|_| state.clone()));
    }
}

/// What the browser keeps of a deletion of this repository.
#[hook]
pub(super) fn use_unfinished(place: &Place, repository: &Repository) -> Half {
    let key = AttrValue::from(unfinished::key(&place.origin, repository));
    let state = use_state(|| storage::read(Kept::Here, &key).and_then(|text| unfinished::read(&text)));
    Half { state, key }
}

/// What stopped.
#[derive(Properties, PartialEq)]
pub(super) struct UnfinishedProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// Where it stopped.
    pub(super) state: DeleteState,
    /// The person wants to go on.
    pub(super) on_resume: Callback<()>,
}

/// Says that a deletion stopped half way, and offers to go on.
#[component]
pub(super) fn Unfinished(props: &UnfinishedProps) -> Html {
    let words = use_words();
    let texts = &words.repository;
    let reason = match &props.state {
        DeleteState::Marked { remaining } => {
            let hosts: Vec<String> = remaining.iter().map(Origin::authority).collect();
            words.fill(texts.half_marked(), &[("hosts", &hosts.join(", "))])
        }
        _ => texts.half_emptied().to_owned(),
    };
    html! {
        <div class="pt-notice" data-kind="warn" role="status">
            <Icon name="unsure" />
            <div>
                <p><strong>{ sentence(texts.half_title(), &[("name", name(&props.repository))]) }</strong></p>
                <p>{ reason }</p>
                <p class="pt-acts">
                    <button type="button" class="pt-btn" data-kind="main" onclick={props.on_resume.reform(|_| ())}>
                        { texts.resume() }
                    </button>
                </p>
            </div>
        </div>
    }
}

/// What goes.
#[derive(Properties, PartialEq)]
pub(super) struct DeleteRepositoryProps {
    /// The registry.
    pub(super) place: Place,
    /// The repository.
    pub(super) repository: Repository,
    /// Its tags, once they are read.
    pub(super) tags: Option<Rc<Vec<TagRow>>>,
    /// What stopped half way.
    pub(super) unfinished: Half,
    /// The person wants out.
    pub(super) on_close: Callback<()>,
}

/// The dialog that deletes a repository, once its name is typed.
#[component]
pub(super) fn DeleteRepository(props: &DeleteRepositoryProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    let registry = console.registry(&props.place);
    let apart = !registry.is_standalone();
    let texts = &words.repository;
    let full = format!("{}/{}", props.place.origin.authority(), props.repository);
    let resumes = props.unfinished.state.is_some();
    let delete = {
        let (half, repository) = (props.unfinished.clone(), props.repository.clone());
        let begin = move |()| {
            let (registry, half, repository) = (registry.clone(), half.clone(), repository.clone());
            async move {
                let mut state = (*half.state).clone().unwrap_or(DeleteState::NotBegun);
                let keep = |state: &DeleteState| half.keep(state);
                let outcome = registry.delete_repository_telling(&repository, &mut state, &keep).await;
                half.keep(&state);
                outcome
            }
        };
        let done = {
            let (console, place, repository) = (console, props.place.clone(), props.repository.clone());
            let said = words.fill(texts.deleted(), &[("name", repository.as_str())]);
            move |()| {
                let bookmark = Bookmark { origin: place.origin.clone(), repository: repository.clone() };
                console.prefer(move |preferences| preferences.gone(&bookmark));
                console.announce(said.clone());
                console.tell_deleted(&place, &repository, None);
                console.go(&Route::repositories(place.clone()));
            }
        };
        use_action(begin, done)
    };
    let act = if resumes { texts.resume() } else { texts.delete_act() };
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    let tasks = vec![Task::DeleteRepository(props.repository.clone())];
    let under = html! { <Command place={props.place.clone()} {tasks} /> };
    html! {
        <Dialog title={words.fill(texts.delete_title(), &[("name", props.repository.as_str())])} danger={true} asks={true}
            way_out={if resumes { words.tags.leave_it() } else { texts.keep_repository() }.to_owned()} act={AttrValue::from(act.to_owned())} busy={delete.busy}
            ready={fits(&typed, &full)} missing={AttrValue::from(texts.type_missing().to_owned())}
            on_close={props.on_close.clone()} on_act={delete.run.clone()} {under}>
            <p class="pt-quiet">{ goes(&words, props) }</p>
            if apart {
                <p class="pt-hint">{ texts.delete_apart() }</p>
            }
            <TypedConfirm name={full} typed={(*typed).clone()} {on_input} />
            if delete.busy {
                <p class="pt-hint" role="status">{ texts.resuming() }</p>
            }
            { failure(&words, delete.error, words.fill(texts.attempt_delete(), &[("name", props.repository.as_str())])) }
        </Dialog>
    }
}

fn goes(words: &Words, props: &DeleteRepositoryProps) -> String {
    let texts = &words.repository;
    match &props.tags {
        None => texts.delete_goes_unread().to_owned(),
        Some(tags) => {
            let images = words.count(texts.images(), targets(tags));
            words.count_with(texts.delete_goes(), tags.len(), &[("images", &images)])
        }
    }
}

fn failure(words: &Words, error: Option<Rc<Error>>, attempt: String) -> Html {
    match error {
        Some(error) => {
            html! { <Notice error={error.clone()} {attempt}>{ unheard_line(words, &error) }</Notice> }
        }
        None => Html::default(),
    }
}
