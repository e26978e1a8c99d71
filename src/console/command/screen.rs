//! What a screen asks for.

use super::task::Task;
use crate::console::route::{Api, Named, Route, View};
use crate::console::target::Target;
use crate::name::{Digest, ImageId, Repository, Selector, Tag};

/// What is known of what a screen shows, from what it has read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// A tag of the repository, `latest` if there is one; the tag that is written where one is to be set.
    pub tag: Option<Tag>,
    /// The digest of the manifest that is shown.
    pub manifest: Option<Digest>,
    /// That of its configuration.
    pub config: Option<Digest>,
    /// Its first layer, or the image that is shown, of v1.
    pub layer: Option<Target>,
}

/// The tasks of a screen, the most asked for first; none where a screen asks a registry nothing.
#[must_use]
pub fn screen(route: &Route, api: Api, seen: &Seen) -> Vec<Task> {
    match route {
        Route::Connect { .. } | Route::Preferences | Route::Help { .. } | Route::Unknown(_) => Vec::new(),
        Route::SignUp { .. } => vec![Task::SignUp],
        Route::Account { .. } | Route::Doctor { .. } => vec![Task::SignIn],
        Route::Repositories { list, .. } => {
            let search =
                (api == Api::V1 && !list.filter.is_empty()).then(|| Task::Search(list.filter.clone()));
            search.into_iter().chain([Task::Repositories, Task::SignIn]).collect()
        }
        Route::Repository { repository, view, .. } => of_repository(repository, *view, api, seen),
        Route::Image { repository, selector, .. } => of_image(repository, selector, api, seen),
        Route::Compare { left, right, .. } => {
            [left, right].into_iter().flat_map(|named| of_either(named, api)).collect()
        }
        Route::Insert { repository, .. } => vec![Task::Insert(repository.clone(), seen.tag.clone())],
    }
}

fn of_repository(repository: &Repository, view: View, api: Api, seen: &Seen) -> Vec<Task> {
    let mut tasks = match view {
        View::Tags => Vec::new(),
        View::Tree => vec![Task::Tree(repository.clone())],
        View::Images => vec![Task::Images(repository.clone())],
        View::About if api == Api::V1 => vec![Task::About(repository.clone())],
        View::About => vec![Task::SignIn],
    };
    tasks.push(Task::Tags(repository.clone()));
    if view == View::Tags {
        tasks.extend(seen.tag.clone().map(|tag| Task::Resolve(repository.clone(), tag)));
    }
    tasks
}

fn of_image(repository: &Repository, selector: &Selector, api: Api, seen: &Seen) -> Vec<Task> {
    let mut tasks = Vec::new();
    if let Selector::Tag(tag) = selector {
        tasks.push(Task::Resolve(repository.clone(), tag.clone()));
    }
    tasks.push(Task::Manifest(repository.clone(), selector.clone()));
    if api == Api::V1 {
        tasks.extend(image_of(selector, seen).map(|id| Task::Ancestry(repository.clone(), id)));
    } else {
        // Of an index each tool would take an image of its own choice, not the one that is shown.
        let shown = seen.manifest.clone().map_or_else(|| selector.clone(), Selector::Digest);
        tasks.push(Task::Config(repository.clone(), shown, seen.config.clone()));
    }
    tasks.extend(seen.layer.clone().map(|layer| Task::Layer(repository.clone(), layer)));
    tasks.extend(seen.manifest.clone().map(|digest| Task::Referrers(repository.clone(), digest)));
    tasks
}

fn image_of(selector: &Selector, seen: &Seen) -> Option<ImageId> {
    match (selector, &seen.layer) {
        (Selector::Image(id), _) | (_, Some(Target::Image(id))) => Some(id.clone()),
        _ => None,
    }
}

fn of_either(named: &Named, api: Api) -> Vec<Task> {
    let (repository, selector) = (&named.repository, &named.selector);
    let manifest = Task::Manifest(repository.clone(), selector.clone());
    let config = (api == Api::V2).then(|| Task::Config(repository.clone(), selector.clone(), None));
    [manifest].into_iter().chain(config).collect()
}
