//! The files in a layer as the registry lists them, and what the layer changed against its parent. Paths are as the
//! archive has them: shown, never followed (security notes I12).

use super::file_rows::{FileRows, Row};
use crate::console::capability::Act;
use crate::console::route::Place;
use crate::image::Changes;
use crate::name::{ImageId, Repository};
use crate::registry::error::{Error, ErrorKind};
use crate::ui::hooks::{Resource, use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::button::{Button, Kind};
use crate::ui::parts::choices::Choice;
use crate::ui::parts::figures::Ghost;
use crate::ui::parts::head::Head;
use crate::ui::parts::offer::why_not;
use crate::ui::parts::seek::SeekField;
use crate::ui::parts::sentence::{name, sentence};
use std::rc::Rc;
use yew::prelude::*;

/// Which layer's files.
#[derive(Properties, PartialEq)]
pub(super) struct FilesProps {
    /// The registry.
    pub place: Place,
    /// The repository through which it is reached.
    pub repository: Repository,
    /// Its image.
    pub id: ImageId,
    /// Whether it has a parent that it can differ from.
    pub has_parent: bool,
    /// Shuts the list.
    pub on_close: Callback<()>,
}

/// What came of asking: rows, or nothing while the registry still works them out.
type Listing = Option<Rc<[Row]>>;

const FILES: &str = "files";
const CHANGES: &str = "changes";

/// A section with the files of one layer.
#[component]
pub(super) fn Files(props: &FilesProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let what = use_state_eq(|| AttrValue::Static(FILES));
    let query = use_state_eq(String::new);
    let node = use_node_ref();
    let listing = use_listing(props, *what == CHANGES);
    use_effect_with((), {
        let node = node.clone();
        move |()| node.get().iter().for_each(crate::web::modal::focus)
    });
    let text = &words.image;
    let label = words.fill(text.files_of(), &[("id", props.id.short())]);
    let title = sentence(text.files_of(), &[("id", name(props.id.short()))]);
    let offers_changes =
        props.has_parent && why_not(&words, &console, &props.place, Act::ListChanges).is_none();
    html! {
        <section class="pt-files" ref={node} tabindex="-1" aria-label={label}>
            <Head {title}>
                <Button kind={Kind::Bare} icon="close" label={words.common.close().to_owned()}
                    on_press={props.on_close.clone()} />
            </Head>
            <div class="pt-tools">
                <SeekField label={text.filter_files().to_owned()} value={(*query).clone()}
                    on_input={let query = query.clone(); move |typed| query.set(typed)}
                    clear={text.clear_filter().to_owned()} />
                if offers_changes {
                    <Choice label={text.which_files().to_owned()} group="pt-files" value={(*what).clone()}
                        options={vec![
                            (FILES.into(), text.all_files().to_owned().into()),
                            (CHANGES.into(), text.only_changes().to_owned().into()),
                        ]}
                        on_change={let what = what.clone(); move |chosen| what.set(chosen)} />
                }
            </div>
            if *what == CHANGES && is_off(&listing) {
                <p class="pt-quiet" role="status">
                    { text.changes_off() }{ " " }
                    <button class="pt-link" type="button" onclick={move |_: MouseEvent| what.set(FILES.into())}>
                        { text.see_all_files() }
                    </button>
                </p>
            } else {
                { body(&words, &listing, &query, *what == CHANGES) }
            }
        </section>
    }
}

/// Whether the registry has no call for it, or has it switched off: docker-registry without a queue refuses.
fn is_off(listing: &Resource<Listing>) -> bool {
    listing
        .error
        .as_ref()
        .is_some_and(|error| matches!(error.kind, ErrorKind::Unsupported | ErrorKind::Rejected))
}

fn body(words: &crate::ui::hooks::Words, listing: &Resource<Listing>, query: &str, changes: bool) -> Html {
    let text = &words.image;
    let attempt = if changes { text.attempt_changes() } else { text.attempt_files() };
    let again = listing.reload.clone();
    if let Some(error) = &listing.error {
        return html! { <Notice {error} attempt={attempt.to_owned()} on_retry={again} /> };
    }
    match listing.value.as_deref() {
        Some(Some(rows)) if !listing.loading => {
            html! { <FileRows rows={rows.clone()} query={query.to_owned()} /> }
        }
        Some(None) if !listing.loading => html! {
            <p class="pt-quiet" role="status">
                { text.changes_pending() }{ " " }
                <button class="pt-link" type="button" onclick={again.reform(|_| ())}>
                    { words.common.try_again() }
                </button>
            </p>
        },
        _ => html! { <p aria-busy="true"><Ghost width={5} />{ " " }<Ghost width={4} /></p> },
    }
}

#[hook]
fn use_listing(props: &FilesProps, changes: bool) -> Resource<Listing> {
    let console = use_console();
    let registry = console.registry(&props.place);
    let asked = (props.repository.clone(), props.id.clone(), changes);
    let listing = use_resource(asked, move |(repository, id, changes)| {
        let (registry, repository, id, changes) =
            (registry.clone(), repository.clone(), id.clone(), *changes);
        async move {
            Ok::<Listing, Error>(if changes {
                registry
                    .changes(&repository, &id)
                    .await?
                    .map(|Changes(all)| all.into_iter().map(Row::from).collect())
            } else {
                Some(registry.files(&repository, &id).await?.into_iter().map(Row::from).collect())
            })
        }
    });
    let unsupported = listing.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Unsupported);
    let off = unsupported || (changes && is_off(&listing));
    let place = props.place.clone();
    use_effect_with((off, changes), move |(off, changes)| {
        if *off {
            console.tell_unsupported(&place, if *changes { Act::ListChanges } else { Act::ListFiles });
        }
    });
    listing
}
