//! The dialog that deletes tags of a v2 repository, or a manifest of it by its digest. A registry of v2 keeps manifests,
//! and deleting one takes every tag on it, so that all tags are looked at first; then it says what goes, in which way and
//! what that frees; then it goes one by one, each with its result, and after a failure the rest can be tried again.

mod frees;
mod goes;
mod run;
mod whole;

use super::command::Command;
use crate::console::capability::Act;
use crate::console::command::Task;
use crate::console::freeing::Freeing;
use crate::console::natural::newest_first;
use crate::console::nested::{self, Nested};
use crate::console::removal::{Removal, Seen, Step};
use crate::console::route::{Api, Place};
use crate::console::tag_list::Extent;
use crate::console::target::{TagRow, Target};
use crate::image::Attached;
use crate::name::{Digest, Repository, Tag};
use crate::registry::error::ErrorKind;
use crate::ui::hooks::names::use_names;
use crate::ui::hooks::reading::{Depth, Details, units, use_details, use_reading};
use crate::ui::hooks::{use_action, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::typed::{TypedConfirm, fits};
use frees::Frees;
use run::{Deletes, Run, Stop};
use std::collections::HashSet;
use std::rc::Rc;
use whole::{choice, looked, title};
use yew::prelude::*;

/// What is to go.
#[derive(Clone, PartialEq)]
pub(in crate::ui) enum Goes {
    /// Tags that were picked.
    Tags(Rc<[Tag]>),
    /// A manifest, and whether it is an index.
    Manifest(Digest, bool),
    /// Every tag of the repository.
    All,
}

/// What goes, and from where.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct DeleteManifestsProps {
    /// The registry.
    pub(in crate::ui) place: Place,
    /// The repository.
    pub(in crate::ui) repository: Repository,
    /// What goes.
    pub(in crate::ui) goes: Goes,
    /// What was read of them already.
    #[prop_or_default]
    pub(in crate::ui) details: Option<Details>,
    /// What the tree counted that they free, where it was begun there.
    #[prop_or_default]
    pub(in crate::ui) frees: Option<Freeing>,
    /// The person wants out, and nothing was done.
    pub(in crate::ui) on_close: Callback<()>,
    /// Something was done.
    pub(in crate::ui) on_done: Callback<()>,
}

