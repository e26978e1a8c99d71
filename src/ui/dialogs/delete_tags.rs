//! The dialog that deletes tags. One names itself; more want the repository's name typed. They go one by one, each
//! with its result, and after a failure the rest can be tried again.

use super::command::Command;
use super::unheard::unheard;
use crate::console::bulk::{Bulk, ItemState};
use crate::console::command::Task;
use crate::console::route::Place;
use crate::console::target::{TagRow, Target};
use crate::name::{ImageId, Repository, Selector, Tag};
use crate::registry::Registry;
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Words, use_action, use_console, use_words};
use crate::ui::notice::reason;
use crate::ui::parts::chip::Chip;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::Icon;
use crate::ui::parts::typed::{TypedConfirm, fits};
use crate::web::Fetch;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use yew::prelude::*;

type Deletes = Bulk<Tag, Stop>;

/// Why it stopped.
#[derive(Clone, Debug, PartialEq)]
enum Stop {
    /// It failed.
    Failed(Rc<Error>),
    /// The tag points at another image than the person was shown.
    Moved(ImageId),
}

/// Which tags.
#[derive(Properties, PartialEq)]
pub(in crate::ui) struct DeleteTagsProps {
    /// The registry.
    pub(in crate::ui) place: Place,
    /// The repository.
    pub(in crate::ui) repository: Repository,
    /// The tags that go.
    pub(in crate::ui) picked: Rc<[Tag]>,
    /// All tags, once they are read.
    pub(in crate::ui) tags: Option<Rc<Vec<TagRow>>>,
    /// The person wants out, and nothing was done.
    pub(in crate::ui) on_close: Callback<()>,
    /// Something was done.
    pub(in crate::ui) on_done: Callback<()>,
}

