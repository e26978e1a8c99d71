//! What is selected: counts, what else shares the images, what deleting would free, and the acts. It has its own
//! line over the table, whose room is kept, so that no row moves when the first tick is made.

use super::pull;
use super::table::Select;
use crate::console::capability::Act;
use crate::console::natural::{compare_tags, newest_first};
use crate::console::route::{Api, Named, Place, Route};
use crate::console::target::{TagRow, Target};
use crate::image::forest::{Forest, Weights};
use crate::name::{ImageId, Repository, Selector, Tag};
use crate::ui::hooks::reading::Details;
use crate::ui::hooks::{Words, use_console, use_words};
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::copied::use_copy;
use crate::ui::parts::offer::why_not;
use crate::web::modal;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;
use yew::prelude::*;

/// What is selected.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Selection {
    /// The tags.
    pub(super) tags: BTreeSet<Tag>,
    /// The row that was changed last, from which shift reaches.
    pub(super) last: Option<usize>,
    /// Whether it was asked what deleting would free.
    pub(super) work_out: bool,
}

/// Applied to what is selected by then: several ticks may come before the first of them is drawn.
impl Reducible for Selection {
    type Action = Box<dyn FnOnce(Self) -> Self>;

    fn reduce(self: Rc<Self>, change: Self::Action) -> Rc<Self> {
        Rc::new(change((*self).clone()))
    }
}

impl Selection {
    /// With all of these, or without any of them.
    pub(super) fn with_all(mut self, tags: impl IntoIterator<Item = Tag>, on: bool) -> Self {
        for tag in tags {
            if on {
                self.tags.insert(tag);
            } else {
                self.tags.remove(&tag);
            }
        }
        self
    }

    /// What of it is still there.
    pub(super) fn only(&self, tags: &[TagRow]) -> Self {
        if self.tags.is_empty() {
            return self.clone();
        }
        let there: HashSet<&Tag> = tags.iter().filter_map(|one| one.tag.valid()).collect();
        let tags = self.tags.iter().filter(|tag| there.contains(tag)).cloned().collect();
        Self { tags, ..self.clone() }
    }
}

/// Over what.
#[derive(Properties, PartialEq)]
pub(super) struct PickedProps {
    /// The registry.
    pub(super) place: Place,
    /// What it speaks.
    pub(super) api: Api,
    /// The repository.
    pub(super) repository: Repository,
    /// All its tags.
    pub(super) tags: Rc<Vec<TagRow>>,
    /// What is selected.
    pub(super) selection: Rc<Selection>,
    /// What is known of the images.
    pub(super) details: Details,
    /// Changes what is selected.
    pub(super) on_select: Select,
    /// Opens the dialog that deletes these.
    pub(super) on_delete: Callback<Rc<[Tag]>>,
    /// Opens the dialog that copies this to another repository.
    pub(super) on_copy: Callback<Tag>,
    /// Opens the dialog that sets a tag on this.
    pub(super) on_set: Callback<Target>,
    /// Whether what it would free is being worked out.
    pub(super) worked_out: bool,
    /// Whether images are being read.
    pub(super) reading: bool,
}

