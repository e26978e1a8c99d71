//! What the page that is shown asks, as commands: one tool at a time, each command with a button that copies it.

use super::command::at;
use crate::console::command::{At, By, Seen, Task, screen};
use crate::console::route::{Api, Route};
use crate::console::show;
use crate::name::Scheme;
use crate::ui::hooks::{Console, Over, Words, use_console, use_words};
use crate::ui::parts::choices::Choice;
use crate::ui::parts::copy::CopyLine;
use crate::ui::parts::dialog::Dialog;
use yew::prelude::*;

/// The dialog.
#[component]
pub(in crate::ui) fn Commands() -> Html {
    let (words, console) = (use_words(), use_console());
    let wanted = use_state_eq(|| By::Curl);
    let Some(place) = console.route.place() else { return Html::default() };
    let at = at(&console, place);
    let tasks = screen(&console.route, at.api, &seen(&console, at.api));
    let tools: Vec<By> =
        By::ALL.into_iter().filter(|tool| tasks.iter().any(|task| task.by(*tool, &at).is_some())).collect();
    let options = tools.iter().map(|tool| (tool.as_str().into(), tool.as_str().into())).collect::<Vec<_>>();
    let texts = &words.commands;
    let on_change = {
        let wanted = wanted.setter();
        Callback::from(move |name: AttrValue| {
            By::ALL.into_iter().filter(|tool| tool.as_str() == name).for_each(|tool| wanted.set(tool));
        })
    };
    let about = match *wanted {
        By::Curl => texts.about().to_owned(),
        tool => words.fill(texts.about_tool(), &[("tool", tool.as_str())]),
    };
    let close = {
        let console = console.clone();
        Callback::from(move |()| console.show(Over::Nothing))
    };
    html! {
        <Dialog title={texts.title().to_owned()} way_out={words.common.close().to_owned()} wide={true} on_close={close}>
            if options.len() > 1 {
                <Choice label={texts.tool().to_owned()} group="pt-commands-tool" {options} value={wanted.as_str()} {on_change} />
            }
            <p class="pt-hint">{ about }</p>
            if *wanted == By::Docker && at.origin.scheme() == Scheme::Http {
                <p class="pt-hint pt-unsure">{ texts.in_clear() }</p>
            }
            // In a list of their own, since there are more of them or fewer with each tool.
            <div class="pt-commands">{ for tasks.iter().filter_map(|task| one(&words, task, (*wanted, &at))) }</div>
        </Dialog>
    }
}

/// What is known of what the page shows.
fn seen(console: &Console, api: Api) -> Seen {
    let mut seen = console.tools.held.seen();
    // Where a tag is to be set it is the one that is written, and no other.
    if !matches!(*console.route, Route::Repository { .. }) {
        return seen;
    }
    let tags = console.held_tags(api);
    let mut tags = tags.iter().flat_map(|tags| tags.iter()).filter_map(|row| row.tag.valid());
    let first = tags.clone().next().cloned();
    seen.tag = tags.find(|tag| tag.as_str() == "latest").cloned().or(first);
    seen
}

fn one(words: &Words, task: &Task, (tool, at): (By, &At)) -> Option<Html> {
    let command = task.by(tool, at)?;
    let label = name(words, task, at.api);
    Some(html! {
        <section class="pt-command">
            <h3>{ &label }</h3>
            <CopyLine {label} {command} />
        </section>
    })
}

/// What a command is for.
fn name(words: &Words, task: &Task, api: Api) -> String {
    let texts = &words.commands;
    let text = match task {
        Task::Search(typed) => {
            let typed = show::visible(show::clamp(typed, 60).text);
            return words.fill(texts.search(), &[("words", &typed)]);
        }
        Task::Resolve(_, tag) => return words.fill(texts.resolve(), &[("tag", tag.as_str())]),
        Task::Layer(_, target) => return words.fill(texts.layer(), &[("id", target.short())]),
        Task::SignIn => texts.sign_in(),
        Task::SignUp => texts.sign_up(),
        Task::Repositories => texts.repositories(),
        Task::Tags(_) => texts.tags(),
        Task::Manifest(..) if api == Api::V1 => texts.image(),
        Task::Manifest(..) => texts.manifest(),
        Task::Config(..) => texts.config(),
        Task::Ancestry(..) => texts.ancestry(),
        Task::Referrers(..) => texts.referrers(),
        Task::Tree(_) => texts.tree(),
        Task::Images(_) => texts.images(),
        Task::About(_) => texts.noted(),
        Task::Insert(..) => texts.insert(),
        _ => texts.act(),
    };
    text.to_owned()
}
