//! The screen of an image that has been read: the title with its acts, and the sections.

use super::about::About;
use super::files::Files;
use super::layers::Layers;
use super::lines::lines;
use super::open::Opened;
use super::reading::{use_chain, use_pushed, use_tags};
use super::sizes::Sizes;
use super::title::Title;
use crate::console::capability::Act;
use crate::console::route::Place;
use crate::name::{ImageId, Repository, Selector};
use crate::ui::hooks::{use_console, use_words};
use crate::ui::notice::Notice;
use crate::ui::pages::image::config::Config;
use crate::ui::pages::image::history::History;
use crate::ui::pages::image::raw::Raw;
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
    let image = props.opened.image.clone();
    let files_of = use_state_eq(|| None::<ImageId>);

    let reading = use_chain(props);
    let tags = use_tags(props);
    let pushed = use_pushed(props);
    let sizes = Sizes::of(&reading.chain);
    let (lines, base) = lines(&words, (&reading.chain, reading.loading), tags.value.as_deref());
    let lists_files = why_not(&words, &console, &props.place, Act::ListFiles).is_none();
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
            <Layers place={props.place.clone()} repository={props.repository.clone()} chain={reading.chain.clone()}
                tags={tags.value.clone()} on_read={reading.more} reading={reading.loading} on_stop={reading.stop} on_files={show_files}
                {lists_files} />
            if let Some(id) = files_of.as_ref() {
                <Files key={id.as_str()} place={props.place.clone()} repository={props.repository.clone()} id={id.clone()}
                    has_parent={reading.chain.ids.first() != Some(id)}
                    on_close={let files_of = files_of.clone(); move |()| files_of.set(None)} />
            }
            <div class="pt-two pt-two-even">
                <div>
                    <Config config={image.config.clone()} />
                    <About place={props.place.clone()} repository={props.repository.clone()} image={image.clone()} {pushed} />
                </div>
                <div>
                    <History {lines} hint={words.image.history_hint().to_owned()}>
                        if let Some((count, tag)) = base {
                            { words.count_with(words.image.from_base(), count, &[("tag", tag.as_str())]) }
                        }
                    </History>
                    <Raw title={words.image.raw_json().to_owned()} json={image.raw.clone()} />
                </div>
            </div>
        </>
    }
}
