//! One layer in the table of layers, and its bytes to take home.

use super::download::{Against, Outcome, Saved, Source, download};
use crate::console::command::Task;
use crate::console::route::Place;
use crate::console::show;
use crate::name::Repository;
use crate::ui::dialogs::Command;
use crate::ui::hooks::{ActionHandle, Words, use_action, use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::chip::Chip;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::progress::Progress;
use std::rc::Rc;
use yew::prelude::*;

/// A cell of the row.
#[derive(Clone, PartialEq)]
pub(super) struct Cell {
    /// Its place where there is little room, and its alignment.
    pub class: &'static str,
    /// What is in it.
    pub content: Html,
}

/// Which layer.
#[derive(Properties, PartialEq)]
pub(super) struct LayerRowProps {
    /// The registry.
    pub place: Place,
    /// The repository through which it is reached.
    pub repository: Repository,
    /// Its whole name, as its chip copies it.
    pub full: AttrValue,
    /// Whether that is no name that could be asked for.
    #[prop_or_default]
    pub odd: bool,
    /// What stands between its chip and what can be done with it.
    pub cells: Vec<Cell>,
    /// What else can be done with it.
    #[prop_or_default]
    pub children: Html,
    /// What is downloaded; nothing where that cannot be.
    pub source: Option<Source>,
}

/// A row, and under it what came of a download.
#[component]
pub(super) fn LayerRow(props: &LayerRowProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let so_far = use_state(|| (0_u64, None::<u64>));
    let outcome = use_state(|| None::<Outcome>);
    let fetch = use_action(
        {
            let (registry, repository) = (console.registry(&props.place), props.repository.clone());
            let (so_far, outcome) = (so_far.setter(), outcome.setter());
            move |source: Source| {
                let so_far = so_far.clone();
                outcome.set(None);
                so_far.set((0, None));
                let tell = Rc::new(move |done, all| so_far.set((done, all)));
                download(registry.clone(), repository.clone(), source, tell)
            }
        },
        {
            let (outcome, console, said) = (outcome.setter(), console, words.image.saved().to_owned());
            move |came| {
                if matches!(came, Outcome::Saved(_)) {
                    console.announce(said.clone());
                }
                outcome.set(Some(came));
            }
        },
    );
    let span = (props.cells.len() + 2).to_string();
    let short = short(&props.full);
    html! {
        <>
            <tr role="row">
                <td role="cell" class="pt-l1">
                    if props.odd {
                        <span class="pt-unsure pt-mono">{ show::visible(show::clamp(&props.full, 80).text).into_owned() }</span>
                    } else {
                        <Chip full={&props.full} />
                    }
                </td>
                { for props.cells.iter().map(|cell| html! {
                    <td role="cell" class={cell.class}>{ cell.content.clone() }</td>
                }) }
                <td role="cell" class="pt-num pt-l2">{ acts(&words, props, &short, &fetch, *so_far) }</td>
            </tr>
            if let Some(came) = outcome.as_ref() {
                <tr role="row" class="pt-result"><td role="cell" colspan={span.clone()}>{ result(&words, came, props) }</td></tr>
            }
            if let Some(error) = &fetch.error {
                <tr role="row" class="pt-result"><td role="cell" colspan={span}>
                    <Notice {error} attempt={words.fill(words.image.attempt_download(), &[("id", &short)])} />
                </td></tr>
            }
        </>
    }
}

/// The first twelve digits.
fn short(full: &str) -> String {
    full.rsplit(':').next().unwrap_or_default().chars().take(12).collect()
}

fn acts(
    words: &Words,
    props: &LayerRowProps,
    short: &str,
    fetch: &ActionHandle<Source>,
    (done, all): (u64, Option<u64>),
) -> Html {
    let named = |message: &str| words.fill(message, &[("id", short)]);
    if fetch.busy {
        return html! {
            <span class="pt-row-acts">
                <Progress label={named(words.image.downloading())} {done} {all} />
                <Button kind={Kind::Icon} icon="close" label={named(words.image.stop_download())}
                    on_press={fetch.cancel.clone()} />
            </span>
        };
    }
    html! {
        <span class="pt-row-acts">
            { props.children.clone() }
            if let Some(source) = &props.source {
                <Button kind={Kind::Icon} icon="download" label={named(words.image.download_layer())}
                    on_press={let (run, source) = (fetch.run.clone(), source.clone());
                        move |()| run.emit(source.clone())} />
            }
        </span>
    }
}

fn result(words: &Words, outcome: &Outcome, props: &LayerRowProps) -> Html {
    let text = &words.image;
    match outcome {
        Outcome::NoRoom(most) => {
            let said = words.fill(text.no_room(), &[("size", &words.size(*most))]);
            let target = props.source.as_ref().and_then(Source::target);
            let tasks: Vec<Task> =
                target.into_iter().map(|target| Task::Layer(props.repository.clone(), target)).collect();
            html! {
                <>
                    <span class="pt-unsure"><Icon name="unsure" />{ " " }{ said }</span>
                    <Command place={props.place.clone()} {tasks} />
                </>
            }
        }
        Outcome::NoFile => html! { <span class="pt-hint">{ text.no_file() }</span> },
        Outcome::DiskRefused => {
            html! { <span class="pt-bad"><Icon name="buoy" />{ " " }{ text.disk_refused() }</span> }
        }
        Outcome::Saved(saved) => html! {
            <>
                <span class="pt-ok"><Icon name="check" />{ " " }{ text.saved() }</span>
                <span class="pt-hint">{ words.size(saved.bytes) }</span>
                <code>{ &saved.digest }</code>
                { fits(words, saved) }
            </>
        },
    }
}

fn fits(words: &Words, saved: &Saved) -> Html {
    let text = &words.image;
    let (class, icon, said) = match (saved.fits, saved.against) {
        (Some(true), Against::Checksum) => ("pt-ok", "check", text.checksum_fits()),
        (Some(false), Against::Checksum) => ("pt-bad", "buoy", text.checksum_differs()),
        (Some(true), Against::Digest) => ("pt-ok", "check", text.digest_fits()),
        (Some(false), Against::Digest) => ("pt-bad", "buoy", text.digest_differs()),
        (None, _) => ("pt-unsure", "unsure", text.checksum_none()),
    };
    html! { <span {class}><Icon name={icon} />{ " " }{ said }</span> }
}
