//! The chains of all tags of one repository, or of several, where the registry speaks v2: the manifest of each tag, that
//! of the platform that is drawn, and its configuration. What was read is kept, so that another platform, another
//! repository or a tag that is gone costs only what is new.

use super::berths::{Berths, Moored};
use super::grown::{AT_ONCE, Ancestries, Grown};
use crate::console::target::TagRow;
use crate::console::tree::each_at_once;
use crate::image::manifest::Platform;
use crate::name::{Heard, Repository, Tag};
use crate::registry::Registry;
use crate::ui::hooks::use_resource;
use crate::web::Fetch;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Where more tags than this are still to be read, in all repositories together, a person is asked first: each is two or
/// three requests.
const ASK_FIRST: usize = 500;

/// What is drawn: the tags of a repository, and those of others beside it.
#[derive(Clone)]
pub(super) struct Fleet {
    /// The registry.
    pub registry: Registry<Fetch>,
    /// The repository whose tree it is.
    pub repository: Repository,
    /// Its tags.
    pub rows: Rc<Vec<TagRow>>,
    /// How often they were read anew: what a tag pointed at before may be another thing now.
    pub turn: u32,
    /// Whether there are or may be more of them.
    pub some: bool,
    /// The other repositories.
    pub others: Rc<Vec<Repository>>,
    /// The platform.
    pub platform: Platform,
}

impl PartialEq for Fleet {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.rows, &other.rows)
            && self.registry == other.registry
            && (self.turn, self.some) == (other.turn, other.some)
            && self.is_alike(other)
    }
}

impl Fleet {
    /// Whether what was said of the one holds for the other: the same repositories and platform, whatever their tags.
    fn is_alike(&self, other: &Self) -> bool {
        self.repository == other.repository
            && (&self.others, &self.platform) == (&other.others, &other.platform)
    }
}

/// What a person said of reading a fleet.
#[derive(Clone, Copy, PartialEq)]
enum Word {
    /// Nothing yet.
    None,
    /// To stop.
    Stop,
    /// To read on, for the how-manieth time.
    ReadOn(u32),
}

impl Word {
    /// To read on, once more than before.
    fn and_on(self) -> Self {
        match self {
            Self::ReadOn(times) => Self::ReadOn(times.wrapping_add(1)),
            Self::None | Self::Stop => Self::ReadOn(0),
        }
    }
}

#[derive(Clone, PartialEq)]
struct Wanted {
    fleet: Fleet,
    word: Word,
}

/// Reads the chains of a fleet's tags; nothing where there is no fleet.
#[hook]
pub(super) fn use_chains(fleet: Option<Fleet>) -> Ancestries {
    let berths: Rc<RefCell<Berths>> = use_mut_ref(Berths::default);
    let read_for = use_mut_ref(|| None::<u32>);
    let progress = use_state_eq(|| (0, 0));
    let said = use_state(|| None::<Wanted>);
    let wanted = fleet.map(|fleet| {
        let said = said.as_ref().filter(|said| said.fleet.is_alike(&fleet));
        Wanted { word: said.map_or(Word::None, |said| said.word), fleet }
    });
    let stop = use_callback((said.setter(), wanted.clone()), |(), (said, wanted)| {
        said.set(wanted.clone().map(|wanted| Wanted { word: Word::Stop, ..wanted }));
    });
    let again = use_callback((said.setter(), wanted.clone()), |(), (said, wanted)| {
        said.set(wanted.clone().map(|wanted| Wanted { word: wanted.word.and_on(), ..wanted }));
    });
    let resource = {
        let progress = progress.setter();
        use_resource(wanted, move |wanted: &Option<Wanted>| {
            let (berths, progress, wanted) = (berths.clone(), progress.clone(), wanted.clone());
            if let Some(Wanted { fleet, .. }) = &wanted {
                let last = read_for.borrow_mut().replace(fleet.turn);
                if last.is_some_and(|last| last != fleet.turn) {
                    berths.borrow_mut().forget_tags(&fleet.repository);
                }
            }
            async move {
                let Some(Wanted { fleet, word }) = wanted else { return Ok(None) };
                berths.borrow_mut().begin();
                let agreed = matches!(word, Word::ReadOn(_));
                if word != Word::Stop {
                    others(&fleet, agreed, &berths).await;
                }
                let tags = berths.borrow().tags(&fleet);
                let many = berths.borrow().unread(&fleet, &tags) > ASK_FIRST;
                let asks = many && word == Word::None;
                if word != Word::Stop && !asks {
                    progress.set((0, tags.len()));
                    read(&fleet, &tags, &berths, &progress).await;
                }
                Ok(Some(Rc::new(berths.borrow().grow(&fleet, tags, asks))))
            }
        })
    };
    let grown: Option<Rc<Grown>> = resource.value.as_ref().and_then(|grown| (**grown).clone());
    Ancestries { grown, loading: resource.loading, progress: *progress, stop, again }
}

/// A tag and where it is.
pub(super) type Berth = (Option<Rc<Repository>>, Heard<Tag>);

/// Reads the names of the tags of the other repositories: all where that was agreed to, else until they are so many
/// that it is asked first.
async fn others(fleet: &Fleet, agreed: bool, berths: &RefCell<Berths>) {
    for repository in fleet.others.iter() {
        loop {
            let next = {
                let mut berths = berths.borrow_mut();
                let (list, error) = berths.list(repository);
                let enough = error.is_some() || !agreed && list.tags.len() > ASK_FIRST;
                if enough { None } else { list.next() }
            };
            let Some(next) = next else { break };
            let page = fleet.registry.tag_names(repository, next).await;
            let mut berths = berths.borrow_mut();
            berths.note_page(repository, page);
            if berths.halted().is_some() {
                return;
            }
        }
    }
}

/// Reads what is missing of each tag, a few at a time.
async fn read(
    fleet: &Fleet,
    tags: &[Berth],
    berths: &RefCell<Berths>,
    progress: &UseStateSetter<(usize, usize)>,
) {
    let (mut at, mut done) = (0, 0);
    let settled = RefCell::new(&mut done);
    let next = || {
        let (elsewhere, tag) = loop {
            if berths.borrow().halted().is_some() {
                return None;
            }
            let one = tags.get(at)?;
            at += 1;
            match &one.1 {
                Heard::Valid(tag) => break (one.0.clone(), tag.clone()),
                Heard::Odd(_) => **settled.borrow_mut() += 1,
            }
        };
        let settled = &settled;
        Some(async move {
            let repository = elsewhere.as_deref().unwrap_or(&fleet.repository);
            Moored { registry: &fleet.registry, repository, platform: &fleet.platform, berths }
                .read(&tag)
                .await;
            **settled.borrow_mut() += 1;
            progress.set((**settled.borrow(), tags.len()));
        })
    };
    each_at_once(AT_ONCE, next).await;
}
