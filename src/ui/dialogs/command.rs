//! What a dialog does, as a command to run elsewhere: one line under the act.

use crate::console::command::{At, By, Login, Task};
use crate::console::route::Place;
use crate::registry::ROWS;
use crate::ui::hooks::{Console, use_console, use_words};
use crate::ui::parts::choices::Select;
use crate::ui::parts::copy::CopyLine;
use yew::prelude::*;

/// What is known of a registry that a command has to know.
pub(super) fn at(console: &Console, place: &Place) -> At {
    let registry = console.registry(place);
    let connection = console.session.connection(&place.origin);
    let asks = connection.is_some_and(|connection| connection.wants_sign_in);
    let login = match registry.token_server() {
        // A password is asked for only where the console itself would send it.
        Some((realm, service)) => {
            let to = realm.origin().clone();
            match Login::by_password(&to, console.user(place), asks) {
                Login::Password(user) if registry.sends_logins_to(&to) => {
                    Login::Token { realm, service, user: Some(user) }
                }
                _ => Login::Token { realm, service, user: None },
            }
        }
        None => Login::by_password(&place.origin, console.user(place), asks),
    };
    let settings = console.settings.registry(&place.origin);
    At {
        origin: place.origin.clone(),
        endpoint: console.route.in_repository().and_then(|repository| registry.endpoint(repository)),
        public_host: settings.and_then(|registry| registry.public_host.clone()),
        api: console.api(place),
        standalone: registry.is_standalone(),
        rows: console.settings.page_size.unwrap_or(ROWS),
        login,
    }
}

/// What is to be done.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct CommandProps {
    /// Where.
    pub(in crate::ui) place: Place,
    /// What, one after another; nothing until that is said.
    pub(in crate::ui) tasks: Vec<Task>,
}

/// The line, with the tool to choose; nothing until there is a command.
#[component]
pub(in crate::ui) fn Command(props: &CommandProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let wanted = use_state_eq(|| By::Curl);
    let at = at(&console, &props.place);
    let one = |tool: By| Some((tool, Task::together(&props.tasks, tool, &at)?));
    let found: Vec<(By, String)> = By::ALL.into_iter().filter_map(one).collect();
    let chosen = found.iter().find(|(tool, _)| *tool == *wanted).or(found.first());
    let Some((tool, command)) = chosen.cloned() else { return Html::default() };
    let options =
        found.iter().map(|(tool, _)| (tool.as_str().into(), tool.as_str().into())).collect::<Vec<_>>();
    let on_change = {
        let wanted = wanted.setter();
        Callback::from(move |name: String| {
            By::ALL.into_iter().filter(|tool| tool.as_str() == name).for_each(|tool| wanted.set(tool));
        })
    };
    html! {
        <div>
            <p class="pt-hint" aria-hidden="true">{ words.commands.same() }</p>
            <CopyLine label={words.commands.same().to_owned()} {command} copies={AttrValue::from(words.commands.copy().to_owned())}>
                <Select label={words.commands.tool().to_owned()} {options} value={tool.as_str()} {on_change} inline={true} />
            </CopyLine>
        </div>
    }
}
