//! The screen of an image that has been read: the title with its acts, and the sections.

use super::about::About;
use super::chain::{self, Chain};
use super::config::Config;
use super::files::Files;
use super::history::History;
use super::layers::Layers;
use super::open::Opened;
use super::raw::Raw;
use super::sizes::Sizes;
use super::title::Title;
use crate::console::capability::Act;
use crate::console::route::Place;
use crate::name::{ImageId, Repository, Selector};
use crate::ui::hooks::{use_console, use_resource, use_words};
use crate::ui::notice::Notice;
use crate::ui::parts::offer::why_not;
use std::rc::Rc;
use yew::prelude::*;

/// Which image.
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    /// The registry.
    pub place: Place,
    /// The repository through which it is reached.
    pub repository: Repository,
    /// What named it.
    pub selector: Selector,
    /// The image and its ancestry.
    pub opened: Rc<Opened>,
}

/// Everything about one image.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let (words, console) = (use_words(), use_console());
    let registry = console.registry(&props.place);
    let image = props.opened.image.clone();
    let files_of = use_state_eq(|| None::<ImageId>);

    let chain = use_reducer(|| Chain::new(&image, props.opened.ancestry.ids()));
    let most = use_state_eq(|| chain::FIRST);
    let reading = {
        let (registry, repository) = (registry.clone(), props.repository.clone());
        let (tell, newest) = (chain.dispatcher(), use_mut_ref(|| None::<Rc<Chain>>));
        *newest.borrow_mut() = Some(Rc::new(Chain::clone(&chain)));
        use_resource(*most, move |most| {
            let (registry, repository, most) = (registry.clone(), repository.clone(), *most);
            let (tell, chain) = (tell.clone(), newest.borrow().clone());
            async move {
                if let Some(chain) = chain {
                    chain::read(&registry, &repository, &chain, most, &tell).await;
                }
                Ok(())
            }
        })
    };
    let tags = {
        let registry = registry.clone();
        use_resource(props.repository.clone(), move |repository| {
            let (registry, repository) = (registry.clone(), repository.clone());
            async move { registry.tags(&repository).await }
        })
    };
    let pushed =
        use_resource((props.repository.clone(), props.selector.clone()), move |(repository, selector)| {
            let (registry, repository, selector) = (registry.clone(), repository.clone(), selector.clone());
            async move {
                match selector {
                    // Noted by docker-registry alone; where it is not, there is nothing to say.
                    Selector::Tag(tag) => Ok(registry.tag_facts(&repository, &tag).await.ok()),
                    _ => Ok(None),
                }
            }
        });
    let lists_files = why_not(&words, &console, &props.place, Act::ListFiles).is_none();
    let shared = Rc::new(Chain::clone(&chain));
    let sizes = Sizes::of(&shared);
    let read_more = {
        let (reload, length) = (reading.reload.clone(), chain.ids.len());
        Callback::from(move |()| if *most < length { most.set(length) } else { reload.emit(()) })
    };
    let show_files = {
        let files_of = files_of.setter();
        Callback::from(move |id| files_of.set(Some(id)))
    };
    html! {
        <>
            <Title place={props.place.clone()} repository={props.repository.clone()} selector={props.selector.clone()}
                image={image.clone()} tags={tags.value.clone()} size={sizes.total().map(|bytes| (bytes, sizes.measure))}
                on_change={tags.reload.clone()} />
            if let Some(error) = &tags.error {
                <Notice {error} attempt={words.image.attempt_tags().to_owned()} on_retry={tags.reload.clone()} />
            }
            <Layers place={props.place.clone()} repository={props.repository.clone()} chain={shared.clone()}
                tags={tags.value.clone()} on_read={read_more} reading={reading.loading} on_files={show_files}
                {lists_files} />
            if let Some(id) = files_of.as_ref() {
                <Files key={id.as_str()} place={props.place.clone()} repository={props.repository.clone()} id={id.clone()}
                    has_parent={shared.ids.first() != Some(id)}
                    on_close={let files_of = files_of.clone(); move |()| files_of.set(None)} />
            }
            <div class="pt-two pt-two-even">
                <div>
                    <Config config={image.config.clone()} />
                    <About place={props.place.clone()} repository={props.repository.clone()} image={image.clone()} pushed={pushed.value.as_deref().and_then(|facts| facts.clone()).map(Rc::new)} />
                </div>
                <div>
                    <History chain={shared} tags={tags.value.clone()} />
                    <Raw json={image.raw.clone()} />
                </div>
            </div>
        </>
    }
}
