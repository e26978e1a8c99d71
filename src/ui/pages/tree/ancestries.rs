//! The ancestries of all tags, read a few at a time, with count and stop, and grown into a forest at the end.

use super::grown::{AT_ONCE, Ancestries, Cause, Grown};
use super::rounds::{Wanted, use_rounds};
use crate::console::tree::{Leaves, NodeId, Reading, each_at_once};
use crate::image::forest::Forest;
use crate::image::manifest::Platform;
use crate::name::Repository;
use crate::registry::Registry;
use crate::ui::hooks::use_resource;
use crate::web::Fetch;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// Above this many images nothing is asked before a person says so: each is a request.
const ASK_FIRST: usize = 2_000;

/// Reads the ancestries of a repository's tags.
#[hook]
pub(super) fn use_ancestries(
    registry: &Registry<Fetch>,
    repository: &Repository,
    leaves: &Rc<Leaves>,
) -> Ancestries {
    let reading = use_mut_ref(Reading::default);
    let read_for = use_mut_ref(|| None::<Rc<Leaves>>);
    let progress = use_state_eq(|| (0, 0));
    let many = leaves.images() > ASK_FIRST;
    let rounds = use_rounds(many);
    let (of, registry, repository) = (leaves.clone(), registry.clone(), repository.clone());
    let wanted = Wanted { of, registry, repository, round: rounds.now };
    let resource = {
        let (reading, progress) = (reading.clone(), progress.setter());
        use_resource(wanted, move |wanted: &Wanted<Leaves>| {
            let (reading, progress, wanted) = (reading.clone(), progress.clone(), wanted.clone());
            let others = {
                let mut last = read_for.borrow_mut();
                let others = last.as_ref().is_none_or(|last| !Rc::ptr_eq(last, &wanted.of));
                *last = Some(wanted.of.clone());
                others
            };
            if others {
                let tips = wanted.of.tips();
                let images = tips.iter().flatten().filter_map(|node| node.image().cloned());
                reading.replace_with(|reading| reading.of_others(images));
            }
            reading.borrow_mut().recall();
            async move {
                if !wanted.round.stopped {
                    read(&wanted, &reading, &progress).await;
                }
                progress.set(reading.borrow().progress());
                let asks = many && wanted.round.is_first() && wanted.round.stopped;
                Ok(Grown { asks, ..grow(&wanted.of, &reading.borrow()) })
            }
        })
    };
    let again = use_callback(rounds.again, move |(), again| {
        reading.borrow_mut().again();
        again.emit(());
    });
    Ancestries {
        grown: resource.value,
        loading: resource.loading,
        progress: *progress,
        stop: rounds.stop,
        again,
    }
}

async fn read(
    wanted: &Wanted<Leaves>,
    reading: &Rc<RefCell<Reading>>,
    progress: &UseStateSetter<(usize, usize)>,
) {
    progress.set(reading.borrow().progress());
    let next = || {
        let image = reading.borrow_mut().ask_next()?;
        Some(async move {
            let answer = wanted.registry.ancestry(&wanted.repository, &image).await;
            reading.borrow_mut().settle(image, answer);
            progress.set(reading.borrow().progress());
        })
    };
    each_at_once(AT_ONCE, next).await;
}

fn grow(leaves: &Rc<Leaves>, reading: &Reading) -> Grown {
    let node = |id: &crate::name::ImageId| NodeId::Image(id.clone());
    let chains: Vec<Vec<NodeId>> =
        reading.found().iter().map(|ancestry| ancestry.ids().iter().map(node).collect()).collect();
    let forest = Forest::grow(&leaves.tips(), chains.iter().map(Vec::as_slice));
    let refused: HashMap<NodeId, Cause> =
        reading.refused().map(|(image, error)| (node(image), Cause::Failed(error.clone()))).collect();
    let cause = |tag: usize| {
        let cause = match leaves.all().get(tag).and_then(|leaf| leaf.node.as_ref()) {
            None => Cause::NoImage,
            Some(image) => refused.get(image).cloned().unwrap_or(Cause::NotAsked),
        };
        (tag, cause)
    };
    let causes = forest.unplaced().map(cause).collect();
    Grown {
        leaves: leaves.clone(),
        causes,
        left: reading.left(),
        halted: reading.halted().cloned(),
        read: reading.found().len(),
        known: None,
        asks: false,
        others: Vec::new(),
        some: false,
        platform: Platform::default(),
        platforms: Vec::new(),
        forest: Rc::new(forest),
    }
}