/// The plate.
#[component]
pub(super) fn Picked(props: &PickedProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let node = use_node_ref();
    let (_, copy) = use_copy(&node);
    let PickedProps { place, api, repository, tags, selection, on_select, .. } = props;
    let texts = &words.tags;
    use_focus_kept(&node, !selection.tags.is_empty());
    if selection.tags.is_empty() {
        return html! { <div class="pt-picked-room" ref={node} aria-hidden="true"></div> };
    }
    let picked: Vec<usize> = places(tags, selection);
    let targets: BTreeSet<&Target> = picked.iter().filter_map(|at| tags[*at].valid_target()).collect();
    let shares = |one: &&TagRow| {
        one.valid_target().is_some_and(|on| targets.contains(on)) && !is_picked(one, selection)
    };
    let beside = tags.iter().filter(shares).count();
    // In v2 a tag may be picked before it was read.
    let on = if picked.iter().all(|at| tags[*at].target.is_some()) {
        words.count(texts.picked_on(), targets.len())
    } else {
        words.manifests.picked().to_owned()
    };
    let why = |act| why_not(&words, &console, place, act);
    let copy_all = {
        let pull = |tag: &Tag| {
            let selector = Selector::Tag(tag.clone());
            pull::command(&console, (place, *api), repository, &selector).ok()
        };
        let commands: Vec<String> = selection.tags.iter().filter_map(pull).collect();
        Callback::from(move |()| copy.emit(commands.join("\n")))
    };
    let clear = on_select
        .reform(|()| -> Box<dyn FnOnce(Selection) -> Selection> { Box::new(|_| Selection::default()) });
    let delete = {
        let selection = selection.clone();
        // Put in order at the press: thousands may be picked, and this is drawn at each tick.
        props.on_delete.reform(move |()| newest_first(&selection.tags.iter().collect::<Vec<_>>()).into())
    };
    let copied = selection.tags.first().filter(|_| *api == Api::V2 && selection.tags.len() == 1).cloned();
    let compared = comparison(props).map(|route| console.href(&route));
    let only = targets.first().filter(|_| targets.len() == 1).map(|target| (*target).clone());
    html! {
        <div class="pt-picked" ref={node} role="region" aria-label={words.count(texts.picked(), picked.len())}>
            <span role="status"><strong>{ words.count(texts.picked(), picked.len()) }</strong>{ " " }{ on }</span>
            if beside > 0 {
                <span>{ words.count(texts.picked_beside(), beside) }</span>
            }
            if *api == Api::V1 {
                { frees(&words, props, &picked) }
            }
            <span class="pt-acts">
                <Button label={texts.copy_pulls().to_owned()} icon="copy" kind={Kind::Bare} on_press={copy_all} />
                if let Some(href) = compared {
                    <Button label={words.compare.compare_these().to_owned()} kind={Kind::Bare} {href} />
                }
                if let Some(target) = only {
                    <Button label={texts.set_this().to_owned()} icon="tag" kind={Kind::Bare} reason={why(Act::SetTag)}
                        on_press={props.on_set.reform(move |()| target.clone())} />
                }
                if let Some(tag) = copied {
                    <Button label={words.manifests.copy().to_owned()} icon="copy" kind={Kind::Bare} reason={why(Act::SetTag)}
                        on_press={props.on_copy.reform(move |()| tag.clone())} />
                }
                <Button label={words.count(texts.delete_picked(), picked.len())} icon="delete" kind={Kind::Destroy}
                    reason={why(Act::DeleteTag)} on_press={delete} />
                <Button label={texts.unselect().to_owned()} icon="close" kind={Kind::Icon} on_press={clear} />
            </span>
        </div>
    }
}

/// The plate goes with what was selected, and may have had the focus.
#[hook]
fn use_focus_kept(node: &NodeRef, shown: bool) {
    let before = use_mut_ref(|| false);
    use_effect_with(shown, {
        let node = node.clone();
        move |shown| {
            if before.replace(*shown) && !shown {
                node.get().iter().for_each(modal::keep_focus);
            }
        }
    });
}

/// Two that are picked, beside each other, the older version at the left.
fn comparison(props: &PickedProps) -> Option<Route> {
    let mut both: Vec<Tag> = props.selection.tags.iter().cloned().collect();
    // What sorts first in the table is the newest.
    both.sort_by(|a, b| compare_tags(b.as_str(), a.as_str()));
    let [left, right] = <[Tag; 2]>::try_from(both)
        .ok()?
        .map(|tag| Named { repository: props.repository.clone(), selector: Selector::Tag(tag) });
    Some(Route::Compare { place: props.place.clone(), left, right, part: None, differences: false })
}

fn is_picked(row: &TagRow, selection: &Selection) -> bool {
    row.tag.valid().is_some_and(|tag| selection.tags.contains(tag))
}

fn places(tags: &[TagRow], selection: &Selection) -> Vec<usize> {
    tags.iter().enumerate().filter(|(_, one)| is_picked(one, selection)).map(|(at, _)| at).collect()
}

/// What only these tags reach, in bytes, with the scope of the count said.
fn frees(words: &Words, props: &PickedProps, picked: &[usize]) -> Html {
    let texts = &words.tags;
    if !props.worked_out {
        let ask: Callback<()> = props.on_select.reform(|()| -> Box<dyn FnOnce(Selection) -> Selection> {
            Box::new(|selection| Selection { work_out: true, ..selection })
        });
        let onclick = ask.reform(|_: MouseEvent| ());
        return html! { <button type="button" class="pt-btn" data-kind="bare" {onclick}>{ texts.work_out() }</button> };
    }
    let tips: Vec<Option<ImageId>> = props.tags.iter().map(|one| one.image().cloned()).collect();
    let mut seen = HashSet::new();
    let chains: Vec<_> = tips
        .iter()
        .flatten()
        .filter(|id| seen.insert((*id).clone()))
        .filter_map(|id| props.details.ancestry(id)?.ok())
        .collect();
    let forest = Forest::grow(&tips, chains.iter().map(|chain| chain.ids()));
    let compressed = props.details.compressed();
    let weights = Weights::weigh(&forest, |id| props.details.own(id, compressed));
    let freed = forest.freed(picked);
    let sum = weights.sum(&freed.images);
    if props.reading && (freed.unplaced > 0 || !sum.is_exact()) {
        return html! { <span class="pt-counting">{ texts.frees_counting() }</span> };
    }
    let message = if freed.unplaced == 0 && sum.is_exact() { texts.frees() } else { texts.frees_most() };
    let said = words.fill(message, &[("size", &words.size(sum.bytes))]);
    html! { <span title={texts.frees_why().to_owned()}>{ said }</span> }
}