/// The dialog, before, during and after.
#[component]
pub(in crate::ui) fn DeleteTags(props: &DeleteTagsProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let typed = use_state_eq(String::new);
    // Nothing while the question stands; then how far it is.
    let bulk = use_state(|| None::<Rc<Deletes>>);
    let texts = &words.tags;
    let pointed = use_memo((props.picked.clone(), props.tags.clone()), |(picked, tags)| {
        pointed(picked, tags.as_deref())
    });
    let delete = {
        let (registry, repository, shown) =
            (console.registry(&props.place), props.repository.clone(), bulk.setter());
        let (words, on_done) = (words.clone(), props.on_done.clone());
        let (teller, place) = (console.clone(), props.place.clone());
        let pointed = pointed.clone();
        use_action(
            move |bulk: Rc<Deletes>| {
                let (registry, repository, shown) = (registry.clone(), repository.clone(), shown.clone());
                let (teller, place, pointed) = (teller.clone(), place.clone(), pointed.clone());
                async move {
                    let mut bulk = (*bulk).clone();
                    while let Some(at) = bulk.next() {
                        let tag = bulk.items()[at].0.clone();
                        bulk = bulk.begun(at);
                        shown.set(Some(Rc::new(bulk.clone())));
                        let seen = pointed.get(&tag).and_then(Target::image);
                        let outcome = delete(&registry, &repository, &tag, seen).await;
                        if outcome.is_ok() {
                            teller.tell_deleted(&place, &repository, Some(&Selector::Tag(tag)));
                        }
                        bulk = bulk.ended(at, outcome);
                        shown.set(Some(Rc::new(bulk.clone())));
                    }
                    Ok(bulk)
                }
            },
            move |bulk: Deletes| {
                let counts = bulk.counts();
                console.announce(if bulk.is_done() {
                    words.count(words.tags.deleted_said(), counts.done)
                } else {
                    stopped(&words, &bulk)
                });
                if bulk.is_done() {
                    on_done.emit(());
                }
            },
        )
    };
    let full = format!("{}/{}", props.place.origin.authority(), props.repository);
    let many = props.picked.len() > 1;
    let begin = {
        let (run, picked, bulk) = (delete.run.clone(), props.picked.clone(), bulk.clone());
        Callback::from(move |()| {
            let next = match &*bulk {
                Some(bulk) => (**bulk).clone().retry(),
                None => Bulk::new(picked.iter().cloned()),
            };
            run.emit(Rc::new(next));
        })
    };
    let on_input = {
        let typed = typed.setter();
        Callback::from(move |text| typed.set(text))
    };
    if let Some(bulk) = &*bulk {
        let counts = bulk.counts();
        let left = bulk.items().len() - counts.done;
        let act = (!delete.busy && left > 0).then(|| AttrValue::from(words.count(texts.retry_rest(), left)));
        let title = if delete.busy {
            let (n, all) = (counts.done + 1, bulk.items().len());
            words
                .fill(texts.deleting(), &[("n", &words.number(n as u64)), ("all", &words.number(all as u64))])
        } else {
            failed_at(&words, bulk)
        };
        return html! {
            <Dialog key="results" {title} danger={true} busy={delete.busy} way_out={texts.leave_it().to_owned()} {act} on_act={begin}
                on_close={props.on_done.clone()}>
                if !delete.busy {
                    <p class="pt-quiet" role="alert">{ words.fill(texts.stopped_stays(), &[("counts", &stopped(&words, bulk))]) }</p>
                }
                { results(&words, bulk) }
            </Dialog>
        };
    }
    let title = match (&*props.picked, many) {
        ([only], _) => words.fill(texts.delete_tag_title(), &[("name", only.as_str())]),
        (all, _) => words.count(texts.delete_many_act(), all.len()),
    };
    let act = if many {
        words.count(texts.delete_many_act(), props.picked.len())
    } else {
        texts.delete_one_act().to_owned()
    };
    let tasks = vec![task(props, &pointed)];
    let under = html! { <Command place={props.place.clone()} {tasks} /> };
    html! {
        <Dialog key="question" {title} danger={true} asks={many} act={AttrValue::from(act)} busy={delete.busy}
            way_out={if many { texts.keep_many() } else { texts.keep_one() }.to_owned()}
            ready={!many || fits(&typed, &full)} missing={AttrValue::from(texts.type_missing().to_owned())}
            on_close={props.on_close.clone()} on_act={begin} {under}>
            <p class="pt-quiet">{ texts.delete_tags_what() }</p>
            { goes(props, &pointed) }
            if many {
                <TypedConfirm name={full} typed={(*typed).clone()} {on_input} />
            } else {
                <p class="pt-hint">{ stays(&words, props) }</p>
            }
        </Dialog>
    }
}

/// The same as a command.
fn task(props: &DeleteTagsProps, pointed: &HashMap<Tag, Target>) -> Task {
    let image = |tag: &Tag| pointed.get(tag).filter(|target| target.image().is_some()).cloned();
    let picked = props.picked.iter().map(|tag| (tag.clone(), image(tag)));
    Task::DeleteTags(props.repository.clone(), picked.collect())
}

/// What the person is shown the tags to point at, as far as that is known.
fn pointed(picked: &[Tag], tags: Option<&Vec<TagRow>>) -> HashMap<Tag, Target> {
    let picked: HashSet<&Tag> = picked.iter().collect();
    let rows = tags.into_iter().flatten().filter_map(|row| Some((row.tag.valid()?, row.valid_target()?)));
    rows.filter(|(tag, _)| picked.contains(tag)).map(|(tag, at)| (tag.clone(), at.clone())).collect()
}

/// Deletes one, if it still points at what was seen (security notes I7).
async fn delete(
    registry: &Registry<Fetch>,
    repository: &Repository,
    tag: &Tag,
    seen: Option<&ImageId>,
) -> Result<(), Stop> {
    if let Some(seen) = seen {
        match registry.tag(repository, tag).await {
            Ok(now) if now != *seen => return Err(Stop::Moved(now)),
            // Its deletion tells, where it is gone and where single tags are not read.
            Ok(_) => {}
            Err(error) if matches!(error.kind, ErrorKind::NotFound | ErrorKind::Unsupported) => {}
            Err(error) => return Err(Stop::Failed(Rc::new(error))),
        }
    }
    match registry.delete_tag(repository, tag).await {
        // It is gone, whoever did it.
        Err(error) if error.kind == ErrorKind::NotFound => Ok(()),
        outcome => outcome.map_err(|error| Stop::Failed(Rc::new(error))),
    }
}