/// The dialog: looking, asking, deleting, and what came of it.
#[component]
pub(in crate::ui) fn DeleteManifests(props: &DeleteManifestsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let DeleteManifestsProps { place, repository, on_close, on_done, .. } = props;
    let registry = console.registry(place);
    let names = use_names(&registry, repository, Api::V2);
    let details = use_details(names.turn, props.details.as_ref());
    let stopped = use_state_eq(|| false);
    let whole = use_state_eq(|| false);
    let typed = use_state_eq(String::new);
    // Nothing while the question stands; then how far it is.
    let bulk = use_state(|| None::<Rc<Deletes>>);
    let rows = names.rows.clone().unwrap_or_default();
    let all = units(&rows, 0..rows.len());
    let settled = details.settled(&all, Depth::Itself);
    let listed = names.rows.is_some() && !names.loading;
    let looks = listed && settled < all.len() && !*stopped && bulk.is_none();
    let wanted = if looks {
        all.iter().map(|unit| (unit.clone(), Depth::Itself)).collect()
    } else {
        Rc::new([]) as Rc<[_]>
    };
    use_reading(&details, &registry, repository, wanted);
    let run = {
        let run = Run {
            console: console.clone(),
            place: place.clone(),
            registry: registry.clone(),
            repository: repository.clone(),
            shown: bulk.setter(),
        };
        let (words, console, place, on_done) = (words.clone(), console, place.clone(), on_done.clone());
        use_action(
            move |bulk: Rc<Deletes>| {
                let run = run.clone();
                async move { Ok(run.all((*bulk).clone()).await) }
            },
            move |bulk: Deletes| {
                if let Some(Stop::Failed(error)) = bulk.failure()
                    && error.kind == ErrorKind::DeletesOff
                {
                    console.tell_unsupported(&place, Act::DeleteTag);
                }
                console.announce(goes::outcome(&words, &bulk));
                if bulk.is_done() {
                    on_done.emit(());
                }
            },
        )
    };
    // Known for this turn once all tags were looked at; what they list is read no later than that.
    let inside: Vec<Digest> = match listed && !looks && bulk.is_none() {
        true => rows.iter().filter_map(|row| row.tag.valid()).flat_map(|tag| details.inside(tag)).collect(),
        false => Vec::new(),
    };
    let within = use_resource((repository.clone(), inside.clone()), {
        let registry = registry.clone();
        move |(repository, inside)| {
            let (registry, repository, inside) = (registry.clone(), repository.clone(), inside.clone());
            async move {
                let nested = nested::read(&registry, &repository, inside.clone()).await;
                Ok((inside, nested))
            }
        }
    });
    let within = within.value.as_deref().filter(|(of, _)| *of == inside).map(|(_, nested)| nested.clone());
    let texts = &words.manifests;
    let way_out = |many: bool| if many { words.tags.keep_many() } else { words.tags.keep_one() }.to_owned();
    if let Some(bulk) = &*bulk {
        let begin = {
            let (run, bulk) = (run.run.clone(), bulk.clone());
            Callback::from(move |()| run.emit(Rc::new((*bulk).clone().retry())))
        };
        return goes::after(&words, bulk, run.busy, begin, on_done);
    }
    let Some(within) = within.filter(|_| listed && !looks) else {
        let stop = {
            let stopped = stopped.setter();
            Callback::from(move |_: MouseEvent| stopped.set(true))
        };
        let (n, all) = (words.number(settled as u64), words.number(all.len() as u64));
        let said = words.fill(texts.looking(), &[("n", &n), ("all", &all)]);
        return html! {
            <Dialog key="looking" title={title(&words, props, None)} danger={true} way_out={way_out(true)} on_close={on_close.clone()}>
                <p class="pt-quiet">
                    <span class="pt-counting">{ said }</span>
                    if listed {
                        { " · " }<button type="button" class="pt-link" onclick={stop}>{ texts.looking_stop() }</button>
                    }
                </p>
                if let Some(error) = names.error.clone() {
                    <Notice {error} attempt={texts.attempt_look().to_owned()} on_retry={names.reload} />
                }
            </Dialog>
        };
    };
    let seen = seen(&rows, &details, &within);
    let mut removal = match &props.goes {
        Goes::Tags(picked) => Removal::of(&seen, picked, &within),
        Goes::Manifest(digest, is_index) => Removal::of_manifest(&seen, digest, *is_index, &within),
        Goes::All => Removal::of(&seen, &tags_of(&rows), &within),
    };
    // What an odd tag points at cannot be asked.
    removal.unread += rows.iter().filter(|row| row.tag.valid().is_none()).count();
    let beyond = names.extent != Extent::Whole;
    if beyond {
        removal.unread = removal.unread.max(1);
    }
    let manifest = matches!(props.goes, Goes::Manifest(..));
    let whole_now = manifest || *whole;
    let steps = removal.steps(whole_now);
    let going: usize = steps.iter().map(|step| step.tags().len()).sum();
    let gone_whole = frees::gone_whole(&steps);
    let asks = match props.goes {
        Goes::Tags(_) => going > 1,
        Goes::Manifest(..) => going > 1 || removal.breaks(true),
        Goes::All => going > 0,
    };
    let full = format!("{}/{}", place.origin.authority(), repository);
    let act = match (&steps[..], going) {
        ([], _) => None,
        _ if manifest => Some(texts.delete_manifest_act().to_owned()),
        (_, 1) => Some(words.tags.delete_one_act().to_owned()),
        (_, n) => Some(words.count(words.tags.delete_many_act(), n)),
    };
    let under = html! { <Command place={place.clone()} tasks={tasks(repository, &steps)} /> };
    let begin = {
        let run = run.run.clone();
        let read: HashSet<Digest> = seen.iter().filter_map(|seen| seen.digest.clone()).collect();
        Callback::from(move |()| run.emit(Rc::new(Deletes::new(steps.clone(), read.clone()))))
    };
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    html! {
        <Dialog key="question" title={title(&words, props, Some((&removal, whole_now)))} danger={true} {asks} busy={run.busy}
            act={act.map(AttrValue::from)} way_out={way_out(going > 1 && !manifest)} ready={!asks || fits(&typed, &full)}
            missing={AttrValue::from(words.tags.type_missing().to_owned())} on_close={on_close.clone()} on_act={begin} {under}>
            if props.goes == Goes::All {
                <p class="pt-quiet">{ if rows.is_empty() { texts.delete_all_empty() } else { texts.delete_all_how() } }</p>
            }
            if removal.has_choice() && !manifest {
                { choice(&words, &whole) }
            }
            if !removal.groups.is_empty() {
                <p class="pt-quiet">{ looked(&words, &removal, rows.len(), (beyond, manifest)) }</p>
                { goes::groups(&words, &removal, whole_now) }
            }
            { goes::notes(&words, &removal, whole_now, &rows) }
            if let Some(going) = gone_whole {
                <Frees place={place.clone()} repository={repository.clone()} {going} counted={props.frees.clone()} />
            }
            if asks {
                <TypedConfirm name={full} typed={(*typed).clone()} {on_input} />
            }
        </Dialog>
    }
}

/// The same as commands: what goes with its tags, then the tags that go alone.
fn tasks(repository: &Repository, steps: &[Step]) -> Vec<Task> {
    let (mut tags, mut digests) = (Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Untag { tag, from } => tags.push((tag.clone(), Some(Target::Manifest(from.clone())))),
            Step::Delete { digest, tags } => digests.push((digest.clone(), tags.clone())),
        }
    }
    let digests = Task::DeleteManifests(repository.clone(), digests);
    [digests, Task::DeleteTags(repository.clone(), tags)]
        .into_iter()
        .filter(|task| !task.is_nothing())
        .collect()
}

/// All tags, as a list of them stands: versions first, what belongs to another manifest last.
fn tags_of(rows: &[TagRow]) -> Rc<[Tag]> {
    let valid: Vec<&Tag> = rows.iter().filter_map(|row| row.tag.valid()).collect();
    let mut tags = newest_first(&valid);
    tags.sort_by_cached_key(|tag| Attached::read(tag).is_some());
    tags.into()
}

fn seen(rows: &[TagRow], details: &Details, within: &Nested) -> Vec<Seen> {
    let seen = |tag: &Tag| {
        let digest = details.seen(tag);
        let lists = if digest.is_some() { within.beneath(details.lists(tag)) } else { Vec::new() };
        Seen { tag: tag.clone(), digest, lists }
    };
    rows.iter().filter_map(|row| row.tag.valid()).map(seen).collect()
}
