//! The dialog that creates a repository, in a namespace or in the library, its rules checked as one types.

use super::push::PushCreates;
use crate::console::command::Task;
use crate::console::repository_rules::Rule;
use crate::console::route::{Api, Place, Route, View};
use crate::name::Repository;
use crate::ui::dialogs::{Command, unheard_line};
use crate::ui::hooks::{Console, Over, Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::choices::Choice;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::field::{self, Field};
use crate::ui::parts::sentence::{name, sentence};
use yew::prelude::*;

/// Where a repository is to be created.
#[derive(Properties, PartialEq)]
pub(super) struct CreateProps {
    /// The registry, by its address.
    pub(super) place: Place,
}

/// The dialog that makes a repository at the registry one is at, or says what makes one.
#[component]
pub fn New() -> Html {
    let console = use_console();
    let Some(place) = console.route.place().cloned() else { return Html::default() };
    match console.api(&place) {
        Api::V1 => html! { <Create {place} /> },
        Api::V2 => html! { <PushCreates {place} /> },
    }
}

/// Takes the dialog away.
pub(super) fn close(console: &Console) -> Callback<()> {
    let console = console.clone();
    Callback::from(move |()| console.show(Over::Nothing))
}

/// The dialog.
#[component]
fn Create(props: &CreateProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let library = use_state_eq(|| false);
    let namespace = use_state_eq(|| console.user(&props.place).unwrap_or_default().to_owned());
    let typed = use_state_eq(String::new);
    let wanted = wanted(*library, &namespace, &typed);
    let create = use_action(
        {
            let registry = console.registry(&props.place);
            move |repository: Repository| {
                let registry = registry.clone();
                async move { registry.create_repository(&repository, &[]).await.map(|()| repository) }
            }
        },
        {
            let (console, words, place) = (console.clone(), words.clone(), props.place.clone());
            move |repository: Repository| {
                let said = words.fill(words.repositories.created(), &[("name", repository.as_str())]);
                console.announce(said);
                console.go(&Route::repository(place.clone(), repository, View::default()));
            }
        },
    );
    let texts = &words.repositories;
    let host = props.place.origin.authority();
    let on_act = {
        let (run, wanted) = (create.run.clone(), wanted.clone());
        Callback::from(move |()| wanted.iter().for_each(|wanted| run.emit(wanted.clone())))
    };
    let attempt = wanted
        .as_ref()
        .map_or_else(String::new, |wanted| words.fill(texts.attempt_create(), &[("name", wanted.as_str())]));
    let tasks: Vec<Task> = wanted.iter().cloned().map(Task::Create).collect();
    let under = html! { <Command place={props.place.clone()} {tasks} /> };
    html! {
        <Dialog title={texts.create_title().to_owned()} way_out={words.common.cancel().to_owned()} asks={true}
            act={AttrValue::from(texts.create_act().to_owned())} ready={wanted.is_some()} busy={create.busy}
            missing={AttrValue::from(texts.create_missing().to_owned())} on_close={close(&console)} {on_act} {under}>
            <p class="pt-quiet">{ sentence(texts.create_hub(), &[("host", name(&host))]) }</p>
            { whereabouts(&words, &library) }
            if *library {
                <p class="pt-hint">{ texts.library_hint() }</p>
            } else {
                <Field id="pt-new-namespace" label={texts.namespace()} value={(*namespace).clone()} mono={true}
                    on_input={set(&namespace)} rules={rules(&words, &Rule::NAMESPACE, &namespace)}
                    hint={AttrValue::from(texts.namespace_hint().to_owned())} />
            }
            <Field id="pt-new-name" label={texts.name()} value={(*typed).clone()} mono={true} on_input={set(&typed)}
                rules={rules(&words, if *library { &Rule::LIBRARY } else { &Rule::NAME }, &typed)} />
            if let Some(wanted) = &wanted {
                <p class="pt-hint">{ sentence(texts.will_be(), &[("name", name(format!("{host}/{wanted}")))]) }</p>
            }
            if let Some(error) = create.error {
                <Notice error={error.clone()} {attempt}>{ unheard_line(&words, &error) }</Notice>
            }
        </Dialog>
    }
}

/// The repository, once all rules are kept.
fn wanted(library: bool, namespace: &str, typed: &str) -> Option<Repository> {
    let all = |rules: &[Rule], text: &str| rules.iter().all(|rule| rule.kept(text));
    if library {
        return if all(&Rule::LIBRARY, typed) { format!("library/{typed}").parse().ok() } else { None };
    }
    let kept = all(&Rule::NAMESPACE, namespace) && all(&Rule::NAME, typed);
    if kept { format!("{namespace}/{typed}").parse().ok() } else { None }
}

fn whereabouts(words: &Words, library: &UseStateHandle<bool>) -> Html {
    let texts = &words.repositories;
    let options = vec![
        ("namespace".into(), texts.in_namespace().to_owned().into()),
        ("library".into(), texts.in_library().to_owned().into()),
    ];
    let value = if **library { "library" } else { "namespace" };
    let on_change = {
        let library = library.setter();
        Callback::from(move |value: AttrValue| library.set(value == "library"))
    };
    html! {
        <div class="pt-field">
            <span>{ texts.create_where() }</span>
            <div><Choice label={texts.create_where().to_owned()} group="pt-new-where" {options} {value} {on_change} /></div>
        </div>
    }
}

fn set(state: &UseStateHandle<String>) -> Callback<String> {
    let setter = state.setter();
    Callback::from(move |text| setter.set(text))
}

fn rules(words: &Words, rules: &[Rule], typed: &str) -> Vec<field::Rule> {
    let texts = &words.repositories;
    let one = |rule: &Rule| {
        let text = match rule {
            Rule::NamespaceLength => texts.rule_namespace_length(),
            Rule::NamespaceCharacters => texts.rule_namespace_characters(),
            Rule::NameLength => texts.rule_name_length(),
            Rule::NameCharacters => texts.rule_name_characters(),
            Rule::NameReserved => texts.rule_name_reserved(),
        };
        let counts = matches!(rule, Rule::NamespaceLength | Rule::NameLength);
        let so_far = if counts { words.number(typed.chars().count() as u64) } else { String::new() };
        field::Rule { text: text.to_owned().into(), kept: rule.kept(typed), so_far: so_far.into() }
    };
    rules.iter().map(one).collect()
}