/// What goes, by image.
fn goes(props: &DeleteTagsProps, pointed: &HashMap<Tag, Target>) -> Html {
    // Images in the order of their first tag.
    let mut by_image: Vec<(Option<&Target>, Vec<&Tag>)> = Vec::new();
    for tag in props.picked.iter() {
        let image = pointed.get(tag);
        match by_image.iter_mut().find(|(other, _)| *other == image) {
            Some((_, tags)) => tags.push(tag),
            None => by_image.push((image, vec![tag])),
        }
    }
    let row = |(image, tags): &(Option<&Target>, Vec<&Tag>)| {
        html! {
            <li>
                <span>{ for image.map(|id| html! { <Chip full={id.to_string()} /> }) }</span>
                <ul>{ for tags.iter().map(|tag| html! { <li><code>{ tag.as_str().to_owned() }</code></li> }) }</ul>
            </li>
        }
    };
    html! { <ul class="pt-goes">{ for by_image.iter().map(row) }</ul> }
}

/// What of the image stays in reach when one tag goes.
fn stays(words: &Words, props: &DeleteTagsProps) -> String {
    let texts = &words.tags;
    let Some(tags) = &props.tags else { return words.image.image_stays().to_owned() };
    let here = props.picked.first().and_then(|tag| row_of(props, tag)).map(|one| &one.target);
    let others = tags.iter().filter(|one| Some(&one.target) == here).count().saturating_sub(1);
    if others == 0 {
        texts.delete_tag_last().to_owned()
    } else {
        words.count(texts.delete_tag_stays(), others)
    }
}

fn row_of<'a>(props: &'a DeleteTagsProps, tag: &Tag) -> Option<&'a TagRow> {
    props.tags.as_ref()?.iter().find(|one| one.tag.valid() == Some(tag))
}

fn failed_at(words: &Words, bulk: &Deletes) -> String {
    let failed = bulk.items().iter().find(|(_, state)| matches!(state, ItemState::Failed(_)));
    let name = failed.map(|(tag, _)| tag.to_string()).unwrap_or_default();
    words.fill(words.tags.stopped_title(), &[("name", &name)])
}

fn stopped(words: &Words, bulk: &Deletes) -> String {
    let counts = bulk.counts();
    let number = |count: usize| words.number(count as u64);
    let (done, failed, left) = (number(counts.done), number(counts.failed), number(counts.not_tried));
    words.fill(words.tags.stopped_counts(), &[("done", &done), ("failed", &failed), ("left", &left)])
}

/// Every tag and what came of it.
fn results(words: &Words, bulk: &Deletes) -> Html {
    let texts = &words.tags;
    let row = |(tag, state): &(Tag, ItemState<Stop>)| {
        let said = match state {
            ItemState::NotTried => html! { <span class="pt-hint">{ texts.result_not_tried() }</span> },
            ItemState::Running => html! { <span class="pt-counting">{ texts.result_running() }</span> },
            ItemState::Done => {
                html! { <span class="pt-ok"><Icon name="check" />{ " " }{ texts.result_done() }</span> }
            }
            ItemState::Failed(Stop::Moved(now)) => {
                let said = words.fill(texts.moved_meanwhile(), &[("id", now.short())]);
                html! { <span class="pt-bad"><Icon name="close" />{ " " }{ said }</span> }
            }
            ItemState::Failed(Stop::Failed(error)) => {
                html! { <span class="pt-bad"><Icon name="close" />{ " " }{ reason(words, error) }{ " " }{ for unheard(words, error) }</span> }
            }
        };
        html! { <li><code>{ tag.as_str().to_owned() }</code><span>{ said }</span></li> }
    };
    html! { <ul class="pt-goes pt-results">{ for bulk.items().iter().map(row) }</ul> }
}
